import BaguanDocuments
import BaguanText
import Testing

@Suite struct TableReaderTests {
    private func cells(_ text: String, path: String = "a.csv") -> [String] {
        let document = TableReader().read(SourceFile(path: path, text: text))
        return document.blocks.map { "\($0.role.rawValue) \($0.location): \(document.prose[$0.range])" }
    }

    @Test func `each cell that is not blank is a block, called as a spreadsheet calls it`() {
        #expect(
            cells("编号,内容,地点\r\n\r\nB-1, 书香校园 ,\r\nB-2,,\"正门，东\"\r\n") == [
                "table-cell A1: 编号", "table-cell B1: 内容", "table-cell C1: 地点",
                "table-cell A3: B-1", "table-cell B3: 书香校园",
                "table-cell A4: B-2", "table-cell C4: 正门，东",
            ])
        #expect(cells("") == [])
        #expect(cells(",,\n  ,\u{3000}\n") == [])
        #expect(cells(String(repeating: ",", count: 54) + "末") == ["table-cell BC1: 末"])
    }

    @Test func `quotation marks around a cell are no text, doubled ones are one, and what follows the cell is shown`() {
        #expect(cells("\"甲,\"\"乙\"\"\",丙") == ["table-cell A1: 甲,\"乙\"", "table-cell B1: 丙"])
        #expect(cells("\"上\r\n下\",尾") == ["table-cell A1: 上\n下", "table-cell B1: 尾"])
        #expect(cells("\"甲\"乙,丙\"丁\"") == ["table-cell A1: 甲乙", "table-cell B1: 丙\"丁\""])
        #expect(cells("\"没有关上,的引号\n下一行,好") == [
            "table-cell A1: \"没有关上,的引号", "table-cell A2: 下一行", "table-cell B2: 好",
        ])
    }

    @Test func `tabs part the columns where the name or the first line says so`() {
        #expect(cells("编号\t内容\nB-1\t一，二,三") == [
            "table-cell A1: 编号", "table-cell B1: 内容", "table-cell A2: B-1", "table-cell B2: 一，二,三",
        ])
        #expect(cells("甲,乙\t丙", path: "a.TSV") == ["table-cell A1: 甲,乙", "table-cell B1: 丙"])
        #expect(cells("甲,乙\t丙") == ["table-cell A1: 甲", "table-cell B1: 乙\t丙"])
    }

    @Test func `a cell leads back to its bytes`() {
        let text = "编号,内容\nB-1,\"说\"\"读书\"\"好\"\n"
        #expect(source(of: "\"读书\"好", in: text, with: TableReader()) == "\"\"读书\"\"好")
        #expect(source(of: "编号", in: text, with: TableReader()) == "编号")
    }
}
