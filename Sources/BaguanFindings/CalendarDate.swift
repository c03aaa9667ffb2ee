/// A day of the Gregorian calendar, without time or zone.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    /// 1…12
    public let month: Int
    /// 1…31
    public let day: Int

    /// Nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2026-11-21`, and nothing else.
    public init?(_ text: some StringProtocol) {
        guard let numbers = Self.numbers(in: String(text)), numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// The numbers of `2018`, `2018-03` or `2018-03-17`; nil for anything else.
    ///
    /// Not generic, and by bytes: packs hold thousands of dates, and looking up the types of a general split took a tenth of
    /// the program's start.
    package static func numbers(in text: String) -> [Int]? {
        var numbers = [0]
        var count = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-") where count == 4 || count == 7: numbers.append(0)
            case 0x30...0x39 where count != 4 && count != 7 && count < 10:
                numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte - 0x30)
            default: return nil
            }
            count += 1
        }
        return [4, 7, 10].contains(count) ? numbers : nil
    }

    /// How many days a month has.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func < (a: Self, b: Self) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }

    /// `2026-11-21`
    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension CalendarDate {
    /// The day after; the last day of the year 9999 stays.
    public var next: CalendarDate {
        CalendarDate(year: year, month: month, day: day + 1)
            ?? CalendarDate(year: year, month: month + 1, day: 1)
            ?? CalendarDate(year: year + 1, month: 1, day: 1)
            ?? self
    }

    /// The day before; the first day of the year 1 stays.
    public var previous: CalendarDate {
        if day > 1 { return CalendarDate(year: year, month: month, day: day - 1) ?? self }
        let (year, month) = month > 1 ? (year, month - 1) : (year - 1, 12)
        guard year >= 1 else { return self }
        return CalendarDate(year: year, month: month, day: Self.days(inMonth: month, of: year)) ?? self
    }
}
