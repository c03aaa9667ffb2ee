import Baguan
import Foundation
import Testing

@Suite struct DateCheckTests {
    private func trial(_ kind: String, message: String = "{date}{match}→{suggest}") -> Trial {
        Trial("date", "find: \(kind)", message: message)
    }

    /// An independent calendar.
    private var gregorian: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "UTC") ?? calendar.timeZone
        return calendar
    }

    @Test func knowsTheWeekdayOfEveryDayOfTwoCenturies() throws {
        let calendar = gregorian
        var date = try #require(CalendarDate("1900-01-01"))
        var day = try #require(calendar.date(from: DateComponents(year: 1900, month: 1, day: 1)))
        while date.year <= 2100 {
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: day)
            // Foundation counts from Sunday as 1.
            let weekday = ((parts.weekday ?? 0) + 5) % 7 + 1
            guard parts.year == date.year, parts.month == date.month, parts.day == date.day, date.weekday == weekday else {
                Issue.record("\(date) is no \(date.weekday)")
                return
            }
            let tomorrow = date.next
            #expect(tomorrow.dayNumber - date.dayNumber == 1)
            date = tomorrow
            day = try #require(calendar.date(byAdding: .day, value: 1, to: day))
        }
    }

    @Test func findsEveryWrongWeekdayAndNoRightOne() throws {
        let names = ["一", "二", "三", "四", "五", "六", "日"]
        let trial = trial("weekday", message: "{suggest}")
        var right = ""
        var wrong = ""
        var expected: [String] = []
        var date = try #require(CalendarDate("1900-01-01"))
        var step = 0
        while date.year <= 2100 {
            let written = "\(date.year)年\(date.month)月\(date.day)日"
            let name = names[date.weekday - 1]
            right += "\(written)（星期\(name)）。"
            wrong += "\(written)（周\(names[(date.weekday + step % 6) % 7])）。"
            expected.append("周\(name)")
            step += 1
            if step % 50 == 0 {
                right += "\n\n"
                wrong += "\n\n"
            }
            for _ in 0..<37 { date = date.next }
        }
        #expect(try trial.messages(right) == [])
        #expect(try trial.messages(wrong) == expected)
    }

    @Test func saysWhichWeekdayItIs() throws {
        let finding = try #require(try trial("weekday").findings("定于2026年11月20日（星期四）召开。").first)
        #expect(finding.message == "2026年11月20日星期四→星期五")
        #expect(finding.severity == .error)
        #expect(finding.suggestions == ["星期五"])
    }

    @Test(arguments: [
        "11月20日（⟦周四⟧）", "11 月 20 日 （ ⟦周四⟧ ）", "⟦星期四⟧（11月20日）", "今年11月20日⟦星期四⟧", "11月20日（本⟦周四⟧下午）",
        "11月20日（周五）", "每年11月20日（周四）", "2025年11月。11月20日（周四）", "11月20日至22日（周五至周日）", "农历11月32日（周四）", "三周五天",
        "11月20日周四维老师", "每周四（11月20日除外）",
    ])
    func judgesAWeekdayBesideItsDate(text: String) throws { try trial("weekday").expect(text) }

    @Test func judgesADateWithoutAYearOnlyCautiously() throws {
        let findings = try trial("weekday").findings("11月20日（周四）")
        #expect(findings.map(\.severity) == [.info])
        let own = try trial("weekday").findings(
            "---\ndate: 2026-11-18\n---\n\n11月20日（周四）\n", Trial.Setting.markdown)
        #expect(own.map(\.severity) == [.warning])
    }

    @Test(arguments: [
        "⟦2026年2月29日⟧", "2024年2月29日", "2月29日", "⟦2月30日⟧", "⟦4月31日⟧", "⟦二〇二六年十三月⟧", "⟦十三月五日⟧", "⟦今年2月29日⟧", "⟦2026年0月5日⟧",
        "⟦2026/4/31⟧", "2026-04-30", "v2026-04-31", "2026.13.1.2", "3个月30日", "5月40号文件", "5月30多日", "⟦5月32号⟧", "⟦星期八⟧。", "⟦星期9⟧上午",
        "三个星期八天", "农历二月三十日", "1900年2月28日", "⟦1900年2月29日⟧", "2000年2月29日",
    ])
    func findsImpossibleDates(text: String) throws { try trial("impossible").expect(text) }

    @Test(arguments: [
        "⟦9月20日至9月10日⟧", "⟦9月20日—10日⟧", "⟦9月20日（周日）至10日⟧", "9月10日至20日", "9月10日至9月10日", "12月20日至1月10日", "⟦2026年12月20日至2026年1月10日⟧",
        "2026年12月20日至2027年1月10日", "⟦16:00—14:00⟧", "⟦14：30-14：00⟧", "22:00—6:00", "9:00-5:00", "16:00—次日14:00", "16:00:30—14:00:30", "9月20日、10日",
    ])
    func findsReversedRanges(text: String) throws { try trial("reversed").expect(text) }
}
