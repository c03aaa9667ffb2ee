import Baguan
import BaguanTesting
import Testing

/// Findings that were there when baguan was taken into use.
@Suite struct BaselineTests {
    private let inspector: Inspector
    private let active: Set<RuleID>

    init() throws {
        inspector = try Inspector(rules(["names": termRule("{find: 旧称, suggest: 新称}, {find: 旧址, suggest: 新址}")]))
        active = Set(inspector.rules.rules.map(\.id))
    }

    private func inspect(_ text: String) throws -> Inspection {
        try inspector.inspect([0xEF, 0xBB, 0xBF] + Array(text.utf8), path: "a.md")
    }

    private func baseline(of text: String, path: String = "a.md") throws -> Baseline {
        var baseline = Baseline()
        baseline.add(try inspect(text).findings, path: path)
        return baseline
    }

    /// What is new in a text, and how many entries are stale.
    private func judge(_ text: String, by baseline: Baseline, path: String = "a.md") throws -> (new: [String], stale: Int) {
        let judged = baseline.applied(to: try inspect(text), path: path, activeRules: active)
        #expect(judged.findings.allSatisfy { $0.baselineState == .new && $0.suppression == nil })
        #expect(judged.suppressed.allSatisfy { $0.baselineState == .unchanged && $0.suppression?.kind == .baseline })
        return (judged.places, judged.baseline?.stale.reduce(0) { $0 + $1.count } ?? 0)
    }

    private static let paragraph = "上周五，我校旧称在市图书馆举行了读书活动，两百多名同学参加。"

    @Test func `Nothing is new in a draft that is as it was`() throws {
        let text = Self.paragraph + "\n\n旧址。\n\n旧址。\n"
        let baseline = try baseline(of: text)
        #expect(baseline.count == 3)
        #expect(baseline.files["a.md"]?.map(\.count) == [2, 1])
        #expect(try judge(text, by: baseline) == ([], 0))
    }

    @Test(arguments: [
        "校讯：上周五，我校旧称在市图书馆举行了读书活动，两百多名同学参加，家长也来了。",
        "上周五，我校旧称于市图书馆举行了读书活动，两百多名同学参加。",
        "上周五，本校旧称在市图书馆举行了读书活动。",
        "上周五下午，我们学校的旧称来到市图书馆举行读书活动，两百多名同学参加。",
        "我校旧称在市图书馆。",
        "  上周五， 我校 旧称 在市图书馆\n举行了读书活动，两百多名同学参加。",
        "**上周五，我校[旧称](https://example.com)在市图书馆举行了读书活动**，两百多名同学参加。",
    ])
    func `A paragraph that is edited does not bring its finding back`(edited: String) throws {
        #expect(try judge("## 新增的标题\n\n" + edited + "\n", by: baseline(of: Self.paragraph + "\n")) == ([], 0))
    }

    @Test func `The same slip in another sentence is new`() throws {
        let baseline = try baseline(of: Self.paragraph + "\n")
        #expect(try judge(Self.paragraph + "\n\n旧称校友会下月改选。\n", by: baseline) == (["3:1-3:3 旧称"], 0))
        // Also where the old one has gone.
        #expect(try judge("旧称校友会下月改选。\n", by: baseline) == (["1:1-1:3 旧称"], 1))
    }

    @Test func `One more of the same is new`() throws {
        #expect(try judge("旧址。\n\n旧址。\n\n旧址。\n", by: baseline(of: "旧址。\n\n旧址。\n")) == (["5:1-5:3 旧址"], 0))
        #expect(try judge("旧址。\n", by: baseline(of: "旧址。\n\n旧址。\n")) == ([], 1))
    }

    @Test func `A rule that was not looked for has no stale entries`() throws {
        let judged = try baseline(of: Self.paragraph).applied(to: try inspect("好。"), path: "a.md", activeRules: [])
        #expect(judged.baseline == Baseline.Outcome(file: "a.md", stale: []))
    }

    @Test func `A file that is renamed is known by its findings`() throws {
        var baseline = try baseline(of: Self.paragraph + "\n\n旧址。\n", path: "old.md")
        #expect(try judge(Self.paragraph + "\n", by: baseline, path: "new.md").new == ["1:7-1:9 旧称"])
        baseline.forget(files: ["old.md"])
        #expect(try judge(Self.paragraph + "\n", by: baseline, path: "new.md") == ([], 1))
        #expect(try judge("旧称校友会下月改选。\n", by: baseline, path: "new.md").new == ["1:1-1:3 旧称"])
    }

    @Test func `What is said of exceptions is never taken as known`() throws {
        let text = "新称。<!-- baguan-disable-line sample/names -- 引用 -->\n"
        let baseline = try baseline(of: text)
        #expect(baseline.count == 0)
        #expect(baseline.applied(to: try inspect(text), path: "a.md", activeRules: active).findings.map(\.ruleID.name) == ["unused"])
    }

    /// Edits that leave four characters on one side of every slip alone.
    @Test(arguments: 0..<200) func `Whatever is edited elsewhere, old findings stay known and added ones are new`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        func words(_ count: Int) -> String {
            String((0..<count).compactMap { _ in "春夏秋冬山水花木风云雨雪江河湖海东西南北".randomElement(using: &random) })
        }
        // Each slip is followed by four characters of its own, which stay.
        let slips = (0..<Int.random(in: 1...6, using: &random)).map { index in
            ["旧称", "旧址"].randomElement(using: &random)! + ["甲乙丙丁", "子丑寅卯", "天地玄黄", "宫商角徵", "金木土石", "仁义礼智"][index]
        }
        func text(_ slips: [String]) -> String {
            slips.map { words(Int.random(in: 0...9, using: &random)) + $0 + words(Int.random(in: 0...9, using: &random)) }
                .joined(separator: "\n\n") + "\n"
        }
        let baseline = try baseline(of: text(slips))
        #expect(baseline.count == slips.count)
        #expect(try judge(text(slips.shuffled(using: &random)), by: baseline) == ([], 0), "seed \(seed)")
        // However the text is changed, no more are known than there were.
        let many = slips + slips.map { String($0.prefix(2)) + words(8) }
        #expect(try judge(text(many), by: baseline).new.count >= many.count - slips.count, "seed \(seed)")
        #expect(try judge(text(many), by: baseline).stale == 0, "seed \(seed)")
        let fewer = Array(slips.dropLast())
        #expect(try judge(text(fewer) + "好。\n", by: baseline).new.isEmpty, "seed \(seed)")
    }

    @Test func `Ten thousand slips that are alike are known in the time of their number`() throws {
        let text = String(repeating: "旧址。\n\n", count: 10_000)
        #expect(try judge(text, by: baseline(of: text)) == ([], 0))
        let moved = (0..<3_000).map { "第\($0)处，旧址\($0)号。\n\n" }.joined()
        #expect(try judge(moved, by: baseline(of: text)).new.count == 3_000)
    }
}
