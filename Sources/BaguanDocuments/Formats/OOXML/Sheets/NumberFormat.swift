/// How a cell shows its number: as a date or time, as a share of a hundred, or as it is (ECMA-376 part 1, section 18.8.30).
///
/// Decimals and separators of thousands are not followed: a number is shown as it is stored.
struct NumberFormat {
    private enum Token {
        case literal(String)
        case year(Int), month(Int), day(Int), weekday(Int), hour(Int), minute(Int), second(Int)
        /// 上午/下午, AM/PM
        case halfDay(morning: String, afternoon: String)
    }

    private let tokens: [Token]
    private let isPercent: Bool

    /// The format of cells that have none.
    static let general = NumberFormat(code: "General")

    /// What a built-in format is in Chinese; the general one when it is no date.
    init(builtIn id: Int) {
        self.init(code: Self.builtIn[id] ?? (id == 9 || id == 10 ? "0%" : "General"))
    }

    init(code: String) {
        let scan = Self.scan(code)
        tokens = scan.tokens
        isPercent = scan.isPercent
    }

    private var isDate: Bool {
        tokens.contains { if case .literal = $0 { false } else { true } }
    }

    // MARK: - Showing

    /// - Parameters:
    ///   - value: as the file has it.
    ///   - startsIn1904: whether days are counted from 1904-01-01.
    func shown(_ value: String, startsIn1904: Bool) -> String {
        if let serial = serial(value) { return date(serial, startsIn1904: startsIn1904) }
        guard let number = Double(value), number.isFinite, abs(number) < 1e15 else { return value }
        return isPercent ? Self.plain(number * 100) + "%" : Self.plain(number)
    }

