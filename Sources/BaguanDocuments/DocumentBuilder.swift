import BaguanText

/// Puts a document together, block by block, in the order of the source.
struct DocumentBuilder {
    let source: SourceFile
    private var prose = MappedText()
    private var blocks: [Block] = []

    init(source: SourceFile) { self.source = source }

    /// Adds a block, without the blanks at its ends; says whether anything was left of it.
    @discardableResult
    mutating func add(_ text: BlockText, role: BlockRole, location: @autoclosure () -> String) -> Bool {
        var text = text
        text.trim(in: source.utf8)
        guard !text.isEmpty else { return false }
        if !blocks.isEmpty { prose.appendUnmapped(CollectionOfOne(0x0A)) }
        let start = prose.end
        text.write(to: &prose, from: source.utf8)
        blocks.append(Block(role: role, range: start..<prose.end, location: location()))
        return true
    }

    func finish(frontMatter: Range<SourceOffset>? = nil) -> Document {
        Document(source: source, prose: prose, blocks: blocks, frontMatter: frontMatter)
    }
}
