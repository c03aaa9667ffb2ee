/// A format that drafts may have, with the reader that knows it.
public struct DocumentFormat: Sendable {
    /// What settings and `--format` call it.
    public let name: String
    /// In lower case, without the dot.
    public let fileExtensions: [String]
    public let reader: any DocumentReader
    /// Nil for formats that take no comments.
    public let annotator: (any DocumentAnnotator)?

    init(name: String, fileExtensions: [String], reader: any DocumentReader, annotator: (any DocumentAnnotator)? = nil) {
        self.name = name
        self.fileExtensions = fileExtensions
        self.reader = reader
        self.annotator = annotator
    }

    /// Every format there is. A new one is a folder in `Formats/` and a line here.
    public static let all: [DocumentFormat] = [plainText, markdown, word]

    public static let plainText = DocumentFormat(
        name: "text", fileExtensions: ["txt", "text"], reader: PlainTextReader())
    public static let markdown = DocumentFormat(
        name: "markdown", fileExtensions: ["md", "markdown", "mdown", "mkd"], reader: MarkdownReader())

    public static let word = DocumentFormat(
        name: WordReader.formatName, fileExtensions: ["docx", "docm", "dotx", "dotm"], reader: WordReader(), annotator: WordAnnotator())

    /// Whether a draft in this format is text as it stands, so that it can be mended by changing its text.
    public var isText: Bool { reader is any TextReader }

    /// The format of that name, if there is one.
    public static func named(_ name: String) -> DocumentFormat? {
        all.first { $0.name == name }
    }

    /// The format that the end of a file's name tells, if it tells one. Case does not matter.
    public static func ofFile(at path: String) -> DocumentFormat? {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let fileExtension = name[name.index(after: dot)...].lowercased()
        return all.first { $0.fileExtensions.contains(fileExtension) }
    }

    /// The reader of a file by its name: that of plain text, when the name tells none.
    public static func reader(ofFileAt path: String) -> any DocumentReader { (ofFile(at: path) ?? .plainText).reader }
}
