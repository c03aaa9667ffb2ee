/// Several wordings in one text: `国家卫计委；国家卫生计生委`.
enum EntryList {
    /// Splits at `;` and the full-width `；`; blanks around a part and empty parts are dropped.
    static func split(_ text: String) -> [String] {
        var text = text
        return text.withUTF8 { split($0) }
    }

    /// The same over bytes, so that a table needs no string for a whole cell.
    static func split(_ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        var parts: [String] = []
        var start = 0
        func finish(at end: Int) {
            let range = trimmed(start..<end, of: bytes)
            if !range.isEmpty {
                parts.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self))
            }
        }
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: ";") {
                finish(at: index)
                start = index + 1
            } else if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBC, bytes[index + 2] == 0x9B {
                finish(at: index)
                start = index + 3
                index += 2
            }
            index += 1
        }
        finish(at: bytes.count)
        return parts
    }

    /// The parts of a scalar; of a YAML list its members as they are, so that a wording may hold a semicolon.
    static func texts(of value: YAMLValue?) -> [String] {
        guard let value else { return [] }
        return value.sequence == nil ? value.text.map(split) ?? [] : value.texts
    }

    /// Without the spaces, tabs, carriage returns and ideographic spaces at both ends.
    static func trimmed(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            if isBlank(bytes[low]) {
                low += 1
            } else if low + 3 <= high, isIdeographicSpace(bytes, at: low) {
                low += 3
            } else {
                break
            }
        }
        while low < high {
            if isBlank(bytes[high - 1]) {
                high -= 1
            } else if low + 3 <= high, isIdeographicSpace(bytes, at: high - 3) {
                high -= 3
            } else {
                break
            }
        }
        return low..<high
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private static func isIdeographicSpace(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        bytes[index] == 0xE3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80
    }
}
