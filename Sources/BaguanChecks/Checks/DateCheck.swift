internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Dates that cannot be, weekdays that do not fit, ranges that run backwards, and what else a calendar knows.
///
/// ```yaml
/// id: weekday
/// check: date
/// title: 日期与星期不符
/// message: 按公历，{date}是{suggest}，不是“{match}”
/// severity: error
/// find: weekday
/// ```
///
/// `impossible`: 2月30日, 13月5日, 星期八. `weekday`: the weekday right beside a date, judged in the year that is written
/// with it; without one it is judged in the publication's year and, if any other year of the text fits, left alone.
/// `reversed`: 9月20日至10日, 16:00—14:00; winter over New Year and opening hours over midnight are right. `title-year`:
/// the title's year is none of the body's. `deadline`: a notice's deadline lies before the notice's own date; the words
/// that announce one are the rule's entries. `holiday`: days off and make-up days against a table of the official notices,
/// one row for each holiday of each year (find: 2026年国庆节, start, end, workdays). `named-day`: 9月3日是烈士纪念日 against
/// a table of named days (day: 09-30, or 05-3-7 for the third Sunday of May).
struct DateCheck: Check {
    static let schema = CheckSchema(
        name: "date",
        summary: "不存在的日期、对不上的星期、前后颠倒的起止日期、标题年份与正文不符、已过的截止日期、不合放假安排的日期、记错日子的节日。",
        parameters: [
            .init(
                "find",
                .choice(["impossible", "weekday", "reversed", "title-year", "deadline", "holiday", "named-day"]),
                required: true, help: "查哪一种问题。"),
            .init("unless", .strings, help: "holiday：句子里有这些词，说的是另外的安排，不查。"),
        ],
        entries: .optional,
        columns: [
            .init("start", help: "holiday：放假第一天，如 2026-10-01。"),
            .init("end", help: "holiday：放假最后一天；只放一天的不写。"),
            .init("workdays", help: "holiday：调休上班的日子，几个用分号隔开。"),
            .init("day", help: "named-day：哪一天，如 12-04；五月第三个星期日写 05-3-7。"),
        ],
        placeholders: ["date", "name"]
    )

    let wordings: [String]
    /// For each wording, whether a date must have a numeral before it.
    private let isYearOrMonth: [Bool]
    private let rule: Rule
    private let kind: String
    private let judge: ExceptionJudge
    /// How many of the wordings are the check's own; the entries' come after them.
    private let ownWordings: Int
    private let holidays: HolidayTable?
    /// The wordings that are names of holidays.
    private let holidayNames: Range<Int>
    private let namedDays: NamedDays?

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        kind = rule.parameters.string("find") ?? ""
        judge = ExceptionJudge(rule.exceptions)
        // Where a date may stand; the dates themselves are read around these.
        let own = switch kind {
        case "impossible": ["月", "19", "20", "星期", "礼拜"]
        case "weekday": ["月", "年"]
        case "reversed": ["月", ":"]
        case "title-year": ["年"]
        case "holiday", "named-day": ["月", "年"]
        default: ["月"]
        }
        ownWordings = own.count
        let table = kind == "holiday" ? HolidayTable(rule, diagnostics: &diagnostics) : nil
        let names = table.map { Set($0.holidays.flatMap(\.names)).sorted() } ?? rule.entries.flatMap(\.find)
        holidays = table
        holidayNames = own.count..<own.count + names.count
        namedDays = kind == "named-day" ? NamedDays(rule, diagnostics: &diagnostics) : nil
        wordings = own + names + rule.parameters.strings("unless")
        isYearOrMonth = wordings.map { $0 == "年" || $0 == "月" }
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        let candidates = candidates.filter { !isYearOrMonth[$0.wording] || followsNumeral($0, in: context) }
        let slips = switch kind {
        case "impossible": ImpossibleDates.slips(in: context, candidates, wordings)
        case "weekday": WrongWeekdays.slips(in: context, candidates, wordings)
        case "reversed": ReversedRanges.slips(in: context, candidates, wordings)
        case "title-year": TitleYear.slips(in: context, candidates)
        case "holiday":
            holidays.map {
                HolidayClaims($0, in: context, candidates, wordings, names: holidayNames).slips(candidates)
            } ?? []
        case "named-day": namedDays?.slips(in: context, candidates, wordings) ?? []
        default: PastDeadlines.slips(in: context, candidates, ownWordings: ownWordings)
        }
        return slips.compactMap { finding($0, in: context) }
    }

    /// Most 年 and 月 are no part of a date (三个月, 每年), and the character before them says so.
    private func followsNumeral(_ candidate: RuleCandidate, in context: InspectionContext) -> Bool {
        guard let before = context.scalar(before: candidate.range.lowerBound, in: candidate.block) else { return false }
        return Numeral.digit(before.value) != nil || "十百千万亿两廿卅".unicodeScalars.contains(before)
    }

    private func finding(_ slip: DateSlip, in context: InspectionContext) -> Finding? {
        let match = context.document.prose[slip.range]
        let isExcused = judge.excuses(
            slip.range, in: slip.block, wording: Folding.foldWording(match), period: Period(), context: context)
        guard !isExcused else { return nil }
        return context.finding(
            rule, at: slip.range, in: slip.block,
            message: MessageTemplate.fill(
                rule.message, ["match": match, "suggest": slip.suggestion ?? "", "date": slip.date, "name": slip.name]),
            entry: slip.entry.map { rule.entries[$0] }, severity: min(slip.severity ?? rule.severity, rule.severity),
            suggestions: slip.suggestion.map { [$0] } ?? [], isUncertain: slip.isUncertain)
    }
}

/// What a calendar does not agree with.
struct DateSlip {
    var range: Range<ProseOffset>
    var block: Int
    /// The date that is spoken of, in words for the message.
    var date = ""
    /// The name of the day, if it has one.
    var name = ""
    var suggestion: String?
    /// At most this severe.
    var severity: Severity?
    var isUncertain = false
    /// The index of the entry by which it is one.
    var entry: Int?
}
