import Baguan
import BaguanTesting
import Testing

/// No draft traps, hangs or gives a finding outside of itself, with all bundled rules at work.
@Suite struct FuzzTests {
    static let inspector = Inspector(rules: BundledPacks.load().packs.flatMap(\.rules), asOf: CalendarDate("2026-11-20")!)
    static let kinds = [nil] + PublicationKind.allCases.map { Optional($0.rawValue) }

    static func hold(_ bytes: [UInt8], seed: Int) {
        let path = seed % 2 == 0 ? "draft.txt" : "draft.md"
        guard let inspection = try? inspector.inspect(bytes, path: path, kind: kinds[seed % kinds.count]) else { return }
        let utf8 = inspection.source.utf8
        for finding in inspection.findings {
            let range = finding.range.utf8
            #expect(range.lowerBound >= 0 && range.upperBound <= utf8.count, "seed \(seed): \(finding.ruleID)")
            for place in [range.lowerBound, range.upperBound] where place < utf8.count {
                #expect(utf8[place] & 0xC0 != 0x80, "seed \(seed): \(finding.ruleID) cuts a character")
            }
            #expect(!finding.match.contains("\u{FFFD}") || utf8.count > 0)
            guard let edits = finding.fix?.edits else { continue }
            #expect(edits.first?.range.lowerBound ?? SourceOffset(0) >= finding.range.lowerBound, "seed \(seed): \(finding.ruleID)")
            #expect(edits.allSatisfy { $0.range.utf8.upperBound <= utf8.count })
            #expect(zip(edits, edits.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
        }
    }

    @Test(arguments: 0..<150) func `Random bytes do no harm`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let count = Int.random(in: 0...600, using: &random)
        Self.hold((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }, seed: seed)
    }

    @Test(arguments: 0..<150) func `Random characters do no harm`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...400, using: &random) {
            let value = UInt32.random(in: 1...(seed % 3 == 0 ? 0x10FFFF : 0xFFFF), using: &random)
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        Self.hold([0xEF, 0xBB, 0xBF] + Array(String(text).utf8), seed: seed)
    }

    /// The pieces that rules look for, put together without sense.
    static let pieces = [
        "国家卫计委", "既使", "“", "”", "《", "》", "（", "）", "(", ")", "‘", "’", "1)", "2、", "的的", "。。", "，、", "xx县", "×××", "**", "X月X日", "2016年",
        "以来", "原", "\n", "\r\n", "\r", " ", "　", "\t", "\u{200B}", "\u{FEFF}", "\u{200D}", "👨‍👩‍👧", "👏🏽", "𠮷", "e\u{301}", "カ", "한", "<span>",
        "&nbsp;", ".a{b:c}", "第1页/共2页", "- 3 -", "---\n", "title: ", "# ", "> ", "| a | b |\n|---|---|\n", "![图](a.png)", "`", "\\", "最", "第一",
        "\u{E0041}", "\u{FFFD}", "①", "㈱", "2016-05-04", "教育体育局", "教育科技局", "谢谢大家",
    ]

    @Test(arguments: 0..<250) func `What rules look for, put together without sense, does no harm`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let text = (0..<Int.random(in: 0...150, using: &random)).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
        Self.hold([0xEF, 0xBB, 0xBF] + Array(text.utf8), seed: seed)
    }
}
