/// White space: what Unicode calls `White_Space`, among it the ideographic space U+3000.
///
/// Invisible characters that are no space (U+200B, U+FEFF) are not blank: they stay in the prose, for rules to find.
enum Blank {
    /// The part of `range` without blanks at its ends; empty, at its end, when it is blank.
    static func trim(_ range: Range<Int>, in utf8: [UInt8]) -> Range<Int> {
        var start = range.lowerBound
        while start < range.upperBound, mayBeBlank(lead: utf8[start]), let scalar = utf8.scalar(at: start), isBlank(scalar) {
            start += UTF8.width(scalar)
        }
        var end = range.upperBound
        while start < end, let scalar = utf8.scalar(before: end), isBlank(scalar) { end -= UTF8.width(scalar) }
        return start..<end
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D, 0x3000, 0xA0, 0x85, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: true
        default: false
        }
    }

    private static func mayBeBlank(lead: UInt8) -> Bool {
        lead <= 0x20 || (0xC2...0xE3).contains(lead)
    }
}
