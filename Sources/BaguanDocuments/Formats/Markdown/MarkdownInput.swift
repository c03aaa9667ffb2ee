/// What md4c is given to read: the draft, with some brackets covered by other bytes, so that it takes them for text.
///
/// md4c has no footnotes: `[^1]: 说明` is to it the definition of a link, of which nothing is printed, and so the note would
/// never be looked at. The same goes for `[备注]: 请各单位注意`. Covering keeps every offset; the prose is taken from the draft.
struct MarkdownInput {
    /// The draft, covered, and NULs behind it.
    ///
    /// md4c 0.4.8 looks one byte and more past the end it is told (at a link that the end cuts off, for one), and where a
    /// `)` happens to be there it runs on through memory that is not its own. A NUL stops it wherever it looks.
    private(set) var padded: [UInt8]
    /// How many bytes of it are the draft.
    let count: Int
    /// More than the longest word that md4c looks for.
    static let padding = 64
    /// Footnote marks, `[^1]` in a text and `[^1]:` before the note, in order. They are markup.
    private(set) var marks: [Mark] = []

    struct Mark {
        var range: Range<Int>
        var name: String
        /// Whether the note follows.
        var isDefinition: Bool
    }

    init(_ source: [UInt8], from start: Int) {
        count = source.count
        padded = []
        padded.reserveCapacity(count + Self.padding)
        padded += source
        padded += repeatElement(0, count: Self.padding)
        var index = start
        while let bracket = source[index...].firstIndex(of: UInt8(ascii: "[")) {
            index = cover(source, at: bracket, isAtLineStart: Self.isAtLineStart(bracket, of: source))
        }
        coverDashes(in: source, from: start)
        let defined = Set(marks.filter(\.isDefinition).map(\.name))
        marks.removeAll { !defined.contains($0.name) }
    }

    /// The marks that touch `range`, in order.
    func marks(in range: Range<Int>) -> some Sequence<Mark> {
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return marks[low...].prefix { $0.range.lowerBound < range.upperBound }
    }

    /// Looks at the bracket at `start`; says where to go on.
    private mutating func cover(_ source: [UInt8], at start: Int, isAtLineStart: Bool) -> Int {
        // CommonMark 4.7: a label has at most 999 characters and no bracket.
        let window = source[(start + 1)..<min(source.count, start + 4000)]
        guard let close = window.firstIndex(where: { [0x5B, 0x5D, 0x0A, 0x0D].contains($0) }),
            source[close] == UInt8(ascii: "]"), close > start + 1
        else { return start + 1 }
        let isDefinition = isAtLineStart && close + 1 < source.count && source[close + 1] == UInt8(ascii: ":")
        let isFootnote = source[start + 1] == UInt8(ascii: "^") && close > start + 2
        if isFootnote {
            let name = String(decoding: source[(start + 2)..<close], as: UTF8.self)
            marks.append(Mark(range: start..<(close + (isDefinition ? 2 : 1)), name: name, isDefinition: isDefinition))
        }
        if isFootnote || (isDefinition && Self.isProse(source, from: close + 2)) {
            // Inert, and punctuation as the brackets were: emphasis beside it stays what it is.
            padded[start] = UInt8(ascii: ",")
            padded[close] = UInt8(ascii: ",")
        }
        return close + 1
    }

    /// Covers `--` inside comments that speak to baguan: CommonMark 0.30 (6.6) takes a comment in a paragraph that holds two
    /// hyphens for text, while later versions and browsers do not.
    private mutating func coverDashes(in source: [UInt8], from start: Int) {
        var index = start
        while let open = source[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = open + 1
            let window = source[open..<min(source.count, open + Self.longestDirective)]
            guard window.starts(with: "<!--".utf8),
                window.dropFirst(4).drop(while: { $0 == 0x20 }).starts(with: "baguan".utf8, by: { $0 | 0x20 == $1 }),
                let end = window.indices.dropFirst(4).first(where: { window[$0...].starts(with: "-->".utf8) })
            else { continue }
            for place in (open + 4)..<end where source[place] == UInt8(ascii: "-") { padded[place] = UInt8(ascii: ",") }
            index = end
        }
    }

    /// In bytes.
    private static let longestDirective = 4000

    /// Whether nothing but blanks and the marks of a quotation stands before the place on its line.
    private static func isAtLineStart(_ place: Int, of source: [UInt8]) -> Bool {
        let rest = source[..<place].last { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ">") }
        return rest == nil || rest == 0x0A || rest == 0x0D
    }

    /// Whether what a definition names is no link: it begins with a character that is not ASCII.
    private static func isProse(_ source: [UInt8], from start: Int) -> Bool {
        let first = source[start...].first { $0 > 0x20 && $0 != UInt8(ascii: ">") }
        return first.map { $0 >= 0x80 } ?? false
    }
}
