import BaguanDocuments
import BaguanTesting
import BaguanText
import Testing

private func readSheets(_ sheets: SheetsFile) throws -> [String] {
    let document = try SheetsReader().read(sheets.bytes, path: "a.xlsx")
    return document.blocks.map { "\($0.role.rawValue) \($0.location): \(document.prose[$0.range])" }
}

/// One sheet.
private func readSheet(_ xml: String, strings: String = "", styles: String = "", startsIn1904: Bool = false) throws -> [String] {
    var file = SheetsFile([.init(name: "横幅", xml: xml)])
    (file.strings, file.styles, file.startsIn1904) = (strings, styles, startsIn1904)
    return try readSheets(file)
}

@Suite struct SheetsReaderTests {
    @Test func `shared, inline, rich and formula texts are what a cell says, under its name`() throws {
        let strings = "<si><t>喜迎校庆</t></si><si><r><t>欢迎</t></r><r><rPr/><t xml:space=\"preserve\">新同学 </t></r><rPh><t>huānyíng</t></rPh></si>"
        let row = "<row r=\"7\"><c r=\"B7\" t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c r=\"AA7\" t=\"inlineStr\"><is><t>南门</t></is></c>"
            + "<c r=\"AB7\" t=\"str\"><f>A1&amp;B1</f><v>合并的</v></c><c r=\"XFD7\" t=\"s\"><v>9</v></c></row><row><c><v>5</v></c></row>"
        #expect(try readSheet("<sheetData>\(row)</sheetData>", strings: strings) == [
            "table-cell 横幅!B7: 喜迎校庆", "table-cell 横幅!C7: 欢迎新同学", "table-cell 横幅!AA7: 南门", "table-cell 横幅!AB7: 合并的",
            "table-cell 横幅!A8: 5",
        ])
    }

    @Test(arguments: [
        ("46266", 0, "46266"), ("13912345678", 0, "13912345678"), ("1.3912345678E10", 0, "13912345678"),
        ("0.30000000000000004", 0, "0.3"), ("0.35", 9, "35%"), ("-2.5", 0, "-2.5"), ("46266", 14, "2026/9/1"),
        ("46266", 31, "2026年9月1日"), ("46266", 58, "9月1日"), ("46266.604166666664", 22, "2026/9/1 14:30"), ("0.5", 18, "12:00 PM"),
        ("46266", 164, "2026-09-01 星期二"), ("46266.99999999999", 165, "2026年9月2日"), ("60", 166, "1900/2/28"), ("61", 166, "1900/3/1"),
        ("1", 166, "1900/1/1"), ("2958465", 166, "9999/12/31"), ("2958466", 166, "2958466"), ("-1", 166, "-1"), ("1E999", 0, "1E999"),
        ("46266.5", 167, "下午12时00分"), ("1234567890123456789", 0, "1234567890123456789"), ("3", 168, "3"),
    ]) func `numbers are shown as dates, times and shares where the cell says so`(value: String, format: Int, shown: String) throws {
        let codes = [
            164: "yyyy\\-mm\\-dd\\ aaaa", 165: "[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", 166: "yyyy/m/d",
            167: "上午/下午h&quot;时&quot;mm&quot;分&quot;", 168: "[Red]#,##0.00&quot;days&quot;",
        ]
        let styles = "<numFmts>\(codes.map { "<numFmt numFmtId=\"\($0)\" formatCode=\"\($1)\"/>" }.joined())</numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"\(format)\"/></cellXfs>"
        let cell = "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>\(value)</v></c></row></sheetData>"
        #expect(try readSheet(cell, styles: styles) == ["table-cell 横幅!A1: \(shown)"])
    }

    @Test func `days may be counted from 1904`() throws {
        let styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
        let cell = "<sheetData><row r=\"1\"><c r=\"A1\"><v>44804</v></c></row></sheetData>"
        #expect(try readSheet(cell, styles: styles, startsIn1904: true) == ["table-cell 横幅!A1: 2026/9/1"])
    }

    @Test func `truth, errors and written dates are shown as they are`() throws {
        let row = "<row r=\"1\"><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#REF!</v></c><c t=\"d\"><v>2026-09-01</v></c><c><f>A1</f></c></row>"
        #expect(try readSheet("<sheetData>\(row)</sheetData>") == [
            "table-cell 横幅!A1: TRUE", "table-cell 横幅!B1: #REF!", "table-cell 横幅!C1: 2026-09-01",
        ])
    }

    @Test func `a formula without a result is named as unread, one with an empty result is not`() throws {
        let row = "<row r=\"2\"><c r=\"A2\"><f>B1&amp;C1</f></c><c r=\"B2\" t=\"str\"><f>C1</f><v></v></c><c r=\"C2\"><f t=\"shared\" si=\"0\"/></c><c r=\"D2\"/><c r=\"E2\"><f>SUM(A1:A2)</f><v></v></c></row>"
        let file = SheetsFile([.init(name: "表", xml: "<sheetData>\(row)</sheetData>")])
        let document = try SheetsReader().read(file.bytes, path: "a.xlsx")
        #expect(document.unread == ["表!A2", "表!C2", "表!E2"].map { UnreadContent(kind: .formula, location: $0) })
    }

    @Test func `headers and footers are read without their codes`() throws {
        let xml = "<sheetData/><headerFooter><oddHeader>&amp;L&amp;\"楷体,Bold\"&amp;14横幅登记&amp;C第&amp;P页&amp;R&amp;KFF0000密&amp;&amp;存</oddHeader><oddFooter>&amp;C教务处</oddFooter></headerFooter>"
        #expect(try readSheet(xml) == ["header 横幅页眉: 横幅登记", "header 横幅页眉: 第页", "header 横幅页眉: 密&存", "footer 横幅页脚: 教务处"])
    }

    @Test func `a sign of a code before a Chinese character cuts none`() throws {
        let xml = "<sheetData/><headerFooter><oddHeader>甲&amp;乙&amp;K丙丁</oddHeader><oddFooter>&amp;</oddFooter></headerFooter>"
        #expect(try readSheet(xml) == ["header 横幅页眉: 甲乙丙丁", "footer 横幅页脚: &"])
    }

    @Test func `hidden sheets, rows and columns, comments and text boxes are told apart`() throws {
        let cell = "<c t=\"inlineStr\"><is><t>字</t></is></c>"
        var first = SheetsFile.Sheet(
            name: "一", xml: "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\">\(cell)\(cell)</row><row r=\"2\" hidden=\"1\">\(cell)</row></sheetData>")
        first.comments = "<comment ref=\"B7\"><text><r><t>改</t></r><r><t>过</t></r></text></comment>"
        first.drawing = "<xdr:twoCellAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"框\"/></xdr:nvSpPr><xdr:txBody>\(SlidesFile.paragraph("框里。"))</xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
            + "<xdr:pic><a:blip r:embed=\"x\"/></xdr:pic>"
        var second = SheetsFile.Sheet(name: "二", xml: "<sheetData><row r=\"1\">\(cell)</row></sheetData>")
        second.state = "veryHidden"
        let file = SheetsFile([first, second])
        #expect(try readSheets(file) == [
            "table-cell 一!A1: 字", "hidden 一!B1（隐藏）: 字", "hidden 一!A2（隐藏）: 字", "hidden 一!B7批注: 改过", "body 一图形: 框里。",
            "hidden 二!A1（隐藏）: 字",
        ])
        #expect(try SheetsReader().read(file.bytes, path: "a.xlsx").unread == [UnreadContent(kind: .picture, location: "一图形")])
    }

    @Test func `a sheet that is not there is no empty sheet`() {
        var zip = SheetsFile(paragraphs: ["甲"]).zip
        zip.remove("xl/worksheets/sheet0.xml")
        #expect(throws: ReadingError(path: "a.xlsx", cause: .missingPart("xl/worksheets/sheet0.xml"))) { try SheetsReader().read(zip.bytes, path: "a.xlsx") }
    }

    @Test func `a workbook in a language of its own is refused, and not empty`() {
        var zip = SheetsFile(paragraphs: ["甲"]).zip
        zip.remove("xl/workbook.xml")
        zip.add("xl/workbook.xml", "<workbook xmlns=\"http://schemas.microsoft.com/office/excel/2006/2\"/>".utf8)
        #expect(throws: ReadingError(
            path: "a.xlsx", cause: .xml(part: "xl/workbook.xml", fault: .unknownRoot("workbook"), at: TextPosition(line: 1, column: 1)))
        ) { try SheetsReader().read(zip.bytes, path: "a.xlsx") }
    }

    @Test(.timeLimit(.minutes(1))) func `cells that all refer to one long text are refused`() {
        let cells = String(repeating: "<c t=\"s\"><v>0</v></c>", count: 20_000)
        var file = SheetsFile([.init(name: "甲", xml: "<sheetData><row>\(cells)</row></sheetData>")])
        file.strings = "<si><t>\(String(repeating: "文", count: 300_000))</t></si>"
        #expect(throws: ReadingError(path: "a.xlsx", cause: .beyondLimit(.textSize(limit: 64 << 20)))) {
            try SheetsReader().read(file.zip.bytes, path: "a.xlsx")
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a workbook that refers to one sheet very often is read once`() throws {
        var file = SheetsFile([])
        file.sheets = [.init(name: "甲", xml: "<cols>\(String(repeating: "<col min=\"1\" max=\"16384\" hidden=\"1\"/>", count: 100_000))</cols><sheetData><row r=\"99999999999999999999\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData>")]
        #expect(try readSheets(file) == ["table-cell 甲!ZZZ1: 1"])
    }
}
