/// A field whose colon was typed with a Chinese input method: `title：消防演练`. YAML takes such a line for text and complains
/// somewhere else, or not at all.
struct FullWidthColon {
    /// The field's name.
    let name: String
    /// The bytes of the colon.
    let range: Range<Int>

    private static let colon = Array("：".utf8)
    private static let longestName = 30

    /// The colon of a line that begins like a field, if it is of full width.
    ///
    /// - Parameter line: the bytes of a line, in the numbering of its text.
    init?(in line: ArraySlice<UInt8>) {
        var start = line.startIndex
        while start < line.endIndex, [0x20, 0x2D].contains(line[start]) { start += 1 }
        var at = start
        while at < line.endIndex, at - start <= Self.longestName, !line[at...].starts(with: Self.colon) {
            // Letters, digits, hyphens and Han; a quotation mark, a blank or a half-width colon makes it no bare name.
            guard Self.isName(line[at]) else { return nil }
            at += 1
        }
        guard at > start, line[at...].starts(with: Self.colon) else { return nil }
        name = String(decoding: line[start..<at], as: UTF8.self)
        range = at..<at + Self.colon.count
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x80...0xFF: true
        default: false
        }
    }

    /// The first such line at `offset` or right above it.
    static func near(_ offset: Int, in utf8: [UInt8]) -> FullWidthColon? {
        let line = lineRange(around: min(max(0, offset), utf8.count), in: utf8)
        if line.lowerBound > 0 {
            let above = lineRange(around: line.lowerBound - 1, in: utf8)
            if let found = FullWidthColon(in: utf8[above]) { return found }
        }
        return FullWidthColon(in: utf8[line])
    }

    private static func lineRange(around offset: Int, in utf8: [UInt8]) -> Range<Int> {
        var lower = offset
        while lower > 0, utf8[lower - 1] != 0x0A { lower -= 1 }
        var upper = offset
        while upper < utf8.count, utf8[upper] != 0x0A { upper += 1 }
        return lower..<upper
    }
}
