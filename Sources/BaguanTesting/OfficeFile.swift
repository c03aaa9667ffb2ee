/// Puts an Office file together from its parts: what presentations and workbooks have in common.
struct OfficeFile {
    private static let office = "http://schemas.openxmlformats.org/"

    /// Declares the namespaces of presentations, workbooks and what they hold; `main` has no prefix.
    static func namespaces(main: String) -> String {
        "xmlns=\"\(office)\(main)/2006/main\" xmlns:p=\"\(office)presentationml/2006/main\""
            + " xmlns:r=\"\(office)officeDocument/2006/relationships\" xmlns:a=\"\(office)drawingml/2006/main\""
            + " xmlns:mc=\"\(office)markup-compatibility/2006\" xmlns:dgm=\"\(office)drawingml/2006/diagram\""
            + " xmlns:c=\"\(office)drawingml/2006/chart\" xmlns:xdr=\"\(office)drawingml/2006/spreadsheetDrawing\""
            + " xmlns:m=\"\(office)officeDocument/2006/math\""
    }

    private var zip = ZipFile()
    private var related: [String: [String]] = [:]
    private var sources: [String] = []

    init(main: String, contentType: String) {
        zip.add(
            "[Content_Types].xml",
            ("<Types xmlns=\"\(Self.office)package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/\(main)\" ContentType=\"\(contentType)\"/></Types>").utf8)
        relate("", to: "/" + main, as: "officeDocument", id: "rId1")
    }

    mutating func add(_ part: String, _ xml: String) {
        zip.add(part, ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml).utf8)
    }

    /// - Parameter target: absolute.
    mutating func relate(_ source: String, to target: String, as type: String, id: String) {
        if related[source] == nil { sources.append(source) }
        related[source, default: []].append(
            "<Relationship Id=\"\(id)\" Type=\"\(Self.office)officeDocument/2006/relationships/\(type)\" Target=\"\(target)\"/>")
    }

    /// With a part of relationships for each part that has some.
    var finished: ZipFile {
        var zip = zip
        for source in sources {
            var folders = source.split(separator: "/").map(String.init)
            let name = folders.popLast() ?? ""
            let part = (folders + ["_rels", name + ".rels"]).joined(separator: "/")
            let list = related[source, default: []].joined()
            zip.add(part, "<Relationships xmlns=\"\(Self.office)package/2006/relationships\">\(list)</Relationships>".utf8)
        }
        return zip
    }
}
