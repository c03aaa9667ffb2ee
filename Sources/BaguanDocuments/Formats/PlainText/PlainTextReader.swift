public import BaguanText

/// Reads text without markup: each line that is not blank is a block, without the blanks around it.
///
/// The first one is the title when it is short and no sentence; a short line that opens with a number as official papers
/// write it (一、 or （一） or 第一章) is a heading; everything else is body.
public struct PlainTextReader: TextReader {
    public init() {}

    /// - Throws: ``ReadingError``, for a web page as well: its tags are no text of anybody's.
    public func decode(_ bytes: [UInt8], path: String) throws(ReadingError) -> SourceFile {
        if ActualFormat.isPage(bytes) { throw ReadingError(path: path, cause: .otherFormat(.webPage)) }
        return try SourceFile(path: path, bytes: bytes, declared: nil)
    }

    public func read(_ source: SourceFile) -> Document {
        var builder = DocumentBuilder(source: source)
        var paragraph = 0
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
