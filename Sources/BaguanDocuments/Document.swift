public import BaguanText
internal import Glibc

/// A draft as a reader sees it: blocks of prose, each of which leads back to the source.
public struct Document: Sendable {
    public var source: SourceFile
    /// The prose of all blocks in reading order, with a line feed between any two. A match never crosses a block.
    public var prose: MappedText
    /// In reading order; disjoint.
    public var blocks: [Block]
    /// Where a line of the draft begins inside a block although no line feed stands there: a paragraph of Markdown runs
    /// over the ends of its lines. In order. Sentences run over them, too; who writes a list of names, of credits or of
    /// numbered points means them: see ``lines(of:)``.
    public var lineStarts: [ProseOffset]
    /// What stands between the `---` lines at the head of the draft, without them; nil when there is none.
    public var frontMatter: Range<SourceOffset>?
    /// What a person sees and no reader does, in reading order.
    public var unread: [UnreadContent] = []
    /// Where somebody's changes wait to be accepted or rejected. The document was read as if all were accepted.
    public var openChanges: [String] = []
    /// Whether the text was recognised in a picture, and so may be wrong.
    public var isRecognized = false
    /// Characters that are markup in the source and so cannot be written into it as they are.
    package var reservedMarks: [Unicode.Scalar] = []
    /// What it shows or leads to without holding it.
    public var references: [Reference] = []
    /// Its comments, which no reader sees, with their signs (`<!--`, `-->`); in order. Nil for formats that have none that a
    /// writer could leave a word in.
    public var comments: [Range<SourceOffset>]?

    public init(
        source: SourceFile, prose: MappedText, blocks: [Block], lineStarts: [ProseOffset] = [],
        frontMatter: Range<SourceOffset>? = nil
    ) {
        self.source = source
        self.prose = prose
        self.blocks = blocks
        self.lineStarts = lineStarts
        self.frontMatter = frontMatter
    }
}

/// One piece of prose with one role: a paragraph, a heading, a table cell.
public struct Block: Hashable, Sendable {
    public var role: BlockRole
    public var range: Range<ProseOffset>
    /// Where it is in words that a person who never counts lines understands: 第3段, 表2第1行.
    public var location: String
    /// Which cell of a table that has names for its cells it is; nil when it is none.
    public var cell: SheetCell?
    /// Whether it says of a picture what those who do not see it should know; few readers ever meet it.
    public var describesPicture: Bool

    public init(
        role: BlockRole, range: Range<ProseOffset>, location: String, cell: SheetCell? = nil, describesPicture: Bool = false
    ) {
        self.role = role
        self.range = range
        self.location = location
        self.cell = cell
        self.describesPicture = describesPicture
    }
}

/// Something in a document that may hold words and was not read.
public struct UnreadContent: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case picture, chart, diagram
        /// A document inside the document (a sheet in a page).
        case embeddedObject
        /// A file that the page takes its text from.
        case importedFile
        /// A cell whose formula nobody has worked out yet, so that the file does not say what it shows.
        case formula
        /// Text in the middle of a sentence that no page shows.
        case hiddenText
        /// A whole page without text: a scan, perhaps.
        case page
    }

    public var kind: Kind
    /// As that of a ``Block``.
    public var location: String

    public init(kind: Kind, location: String) {
        self.kind = kind
        self.location = location
    }
}

extension Document {
    /// Whether a text can be put in the place of verbatim source without becoming markup.
    package func canHold(_ text: String) -> Bool {
        reservedMarks.isEmpty || !text.unicodeScalars.contains { reservedMarks.contains($0) }
    }

    /// The lines of a block as its author broke them, without blanks at their ends and without blank ones: between line
    /// feeds of the prose, and where ``lineStarts`` says.
    package func lines(of block: Int) -> [Range<ProseOffset>] {
        let range = blocks[block].range
        var starts = lineStarts[lineStarts.partitionIndex { $0 > range.lowerBound }..<lineStarts.partitionIndex { $0 >= range.upperBound }]
        guard !starts.isEmpty || breaksLine(range) else { return [range] }
        var lines: [Range<ProseOffset>] = []
        var start = range.lowerBound.utf8
        func close(_ end: Int) {
            let line = Blank.trim(start..<end, in: prose.utf8)
            if !line.isEmpty { lines.append(Range(utf8: line)) }
            start = end
        }
        let text = prose.utf8.span
        for at in range.utf8 where text[at] == 0x0A || starts.first?.utf8 == at {
            if starts.first?.utf8 == at { _ = starts.popFirst() }
            close(at)
        }
        close(range.upperBound.utf8)
        return lines
    }

    /// Whether a line ends in a stretch of the prose; hardly any block has more than one.
    private func breaksLine(_ range: Range<ProseOffset>) -> Bool {
        prose.utf8.withUnsafeBytes { bytes in
            let stretch = bytes[range.utf8]
            guard let start = bytes.baseAddress, !stretch.isEmpty else { return false }
            return memchr(start + stretch.startIndex, 0x0A, stretch.count) != nil
        }
    }

    /// Whether a reader finds no words of the draft in it: no block holds more than blanks and invisible characters, but for
    /// what is said of pictures and the numbers of pages.
    package var isBlank: Bool {
        blocks.allSatisfy { block in
            if block.describesPicture { return true }
            let isAtEdge = block.role == .header || block.role == .footer
            if isAtEdge, PageNumber.isAll(of: prose.utf8[block.range.utf8]) { return true }
            return isBlank(block.range.utf8)
        }
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        let text = prose.utf8
        var at = range.lowerBound
        while at < range.upperBound, let scalar = text.scalar(at: at) {
            if !Blank.isBlank(scalar), scalar.properties.generalCategory != .format { return false }
            at += UTF8.width(scalar)
        }
        return true
    }

    /// Puts texts that stand before the body in the source (title, digest and author of the front matter) before its
    /// blocks, so that rules look at them as at everything else.
    ///
    /// - Parameter texts: in the order of the source.
    public mutating func prepend(_ texts: [(text: MappedText, role: BlockRole, location: String)]) {
        guard !texts.isEmpty else { return }
        var prose = MappedText()
        var added: [Block] = []
        for (text, role, location) in texts where text.end > ProseOffset(0) {
            let start = prose.end
            prose.append(text)
            added.append(Block(role: role, range: start..<prose.end, location: location))
            prose.appendUnmapped(CollectionOfOne(0x0A))
        }
        let shift = prose.end.utf8
        prose.append(self.prose)
        self.prose = prose
        blocks = added + blocks.map { block in
            let range = block.range.utf8
            var moved = block
            moved.range = Range(utf8: range.lowerBound + shift..<range.upperBound + shift)
            return moved
        }
        lineStarts = lineStarts.map { ProseOffset($0.utf8 + shift) }
    }
}
