import BaguanFindings

/// Dates as people and spreadsheets write them.
enum DateWords {
    enum Failure: Error {
        /// Not written as a date.
        case notADate
        /// Written as a date, but there is no such day.
        case impossible
    }

    /// Reads `2018`, `2018-03`, `2018-03-17`, the same with `/` or `.`, and `2018年3月17日`; months and days may have one
    /// digit, since a spreadsheet rewrites `2018-03-07` as `2018/3/7`.
    static func partial(_ text: String) throws(Failure) -> PartialDate {
        let numbers = try numbers(in: Array(text.unicodeScalars))
        guard let date = PartialDate(
            year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
        else { throw .impossible }
        return date
    }

    /// Reads a whole date in the same ways.
    static func day(_ text: String) throws(Failure) -> CalendarDate {
        let numbers = try numbers(in: Array(text.unicodeScalars))
        guard numbers.count == 3 else { throw .notADate }
        guard let date = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) else { throw .impossible }
        return date
    }

    /// Reads a whole date and passes over a time behind it: `2026-11-20T08:00:00+08:00`, `2026年11月20日 上午8点`.
    static func dayBeforeTime(_ text: String) throws(Failure) -> CalendarDate {
        let scalars = Array(text.unicodeScalars)
        var end = 0
        var sawSign = false
        for scalar in scalars {
            if scalar == "日" || scalar == "号" {
                end += 1
                break
            }
            guard isDigit(scalar) || signs.contains(scalar) else { break }
            sawSign = sawSign || signs.contains(scalar)
            end += 1
        }
        let rest = scalars[end...]
        guard sawSign, rest.isEmpty || scalars[end - 1] == "日" || scalars[end - 1] == "号"
            || ["T", "t", " ", "\t", "\u{3000}"].contains(rest[end])
        else { throw .notADate }
        let date = String(String.UnicodeScalarView(scalars[..<end]))
        return try day(date)
    }

    private static let signs: Set<Unicode.Scalar> = ["-", "/", ".", "年", "月"]

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    /// One to three numbers: a year of four digits, a month and a day of one or two.
    private static func numbers(in scalars: [Unicode.Scalar]) throws(Failure) -> [Int] {
        var digits: [[Unicode.Scalar]] = [[]]
        var separators: [Unicode.Scalar] = []
        for scalar in scalars {
            if isDigit(scalar) {
                digits[digits.count - 1].append(scalar)
            } else {
                separators.append(scalar)
                digits.append([])
            }
            guard digits.count <= 4, digits[digits.count - 1].count <= 4 else { throw .notADate }
        }
        let isChinese = separators.first == "年"
        if isChinese, digits.last?.isEmpty == true { digits.removeLast() }
        guard (1...3).contains(digits.count), digits[0].count == 4,
            digits.dropFirst().allSatisfy({ (1...2).contains($0.count) }),
            isChinese
                ? chineseForms.contains(separators) && separators.count == digits.count
                : plainForms.contains(separators)
        else { throw .notADate }
        return digits.map { $0.reduce(0) { $0 * 10 + Int($1.value - 0x30) } }
    }

    private static let chineseForms: Set<[Unicode.Scalar]> = [
        ["年"], ["年", "月"], ["年", "月", "日"], ["年", "月", "号"],
    ]
    private static let plainForms: Set<[Unicode.Scalar]> = [
        [], ["-"], ["/"], ["."], ["-", "-"], ["/", "/"], [".", "."],
    ]
}
