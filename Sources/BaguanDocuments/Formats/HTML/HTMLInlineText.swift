internal import BaguanText

/// The text of a block while it is gathered from a page: blanks run together, and line ends are layout.
struct HTMLInlineText {
    private let utf8: [UInt8]
    private(set) var text = BlockText()
    /// Blanks that have been met and wait for what follows them.
    private var blank: (range: Range<Int>, hasLineEnd: Bool)?
    /// The `<br>` that waits for what follows it.
    private var lineEnd: Range<Int>?

    init(utf8: [UInt8]) { self.utf8 = utf8 }

    /// A line end that the page asks for; what stands for it in the source.
    mutating func breakLine(_ range: Range<Int>) {
        lineEnd = lineEnd ?? range
        blank = nil
    }

    /// Adds text of the page.
    mutating func append(_ range: Range<Int>, _ kind: HTMLTextKind, keepsBlanks: Bool) {
        var start = range.lowerBound
        var index = start
        func isPlain(_ byte: UInt8) -> Bool {
            byte > 0x20 && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
        }
        while index < range.upperBound {
            if isPlain(utf8[index]) {
                index += 1
                continue
            }
            write(start..<index)
            start = index
            let next = skip(at: index, before: range.upperBound, kind, keepsBlanks: keepsBlanks)
            guard next.end > index else {
                index += 1
                continue
            }
            if let replacement = next.replacement { write(replacement, replacing: index..<next.end) }
            (index, start) = (next.end, next.end)
        }
        write(start..<range.upperBound)
    }

    /// What begins at `index` and is not its own text, up to where; an empty stretch when it is just that.
    private mutating func skip(
        at index: Int, before end: Int, _ kind: HTMLTextKind, keepsBlanks: Bool
    ) -> (end: Int, replacement: [UInt8]?) {
        switch utf8[index] {
        case UInt8(ascii: "&") where kind != .plain:
            guard let (length, text) = Self.reference(in: utf8[index..<end]) else { break }
            return (index + length, text)
        case UInt8(ascii: "<") where kind == .markup && HTMLBytes.opensMarkup(utf8, at: index, before: end):
            return (Self.endOfMarkup(in: utf8[index..<end]), nil)
        case let byte where HTMLBytes.isBlank(byte) && !keepsBlanks:
            let blanks = utf8[index..<end].prefix(while: HTMLBytes.isBlank)
            meet(blank: index..<blanks.endIndex, hasLineEnd: blanks.contains { $0 == 0x0A || $0 == 0x0D })
            return (blanks.endIndex, nil)
        case 0x0D, 0x0A:
            let isPair = utf8[index] == 0x0D && index + 1 < end && utf8[index + 1] == 0x0A
            breakLine(index..<(index + (isPair ? 2 : 1)))
            return (index + (isPair ? 2 : 1), nil)
        default: break
        }
        return (index, nil)
    }

    private mutating func meet(blank range: Range<Int>, hasLineEnd: Bool) {
        blank = (blank?.range ?? range, hasLineEnd || blank?.hasLineEnd == true)
    }

    // MARK: - Writing

    private mutating func write(_ range: Range<Int>) {
        var range = range
        // Indentation is layout.
        if text.isEmpty || lineEnd != nil { range = Blank.trim(range, in: utf8).lowerBound..<range.upperBound }
        guard !range.isEmpty else { return }
        settle(before: utf8.scalar(at: range.lowerBound))
        text.append(range, of: utf8)
    }

    private mutating func write(_ replacement: [UInt8], replacing range: Range<Int>) {
        guard let first = replacement.scalar(at: 0) else { return }
        if text.isEmpty || lineEnd != nil, Blank.isBlank(first) { return }
        settle(before: first)
        text.append(replacement, replacing: range)
    }

    /// Writes what has been waiting: a line end, or a space where people see one.
    private mutating func settle(before next: Unicode.Scalar?) {
        defer { (blank, lineEnd) = (nil, nil) }
        guard let last = text.lastScalar(in: utf8), let next else { return }
        if let lineEnd { return text.append([0x0A], replacing: lineEnd) }
        guard let blank, !(blank.hasLineEnd && (LineJoining.runsOn(last, next) || Blank.isBlank(last))) else { return }
        if utf8[blank.range.lowerBound] == 0x20 {
            text.append(blank.range.lowerBound..<(blank.range.lowerBound + 1), of: utf8)
        } else {
            text.append([0x20], replacing: blank.range)
        }
    }

    // MARK: - Markup

    /// The length of a character reference and what it stands for; nil when it is none.
    private static func reference(in source: ArraySlice<UInt8>) -> (length: Int, text: [UInt8])? {
        let name = source.dropFirst().prefix { HTMLBytes.isLetter($0) || HTMLBytes.isDigit($0) || $0 == UInt8(ascii: "#") }
        guard (1...longestName).contains(name.count) else { return nil }
        let isClosed = name.endIndex < source.endIndex && source[name.endIndex] == UInt8(ascii: ";")
        let whole = source[source.startIndex..<name.endIndex]
        guard let text = CharacterReference.text(of: whole + [UInt8(ascii: ";")]) else { return nil }
        // Numbers, and the oldest names, are understood without a semicolon, too (HTML Standard, section 13.2.5.73).
        let isOld = name.first == UInt8(ascii: "#") || (text.scalar(at: 0)?.value ?? .max) <= 0xFF
        return isClosed || isOld ? (whole.count + (isClosed ? 1 : 0), text) : nil
    }

    private static let longestName = 10

    /// Behind a tag or comment that means nothing where it stands; the end of the text when it does not close.
    private static func endOfMarkup(in source: ArraySlice<UInt8>) -> Int {
        if source.starts(with: "<!--".utf8) {
            var index = source.startIndex + 2
            while index < source.endIndex, !source[index...].starts(with: "-->".utf8) { index += 1 }
            return min(index + 3, source.endIndex)
        }
        return source.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? source.endIndex
    }
}
