/// Where in the parts of a Word file its text stands: what the annotator needs and a reader does not.
struct WordPlaces {
    /// A run of a part: `<w:r …><w:rPr>…</w:rPr>…</w:r>`.
    struct Run {
        var startTag: Range<Int>
        /// Behind the start tag and the properties, if there are any: where the content begins.
        var contentStart: Int
        var endTag: Range<Int> = 0..<0
        /// Its text elements, tabs and breaks, in order.
        var elements: [Element] = []
        /// Somebody's `w:ins` around it; an index into ``insertions``.
        var insertion: Int?
        /// What is around it in its paragraph and must not be cut; an index into ``shells``.
        var shell: Int?
        /// Whether changes can be proposed in it: not where somebody's insertion is around it at a distance, not in what
        /// somebody moved, not in a content control, where programs lose them, and not in a field, which is written anew.
        var takesChanges = true
    }

    /// `<w:t>…</w:t>`, or `<w:tab/>`.
    struct Element {
        var startTag: Range<Int>
        /// Empty for an element of one tag.
        var endTag: Range<Int>
        var isText: Bool
        /// What of its characters counts: without blanks at the ends, where it does not say that it keeps them.
        var content: Range<Int>
        var keepsBlanks: Bool
    }

    /// Somebody's inserted text.
    struct Insertion {
        var startTag: Range<Int>
        var endTag: Range<Int> = 0..<0
    }

    /// A block of the document.
    struct Block {
        /// In the source.
        var range: Range<Int>
        /// With their text in the source.
        var pieces: [WordText.Piece]
        var anchor: Anchor

        /// - Parameters:
        ///   - range: where the block's text stands in the source.
        ///   - cut: how many blank bytes of it were left out at its start.
        init(_ block: WordBlock, range: Range<Int>, cut: Int) {
            self.range = range
            anchor = block.anchor
            let shift = range.lowerBound - cut
            pieces = block.text.pieces.map { piece in
                var piece = piece
                piece.text = piece.text.lowerBound + shift..<piece.text.upperBound + shift
                return piece
            }
        }
    }

    /// Where an answer to a block goes.
    enum Anchor: Hashable {
        /// Where its text stands.
        case text
        /// At a run of the main part: that holds its text box, or refers to its note.
        case run(Int)
        /// At the start of the main part: headers and footers stand on every page.
        case start
        /// Nowhere: a comment.
        case none
    }

    /// Of the main part.
    var runs: [Run] = []
    var insertions: [Insertion] = []
    /// Content controls and fields in a line. LibreOffice drops what is before a comment in them, or takes the comment for
    /// their text; so comments stand around them. Empty for one that goes on over a paragraph's end.
    var shells: [Range<Int>] = []
    /// In the order of the source.
    var blocks: [Block] = []
    /// The runs that refer to notes, by kind and id.
    var noteReferences: [WordNoteReference: Int] = [:]
    /// Where a comment before a run begins, or one behind it ends.
    func outerRange(of run: Int) -> Range<Int> {
        if let shell = shell(of: run) { return shell }
        return runs[run].startTag.lowerBound..<runs[run].endTag.upperBound
    }

    /// What is around a run and must not be cut.
    func shell(of run: Int) -> Range<Int>? {
        runs[run].shell.map { shells[$0] }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The highest `w:id` of anything in the main part.
    var highestID = 0
}

/// A note as the main part refers to it.
struct WordNoteReference: Hashable {
    enum Kind: Hashable { case footnote, endnote }

    var kind: Kind
    var id: String
}
