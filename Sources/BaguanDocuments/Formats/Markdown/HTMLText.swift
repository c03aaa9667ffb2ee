import BaguanText

/// The visible text of HTML that stands in a draft, without its tags and comments.
///
/// Takes the source in stretches (lines), since a quotation's marks may stand between two lines of HTML. Inline tags run
/// on; `<br>` ends a line; any other tag ends a block, so that no match crosses two cells.
struct HTMLText {
    private enum State {
        case text
        /// In a tag, and in which quotation marks, if any.
        case tag(quote: UInt8?)
        case comment
        /// Between the tags of a style sheet or a script.
        case raw(String)
    }

    private let utf8: [UInt8]
    private var state = State.text
    private var parts: [BlockText] = []
    private var current = BlockText()
    private var lineEnd: (isHard: Bool, range: Range<Int>)?
    /// What has been read since the tag began that is still open, a stretch for each line.
    private var tag: [Range<Int>] = []
    private var place = 0
    /// Those that have an end, with their signs.
    private(set) var comments: [Range<Int>] = []
    private var commentStart = 0

    init(utf8: [UInt8]) { self.utf8 = utf8 }

    // MARK: - Reading

    mutating func feed(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            switch state {
            case .text: readText(&index, range.upperBound)
            case .tag(let quote): readTag(&index, range.upperBound, quote)
            case .comment:
                skip(&index, range.upperBound, behind: "-->")
                if case .text = state { comments.append(commentStart..<index) }
            case .raw(let name): readRaw(&index, range.upperBound, name)
            }
        }
        place = range.upperBound
    }

    mutating func endLine() {
        guard case .text = state, lineEnd?.isHard != true, place < utf8.count else { return }
        let isPair = utf8[place] == 0x0D && place + 1 < utf8.count && utf8[place + 1] == 0x0A
        lineEnd = (false, place..<(place + (isPair ? 2 : 1)))
    }

    /// The text of each block. A tag that never ends is text.
    mutating func finish() -> [BlockText] {
        if case .tag = state {
            for range in tag { appendText(range) }
        }
        endBlock()
        defer { parts = [] }
        return parts
    }

    private mutating func readText(_ index: inout Int, _ end: Int) {
        let start = index
        while index < end {
            switch utf8[index] {
            case UInt8(ascii: "<") where opensMarkup(index, end):
                appendText(start..<index)
                if utf8[index..<end].starts(with: "<!--".utf8) {
                    (state, commentStart) = (.comment, index)
                    index += 4
                } else {
                    state = .tag(quote: nil)
                    tag = []
                    readTag(&index, end, nil)
                }
                return
            case UInt8(ascii: "&"):
                guard let semicolon = utf8[index..<min(end, index + 12)].firstIndex(of: UInt8(ascii: ";")),
                    let replacement = CharacterReference.text(of: utf8[index...semicolon])
                else { break }
                appendText(start..<index)
                writeLineEnd(before: replacement.scalar(at: 0))
                current.append(replacement, replacing: index..<(semicolon + 1))
                index = semicolon + 1
                return
            default: break
            }
            index += 1
        }
        appendText(start..<end)
    }

    private func opensMarkup(_ index: Int, _ end: Int) -> Bool {
        guard index + 1 < end else { return false }
        let next = utf8[index + 1]
        return Self.isLetter(next) || [UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(next)
    }

    private mutating func readTag(_ index: inout Int, _ end: Int, _ quote: UInt8?) {
        let start = index
        var quote = quote
        while index < end {
            let byte = utf8[index]
            index += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                tag.append(start..<index)
                return endTag()
            }
        }
        tag.append(start..<end)
        state = .tag(quote: quote)
    }

    private mutating func endTag() {
        state = .text
        guard let first = tag.first, let last = tag.last else { return }
        let source = utf8[first]
        let whole = first.lowerBound..<last.upperBound
        tag = []
        guard let name = Self.tagName(in: source) else { return }
        if name == "br" {
            lineEnd = (true, whole)
        } else if !Self.inlineTags.contains(name) {
            endBlock()
        }
        if Self.rawTags.contains(name), !source.starts(with: "</".utf8) { state = .raw("</" + name) }
    }

    private mutating func readRaw(_ index: inout Int, _ end: Int, _ closing: String) {
        while index < end {
            let head = utf8[index..<min(end, index + closing.utf8.count)]
            if String(decoding: head, as: UTF8.self).lowercased() == closing {
                state = .text
                return
            }
            index += 1
        }
    }

    private mutating func skip(_ index: inout Int, _ end: Int, behind closing: String) {
        while index < end {
            if utf8[index..<end].starts(with: closing.utf8) {
                index += closing.utf8.count
                state = .text
                return
            }
            index += 1
        }
    }

    // MARK: - Writing

    private mutating func appendText(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        var range = range
        if lineEnd != nil || current.isEmpty {
            // Indentation is layout.
            range = Blank.trim(range, in: utf8).lowerBound..<range.upperBound
            guard !range.isEmpty, !Blank.trim(range, in: utf8).isEmpty else { return }
        }
        writeLineEnd(before: utf8.scalar(at: range.lowerBound))
        current.append(range, of: utf8)
    }

    private mutating func writeLineEnd(before next: Unicode.Scalar?) {
        guard let (isHard, range) = lineEnd else { return }
        lineEnd = nil
        guard let last = current.lastScalar(in: utf8), let next else { return }
        if isHard {
            current.append([0x0A], replacing: range)
        } else if !LineJoining.runsOn(last, next), !Blank.isBlank(last) {
            current.append([0x20], replacing: range)
        }
    }

    private mutating func endBlock() {
        if !current.isEmpty { parts.append(current) }
        current = BlockText()
        lineEnd = nil
    }

    // MARK: - Tags

    /// The name of the tag that `source` is, opening or closing, in lower case; nil for comments and declarations.
    static func tagName(in source: ArraySlice<UInt8>) -> String? {
        let rest = source.dropFirst().first == UInt8(ascii: "/") ? source.dropFirst(2) : source.dropFirst()
        guard let first = rest.first, isLetter(first) else { return nil }
        let name = rest.prefix { isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20)
    }

    private static let rawTags: Set = ["script", "style"]

    /// Phrasing elements, through which a sentence runs on (HTML Standard, section 3.2.5.2.5).
    static let inlineTags: Set = [
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
        "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
        "wbr",
    ]
}
