internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanText

/// What a draft says of days off, against the table: 国庆节放假10月1日至8日, 10月3日正常上课, 9月20日放假.
///
/// Only plain claims are judged: a span with a holiday's name and 放假; a day with 上班 or 上课; a day with 放假.
/// Years for which the table has nothing are not judged.
final class HolidayClaims {
    let table: HolidayTable
    let context: InspectionContext
    /// Names of holidays in the text, in its order: 2026's table and the draft's words have them without years.
    let names: [RuleCandidate]
    /// Words by which a sentence speaks of other days: 高三, 寒假.
    let others: [RuleCandidate]
    let wordings: [String]
    private let candidates: [RuleCandidate]
    /// Asked for only where something is claimed, which is seldom.
    private lazy var years = StatedYears(in: context, candidates, wordings)

    init(
        _ table: HolidayTable, in context: InspectionContext, _ candidates: [RuleCandidate], _ wordings: [String],
        names: Range<Int>
    ) {
        self.table = table
        self.context = context
        self.wordings = wordings
        self.names = candidates.filter { names.contains($0.wording) }
        others = candidates.filter { $0.wording >= names.upperBound }
        self.candidates = candidates
    }

    func slips(_ candidates: [RuleCandidate]) -> [DateSlip] {
        var last: (block: Int, end: Int) = (-1, 0)
        return candidates.compactMap { candidate in
            guard wordings[candidate.wording] == "月" else { return nil }
            guard let date = context.date(monthAt: candidate.range.lowerBound, in: candidate.block) else { return nil }
            let text = context.scalars(of: candidate.block)
            guard last.block != candidate.block || date.range.upperBound > last.end, let span = DateSpan(date, in: text.values)
            else { return nil }
            last = (candidate.block, span.range.upperBound)
            guard let act = DayOffWord(after: span.range.upperBound, in: text.values, names: holidayNames) else {
                return heading(span, text, candidate.block)
            }
            return slip(of: span, act, text, candidate.block)
        }
    }

    /// The names in the text, scalar by scalar; asked for at every date.
    private lazy var holidayNames = Self.scalars(Set(names.map { wordings[$0.wording] }))

    private static func scalars(_ texts: Set<String>) -> [[UInt32]] {
        texts.map { $0.unicodeScalars.map(\.value) }.sorted { $0.count > $1.count }
    }

    // MARK: - Claims

    /// 国庆节放假时间：10月1日至8日: the word stands before the days.
    private func heading(_ span: DateSpan, _ text: ScalarText, _ block: Int) -> DateSlip? {
        guard span.end != nil, let (name, between) = name(before: span, text, block),
            DayOffWord.announces(text.values[between])
        else { return nil }
        return wrongSpan(span, name, text, block)
    }

    private func slip(of span: DateSpan, _ act: DayOffWord, _ text: ScalarText, _ block: Int) -> DateSlip? {
        switch act.kind {
        case .off where span.end != nil:
            guard let name = act.name ?? name(before: span, text, block)?.name else { return nil }
            return wrongSpan(span, name, text, block)
        case .off: return offOnMakeUpDay(span, text, block)
        case .work: return workOnHoliday(span, text, block)
        }
    }

    private func wrongSpan(_ span: DateSpan, _ name: String, _ text: ScalarText, _ block: Int) -> DateSlip? {
        guard let (days, isGuess) = days(of: span, text, block), !speaksOfOthers(span, text, block),
            let holiday = table.holiday(overlapping: days) ?? table.holiday(named: name, around: days.lowerBound),
            !fits(days, holiday)
        else { return nil }
        let shown = Self.shown(holiday.days)
        return slip(
            span, holiday, isGuess, text, block, date: "\(holiday.title)是\(shown)",
            suggestion: span.start.statedYearText + shown)
    }

    /// Whether the days said to be off are the holiday's, with or without the weekend beside them.
    private func fits(_ days: ClosedRange<CalendarDate>, _ holiday: HolidayTable.Holiday) -> Bool {
        guard days.lowerBound <= holiday.days.lowerBound, days.upperBound >= holiday.days.upperBound else { return false }
        var day = days.lowerBound
        while day <= days.upperBound {
            guard table.isOff(day) else { return false }
            day = day.next
        }
        return true
    }

