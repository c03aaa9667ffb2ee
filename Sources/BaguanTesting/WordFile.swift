/// Writes Word documents as Word and WPS do, part by part, from XML that a test gives.
public struct WordFile {
    /// What stands between `<w:body>` and `</w:body>`.
    public var body: String
    /// What stands in each further part, by its name without `.xml`: `header1`, `footnotes`, `comments` …
    public var parts: [(name: String, xml: String)] = []
    /// What stands between `<w:styles>` and `</w:styles>`; nil for no styles at all.
    public var styles: String?
    /// Further files, which no relationship leads to.
    public var extras: [(name: String, bytes: [UInt8])] = []
    public var mainPart = "word/document.xml"
    public var mainContentType =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    /// The XML declaration and what may stand behind it, of the main part.
    public var prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    public var isStrict = false

    public init(body: String) { self.body = body }

    /// A paragraph for each text.
    public init(paragraphs: [String]) {
        self.init(body: paragraphs.map { Self.paragraph($0) }.joined())
    }

    /// A paragraph of runs, the second of which is bold, and so on by turns.
    public static func paragraph(_ runs: String..., properties: String = "") -> String {
        let content = runs.enumerated().map { run($1, properties: $0 % 2 == 1 ? "<w:b/>" : "") }.joined()
        return "<w:p>" + (properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>") + content + "</w:p>"
    }

    public static func run(_ text: String, properties: String = "") -> String {
        let properties = "<w:rPr><w:rFonts w:ascii=\"仿宋_GB2312\" w:eastAsia=\"仿宋_GB2312\" w:hint=\"eastAsia\"/>"
            + properties + "<w:sz w:val=\"32\"/></w:rPr>"
        return "<w:r>\(properties)<w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r>"
    }

    public static func table(_ rows: [[String]]) -> String {
        let rows = rows.map { cells in
            "<w:tr>" + cells.map { "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr>\(paragraph($0))</w:tc>" }.joined()
                + "</w:tr>"
        }
        return "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid/>" + rows.joined() + "</w:tbl>"
    }

    /// A run with a text box, as Word writes it: once for itself and once for older programs.
    public static func textBox(_ paragraphs: String...) -> String {
        let content = "<w:txbxContent>" + paragraphs.map { paragraph($0) }.joined() + "</w:txbxContent>"
        return "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wps:wsp><wps:txbx>\(content)"
            + "</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>\(content)"
            + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    }

    public static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    // MARK: - The file

    public var bytes: [UInt8] { zip.bytes }

    public var zip: ZipFile {
        var zip = ZipFile()
        zip.add("[Content_Types].xml", contentTypes.utf8)
        zip.add("_rels/.rels", Self.relationships([("rId1", "officeDocument", mainPart)]).utf8)
        zip.add(mainPart, (prolog + "<w:document \(namespaces)><w:body>\(body)</w:body></w:document>").utf8)
        let folder = mainPart.split(separator: "/").dropLast().joined(separator: "/")
        let name = mainPart.split(separator: "/").last ?? ""
        var related = parts.map { ($0.name, Self.type(of: $0.name), "\($0.name).xml") }
        if styles != nil { related.append(("styles", "styles", "styles.xml")) }
        if !related.isEmpty { zip.add("\(folder)/_rels/\(name).rels", Self.relationships(related).utf8) }
        for part in parts {
            let root = Self.root(of: part.name)
            zip.add("\(folder)/\(part.name).xml", "<w:\(root) \(namespaces)>\(part.xml)</w:\(root)>".utf8)
        }
        if let styles { zip.add("\(folder)/styles.xml", "<w:styles \(namespaces)>\(styles)</w:styles>".utf8) }
        for extra in extras { zip.add(extra.name, extra.bytes) }
        return zip
    }

    private var namespaces: String {
        let main = isStrict ? "http://purl.oclc.org/ooxml/wordprocessingml/main"
            : "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        let relationships = isStrict ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        return "xmlns:w=\"\(main)\" xmlns:r=\"\(relationships)\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
            + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
            + " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
            + " xmlns:wpsCustomData=\"http://www.wps.cn/officeDocument/2013/wpsCustomData\" mc:Ignorable=\"wpsCustomData\""
    }

    private var contentTypes: String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/\(mainPart)\" ContentType=\"\(mainContentType)\"/>" + partTypes + "</Types>"
    }

    private var partTypes: String {
        let folder = mainPart.split(separator: "/").dropLast().joined(separator: "/")
        let all = parts.map(\.name) + (styles == nil ? [] : ["styles"])
        return all.map { name in
            "<Override PartName=\"/\(folder)/\(name).xml\""
                + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.\(Self.type(of: name))+xml\"/>"
        }.joined()
    }

    private static func relationships(_ all: [(id: String, type: String, target: String)]) -> String {
        let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + all.map { "<Relationship Id=\"\($0.id)\" Type=\"\(type)\($0.type)\" Target=\"\($0.target)\"/>" }.joined()
            + "</Relationships>"
    }

    /// `header1` is a header.
    private static func type(of part: String) -> String { String(part.prefix { !$0.isNumber }) }

    private static func root(of part: String) -> String {
        ["header": "hdr", "footer": "ftr"][type(of: part)] ?? type(of: part)
    }
}
