internal import BaguanFindings
internal import BaguanRules

/// The days off and the make-up days of some years, from a rule's entries.
struct HolidayTable: Sendable {
    struct Holiday: Sendable {
        /// The entry's first name, with its year: 2026年国庆节.
        var title: String
        /// What a draft calls it: 国庆节, 国庆.
        var names: [String]
        var days: ClosedRange<CalendarDate>
        var entry: Int
    }

    private(set) var holidays: [Holiday] = []
    /// Days to work on a weekend, with the holiday they make up for, by ``CalendarDate/dayNumber``.
    private var makeUpDays: [Int: Int] = [:]

    init(_ rule: Rule, diagnostics: inout [Diagnostic]) {
        for (index, entry) in rule.entries.enumerated() {
            let workdays = entry.list("workdays").map { CalendarDate($0) }
            guard let first = entry.fields["start"].flatMap({ CalendarDate($0) }),
                let last = CalendarDate(entry.fields["end"] ?? entry.fields["start"] ?? ""), first <= last,
                !workdays.contains(nil)
            else {
                diagnostics.append(Self.badDates(of: entry))
                continue
            }
            for day in workdays.compactMap({ $0 }) { makeUpDays[day.dayNumber] = holidays.count }
            holidays.append(Holiday(
                title: entry.find.first ?? "", names: entry.find.map(Self.withoutYear), days: first...last, entry: index))
        }
    }

    /// 2026年国庆节 without its year: two rows of a table may not have one name.
    static func withoutYear(_ name: String) -> String {
        guard let year = name.firstIndex(of: "年"), Int(name[..<year]) != nil else { return name }
        return String(name[name.index(after: year)...])
    }

    /// The holiday of that name which begins nearest to a day.
    func holiday(named name: String, around day: CalendarDate) -> Holiday? {
        holidays.filter { $0.names.contains(name) && abs($0.days.lowerBound.dayNumber - day.dayNumber) <= 45 }
            .min { abs($0.days.lowerBound.dayNumber - day.dayNumber) < abs($1.days.lowerBound.dayNumber - day.dayNumber) }
    }

    func holiday(overlapping days: ClosedRange<CalendarDate>) -> Holiday? { holidays.first { $0.days.overlaps(days) } }

    func holiday(on day: CalendarDate) -> Holiday? { holidays.first { $0.days.contains(day) } }

    /// The holiday for which a day on a weekend is worked.
    func holiday(madeUpOn day: CalendarDate) -> Holiday? { makeUpDays[day.dayNumber].map { holidays[$0] } }

    func isOff(_ day: CalendarDate) -> Bool {
        holiday(on: day) != nil || day.weekday >= 6 && holiday(madeUpOn: day) == nil
    }

    private static func badDates(of entry: Entry) -> Diagnostic {
        Diagnostic(
            code: "bad-holiday", filePath: entry.place.path, position: entry.place.position,
            message: Localized(
                zh: "“\(entry.find.first ?? "")”的放假日期不对", en: "“\(entry.find.first ?? "")” has dates that are none"),
            remedy: Localized(
                zh: "start、end 写放假的第一天和最后一天，workdays 写调休上班的日子，都写成 2026-10-01 这样，几个用分号隔开。",
                en: "Give the first and the last day off in start and end and the make-up days in workdays, as 2026-10-01."))
    }
}
