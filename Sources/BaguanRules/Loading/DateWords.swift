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
    static func partial(_ text: some StringProtocol) throws(Failure) -> PartialDate {
        let numbers = try numbers(in: text)
        guard let date = PartialDate(year: numbers.year, month: numbers.month, day: numbers.day)
        else { throw .impossible }
        return date
    }

    /// Reads a whole date in the same ways.
    static func day(_ text: some StringProtocol) throws(Failure) -> CalendarDate {
        let numbers = try numbers(in: text)
        guard let month = numbers.month, let day = numbers.day else { throw .notADate }
        guard let date = CalendarDate(year: numbers.year, month: month, day: day) else { throw .impossible }
        return date
    }

    /// Reads a whole date and passes over a time behind it: `2026-11-20T08:00:00+08:00`, `2026年11月20日 上午8点`.
    static func dayBeforeTime(_ text: String) throws(Failure) -> CalendarDate {
        let scalars = text.unicodeScalars
        if let sign = scalars.firstIndex(where: { $0 == "日" || $0 == "号" }) {
            return try day(text[...sign])
        }
        let end = scalars.firstIndex { ["T", "t", " ", "\t", "\u{3000}"].contains($0) }
        return try day(text[..<(end ?? text.endIndex)])
    }

    /// One to three numbers: a year of four digits, a month and a day of one or two, with the same sign between them or
    /// 年, 月 and 日 behind them.
    private static func numbers(
        in text: some StringProtocol
    ) throws(Failure) -> (year: Int, month: Int?, day: Int?) {
        var numbers = (0, 0, 0)
        var part = 0
        var digits = 0
        var sign: Unicode.Scalar?
        var endsInSign = false
        for scalar in text.unicodeScalars {
            if (0x30...0x39).contains(scalar.value) {
                guard !isLast(sign), part < 3, digits < (part == 0 ? 4 : 2) else { throw .notADate }
                let digit = Int(scalar.value - 0x30)
                digits += 1
                endsInSign = false
                switch part {
                case 0: numbers.0 = numbers.0 * 10 + digit
                case 1: numbers.1 = numbers.1 * 10 + digit
                default: numbers.2 = numbers.2 * 10 + digit
                }
            } else {
                guard part == 0 ? digits == 4 : digits > 0, follows(scalar, sign) else { throw .notADate }
                (sign, endsInSign, digits) = (scalar, true, 0)
                part += 1
            }
        }
        // 年, 月 and 日 stand behind their numbers, other signs between two.
        let isChinese = sign == "年" || sign == "月" || isLast(sign)
        guard isChinese == endsInSign, isChinese || (part == 0 ? digits == 4 : digits > 0) else { throw .notADate }
        let count = isChinese ? part : part + 1
        guard (1...3).contains(count) else { throw .notADate }
        return (numbers.0, count > 1 ? numbers.1 : nil, count > 2 ? numbers.2 : nil)
    }

    private static func isLast(_ sign: Unicode.Scalar?) -> Bool { sign == "日" || sign == "号" }

    /// Whether a sign may follow the one before it.
    private static func follows(_ sign: Unicode.Scalar, _ previous: Unicode.Scalar?) -> Bool {
        switch (previous, sign) {
        case (nil, "-"), (nil, "/"), (nil, "."), (nil, "年"): true
        case ("年", "月"), ("月", "日"), ("月", "号"): true
        case ("-", "-"), ("/", "/"), (".", "."): true
        default: false
        }
    }
}
