import BaguanText

/// The text of a block while a reader gathers it: stretches of the source, and text that stands for some.
struct BlockText {
    private struct Piece {
        var source: Range<Int>
        /// What stands for the source; nil when the source stands for itself.
        var replacement: [UInt8]?
        /// Whether it begins a line of the draft.
        var startsLine = false
    }

    private var pieces: [Piece] = []
    private var isAtLineStart = false

    var isEmpty: Bool { pieces.isEmpty }

    /// Adds a stretch of the source. Stretches come in the order of the source and do not overlap.
    mutating func append(_ range: Range<Int>, of utf8: [UInt8]) {
        guard !range.isEmpty else { return }
        if !isAtLineStart, let last = pieces.last, last.replacement == nil, last.source.upperBound == range.lowerBound {
            pieces[pieces.count - 1].source = last.source.lowerBound..<range.upperBound
        } else {
            add(Piece(source: range))
        }
    }

    /// Adds text that stands for a stretch of the source as a whole.
    mutating func append(_ text: [UInt8], replacing range: Range<Int>) {
        guard !text.isEmpty else { return }
        add(Piece(source: range, replacement: text))
    }

    /// What is added next begins a line of the draft, though no line feed stands before it.
    mutating func startLine() { isAtLineStart = true }

    private mutating func add(_ piece: Piece) {
        var piece = piece
        piece.startsLine = isAtLineStart && !pieces.isEmpty
        isAtLineStart = false
        pieces.append(piece)
    }

    /// The last scalar; nil when there is no text.
    func lastScalar(in utf8: [UInt8]) -> Unicode.Scalar? {
        guard let last = pieces.last else { return nil }
        guard let replacement = last.replacement else { return utf8.scalar(before: last.source.upperBound) }
        return replacement.scalar(before: replacement.count)
    }

    /// Takes blanks away from both ends.
    mutating func trim(in utf8: [UInt8]) {
        while let last = pieces.last {
            guard let rest = Self.rest(of: last, in: utf8) else {
                pieces.removeLast()
                continue
            }
            pieces[pieces.count - 1].source = last.source.lowerBound..<rest.upperBound
            break
        }
        while let first = pieces.first {
            guard let rest = Self.rest(of: first, in: utf8) else {
                pieces.removeFirst()
                continue
            }
            pieces[0].source = rest.lowerBound..<first.source.upperBound
            break
        }
    }

    /// Writes the text behind a prose, and where lines begin in it.
    func write(to prose: inout MappedText, lineStarts: inout [ProseOffset], from utf8: [UInt8]) {
        for (index, piece) in pieces.enumerated() {
            if piece.startsLine, index > 0 { lineStarts.append(prose.end) }
            if let replacement = piece.replacement {
                prose.append(replacement, replacing: Range(utf8: piece.source))
            } else {
                prose.append(piece.source, of: utf8)
            }
        }
    }

    /// A piece's source without blanks at its ends; nil when the piece is blank. A replacement goes whole or stays whole.
    private static func rest(of piece: Piece, in utf8: [UInt8]) -> Range<Int>? {
        guard let replacement = piece.replacement else {
            let rest = Blank.trim(piece.source, in: utf8)
            return rest.isEmpty ? nil : rest
        }
        return Blank.trim(0..<replacement.count, in: replacement).isEmpty ? nil : piece.source
    }
}