    private func offOnMakeUpDay(_ span: DateSpan, _ text: ScalarText, _ block: Int) -> DateSlip? {
        guard let (days, isGuess) = days(of: span, text, block), !speaksOfOthers(span, text, block),
            let holiday = table.holiday(madeUpOn: days.lowerBound)
        else { return nil }
        return slip(span, holiday, isGuess, text, block, date: "这一天是\(holiday.title)的调休上班日")
    }

    private func workOnHoliday(_ span: DateSpan, _ text: ScalarText, _ block: Int) -> DateSlip? {
        guard let (days, isGuess) = days(of: span, text, block), !speaksOfOthers(span, text, block),
            let holiday = table.holiday(on: days.lowerBound)
        else { return nil }
        return slip(span, holiday, isGuess, text, block, date: "\(holiday.title)放假是\(Self.shown(holiday.days))")
    }

    // MARK: - Parts

    /// The holiday's name in front, with what stands between it and the date; other dates in between part them.
    private func name(before span: DateSpan, _ text: ScalarText, _ block: Int) -> (name: String, between: Range<Int>)? {
        let end = span.range.lowerBound
        let place = text.range(span.range).lowerBound
        let index = names.partitionIndex { $0.block > block || $0.block == block && $0.range.lowerBound >= place }
        guard index > 0, names[index - 1].block == block else { return nil }
        let nearest = names[index - 1]
        let start = text.indices(of: nearest.range).upperBound
        guard start <= end, end - start <= 24 else { return nil }
        let between = text.values[start..<end]
        // 春节期间，2月17日至19日休息 speaks of some days of the holiday.
        guard !between.contains(where: { [0x3002, 0xFF1B, 0x6708].contains($0) }),
            !zip(between, between.dropFirst()).contains(where: { $0 == (0x671F, 0x95F4) })
        else { return nil }
        return (wordings[nearest.wording], start..<end)
    }

    /// The days of the calendar that are meant, and whether their year is a guess.
    private func days(of span: DateSpan, _ text: ScalarText, _ block: Int) -> (ClosedRange<CalendarDate>, isGuess: Bool)? {
        let publication = context.publication
        guard span.start.year != .every, span.start.year != .unclear else { return nil }
        let stated = span.start.statedYear(publication.date.year)
        let year = stated ?? years.nearest(to: span.start, publication.date)
        guard let year, let days = span.days(in: year), weekdayFits(span, days.lowerBound, text) else { return nil }
        return (days, stated == nil && !publication.hasOwnDate && !years.all.contains(year))
    }

    /// A weekday beside the date that does not fit shows that another year is meant, or that the weekday is wrong.
    private func weekdayFits(_ span: DateSpan, _ day: CalendarDate, _ text: ScalarText) -> Bool {
        WeekdayWord(after: span.start.range, in: text.values).map { $0.weekday == day.weekday } ?? true
    }

    private func speaksOfOthers(_ span: DateSpan, _ text: ScalarText, _ block: Int) -> Bool {
        guard !others.isEmpty else { return false }
        let sentence = context.sentence(around: text.range(span.range), in: block)
        return others.contains { $0.block == block && sentence.contains($0.range.lowerBound) }
    }

    private func slip(
        _ span: DateSpan, _ holiday: HolidayTable.Holiday, _ isGuess: Bool, _ text: ScalarText, _ block: Int, date: String,
        suggestion: String? = nil
    ) -> DateSlip {
        var slip = DateSlip(range: text.range(span.range), block: block, date: date, suggestion: suggestion)
        slip.isUncertain = isGuess
        slip.entry = holiday.entry
        return slip
    }

    /// 10月1日至7日
    private static func shown(_ days: ClosedRange<CalendarDate>) -> String {
        let (first, last) = (days.lowerBound, days.upperBound)
        let start = "\(first.month)月\(first.day)日"
        if first == last { return start }
        return start + "至" + (first.month == last.month ? "" : "\(last.month)月") + "\(last.day)日"
    }
}
