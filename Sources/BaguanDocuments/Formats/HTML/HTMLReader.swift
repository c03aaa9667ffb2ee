public import BaguanText

/// Reads web pages and what editors for WeChat articles give out, saved or copied.
///
/// The tree is made as browsers make it; the prose is what a person sees of it, in the order of the source. What stands in
/// the head for readers elsewhere counts, too: title, author and digest (`description`). Texts for those who do not see a
/// picture are captions, and pictures are named in ``Document/unread``. Hidden text (`display: none`, `visibility: hidden`,
/// `hidden`, `opacity: 0`, letters without size, templates) has the role ``BlockRole/hidden``; the body of a WeChat article
/// is shown by a script, and never counts as hidden. Styles count where they stand in their element; style sheets are not
/// read. Scripts, and the readings of characters (ruby), are left out.
public struct HTMLReader: TextReader {
    public init() {}

    /// Decodes a page, by what it says of its encoding where its bytes alone do not tell.
    /// - Throws: ``ReadingError`` also for a page that nests too deep, or has too many attributes or elements.
    public func decode(_ bytes: [UInt8], path: String) throws(ReadingError) -> SourceFile {
        let source = try SourceFile(path: path, bytes: bytes, declared: HTMLCharset.declared(in: bytes))
        if let limit = HTMLLimits.fault(in: source.utf8) { throw ReadingError(path: path, cause: .beyondMarkupLimit(limit)) }
        return source
    }

    /// A page that ``decode(_:path:)`` would refuse is read by its tags alone, as a list of paragraphs.
    public func read(_ source: SourceFile) -> Document {
        let page = HTMLPage(utf8: source.utf8)
        guard HTMLLimits.fault(in: source.utf8) == nil, HTMLTree.walk(source.utf8, page) else { return Self.flat(source) }
        var document = HTMLComposition(page, source: source).document
        document.references = HTMLReferences.all(in: source.utf8[...])
        document.comments = page.comments.sorted { $0.lowerBound < $1.lowerBound }.map { Range(utf8: $0) }
        document.reservedMarks = ["<", "&"]
        return document
    }

    private static func flat(_ source: SourceFile) -> Document {
        var text = HTMLText(utf8: source.utf8)
        text.feed(source.utf8.indices)
        var builder = DocumentBuilder(source: source)
        var count = 0
        for part in text.finish() where builder.add(part, role: .body, location: "第\(count + 1)段") { count += 1 }
        return builder.finish()
    }
}
