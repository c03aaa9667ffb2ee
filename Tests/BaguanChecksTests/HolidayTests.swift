import Baguan
import BaguanTesting
import Testing

/// Days off and named days of the `date` check.
@Suite struct HolidayTests {
    private let table = """
        find: holiday
        unless: [高三, 寒假]
        entries:
          - {find: [2026年国庆节, 2026年国庆], start: 2026-10-01, end: 2026-10-07, workdays: 2026-09-20;2026-10-10, source: 通知}
          - {find: [2026年中秋节, 2026年中秋], start: 2026-09-25, end: 2026-09-27, source: 通知}
          - {find: [2024年端午节], start: 2024-06-10, source: 通知}
          - {find: [2023年元旦], start: 2022-12-31, end: 2023-01-02, source: 通知}
        """
    private var trial: Trial { Trial("date", table, message: "{date}；{suggest}", severity: "warning") }
    private var september: Trial.Setting { .on("2026-09-10") }

    @Test(arguments: [
        "国庆节⟦10月1日至8日⟧放假。", "国庆节放假⟦10月1日（周四）至5日⟧（周一）。", "“国庆”假期：⟦10月1日—10月8日⟧", "⟦9月30日至10月7日⟧国庆节放假调休。",
        "我校⟦10月5日⟧正常上课。", "⟦10月7日⟧（星期三）全校恢复上课。", "⟦9月20日⟧（周日）放假。", "⟦2026年10月10日⟧休息，不安排活动。", "⟦10月2日⟧、3日上课。",
        "中秋、国庆放假时间为9月25日至27日、10月1日至7日，⟦10月10日⟧放假。",
    ])
    func findsWhatTheNoticeSaysOtherwise(_ text: String) throws {
        try trial.expect(text, september)
    }

    @Test(arguments: [
        "国庆节10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。", "中秋、国庆放假时间为9月25日至27日、10月1日至7日。",
        "国庆放假期间，10月2日至4日举行征文活动。", "国庆节期间，10月2日至4日休息三天。", "高三国庆节10月1日至3日放假。", "寒假与国庆节10月1日至20日放假。", "10月8日正常上课。",
        "10月1日上课铃响。", "国庆节前，10月12日放假的通知已经发出。", "2027年国庆节10月1日至3日放假。", "每年10月1日放假。", "2025年国庆节10月1日至8日放假，10月3日上课。",
        "10月3日（周五）上课。",
    ])
    func leavesAloneWhatFitsOrIsNoClaim(_ text: String) throws {
        try trial.expect(text, september)
    }

    @Test func countsTheWeekendBesideAHoliday() throws {
        try trial.expect("端午节2024年6月8日至10日放假。端午节2024年6月10日至10日放假。", september)
        try trial.expect("端午节⟦2024年6月7日至10日⟧放假。", september)
    }

    @Test func readsSpansOverNewYear() throws {
        try trial.expect("元旦2022年12月31日至2023年1月2日放假。", .on("2022-12-20"))
        try trial.expect("元旦12月31日至1月2日放假。元旦⟦1月1日至3日⟧放假。", .on("2022-12-20"))
    }

    @Test func saysWhatTheTableSaysAndKeepsTheYear() throws {
        #expect(try trial.messages("国庆节2026年10月1日至8日放假。", september) == ["2026年国庆节是10月1日至7日；2026年10月1日至7日"])
        #expect(try trial.messages("9月20日放假。", september) == ["这一天是2026年国庆节的调休上班日"])
    }

    @Test func onlyHintsWhenTheYearIsAGuess() throws {
        #expect(try trial.findings("国庆节10月1日至8日放假。", september).map(\.severity) == [.info])
        #expect(try trial.findings("2026年国庆节10月1日至8日放假。", september).map(\.severity) == [.warning])
        let dated = try trial.findings("---\ndate: 2026-09-10\n---\n\n国庆节10月1日至8日放假。", .init(date: "2026-09-10", path: "a.md"))
        #expect(dated.map(\.severity) == [.warning])
    }

    @Test func refusesDatesThatAreNone() {
        let broken = Trial("date", """
            find: holiday
            entries:
              - {find: 2026年国庆节, start: 2026-10-08, end: 2026-10-01, source: 通知}
              - {find: 2026年中秋节, source: 通知}
              - {find: 2026年春节, start: 2026-02-15, workdays: 二月, source: 通知}
            """)
        #expect(broken.diagnostics.map(\.code) == ["bad-holiday", "bad-holiday", "bad-holiday"])
    }

    /// Every row of the bundled table: as the notice has it, and with one day more or less.
    @Test func holdsTheBundledTableToItself() throws {
        let rule = try #require(BundledPacks.load().packs.flatMap(\.rules).first { $0.id.description == "calendar/holiday" })
        let trial = Trial(rules: RuleSet([rule]))
        #expect(rule.entries.count >= 40)
        for entry in rule.entries {
            let start = try #require(entry.fields["start"].flatMap { CalendarDate($0) })
            let end = try #require(CalendarDate(entry.fields["end"] ?? start.description))
            let name = try #require(entry.find.first)
            func notice(_ first: CalendarDate, _ last: CalendarDate) -> String {
                "\(name)：\(written(first))至\(written(last))放假。"
            }
            #expect(try trial.messages(notice(start, end)) == [], "\(name)")
            #expect(try trial.messages(notice(start, end.next.next.next)).count == 1, "\(name)")
            if start < end { #expect(try trial.messages(notice(start.next, end)).count == 1, "\(name)") }
            for day in (entry.fields["workdays"] ?? "").split(separator: ";").compactMap({ CalendarDate($0) }) {
                #expect(day.weekday >= 6, "\(day)")
                #expect(try trial.messages("\(written(day))上班。") == [])
                #expect(try trial.messages("\(written(day))放假。").count == 1)
            }
        }
    }

    private func written(_ date: CalendarDate) -> String { "\(date.year)年\(date.month)月\(date.day)日" }

    // MARK: - Named days

    private let days = """
        find: named-day
        entries:
          - {find: 烈士纪念日, day: 09-30, source: 法律}
          - {find: [国家公祭日, 南京大屠杀死难者国家公祭日], day: 12-13, source: 决定}
          - {find: 全国助残日, day: 05-3-7, source: 法律}
        """

    @Test(arguments: [
        "⟦9月3日⟧是烈士纪念日。", "⟦9月3日⟧，是我国第十三个烈士纪念日。", "烈士纪念日（⟦9月29日⟧）当天祭扫。", "⟦12月3日⟧为南京大屠杀死难者国家公祭日，下半旗。",
        "⟦2026年5月15日⟧是第三十六次全国助残日。", "⟦2025年5月17日⟧是全国助残日。",
    ])
    func findsANamedDayOnAnotherDay(_ text: String) throws {
        try Trial("date", days).expect(text)
    }

    @Test(arguments: [
        "9月30日是烈士纪念日。", "9月28日烈士纪念日活动举行。", "9月28日，烈士纪念日将至。", "2026年5月17日是全国助残日。", "2025年5月18日是全国助残日。", "5月15日是全国助残日。", "每年9月3日是烈士纪念日。",
        "9月28日至30日是烈士纪念日。",
    ])
    func leavesNamedDaysAloneThatMayBeRight(_ text: String) throws {
        try Trial("date", days).expect(text)
    }

    @Test func refusesADayThatIsNone() {
        let broken = Trial("date", "find: named-day\nentries:\n  - {find: 校庆日, day: 13-40, source: 章程}\n  - {find: 校友日, source: 章程}")
        #expect(broken.diagnostics.map(\.code) == ["bad-day", "bad-day"])
    }
}
