internal import BaguanText

/// Puts the document of a format together that is not text: each block is a line of its source (several, where a line
/// break stands in it), and the prose is the same.
struct ExtractedText {
    /// In bytes. A novel of a million characters takes three million.
    static let limit = 64 << 20

    /// Whether there was more text than it takes; what came behind is not in it.
    private(set) var isBeyondLimit = false
    private(set) var utf8: [UInt8] = []
    private(set) var blocks: [(role: BlockRole, range: Range<Int>, location: String, cell: SheetCell?, describesPicture: Bool)] = []
    var unread: [UnreadContent] = []
    /// See ``Document/openChanges``.
    var openChanges: [String] = []

    /// Adds a block, without the blanks at its ends.
    /// - Returns: where in the source it stands and how many bytes it lost at its start; nil when it is blank.
    @discardableResult
    mutating func add(
        _ text: [UInt8], role: BlockRole, location: String, cell: SheetCell? = nil, describesPicture: Bool = false
    ) -> (range: Range<Int>, cut: Int)? {
        let trimmed = Blank.trim(0..<text.count, in: text)
        guard !trimmed.isEmpty else { return nil }
        guard utf8.count + trimmed.count < Self.limit else {
            isBeyondLimit = true
            return nil
        }
        if !blocks.isEmpty { utf8.append(0x0A) }
        let start = utf8.count
        utf8 += text[trimmed]
        blocks.append((role, start..<utf8.count, location, cell, describesPicture))
        return (start..<utf8.count, trimmed.lowerBound)
    }

    /// - Throws: ``ReadingError`` when it is beyond the limit.
    func document(path: String) throws(ReadingError) -> Document {
        if isBeyondLimit { throw ReadingError(path: path, cause: .beyondLimit(.textSize(limit: Self.limit))) }
        var prose = MappedText()
        prose.reserveCapacity(utf8.count)
        var all: [Block] = []
        all.reserveCapacity(blocks.count)
        for (role, range, location, cell, describesPicture) in blocks {
            if !all.isEmpty { prose.appendUnmapped(CollectionOfOne(0x0A)) }
            let start = prose.end
            prose.append(range, of: utf8)
            all.append(Block(
                role: role, range: start..<prose.end, location: location, cell: cell, describesPicture: describesPicture))
        }
        var document = Document(source: SourceFile(path: path, extracted: utf8), prose: prose, blocks: all)
        document.unread = unread
        document.openChanges = openChanges
        return document
    }
}
