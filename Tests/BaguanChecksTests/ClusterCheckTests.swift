import Baguan
import Testing

@Suite struct ClusterCheckTests {
    private static let entries = """
        entries:
          - {find: 效劳社会;效劳群众, suggest: 服务, note: 效劳→服务}
          - {find: 理论根底, suggest: 基础, note: 根底→基础, after: 从}
          - {find: 立场坚决, suggest: 坚定, note: 坚决→坚定}
          - {find: 浓厚气氛, suggest: 氛围}
        """

    private let rule = Trial("cluster", entries, message: "{count} 种：{list}", severity: "warning")

    @Test func `Two signs say nothing, three raise one finding that lists them in the order of the text`() throws {
        #expect(try rule.messages("效劳社会，立场坚决。") == [])
        #expect(try rule.messages("立场坚决。\n效劳社会，浓厚气氛。") == [
            "3 种：“立场坚决”（坚决→坚定）、“效劳社会”（效劳→服务）、“浓厚气氛”",
        ])
    }

    @Test func `One entry is one sign however often it is met`() throws {
        #expect(try rule.messages("效劳社会，效劳群众，效劳社会，立场坚决。") == [])
    }

    @Test func `The finding is about the whole text and marks no word of it`() throws {
        let finding = try #require(try rule.findings("我们立场坚决，效劳社会，浓厚气氛。").first)
        #expect(finding.range.utf8 == 0..<0)
        #expect(finding.location == "全文")
        #expect(finding.severity == .warning)
        #expect(finding.suggestions.isEmpty)
    }

    @Test func `An excused sign does not count`() throws {
        #expect(try rule.messages("立场坚决，效劳社会，从理论根底谈起。") == [])
    }

    @Test func `The number of signs that it takes can be set`() throws {
        let two = Trial("cluster", "min-distinct: 2\n" + Self.entries, message: "{count}")
        #expect(try two.messages("效劳社会，立场坚决。") == ["2"])
        let five = Trial("cluster", "min-distinct: 5\n" + Self.entries)
        #expect(five.diagnostics.map(\.code) == ["too-few-signs"])
    }

    @Test func `Every wording of the bundled signs counts, and the same three never give two findings`() throws {
        let packs = BundledPacks.load(["paraphrase"]).packs
        let rule = try #require(packs.first?.rules.first { $0.id.name == "machine-rewritten" })
        let inspector = Inspector(rules: [rule], asOf: try #require(CalendarDate("2026-11-20")))
        for (index, entry) in rule.entries.enumerated() {
            let others = (1...2).map { rule.entries[(index + $0) % rule.entries.count].find[0] }
            for wording in entry.find {
                let text = ([wording] + others).joined(separator: "\n")
                let findings = try inspector.inspect([0xEF, 0xBB, 0xBF] + Array(text.utf8), path: "a.txt").findings
                #expect(findings.map(\.range.utf8) == [0..<0], "\(wording)")
                #expect(findings.first?.message.contains("“\(wording)”") == true, "\(wording)")
            }
        }
    }
}
