import Baguan
import Testing

@Suite struct InspectorTests {
    static let renamed = termRule("{find: 国家卫计委, suggest: 国家卫生健康委, until: 2018-03}")

    @Test func `The front matter says what is published, when, as what and by whom`() throws {
        let inspector = try Inspector(rules(["renamed": Self.renamed]))
        let draft = """
            ---
            title: "⟦国家卫计委⟧通知"
            date: 2018-04-01
            kind: 推文
            author: 国家卫计委
            digest: 据国家卫计委，
            ---

            正文提到国家卫计委。

            """
        let text = draft.filter { $0 != "⟦" && $0 != "⟧" }
        let inspection = try inspector.inspect(Array(text.utf8), path: "draft.md")
        #expect(inspection.places == [
            "2:9-2:14 国家卫计委", "5:9-5:14 国家卫计委", "6:10-6:15 国家卫计委", "9:5-9:10 国家卫计委",
        ])
        #expect(inspection.findings.map(\.location) == ["标题", "作者", "摘要", "第1段"])
        #expect(inspection.findings.map { inspection.source[$0.range] } == Array(repeating: "国家卫计委", count: 4))
        #expect(inspection.findings.compactMap(\.fix).count == 4)
        #expect(inspection.kind == "wechat-post")
        #expect(inspection.date == CalendarDate("2018-04-01"))
        #expect(inspection.diagnostics == [])
    }

    @Test func `The draft's own date is stronger than the run's, and its kind than the caller's`() throws {
        let inspector = try Inspector(rules(["renamed": Self.renamed]))
        let inspection = try inspector.inspect(
            Array("---\ndate: 2016-05-04\nkind: 简报\n---\n国家卫计委通知。\n".utf8), path: "a.md", kind: "banner")
        #expect(inspection.findings == [])
        #expect(inspection.kind == "bulletin")
        #expect(try inspector.inspect(Array("国家卫计委通知。".utf8), path: "a.md", kind: "banner").kind == "banner")
    }

    @Test func `A title with escapes is marked as a whole and has no fix`() throws {
        let inspector = try Inspector(rules(["renamed": Self.renamed]))
        let inspection = try inspector.inspect(Array("---\ntitle: \"\\u56fd家卫计委\"\n---\n好。\n".utf8), path: "a.md")
        #expect(inspection.places == ["2:9-2:19 国家卫计委"])
        #expect(inspection.findings.compactMap(\.fix) == [])
    }

    @Test func `Broken front matter is a diagnostic, and the text is looked at all the same`() throws {
        let inspector = try Inspector(rules(["renamed": Self.renamed]))
        let inspection = try inspector.inspect(Array("---\ntitle: [好\ndate: 1\n---\n国家卫计委。\n".utf8), path: "a.md")
        #expect(inspection.places == ["5:1-5:6 国家卫计委"])
        #expect(inspection.diagnostics.count == 1)
        #expect(inspection.diagnostics.map(\.filePath) == ["a.md"])
    }

    @Test func `Judged as of an old day a draft gets its old judgement, to the letter`() throws {
        let rules = try rules(["renamed": Self.renamed])
        let draft = Array("据国家卫计委通知，既使下雨。".utf8)
        let old = try Inspector(rules, asOf: "2018-03-31").inspect(draft, path: "a.txt")
        let new = try Inspector(rules, asOf: "2026-11-20").inspect(draft, path: "a.txt")
        let again = try Inspector(rules, asOf: "2018-03-31").inspect(draft, path: "a.txt")
        #expect(old.findings == [])
        #expect(new.places == ["1:2-1:7 国家卫计委"])
        #expect(again.findings == old.findings)
    }

    @Test func `A rule for some kinds speaks only of those`() throws {
        let inspector = try Inspector(rules(["kinds": termRule("既使", head: "kinds: [wechat-post, banner]\n")]))
        #expect(try inspector.findings("既使下雨，", kind: "banner").map(\.match) == ["既使"])
        #expect(try inspector.findings("既使下雨，", kind: "lecture") == [])
        #expect(try inspector.findings("既使下雨，") == [])
        #expect(try inspector.findings("---\nkind: 横幅\n---\n既使下雨。\n", path: "a.md").map(\.match) == ["既使"])
    }

    @Test func `The more severe of two rules of one pack speaks of the same text`() throws {
        let pack = try rules([
            "a": termRule("{find: 既使, suggest: 甲}", severity: "warning"), "b": termRule("{find: 既使, suggest: 乙}", severity: "error"),
            "c": termRule("{find: 既使下雨, suggest: 丙}", severity: "info"),
        ])
        let other = try rules(["a": termRule("{find: 既使, suggest: 丁}", severity: "info")], pack: "other")
        #expect(try Inspector(pack + other).findings("既使下雨，").map(\.message) == ["既使→乙", "既使→丁", "既使下雨→丙"])
    }

    @Test func `Two findings that something is missing are both told`() throws {
        let required = "check: required\ntitle: 试\nmessage: '缺{suggest}'\nseverity: error\nany-of: "
        let examples = "examples:\n  bad: [{text: 一, expect: missing}, {text: 二, expect: missing}]\n  good: [{text: 三}, {text: 四}]\n"
        let pack = try rules(["a": required + "[来源]", "b": required + "[审核]"], examples: examples)
        #expect(try Inspector(pack).findings("好，").map(\.message) == ["缺来源", "缺审核"])
    }

    @Test func `Findings come in the order of the text`() throws {
        let pack = try rules(["z": termRule("甲, 丙"), "a": termRule("乙, 丁")])
        #expect(try Inspector(pack).findings("甲乙丙丁甲乙，").map(\.match) == ["甲", "乙", "丙", "丁", "甲", "乙"])
    }

    @Test(arguments: ["", " ", "\n", "\u{FEFF}", "　\n\t\r\n", "\r", "---\n---\n", "---\n", "。", "“", "\u{200B}"])
    func `A draft of nothing has no findings of words and does no harm`(text: String) throws {
        let all = BundledPacks.load().packs.flatMap(\.rules)
        for path in ["a.txt", "a.md", "a", "a.unknown"] {
            let findings = try Inspector(all).findings(text, path: path)
            #expect(findings.allSatisfy { $0.range.upperBound.utf8 <= text.utf8.count })
        }
    }

    @Test func `Bytes that are no text are refused`() throws {
        let inspector = try Inspector(rules(["renamed": Self.renamed]))
        #expect(throws: ReadingError.self) { try inspector.inspect([0x50, 0x4B, 3, 4, 0, 0], path: "a.txt") }
        #expect(throws: ReadingError.self) { try inspector.inspect(Array("国家\0卫计委".utf8), path: "a.txt") }
    }

    @Test func `From several threads at once the findings are the same`() async throws {
        let inspector = try Inspector(BundledPacks.load().packs.flatMap(\.rules))
        let drafts = (0..<24).map { index in
            let text = "国家卫计委发布第\(index)号通知。\n统一流程，学校的的校园，参加”党日”活动。。\n请xx县上报，国家旅游局。\n"
            return Array(String(repeating: text, count: index % 5 + 1).utf8)
        }
        let expected = try drafts.map { try inspector.inspect($0, path: "a.txt").findings }
        #expect(expected.allSatisfy { $0.count >= 4 })
        try await withThrowingTaskGroup(of: (Int, [Finding]).self) { group in
            for index in Array(drafts.indices) + Array(drafts.indices) {
                group.addTask { (index, try inspector.inspect(drafts[index], path: "a.txt").findings) }
            }
            for try await (index, findings) in group { #expect(findings == expected[index]) }
        }
    }

    @Test func `An old name in a draft that may be older is a hint`() throws {
        let rules = BundledPacks.load().packs.flatMap(\.rules)
        let today = try #require(CalendarDate("2026-11-21"))
        let inspector = Inspector(rules: rules, asOf: today, undated: .earlier)
        let undated = try inspector.inspect(Array("国家卫计委近日发布通知。".utf8), path: "old.txt")
        let finding = try #require(undated.findings.first)
        #expect(finding.severity == .info && finding.isUncertain)
        #expect(finding.message.hasPrefix("存疑（稿件没有写明日期，写于 2018-03 及以前就不算错）："))
        // Its own date decides, and what was never right stays an error.
        let dated = try inspector.inspect(Array("---\ndate: 2026-11-20\n---\n国家卫计委近日发布通知。".utf8), path: "new.md")
        #expect(dated.findings.map(\.severity) == [.error])
        let misspelt = try inspector.inspect(Array("我们要再接再励。".utf8), path: "old.txt")
        #expect(misspelt.findings.map(\.severity) == [.error])
    }
}
