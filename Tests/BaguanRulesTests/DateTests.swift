import BaguanFindings
import Testing

@testable import BaguanRules

@Suite struct DateTests {
    @Test(arguments: [
        ("2018", "2018"), ("2018-03", "2018-03"), ("2018-3", "2018-03"), ("2018/3/7", "2018-03-07"),
        ("2018.03.07", "2018-03-07"), ("2018年", "2018"), ("2018年3月", "2018-03"), ("2018年3月17日", "2018-03-17"),
        ("2018年3月17号", "2018-03-17"), ("2020-02-29", "2020-02-29"), ("0001", "1"),
    ])
    func `Partial dates are read as people and spreadsheets write them`(text: String, expected: String) throws {
        #expect(try DateWords.partial(text).description == expected)
    }

    @Test(arguments: ["", "18", "2018-", "2018-03-", "2018-3-17-1", "2018年3", "2018年3月17", "月", "-2018", "Mar-18", "二〇一八年",
        "2018-03/17", "20180317", "2018-003", "2018 03", "٢٠١٨", "2018年月日", "2018--1", "2018日"])
    func `What is no date is refused`(text: String) {
        #expect(throws: DateWords.Failure.notADate) { try DateWords.partial(text) }
    }

    @Test(arguments: ["2018-13", "2018-00", "2018-02-29", "2018-04-31", "0000", "2018年2月30日", "1900-02-29"])
    func `A day that does not exist is told from what is no date`(text: String) {
        #expect(throws: DateWords.Failure.impossible) { try DateWords.partial(text) }
    }

    @Test(arguments: [
        "2026-11-20", "2026/11/20", "2026年11月20日", "2026-11-20T08:00:00+08:00", "2026-11-20 08:00", "2026年11月20日上午8点",
        "2026.11.20", "2026年11月20日 08:00", "2026-11-20\t8:00",
    ])
    func `A time behind a date is passed over`(text: String) throws {
        #expect(try DateWords.dayBeforeTime(text) == CalendarDate(year: 2026, month: 11, day: 20))
    }

    @Test(arguments: ["2026-11", "11-20", "20261120", "2026-11-20x", "", "明天", "2026", "2026年11月20", "日", "2026-11-20-08"])
    func `What does not begin with a whole date is refused`(text: String) {
        #expect(throws: DateWords.Failure.notADate) { try DateWords.dayBeforeTime(text) }
    }

    @Test func `A partial date stands for its first and its last day`() throws {
        let month = try DateWords.partial("2024-02")
        #expect(month.firstDay.description == "2024-02-01")
        #expect(month.lastDay.description == "2024-02-29")
        let period = Period(from: try DateWords.partial("2018"), until: month)
        func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
        #expect(period.contains(try day("2018-01-01")))
        #expect(period.contains(try day("2024-02-29")))
        #expect(period.isBefore(try day("2024-03-01")))
        #expect(period.isAfter(try day("2017-12-31")))
        #expect(!Period().contains(try day("2020-01-01")))
    }
}
