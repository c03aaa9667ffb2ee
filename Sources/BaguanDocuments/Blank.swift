/// White space as the bytes of UTF-8: what Unicode calls `White_Space`, among it the ideographic space U+3000.
///
/// Invisible characters that are no space (U+200B, U+FEFF) are not blank: they stay in the prose, for rules to find.
enum Blank {
    /// The part of `range` without blanks at its ends; empty, at its start, when it is blank.
    static func trim(_ range: Range<Int>, in utf8: [UInt8]) -> Range<Int> {
        var start = range.lowerBound
        while let length = length(at: start, before: range.upperBound, in: utf8) { start += length }
        var end = range.upperBound
        while let length = length(before: end, after: start, in: utf8) { end -= length }
        return start..<end
    }

    /// How many bytes the blank at `index` takes; nil when there is none.
    static func length(at index: Int, before end: Int, in utf8: [UInt8]) -> Int? {
        (1...3).first { index + $0 <= end && isBlank(utf8[index..<(index + $0)]) }
    }

    /// How many bytes the blank that ends at `index` takes; nil when there is none.
    static func length(before index: Int, after start: Int, in utf8: [UInt8]) -> Int? {
        (1...3).first { index - $0 >= start && isBlank(utf8[(index - $0)..<index]) }
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool { isBlank(Array(String(scalar).utf8)[...]) }

    private static func isBlank(_ character: ArraySlice<UInt8>) -> Bool {
        let first = character.startIndex
        switch character.count {
        case 1: return (0x09...0x0D).contains(character[first]) || character[first] == 0x20
        case 2: return character[first] == 0xC2 && (character[first + 1] == 0xA0 || character[first + 1] == 0x85)
        case 3:
            switch (character[first], character[first + 1], character[first + 2]) {
            case (0xE3, 0x80, 0x80), (0xE1, 0x9A, 0x80), (0xE2, 0x81, 0x9F): return true
            case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF): return true
            default: return false
            }
        default: return false
        }
    }
}
