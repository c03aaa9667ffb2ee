public import BaguanText

/// Reads Markdown (CommonMark 0.30 with GitHub's tables, strikethrough, task lists and footnotes).
///
/// The first heading of level 1 is the title. Emphasis and links are prose; so is the visible text of HTML. Text of images,
/// code spans and code blocks are blocks of their own, also inside a paragraph, whose parts then have one location. Titles of
/// links and definitions of references are markup.
public struct MarkdownReader: TextReader {
    public init() {}

    public func read(_ source: SourceFile) -> Document {
        let frontMatter = FrontMatter(of: source)
        let start = frontMatter?.end ?? 0
        let input = MarkdownInput(source.utf8, from: start)
        let builder = MarkdownBuilder(source: source, input: input, start: start)
        // What md4c cannot read is prose all the same: its markup is then looked at as text.
        guard MarkdownParser.parse(input, from: start, to: builder) else { return PlainTextReader().read(source) }
        var document = builder.document.finish(frontMatter: frontMatter.map { Range(utf8: $0.inside) })
        document.comments = builder.comments.map { Range(utf8: $0) }
        document.references = builder.references + HTMLReferences.all(in: source.utf8[start...])
        return document
    }
}
