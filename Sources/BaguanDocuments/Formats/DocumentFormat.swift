internal import BaguanText

/// A format that drafts may have, with the reader that knows it.
public struct DocumentFormat: Sendable {
    /// What settings and `--format` call it.
    public let name: String
    /// In lower case, without the dot.
    public let fileExtensions: [String]
    public let reader: any DocumentReader
    /// Nil for formats that take no comments.
    public let annotator: (any DocumentAnnotator)?
    /// Whether files of the format in a folder are drafts. Pictures and tables of data lie beside drafts, and are read when
    /// they are named.
    public let isListed: Bool
    /// Whether a program of the system reads it, which may not be there.
    public let needsProgram: Bool

    init(name: String, fileExtensions: [String], reader: any DocumentReader, annotator: (any DocumentAnnotator)? = nil,
        isListed: Bool = true, needsProgram: Bool = false
    ) {
        self.isListed = isListed
        self.needsProgram = needsProgram
        self.name = name
        self.fileExtensions = fileExtensions
        self.reader = reader
        self.annotator = annotator
    }

    /// Every format there is. A new one is a folder in `Formats/` and a line here.
    public static let all: [DocumentFormat] = [plainText, markdown, html, table, word, slides, sheets, pdf, picture] + converted

    public static let plainText = DocumentFormat(
        name: "text", fileExtensions: ["txt", "text"], reader: PlainTextReader())
    public static let markdown = DocumentFormat(
        name: "markdown", fileExtensions: ["md", "markdown", "mdown", "mkd"], reader: MarkdownReader())

    public static let html = DocumentFormat(name: "html", fileExtensions: ["html", "htm", "xhtml"], reader: HTMLReader())

    public static let table = DocumentFormat(name: "csv", fileExtensions: ["csv", "tsv"], reader: TableReader(), isListed: false)

    public static let word = DocumentFormat(
        name: WordReader.formatName, fileExtensions: ["docx", "docm", "dotx", "dotm"], reader: WordReader(), annotator: WordAnnotator())

    public static let slides = DocumentFormat(
        name: SlidesReader.formatName, fileExtensions: ["pptx", "pptm", "ppsx", "ppsm", "potx"], reader: SlidesReader())
    public static let sheets = DocumentFormat(
        name: SheetsReader.formatName, fileExtensions: ["xlsx", "xlsm", "xltx"], reader: SheetsReader())

    public static let pdf = DocumentFormat(name: PDFReader.formatName, fileExtensions: ["pdf"], reader: PDFReader(), needsProgram: true)
    public static let picture = DocumentFormat(
        name: PictureReader.formatName, fileExtensions: ["png", "jpg", "jpeg", "gif", "webp"], reader: PictureReader(), isListed: false,
        needsProgram: true)

    /// What LibreOffice turns into another format: old ones, those of WPS that are like them, and OpenDocument.
    static let converted: [DocumentFormat] = [
        convertible("doc", "MS Word 97", ["doc", "dot", "wps", "wpt"], as: word, [.ole]),
        convertible("xls", "MS Excel 97", ["xls", "et"], as: sheets, [.ole]),
        convertible("ppt", "MS PowerPoint 97", ["ppt", "pps", "dps"], as: slides, [.ole]),
        convertible("rtf", "Rich Text Format", ["rtf"], as: word, [.rtf]),
        convertible("odt", "writer8", ["odt"], as: word, [.zip]),
        convertible("ods", "calc8", ["ods"], as: sheets, [.zip]),
        convertible("odp", "impress8", ["odp"], as: slides, [.zip]),
    ]

    private static func convertible(
        _ name: String, _ filter: String, _ fileExtensions: [String], as target: DocumentFormat,
        _ signatures: Set<FileSignature>
    ) -> DocumentFormat {
        let reader = ConvertedReader(name, filter: filter, as: (target.name, target.reader), signatures: signatures)
        return DocumentFormat(name: name, fileExtensions: fileExtensions, reader: reader, needsProgram: true)
    }

    /// Whether a draft in this format is text as it stands, so that it can be mended by changing its text.
    public var isText: Bool { reader is any TextReader }

    /// The format of that name, if there is one.
    public static func named(_ name: String) -> DocumentFormat? {
        all.first { $0.name == name }
    }

    /// The format that the end of a file's name tells, if it tells one. Case does not matter.
    public static func ofFile(at path: String) -> DocumentFormat? {
        // Bytes, not characters: a walk asks this of every name in a folder.
        guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        let fileExtension = path.utf8[path.utf8.index(after: dot)...]
        guard fileExtension.count <= longestExtension else { return nil }
        return byExtension[Substring(fileExtension).lowercased()]
    }

    private static let byExtension: [String: DocumentFormat] = Dictionary(
        all.flatMap { format in format.fileExtensions.map { ($0, format) } }, uniquingKeysWith: { first, _ in first })

    /// In bytes.
    private static let longestExtension = byExtension.keys.map(\.utf8.count).max() ?? 0

    /// Whether a file of that name, met in a folder, is a draft. `~$draft.docx` is the lock of an open document.
    public static func isListed(_ name: String) -> Bool {
        !name.utf8.starts(with: "~$".utf8) && ofFile(at: name)?.isListed == true
    }

    /// The reader of a file by its name: that of plain text, when the name tells none.
    public static func reader(ofFileAt path: String) -> any DocumentReader { (ofFile(at: path) ?? .plainText).reader }

    /// The reader of a text by its file's name: that of plain text, also when the name tells a format that is not text.
    package static func textReader(ofFileAt path: String) -> any TextReader {
        reader(ofFileAt: path) as? any TextReader ?? PlainTextReader()
    }
}
