internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// A day that has a name beside a date that is another day: 9月3日是烈士纪念日, 国家宪法日（11月4日）.
struct NamedDays: Sendable {
    /// When a named day is.
    enum Rule: Sendable {
        case fixed(month: Int, day: Int)
        /// The third Sunday of May; 1 for Monday … 7 for Sunday.
        case weekday(month: Int, number: Int, weekday: Int)

        /// Reads 12-04 or, for the third Sunday of May, 05-3-7.
        init?(_ text: String) {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard parts.count == 2 || parts.count == 3, let month = parts[0], (1...12).contains(month), let second = parts[1]
            else { return nil }
            if parts.count == 2 {
                guard (1...CalendarDate.days(inMonth: month, of: 2024)).contains(second) else { return nil }
                self = .fixed(month: month, day: second)
            } else {
                guard let weekday = parts[2], (1...4).contains(second), (1...7).contains(weekday) else { return nil }
                self = .weekday(month: month, number: second, weekday: weekday)
            }
        }

        func date(in year: Int) -> CalendarDate? {
            switch self {
            case .fixed(let month, let day): return CalendarDate(year: year, month: month, day: day)
            case .weekday(let month, let number, let weekday):
                guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
                let day = 1 + (weekday - first.weekday + 7) % 7 + (number - 1) * 7
                return CalendarDate(year: year, month: month, day: day)
            }
        }
    }

    private struct Day: Sendable {
        var name: [UInt32]
        var rule: Rule
        var entry: Int
    }

    private let days: [Day]

    init(_ rule: BaguanRules.Rule, diagnostics: inout [Diagnostic]) {
        var days: [Day] = []
        for (index, entry) in rule.entries.enumerated() {
            guard let day = entry.fields["day"].flatMap(Rule.init) else {
                diagnostics.append(Self.badDay(of: entry))
                continue
            }
            days += entry.find.map { Day(name: $0.unicodeScalars.map(\.value), rule: day, entry: index) }
        }
        self.days = days.sorted { $0.name.count > $1.name.count }
    }

    func slips(in context: InspectionContext, _ candidates: [RuleCandidate], _ wordings: [String]) -> [DateSlip] {
        // Asked for only where a name stands beside a date, which is seldom.
        lazy var years = StatedYears(in: context, candidates, wordings)
        return candidates.compactMap { candidate in
            guard wordings[candidate.wording] == "月" else { return nil }
            guard let date = context.date(monthAt: candidate.range.lowerBound, in: candidate.block) else { return nil }
            let text = context.scalars(of: candidate.block)
            guard let span = DateSpan(date, in: text.values), span.end == nil,
                let day = dayBehind(span.range.upperBound, text.values) ?? dayAround(span.range, text.values)
            else { return nil }
            return slip(span.start, day, text, candidate.block, context, years)
        }
    }

    private func slip(
        _ mention: DateMention, _ day: Day, _ text: ScalarText, _ block: Int, _ context: InspectionContext,
        _ years: StatedYears
    ) -> DateSlip? {
        guard mention.year != .every, mention.year != .unclear else { return nil }
        let publication = context.publication
        let stated = mention.statedYear(publication.date.year)
        guard let year = stated ?? years.nearest(to: mention, publication.date), let right = day.rule.date(in: year),
            (right.month, right.day) != (mention.month, mention.day)
        else { return nil }
        // The third Sunday of May hangs on a year that is only guessed.
        if case .weekday = day.rule, stated == nil, !publication.hasOwnDate, !years.all.contains(year) { return nil }
        let shown = "\(right.month)月\(right.day)日"
        var slip = DateSlip(range: text.range(mention.range), block: block, date: shown, suggestion: mention.statedYearText + shown)
        slip.name = String(String.UnicodeScalarView(day.name.compactMap(Unicode.Scalar.init)))
        slip.entry = day.entry
        return slip
    }

    // MARK: - Names beside a date

    private static let links = ["，是", "是", "为", "即", "第", " ", "　"].map { $0.unicodeScalars.map(\.value) }
    private static let attributes = ["我国", "全国", "中国", "今年的", "一年一度的", "法定的"].map { $0.unicodeScalars.map(\.value) }
    private static let ends = Set("，。！；：？、）)”》\n,.!;".unicodeScalars.map(\.value))

    /// 9月30日是（第十三个）烈士纪念日 with nothing but a mark behind it: 教师节表彰大会 may be on any day.
    private func dayBehind(_ end: Int, _ values: [UInt32]) -> Day? {
        var at = DateSpan.pastBrackets(DateMention.forward(end, in: values), in: values)
        for _ in 0...5 {
            if let day = days.first(where: { Self.stands($0.name, at, values) }) {
                let next = at + day.name.count
                return next == values.count || Self.ends.contains(values[next]) ? day : nil
            }
            if let number = Numeral.read(in: values, at: at), number.isOrdinal || at > 0 && values[at - 1] == 0x7B2C,
                number.range.upperBound < values.count, [0x4E2A, 0x6B21, 0x5C4A].contains(values[number.range.upperBound])
            {
                at = number.range.upperBound + 1
            } else if let word = (Self.links + Self.attributes).first(where: { Self.stands($0, at, values) }) {
                at += word.count
            } else {
                return nil
            }
        }
        return nil
    }

    /// 烈士纪念日（9月30日）
    private func dayAround(_ range: Range<Int>, _ values: [UInt32]) -> Day? {
        guard range.lowerBound > 0, [0xFF08, 0x28].contains(values[range.lowerBound - 1]), range.upperBound < values.count,
            [0xFF09, 0x29].contains(values[range.upperBound])
        else { return nil }
        let end = range.lowerBound - 1
        return days.first { $0.name.count <= end && Self.stands($0.name, end - $0.name.count, values) }
    }

    private static func stands(_ word: [UInt32], _ index: Int, _ values: [UInt32]) -> Bool {
        index + word.count <= values.count && values[index..<index + word.count].elementsEqual(word)
    }

    private static func badDay(of entry: Entry) -> Diagnostic {
        Diagnostic(
            code: "bad-day", filePath: entry.place.path, position: entry.place.position,
            message: Localized(
                zh: "“\(entry.find.first ?? "")”没有写明是哪一天", en: "“\(entry.find.first ?? "")” does not say which day it is"),
            remedy: Localized(
                zh: "day 写月和日，如 12-04；五月第三个星期日写 05-3-7（月-第几个-星期几）。",
                en: "Give month and day in day, as 12-04; the third Sunday of May is 05-3-7."))
    }
}
