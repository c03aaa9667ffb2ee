import Baguan
import Testing

/// What a report that shows whole drafts may show.
@Suite struct PassageTests {
    private func inspection(_ text: String, path: String = "draft.md") throws -> Inspection {
        var inspector = try Inspector(BundledPacks.load(["privacy"]).packs.flatMap(\.rules))
        inspector.keepsText = true
        return try inspector.inspect(Array(text.utf8), path: path)
    }

    @Test func `Passages are what a reader sees, block by block`() throws {
        let inspection = try inspection("---\ntitle: 通知\n---\n\n# 报名\n\n请到**二楼**&amp;三楼。\n\n- 带身份证\n")
        #expect(inspection.passages.map { String(decoding: $0.text.utf8, as: UTF8.self) } == ["通知", "报名", "请到二楼&三楼。", "带身份证"])
        #expect(inspection.passages.map(\.role) == [.title, .title, .body, .listItem])
        #expect(inspection.passages.map(\.location) == ["标题", "第1段", "第2段", "第3段"])
    }

    @Test func `Numbers of persons are masked whatever rule speaks, and places still lead back`() throws {
        let text = "联系人手机 13800138000，欢迎来电。\n"
        let inspection = try inspection(text)
        let passage = try #require(inspection.passages.first)
        let shown = String(decoding: passage.text.utf8, as: UTF8.self)
        #expect(!shown.contains("13800138000"))
        #expect(shown.hasPrefix("联系人手机 138") && shown.hasSuffix("，欢迎来电。"))
        let finding = try #require(inspection.findings.first)
        let range = try #require(passage.text.map.prose(of: finding.range))
        #expect(String(decoding: passage.text.utf8[range.utf8], as: UTF8.self) == finding.match)
    }

    @Test func `Names that a rule hides are hidden in the whole text`() throws {
        let inspection = try inspection("期中考试成绩表\n王小刚 586分\n陈小丽 579分\n刘小军 570分\n", path: "draft.txt")
        let shown = inspection.passages.map { String(decoding: $0.text.utf8, as: UTF8.self) }.joined(separator: "\n")
        #expect(!inspection.findings.isEmpty)
        #expect(!shown.contains("王小刚"))
        #expect(!inspection.findings.contains { $0.match.contains("王小刚") })
    }

    @Test func `Nobody who does not ask gets the text`() throws {
        let inspector = try Inspector(BundledPacks.load(["privacy"]).packs.flatMap(\.rules))
        #expect(try inspector.inspect(Array("正文。".utf8), path: "draft.txt").passages.isEmpty)
    }
}
