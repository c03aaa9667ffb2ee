import Baguan
import BaguanTesting
import Testing

@Suite struct RegisterTests {
    private func register(
        _ sheets: [SheetsFile.Sheet], styles: String = "", columns: [String: PublicationField] = [:]
    ) throws -> (forms: [PublicationForm], diagnostics: [Diagnostic]) {
        var file = SheetsFile(sheets)
        file.styles = styles
        var diagnostics: [Diagnostic] = []
        let register = try Register(
            file: file.zip.bytes, path: "横幅.xlsx", kind: .banner, columns: columns, diagnostics: &diagnostics)
        return (register.forms, diagnostics)
    }

    /// A sheet of texts; numbers become numbers in the style 1.
    private func sheet(_ rows: [(Int, [String])], hiddenRow: Int? = nil) -> SheetsFile.Sheet {
        let xml = rows.map { number, cells in
            let hidden = number == hiddenRow ? " hidden=\"1\"" : ""
            let cells = zip("ABCDEF", cells).filter { $0.1 != "" }.map { letter, text in
                Int(text) == nil
                    ? "<c r=\"\(letter)\(number)\" t=\"inlineStr\"><is><t>\(WordFile.escaped(text))</t></is></c>"
                    : "<c r=\"\(letter)\(number)\" s=\"1\"><v>\(text)</v></c>"
            }
            return "<row r=\"\(number)\"\(hidden)>\(cells.joined())</row>"
        }
        return SheetsFile.Sheet(name: "Sheet", xml: "<sheetData>\(xml.joined())</sheetData>")
    }

    @Test func `Each row of a workbook is a publication, below its title and with names of columns of one's own`() throws {
        let (forms, diagnostics) = try register(
            [
                sheet([(1, ["填表说明"])]),
                sheet([
                    (1, ["横幅登记表"]), (3, ["序号", "编号", "内容", "挂在哪里", "责任人"]), (4, ["1", "H-1", "书香校园", "东门", "沈朗"]),
                    (6, ["", "H-2", "安全,“第一”,\"人人\"\n有责", "", "陆青"]),
                ], hiddenRow: 6),
            ], columns: ["挂在哪里": .place])
        #expect(diagnostics == [])
        #expect(forms.map { $0[.id] } == ["H-1", "H-2"])
        #expect(forms.map { $0[.text] } == ["书香校园", "安全,“第一”,\"人人\" 有责"])
        #expect(forms.map { $0[.place] } == ["东门", nil])
        #expect(forms.map { $0[.responsible] } == ["沈朗", "陆青"])
        #expect(forms.map { $0.values[.id]?.place.position.line } == [4, 6])
        #expect(forms.allSatisfy { $0.kind == .banner })
    }

    @Test func `A day counts whole, also in a cell that shows only its month and day`() throws {
        let styles = """
            <numFmts><numFmt numFmtId="200" formatCode="m&quot;月&quot;d&quot;日&quot;"/></numFmts>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs>
            """
        let (forms, diagnostics) = try register(
            [sheet([(1, ["编号", "挂出日期", "撤除日期"]), (2, ["H-1", "46328", "2026年11月20日"])])], styles: styles)
        #expect(diagnostics == [])
        #expect(forms[0].day(.displayFrom) == CalendarDate("2026-11-02"))
        #expect(forms[0].day(.displayUntil) == CalendarDate("2026-11-20"))
    }

    @Test func `Rows are named by their number in the sheet`() throws {
        let (forms, diagnostics) = try register(
            [sheet([(2, ["编号", "内容"]), (5, ["H-1", "甲"]), (9, ["H-1", "乙"]), (10, ["", "丙"])])])
        #expect(forms.map { $0[.text] } == ["甲", "乙"])
        #expect(forms.map { $0.values[.id]?.place.position.line } == [5, 9])
        #expect(diagnostics.map(\.code) == ["row-without-id"])
        #expect(diagnostics.map { $0.position?.line } == [10])
    }

    @Test func `A workbook without a column of ids is no register, and one that cannot be read is an error`() throws {
        let (forms, diagnostics) = try register([sheet([(1, ["内容", "地点"]), (2, ["书香校园", "东门"])])])
        #expect(forms.isEmpty)
        #expect(diagnostics.map(\.message.chinese) == ["缺少列“编号”"])
        #expect(try register([sheet([])]).diagnostics.map(\.code) == ["empty-table"])
        var none: [Diagnostic] = []
        #expect(throws: ReadingError.self) {
            try Register(file: Array("编号,内容\n".utf8), path: "横幅.xlsx", kind: .banner, diagnostics: &none)
        }
    }

    @Test func `Rows and columns that no sheet can have are passed over`() throws {
        let (forms, diagnostics) = try register([SheetsFile.Sheet(name: "S", xml: """
            <sheetData><row r="1"><c r="A1" t="str"><v>编号</v></c></row><row r="2"><c r="A2" t="str"><v>H-1</v></c><c r="A2" t="str"><v>H-9</v></c></row>
            <row r="9223372036854775807"><c t="str"><v>H-2</v></c></row><row><c t="str"><v>H-3</v></c></row></sheetData>
            """)])
        #expect(forms.map { $0[.id] } == ["H-1"])
        #expect(diagnostics == [])
    }

    @Test func `A table in CSV is read in the same way, whatever its file is called`() throws {
        for path in ["横幅.csv", "横幅"] {
            var diagnostics: [Diagnostic] = []
            let register = try Register(
                file: Array("横幅登记表,\n编号,内容\nH-1,书香校园\n".utf8), path: path, kind: .banner, diagnostics: &diagnostics)
            #expect(register.forms.map { $0[.text] } == ["书香校园"])
            #expect(diagnostics == [])
        }
    }
}
