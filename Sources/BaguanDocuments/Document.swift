public import BaguanText

/// A draft as a reader sees it: blocks of prose, each of which leads back to the source.
public struct Document: Sendable {
    public var source: SourceFile
    /// The prose of all blocks in reading order, with a line feed between any two. A match never crosses a block.
    public var prose: MappedText
    /// In reading order; disjoint.
    public var blocks: [Block]
    /// What stands between the `---` lines at the head of the draft, without them; nil when there is none.
    public var frontMatter: Range<SourceOffset>?
    /// What a person sees and no reader does, in reading order.
    public var unread: [UnreadContent] = []
    /// What it shows or leads to without holding it.
    public var references: [Reference] = []

    public init(source: SourceFile, prose: MappedText, blocks: [Block], frontMatter: Range<SourceOffset>? = nil) {
        self.source = source
        self.prose = prose
        self.blocks = blocks
        self.frontMatter = frontMatter
    }
}

/// One piece of prose with one role: a paragraph, a heading, a table cell.
public struct Block: Hashable, Sendable {
    public var role: BlockRole
    public var range: Range<ProseOffset>
    /// Where it is in words that a person who never counts lines understands: 第3段, 表2第1行.
    public var location: String

    public init(role: BlockRole, range: Range<ProseOffset>, location: String) {
        self.role = role
        self.range = range
        self.location = location
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
    /// Whether a reader sees nothing in it: no block holds more than blanks and invisible characters.
    package var isBlank: Bool {
        let text = prose.utf8
        var at = 0
        while at < text.count, let scalar = text.scalar(at: at) {
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
            return Block(
                role: block.role, range: Range(utf8: range.lowerBound + shift..<range.upperBound + shift),
                location: block.location)
        }
    }
}
