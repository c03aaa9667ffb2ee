internal import BaguanText

/// A number whose digits are spread as the characters of a banner are: 1 0 0 周年.
enum SpreadNumber {
    /// More digits no number of years has.
    private static let mostDigits = 4

    /// The number that begins at `index`, two digits or more with blanks between all of them.
    static func read(in values: [UInt32], at index: Int) -> Numeral? {
        var digits: [UInt32] = []
        var at = index
        var end = index
        while at < values.count, digits.count <= mostDigits, Numeral.isArabicDigit(values[at]) {
            digits.append(values[at])
            end = at + 1
            at = end
            while at < values.count, at - end < 3, isBlank(values[at]) { at += 1 }
            // 100 in one piece is read as any number is.
            if at == end { break }
        }
        let isJoined = end < values.count && Numeral.isArabicDigit(values[end])
        guard !isJoined, (2...mostDigits).contains(digits.count), var number = Numeral.read(in: digits, at: 0) else { return nil }
        number.range = index..<end
        number.extent = index..<end
        return number
    }

    /// The number that ends right before `end`: the 4 1 of 第 4 1 个教师节.
    static func read(in values: [UInt32], before end: Int) -> Numeral? {
        var start = end
        while start > 0, end - start < mostDigits * 4, isBlank(values[start - 1]) || Numeral.isArabicDigit(values[start - 1]) { start -= 1 }
        while start < end, isBlank(values[start]) { start += 1 }
        guard let number = read(in: values, at: start), number.range.upperBound == end else { return nil }
        return number
    }

    private static func isBlank(_ value: UInt32) -> Bool { [0x20, 0xA0, 0x3000].contains(value) }
}
