import BaguanText

/// The text of a leaf while md4c reports it, piece by piece; keeps its eye on the source between the pieces.
struct MarkdownInlineText {
    private let utf8: [UInt8]
    private var text = BlockText()
    /// Where the source has been read to.
    private var place: Int
    /// Whether a tag stands between the text and what follows.
    private var isBehindTag = false
    /// A line end that has been met and waits for what follows it, with its place.
    private var lineEnd: (isHard: Bool, range: Range<Int>)?
    /// For each open strikethrough whether it is one of a single tilde; nil while unknown.
    private var strikethroughs: [Bool?] = []

    init(utf8: [UInt8], start: Int) {
        self.utf8 = utf8
        place = start
    }

    /// What has been gathered; begins anew.
    mutating func take() -> BlockText {
        defer {
            text = BlockText()
            lineEnd = nil
            isBehindTag = false
        }
        return text
    }

    mutating func skip(to end: Int) { place = max(place, end) }

    // MARK: - Pieces

    /// Adds source text as it is.
    mutating func append(_ range: Range<Int>) {
        guard range.lowerBound >= place else { return }
        settleStrikethrough(before: range.lowerBound)
        writeLineEnd(before: utf8.scalar(at: range.lowerBound))
        var start = range.lowerBound
        if isBehindTag, let last = text.lastScalar(in: utf8), Blank.isBlank(last) {
            // A reader sees one space, not one on each side of nothing.
            start = Blank.trim(range, in: utf8).lowerBound
        }
        isBehindTag = false
        text.append(start..<range.upperBound, of: utf8)
        place = range.upperBound
    }

    /// Adds source text of which the first character may have been escaped with a backslash.
    mutating func appendPlain(_ range: Range<Int>) {
        guard let first = utf8[range].first, range.lowerBound > place, utf8[range.lowerBound - 1] == UInt8(ascii: "\\"),
            Self.isPunctuation(first)
        else { return append(range) }
        replace((range.lowerBound - 1)..<(range.lowerBound + 1), by: [first])
        append((range.lowerBound + 1)..<range.upperBound)
    }

    /// Adds what a character reference stands for; one that stands for nothing is text.
    mutating func appendReference(_ range: Range<Int>) {
        guard let replacement = CharacterReference.text(of: utf8[range]) else { return append(range) }
        replace(range, by: replacement)
    }

    /// Adds U+FFFC, the character that stands for an object in text; pieces of one object make one character.
    mutating func appendObject(_ range: Range<Int>) {
        if text.lastScalar(in: utf8) == "\u{FFFC}" {
            lineEnd = nil
            return skip(to: range.upperBound)
        }
        replace(range, by: Array("\u{FFFC}".utf8))
    }

    /// Passes over a tag or a comment; `<br>` ends a line.
    mutating func appendTag(_ range: Range<Int>) {
        guard range.lowerBound >= place else { return }
        if HTMLText.tagName(in: utf8[range]) == "br" {
            lineEnd = (true, range)
        }
        isBehindTag = true
        skip(to: range.upperBound)
    }

    private mutating func replace(_ range: Range<Int>, by replacement: [UInt8]) {
        guard range.lowerBound >= place else { return }
        settleStrikethrough(before: range.lowerBound)
        writeLineEnd(before: replacement.scalar(at: 0))
        text.append(replacement, replacing: range)
        place = range.upperBound
    }

    // MARK: - Line ends

    mutating func breakLine(isHard: Bool) {
        let isEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
        guard let start = utf8[place...].firstIndex(where: isEnd) else { return }
        let isPair = utf8[start] == 0x0D && start + 1 < utf8.count && utf8[start + 1] == 0x0A
        let range = start..<(start + (isPair ? 2 : 1))
        lineEnd = (isHard || lineEnd?.isHard == true, range)
        skip(to: range.upperBound)
    }

    /// A hard one is a line feed; a soft one is a space, but nothing where Chinese runs on, and nothing where a space is.
    private mutating func writeLineEnd(before next: Unicode.Scalar?) {
        guard let (isHard, range) = lineEnd else { return }
        lineEnd = nil
        guard let last = text.lastScalar(in: utf8), let next else { return }
        // Who indents a line with ideographic spaces means a new paragraph.
        if isHard || next == "\u{3000}" {
            text.append([0x0A], replacing: range)
        } else {
            if !LineJoining.runsOn(last, next), !Blank.isBlank(last), !Blank.isBlank(next) {
                text.append([0x20], replacing: range)
            }
            text.startLine()
        }
    }

    // MARK: - Strikethrough

    /// md4c takes `3~5天，7~10天` for text struck out. GitHub does so too, but no reader of a draft does: a single tilde
    /// stays in the prose.
    mutating func openStrikethrough() { strikethroughs.append(nil) }

    mutating func closeStrikethrough() {
        guard let last = strikethroughs.popLast(), last == true,
            let tilde = utf8[place...].firstIndex(of: UInt8(ascii: "~"))
        else { return }
        append(tilde..<(tilde + 1))
    }

    /// Looks at the tildes that opened the last strikethrough, once text follows them.
    private mutating func settleStrikethrough(before end: Int) {
        guard let last = strikethroughs.last, last == nil else { return }
        let tildes = utf8[place..<end].indices.filter { utf8[$0] == UInt8(ascii: "~") }
        strikethroughs[strikethroughs.count - 1] = tildes.count == 1
        if tildes.count == 1 { append(tildes[0]..<(tildes[0] + 1)) }
    }

    // MARK: - Looking at the source

    /// Whether an image's title stands right behind its text, and not with a definition elsewhere.
    func isInlineTitle(_ title: Range<Int>) -> Bool {
        guard title.lowerBound > place, let bracket = utf8[place..<title.lowerBound].firstIndex(of: UInt8(ascii: "]"))
        else { return false }
        return utf8[bracket + 1] == UInt8(ascii: "(")
    }

    /// CommonMark 2.1: ASCII punctuation character, which a backslash can escape.
    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
