/// A mailbox: name@example.com, in full width too.
enum MailAddress {
    private static let longestPart = 64

    static func datum(around at: Int, in values: [UInt32]) -> PersonalDatum? {
        var start = at
        while start > 0, at - start < longestPart, isPart(values[start - 1]) { start -= 1 }
        var end = at + 1
        var lastDot: Int?
        while end < values.count, end - at <= longestPart, isPart(values[end]) {
            if narrow(values[end]) == 0x2E { lastDot = end }
            end += 1
        }
        // A full stop behind the address is the sentence's.
        while end > at + 1, [0x2E, 0x2D].contains(narrow(values[end - 1])) { end -= 1 }
        if let dot = lastDot, dot >= end { lastDot = values[at..<end].lastIndex { narrow($0) == 0x2E } }
        guard start < at, let lastDot, lastDot > at + 1, end - lastDot > 2,
            values[lastDot + 1..<end].allSatisfy(DigitRun.isLetter)
        else { return nil }
        let plain = values[start..<end].compactMap { Unicode.Scalar(narrow($0)) }
        return PersonalDatum(
            kind: .email, range: start..<end, hidden: Array(start + 1 < at ? start + 1..<at : start..<at),
            plain: String(String.UnicodeScalarView(plain)).lowercased(), isSure: true)
    }

    private static func isPart(_ value: UInt32) -> Bool {
        DigitRun.digit(value) != nil || DigitRun.isLetter(value) || [0x2E, 0x2D, 0x5F, 0x2B, 0x25].contains(narrow(value))
    }

    private static func narrow(_ value: UInt32) -> UInt32 { (0xFF01...0xFF5E).contains(value) ? value - 0xFEE0 : value }
}
