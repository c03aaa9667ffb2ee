/// The text of a paragraph while it is gathered, with the place of each stretch when someone wants to answer there.
struct WordText {
    /// A stretch of the text, and what in the part it stands for.
    struct Piece {
        enum Kind {
            /// Character data: both sides hold the same bytes.
            case verbatim
            /// One character that is written otherwise: `&amp;`, a line end.
            case reference
            /// Data in a CDATA section, which cannot be cut.
            case raw
            /// An element of its own: a tab, a break.
            case element
        }

        /// In the paragraph's text.
        var text: Range<Int>
        /// In the part.
        var source: Range<Int>
        var kind: Kind
        /// An index into ``WordPlaces/runs``.
        var run: Int
        /// An index into the run's ``WordPlaces/Run/elements``.
        var element: Int
    }

    private(set) var utf8: [UInt8] = []
    private(set) var pieces: [Piece] = []

    /// - Parameter place: where it stands; nil when nobody wants to know.
    mutating func append(
        _ text: some Collection<UInt8>, at source: Range<Int>, _ kind: Piece.Kind, in place: (run: Int, element: Int)?
    ) {
        let start = utf8.count
        utf8.append(contentsOf: text)
        guard let place else { return }
        if kind == .verbatim, let last = pieces.last, last.kind == .verbatim, last.run == place.run,
            last.element == place.element, last.source.upperBound == source.lowerBound {
            pieces[pieces.count - 1].text = last.text.lowerBound..<utf8.count
            pieces[pieces.count - 1].source = last.source.lowerBound..<source.upperBound
        } else {
            pieces.append(Piece(
                text: start..<utf8.count, source: source, kind: kind, run: place.run, element: place.element))
        }
    }

    /// Puts text before all other that stands nowhere in the part.
    mutating func prepend(_ text: some Collection<UInt8>) {
        utf8.insert(contentsOf: text, at: 0)
        for index in pieces.indices {
            let range = pieces[index].text
            pieces[index].text = range.lowerBound + text.count..<range.upperBound + text.count
        }
    }

    /// Takes blanks away from the end, down to `start` at most: those of a text that is not said to keep them.
    mutating func trimEnd(downTo start: Int) {
        while utf8.count > start, let last = utf8.last, Self.isBlank(last) {
            utf8.removeLast()
            guard let piece = pieces.last else { continue }
            if piece.text.count == 1 {
                pieces.removeLast()
            } else {
                pieces[pieces.count - 1].text = piece.text.dropLast()
                pieces[pieces.count - 1].source = piece.source.dropLast()
            }
        }
    }

    /// XML's own white space.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
