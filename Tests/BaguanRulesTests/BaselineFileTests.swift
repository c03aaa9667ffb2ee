import BaguanFindings
import BaguanTesting
import BaguanText
import Testing

@testable import BaguanRules

@Suite struct BaselineFileTests {
    private func read(_ text: String) -> (baseline: Baseline?, diagnostics: [String]) {
        var diagnostics: [Diagnostic] = []
        let baseline = BaselineFile.read(Array(text.utf8), path: "base.yml", diagnostics: &diagnostics)
        return (baseline, summary(diagnostics))
    }

    private static let rule = RuleID(pack: "own", name: "names")

    @Test func `Each entry is a line, and entries are in order`() throws {
        let baseline = Baseline(files: [
            "乙.md": [Baseline.Entry(rule: Self.rule, match: "旧称", before: "在", after: "开会")],
            "a.md": [
                Baseline.Entry(rule: Self.rule, match: "旧称"),
                Baseline.Entry(rule: RuleID(pack: "own", name: "a"), match: "“x\\\u{200B}", count: 2),
                Baseline.Entry(rule: Self.rule, match: "旧称", count: 2),
            ],
        ])
        let text = BaselineFile.text(of: baseline)
        #expect(text.split(separator: "\n").dropFirst() == [
            "version: 1", "files:", "  \"a.md\":", #"    - {rule: own/a, match: "“x\\\u200B", count: 2}"#,
            #"    - {rule: own/names, match: "旧称", count: 3}"#, "  \"乙.md\":",
            #"    - {rule: own/names, match: "旧称", before: "在", after: "开会"}"#,
        ])
        let (again, diagnostics) = read(text)
        #expect(diagnostics == [])
        #expect(again.map(BaselineFile.text) == text)
        #expect(again?.files["a.md"]?.first?.position == TextPosition(line: 5, column: 7))
    }

    @Test func `An empty baseline is one`() {
        let (baseline, diagnostics) = read(BaselineFile.text(of: Baseline()))
        #expect(baseline?.count == 0)
        #expect(diagnostics == [])
    }

    @Test(arguments: [
        ("", ["empty-file"]),
        ("- a\n", ["1:1 wrong-type"]),
        ("version: 2\n", ["1:10 newer-baseline"]),
        ("version: 1\nfiles:\n  a.md:\n    - {rule: names, match: 旧称}\n", ["4:14 bad-selector"]),
        ("version: 1\nfiles:\n  a.md:\n    - {rule: own/names, match: 旧称, count: 0}\n", ["4:43 wrong-type"]),
        ("version: 1\nfiles:\n  a.md:\n    - {rule: own/names}\n", ["4:8 missing-field"]),
    ])
    func `A baseline of which a part is wrong is none`(text: String, expected: [String]) {
        let (baseline, diagnostics) = read(text)
        #expect(baseline == nil)
        #expect(diagnostics == expected)
    }

    @Test(arguments: 0..<100) func `What is written is read`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        func text(_ range: ClosedRange<Int>) -> String {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: range, using: &random) {
                let limit: UInt32 = [0x7F, 0xFFFF, 0x10FFFF].randomElement(using: &random)!
                if let scalar = Unicode.Scalar(UInt32.random(in: 1...limit, using: &random)) { text.append(scalar) }
            }
            return String(text)
        }
        let entries = (0..<20).map { _ in
            Baseline.Entry(rule: Self.rule, match: "字" + text(0...5), before: text(0...3), after: text(0...3), count: Int.random(in: 1...3, using: &random))
        }.filter { entry in [entry.before, entry.after].allSatisfy { $0.isEmpty || !$0.allSatisfy(\.isWhitespace) } }
        let written = BaselineFile.text(of: Baseline(files: ["稿 \"\\#: 件.md": entries]))
        let (baseline, diagnostics) = read(written)
        #expect(diagnostics == [])
        #expect(baseline.map(BaselineFile.text) == written, "seed \(seed)")
    }
}
