public import BaguanText

/// Reads text without markup: each line that is not blank is a block, without the blanks around it.
///
/// The first one is the title when it is short and no sentence; a short line that opens with a number as official papers
/// write it (一、 or （一） or 第一章) is a heading; everything else is body.
public struct PlainTextReader: TextReader {
    public init() {}

    /// - Throws: ``ReadingError``, for a web page as well: its tags are no text of anybody's.
    public func decode(_ bytes: [UInt8], path: String) throws(ReadingError) -> SourceFile {
        try Self.refusePage(bytes, path: path)
        return try SourceFile(path: path, bytes: bytes, declared: nil)
    }

    /// - Parameter start: the first bytes of a file.
    package static func refusePage(_ start: [UInt8], path: String) throws(ReadingError) {
        if ActualFormat.isPage(start) { throw ReadingError(path: path, cause: .otherFormat(.webPage)) }
    }

    public func read(_ source: SourceFile) -> Document {
        var paragraph = 0
        return read(source, after: &paragraph)
    }

    /// Reads a piece of a text.
    ///
    /// - Parameter paragraph: how many blocks stand before it, and then, with it.
    package func read(_ source: SourceFile, after paragraph: inout Int) -> Document {
        var builder = DocumentBuilder(source: source)
        for line in 1...source.lines.count {
            guard let range = source.lines.lineRange(line)?.utf8 else { continue }
            let trimmed = Blank.trim(range, in: source.utf8)
            guard !trimmed.isEmpty else { continue }
            paragraph += 1
            let role = LineRole.of(trimmed, in: source.utf8, isFirst: paragraph == 1)
            builder.add(trimmed, role: role, location: "第\(paragraph)段")
        }
        return builder.finish()
    }
}
