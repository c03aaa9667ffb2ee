/// Writes workbooks as Excel and WPS do, from XML that a test gives.
public struct SheetsFile {
    public struct Sheet {
        public var name: String
        /// What stands in the sheet's part: `<sheetData>` and what may be around it.
        public var xml: String
        public var state: String?
        /// The `comment` elements on it.
        public var comments: String?
        /// The anchors of its drawing.
        public var drawing: String?

        public init(name: String, xml: String) {
            self.name = name
            self.xml = xml
        }
    }

    public var sheets: [Sheet]
    /// The `si` elements of the shared strings.
    public var strings = ""
    /// What stands in the styles.
    public var styles = ""
    public var startsIn1904 = false

    public init(_ sheets: [Sheet]) { self.sheets = sheets }

    /// One sheet with a cell in its first column for each text, all of them shared strings.
    public init(paragraphs: [String]) {
        let rows = paragraphs.indices.map { "<row r=\"\($0 + 1)\"><c r=\"A\($0 + 1)\" t=\"s\"><v>\($0)</v></c></row>" }
        self.init([Sheet(name: "Sheet1", xml: "<sheetData>\(rows.joined())</sheetData>")])
        strings = paragraphs.map { "<si><t xml:space=\"preserve\">\(WordFile.escaped($0))</t></si>" }.joined()
    }

    /// One sheet with these cells; an empty text is no cell.
    public init(name: String = "Sheet1", rows: [[String]]) {
        let xml = rows.enumerated().map { row, cells in
            let cells = cells.enumerated().filter { !$0.element.isEmpty }.map { column, text in
                let letter = Unicode.Scalar(UInt8(ascii: "A") + UInt8(column))
                return "<c r=\"\(letter)\(row + 1)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(WordFile.escaped(text))</t></is></c>"
            }
            return "<row r=\"\(row + 1)\">\(cells.joined())</row>"
        }
        self.init([Sheet(name: name, xml: "<sheetData>\(xml.joined())</sheetData>")])
    }

    public var zip: ZipFile {
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        let namespaces = OfficeFile.namespaces(main: "spreadsheetml")
        var file = OfficeFile(main: "xl/workbook.xml", contentType: type)
        let list = sheets.enumerated().map { index, sheet in
            let state = sheet.state.map { " state=\"\($0)\"" } ?? ""
            return "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index)\"/>"
        }
        let properties = "<workbookPr date1904=\"\(startsIn1904 ? 1 : 0)\"/>"
        file.add("xl/workbook.xml", "<workbook \(namespaces)>\(properties)<sheets>\(list.joined())</sheets></workbook>")
        for (type, xml) in [("sharedStrings", "<sst \(namespaces)>\(strings)</sst>"), ("styles", "<styleSheet \(namespaces)>\(styles)</styleSheet>")] {
            file.relate("xl/workbook.xml", to: "/xl/\(type).xml", as: type, id: type)
            file.add("xl/\(type).xml", xml)
        }
        for (index, sheet) in sheets.enumerated() {
            let part = "xl/worksheets/sheet\(index).xml"
            file.relate("xl/workbook.xml", to: "worksheets/sheet\(index).xml", as: "worksheet", id: "rId\(index)")
            file.add(part, "<worksheet \(namespaces)>\(sheet.xml)</worksheet>")
            if let comments = sheet.comments {
                file.relate(part, to: "../comments\(index).xml", as: "comments", id: "rIdC")
                file.add("xl/comments\(index).xml", "<comments \(namespaces)><commentList>\(comments)</commentList></comments>")
            }
            if let drawing = sheet.drawing {
                file.relate(part, to: "../drawings/drawing\(index).xml", as: "drawing", id: "rIdD")
                file.add("xl/drawings/drawing\(index).xml", "<xdr:wsDr \(namespaces)>\(drawing)</xdr:wsDr>")
            }
        }
        return file.finished
    }

    public var bytes: [UInt8] { zip.bytes }
}
