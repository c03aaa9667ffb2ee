import BaguanFindings
import BaguanText
import Testing

@testable import BaguanRules

@Suite struct CSVTableTests {
    private func read(_ text: String) -> (rows: [[String]], places: [[String]], problems: [String]) {
        var log = ProblemLog()
        let table = CSVTable(InputText(path: "a.csv", utf8: Array(text.utf8)), log: &log)
        let rows = (0..<table.rowCount).map { table.row($0).map(table.string) }
        let places = (0..<table.rowCount).map { row in
            table.row(row).map { cell in
                let position = table.text.position(of: cell.range.lowerBound)
                return "\(position.line):\(position.column)"
            }
        }
        return (rows, places, summary(log.diagnostics))
    }

    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ("\n\na\n\n\n", [["a"]]),
        ("a,\n,b\n,", [["a", ""], ["", "b"], ["", ""]]),
        ("\"a,b\",\"c\"\"d\",\"\"\n", [["a,b", "c\"d", ""]]),
        ("\"\"\n", [[""]]),
        ("\"\"\"\",\"a\"\"\"\"b\"\n", [["\"", "a\"\"b"]]),
        ("\"一\n二\",三\n四", [["一\n二", "三"], ["四"]]),
        ("\"一\r\n二\",三\r\n", [["一\r\n二", "三"]]),
        (" a , b\t,\u{3000}丙\u{3000}\n", [["a", "b", "丙"]]),
        ("a\"b,c\"\n", [["a\"b", "c\""]]),
        ("", []), ("\n", []), (",", [["", ""]]),
    ])
    func `Cells are read as RFC 4180 and spreadsheets mean them`(text: String, rows: [[String]]) {
        let table = read(text)
        #expect(table.rows.elementsEqual(rows) { $0.elementsEqual($1) { $0.utf8.elementsEqual($1.utf8) } })
        #expect(table.problems == [])
    }

    @Test func `Every cell knows its place, counted in scalars`() {
        let table = read("词,\"建议\",注\r\n\"甲\r\n乙\",👨‍👩‍👧丙,丁\n\n戊,,己\n")
        #expect(table.places == [["1:1", "1:4", "1:8"], ["2:2", "3:4", "3:11"], ["5:1", "5:3", "5:4"]])
    }

    @Test(arguments: [
        ("a,b\n1,\"2\n3,4\n5,6\n", ["2:3 unclosed-quote"], [["a", "b"], ["1", "\"2"], ["3", "4"], ["5", "6"]]),
        ("\"a\"b,c\n", ["1:4 text-after-quote"], [["a", "c"]]),
        ("\"", ["1:1 unclosed-quote"], [["\""]]),
        ("\"a\"\"", ["1:1 unclosed-quote"], [["\"a\"\""]]),
    ])
    func `A slip in quoting is named and the rest is read`(text: String, problems: [String], rows: [[String]]) {
        let table = read(text)
        #expect(table.problems == problems)
        #expect(table.rows == rows)
    }

    @Test(arguments: [
        ("甲;乙", ["甲", "乙"]), ("甲；乙； 丙 ", ["甲", "乙", "丙"]), (";；;", []), ("", []), ("&nbsp;", ["&nbsp"]),
        ("\u{3000}甲\u{3000};\t乙", ["甲", "乙"]), ("a\u{FF1B}b\u{FF1A}c", ["a", "b：c"]),
    ])
    func `Several wordings are separated by semicolons of either width`(text: String, parts: [String]) {
        #expect(EntryList.split(text) == parts)
    }

    @Test func `A table in GB 18030 reads like one in UTF-8`() throws {
        // find,suggest / 国家卫计委,国家卫生健康委
        let bytes: [UInt8] = Array("find,suggest\r\n".utf8)
            + [0xB9, 0xFA, 0xBC, 0xD2, 0xCE, 0xC0, 0xBC, 0xC6, 0xCE, 0xAF] + [0x2C]
            + [0xB9, 0xFA, 0xBC, 0xD2, 0xCE, 0xC0, 0xC9, 0xFA, 0xBD, 0xA1, 0xBF, 0xB5, 0xCE, 0xAF] + [0x0D, 0x0A]
        for bytes in [bytes, Array("\u{FEFF}find,suggest\n国家卫计委,国家卫生健康委\n".utf8)] {
            var log = ProblemLog()
            var collector = EntryCollector(fold: Folding.foldWording, ruleExceptions: Exceptions())
            EntryTable.read(bytes, path: "a.csv", into: &collector, log: &log)
            #expect(log.diagnostics == [])
            #expect(collector.entries.map(\.find) == [["国家卫计委"]])
            #expect(collector.entries.map(\.suggest) == [["国家卫生健康委"]])
            #expect(collector.entries.map(\.place.position) == [TextPosition(line: 2, column: 1)])
        }
    }

    @Test(arguments: [
        ([0xFF, 0xFE, 0x61, 0x00], "unknown-encoding"), ([0x61, 0xFF], "1:2 unknown-encoding"),
        ([0x61, 0x00], "1:2 nul-character"),
    ] as [([UInt8], String)])
    func `A table in no known encoding is refused`(bytes: [UInt8], expected: String) {
        var log = ProblemLog()
        var collector = EntryCollector(fold: Folding.foldWording, ruleExceptions: Exceptions())
        EntryTable.read(bytes, path: "a.csv", into: &collector, log: &log)
        #expect(summary(log.diagnostics) == [expected])
    }

    @Test func `Every column reaches its entry`() throws {
        let table = """
            within,before,after,severity,url,source,note,until,from,suggest,find
            甲乙;乙甲,丙,丁；戊,warning,https://example.org/,依据,说明,2018-03,1998,己;庚,甲;乙
            """
        let outcome = load([
            "rules/a.yml": rule(
                ("entries:", "entries-from: ../tables/a.csv"),
                ("  - {find: 国家卫计委, suggest: 国家卫生健康委, until: 2018-03}", ""), ("  - 国家旅游局", "")),
            "tables/a.csv": table,
        ])
        #expect(render(outcome.diagnostics) == "")
        let entry = try #require(outcome.pack?.rules.first?.entries.first)
        #expect(entry == Entry(
            find: ["甲", "乙"], suggest: ["己", "庚"],
            period: Period(from: PartialDate(year: 1998), until: PartialDate(year: 2018, month: 3)), note: "说明",
            source: "依据", url: "https://example.org/", severity: .warning,
            exceptions: Exceptions(after: ["丁", "戊"], before: ["丙"], within: ["甲乙", "乙甲"]),
            place: FilePlace(path: "sample/tables/a.csv", position: TextPosition(line: 2, column: 65))))
    }

    @Test func `A big table is read quickly`() {
        var table = "find,suggest,from,until,note,source,url,severity,after,before,within\n"
        for row in 0..<20_000 {
            table += "旧称\(row);旧名\(row),新称\(row),,2018-03,,某方案（2018-03-21 公布）,https://example.org/\(row),,,,\n"
        }
        let bytes = Array(table.utf8)
        var log = ProblemLog()
        var collector = EntryCollector(fold: Folding.foldWording, ruleExceptions: Exceptions())
        let elapsed = ContinuousClock().measure {
            EntryTable.read(bytes, path: "a.csv", into: &collector, log: &log)
        }
        #expect(collector.entries.count == 20_000)
        // In a release build a hundredth of this; the limit only catches a quadratic slip.
        #expect(elapsed < .seconds(20))
    }

    @Test func `A table full of slips lists the first of them`() {
        let table = "find\n" + String(repeating: "甲,乙\n", count: 5_000)
        var log = ProblemLog()
        var collector = EntryCollector(fold: Folding.foldWording, ruleExceptions: Exceptions())
        EntryTable.read(Array(table.utf8), path: "a.csv", into: &collector, log: &log)
        #expect(log.diagnostics.count == ProblemLog.limitPerFile)
        #expect(log.diagnostics.last?.code == "many-more")
        #expect(log.errorCount == 5_000)
    }
}