    /// The day that a number stands for, as ISO 8601 writes it, however much of it is shown; nil for what shows no day.
    func day(_ value: String, startsIn1904: Bool) -> String? {
        let showsDay = tokens.contains { if case .day = $0 { true } else { false } }
        guard showsDay, let serial = serial(value) else { return nil }
        let (year, month, day) = Self.civil(
            daysSince1970: Self.fromMarch(Int(serial.rounded(.down)), startsIn1904: startsIn1904) - 25_569)
        return "\(year)-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    }

    /// The number of a date; nil when it is shown as none.
    private func serial(_ value: String) -> Double? {
        // The last day of the year 9999; what lies beyond is shown as no date by any program.
        guard isDate, let number = Double(value), number >= 0, number < 2_958_466 else { return nil }
        return number
    }

    /// Without what binary fractions add behind the tenth decimal.
    private static func plain(_ number: Double) -> String {
        if number == number.rounded() { return String(Int(number)) }
        return String((number * 1e10).rounded() / 1e10)
    }

    private func date(_ serial: Double, startsIn1904: Bool) -> String {
        var day = Int(serial.rounded(.down))
        var second = Int(((serial - Double(day)) * 86_400).rounded())
        if second == 86_400 { (day, second) = (day + 1, 0) }
        let fromMarch = Self.fromMarch(day, startsIn1904: startsIn1904)
        let (year, month, dayOfMonth) = Self.civil(daysSince1970: fromMarch - 25_569)
        let isAfternoon = second >= 43_200
        let usesHalves = tokens.contains { if case .halfDay = $0 { true } else { false } }
        return tokens.map { token in
            switch token {
            case .literal(let text): text
            case .year(let width): width <= 2 ? Self.padded(year % 100, 2) : String(year)
            case .month(let width): Self.padded(month, min(width, 2))
            case .day(let width): Self.padded(dayOfMonth, width)
            case .weekday(let width): (width > 3 ? "星期" : "周") + Self.weekdays[(fromMarch + 6) % 7]
            case .hour(let width):
                Self.padded(usesHalves && second / 3_600 % 12 == 0 ? 12 : second / 3_600 % (usesHalves ? 12 : 24), width)
            case .minute(let width): Self.padded(second / 60 % 60, width)
            case .second(let width): Self.padded(second % 60, width)
            case .halfDay(let morning, let afternoon): isAfternoon ? afternoon : morning
            }
        }.joined()
    }

    /// The number of a day counted as those after February 1900 are: day 60 is 1900-02-29, which never was, and days
    /// before it are one further on.
    private static func fromMarch(_ day: Int, startsIn1904: Bool) -> Int {
        startsIn1904 ? day + 1_462 : day < 60 ? day + 1 : day
    }

    private static let weekdays = ["日", "一", "二", "三", "四", "五", "六"]

    private static func padded(_ number: Int, _ width: Int) -> String {
        width >= 2 && number < 10 ? "0\(number)" : String(number)
    }

    /// The day of the Gregorian calendar (H. Hinnant, “chrono-Compatible Low-Level Date Algorithms”).
    private static func civil(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    // MARK: - Reading a code

    private static func scan(_ code: String) -> (tokens: [Token], isPercent: Bool) {
        // A format has at most 255 characters (18.8.30).
        var rest = code.prefix(255).split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)[0]
        guard rest.lowercased() != "general" else { return ([], false) }
        var tokens: [Token] = []
        var isPercent = false
        var isDate = false
        while let character = rest.first {
            if character == "\"" {
                rest.removeFirst()
                tokens.append(.literal(String(rest.prefix { $0 != "\"" })))
                rest = rest.drop { $0 != "\"" }.dropFirst()
            } else if character == "[" {
                // A colour, a language, a condition; `[h]` counts hours beyond a day, which no draft has.
                rest = rest.drop { $0 != "]" }.dropFirst()
            } else if character == "\\" || character == "_" || character == "*" {
                if character == "\\", let next = rest.dropFirst().first { tokens.append(.literal(String(next))) }
                rest = rest.dropFirst(2)
            } else if let half = Self.halves.first(where: { rest.lowercased().hasPrefix($0.lowercased()) }) {
                let parts = half.split(separator: "/").map(String.init)
                tokens.append(.halfDay(morning: parts[0], afternoon: parts[1]))
                rest = rest.dropFirst(half.count)
            } else if let letter = character.lowercased().first, "ymdhsa".contains(letter) {
                let run = rest.prefix { $0.lowercased() == String(letter) }
                rest = rest.dropFirst(run.count)
                tokens.append(Self.token(letter, run.count, after: tokens, before: rest))
                isDate = true
            } else {
                if character == "%" { isPercent = true }
                tokens.append(.literal(String(character)))
                rest.removeFirst()
            }
        }
        return isDate ? (tokens, false) : ([], isPercent)
    }

    private static let halves = ["上午/下午", "AM/PM", "A/P"]

    /// `m` is the minute behind an hour and before a second, else the month.
    private static func token(_ letter: Character, _ width: Int, after tokens: [Token], before rest: Substring) -> Token {
        switch letter {
        case "y": .year(width)
        case "d": width > 2 ? .weekday(width) : .day(width)
        case "a": .weekday(width)
        case "h": .hour(width)
        case "s": .second(width)
        default: isMinute(after: tokens, before: rest) ? .minute(width) : .month(width)
        }
    }

    private static func isMinute(after tokens: [Token], before rest: Substring) -> Bool {
        let last = tokens.last { if case .literal = $0 { false } else { true } }
        if case .hour? = last { return true }
        return rest.lowercased().first { $0.isLetter && $0.isASCII } == "s"
    }

    /// Section 18.8.30, with what a Chinese Office shows for 14 to 22.
    private static let builtIn: [Int: String] = [
        14: "yyyy/m/d", 15: "d-m-yy", 16: "m/d", 17: "yyyy/m", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
        22: "yyyy/m/d h:mm", 27: "yyyy\"年\"m\"月\"", 28: "m\"月\"d\"日\"", 29: "m\"月\"d\"日\"", 30: "m/d/yy",
        31: "yyyy\"年\"m\"月\"d\"日\"", 32: "h\"时\"mm\"分\"", 33: "h\"时\"mm\"分\"ss\"秒\"", 34: "上午/下午h\"时\"mm\"分\"",
        35: "上午/下午h\"时\"mm\"分\"ss\"秒\"", 36: "yyyy\"年\"m\"月\"", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss",
        50: "yyyy\"年\"m\"月\"", 51: "m\"月\"d\"日\"", 52: "yyyy\"年\"m\"月\"", 53: "m\"月\"d\"日\"", 54: "m\"月\"d\"日\"",
        55: "上午/下午h\"时\"mm\"分\"", 56: "上午/下午h\"时\"mm\"分\"ss\"秒\"", 57: "yyyy\"年\"m\"月\"", 58: "m\"月\"d\"日\"",
    ]
}
