public import BaguanFindings

/// A date of which the month or the day may be left open: `2018`, `2018-03`, `2018-03-17`.
///
/// As the start of a period it means the first day that fits, as the end of one the last.
public struct PartialDate: Hashable, Sendable, CustomStringConvertible {
    // Four bytes, since big tables hold tens of thousands; 0 stands for an open month or day.
    private let storedYear: Int16
    private let storedMonth: UInt8
    private let storedDay: UInt8

    /// 1…9999
    public var year: Int { Int(storedYear) }
    /// 1…12
    public var month: Int? { storedMonth == 0 ? nil : Int(storedMonth) }
    /// 1…31
    public var day: Int? { storedDay == 0 ? nil : Int(storedDay) }

    /// Nil when there is no such date.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard CalendarDate(year: year, month: month ?? 1, day: day ?? 1) != nil, month != nil || day == nil
        else { return nil }
        storedYear = Int16(truncatingIfNeeded: year)
        storedMonth = UInt8(truncatingIfNeeded: month ?? 0)
        storedDay = UInt8(truncatingIfNeeded: day ?? 0)
    }

    /// Reads `2018`, `2018-03` or `2018-03-17`, and nothing else.
    public init?(_ text: some StringProtocol) {
        guard let numbers = CalendarDate.numbers(in: String(text)) else { return nil }
        self.init(
            year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
    }

    public var firstDay: CalendarDate {
        CalendarDate(year: year, month: month ?? 1, day: day ?? 1)!
    }

    public var lastDay: CalendarDate {
        let month = month ?? 12
        return CalendarDate(year: year, month: month, day: day ?? CalendarDate.days(inMonth: month, of: year))!
    }

    public var description: String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return String(year) + (month.map { "-" + padded($0) } ?? "") + (day.map { "-" + padded($0) } ?? "")
    }
}
