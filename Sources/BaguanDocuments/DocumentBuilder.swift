import BaguanText

/// Puts a document together, block by block, in the order of the source.
struct DocumentBuilder {
    let source: SourceFile
    private var prose = MappedText()
    private var blocks: [Block] = []
    private var lineStarts: [ProseOffset] = []

    init(source: SourceFile) {
        self.source = source
        prose.reserveCapacity(source.utf8.count)
    }

    /// Adds a block, without the blanks at its ends; says whether anything was left of it.
    @discardableResult
    mutating func add(
        _ text: BlockText, role: BlockRole, location: @autoclosure () -> String, cell: SheetCell? = nil, describesPicture: Bool = false
    ) -> Bool {
        var text = text
        text.trim(in: source.utf8)
        guard !text.isEmpty else { return false }
        let start = separate()
        text.write(to: &prose, lineStarts: &lineStarts, from: source.utf8)
        blocks.append(Block(
            role: role, range: start..<prose.end, location: location(), cell: cell, describesPicture: describesPicture))
        return true
    }

    /// Adds a block of one stretch of the source, which has no blanks at its ends and is not empty.
    mutating func add(_ range: Range<Int>, role: BlockRole, location: String) {
        let start = separate()
        prose.append(range, of: source.utf8)
        blocks.append(Block(role: role, range: start..<prose.end, location: location))
    }

    /// Puts the line feed between two blocks; gives the place where the next begins.
    private mutating func separate() -> ProseOffset {
        if !blocks.isEmpty { prose.appendUnmapped(CollectionOfOne(0x0A)) }
        return prose.end
    }

    func finish(frontMatter: Range<SourceOffset>? = nil) -> Document {
        Document(source: source, prose: prose, blocks: blocks, lineStarts: lineStarts, frontMatter: frontMatter)
    }
}
