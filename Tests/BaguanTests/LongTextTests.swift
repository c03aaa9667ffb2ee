import Baguan
import Testing

/// Texts made to be slow: each would take many minutes if anything looked at the whole of them for each match.
@Suite(.serialized) struct LongTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var rule: String
        var piece: String
        var count = 50_000
        /// How many findings there are in all.
        var findings: Int
    }

    static func rule(_ check: String, _ body: String) -> String {
        "check: \(check)\ntitle: 试\nmessage: '{match}'\nseverity: error\n\(body)"
    }

    static let pairs = rule("pair", "pairs: [“”, 《》, （）]").replacing("{match}", with: "{note}")

    static let cases = [
        Case(testDescription: "names in title marks", rule: termRule("{find: 国家卫计委}") + "\nexcept: {inside: [《》]}",
            piece: "《国家卫计委》", findings: 0),
        Case(testDescription: "names beside title marks", rule: termRule("{find: 国家卫计委}") + "\nexcept: {inside: [“”]}",
            piece: "国家卫计委《》", count: 1_500, findings: 1_500),
        Case(testDescription: "names in a sentence without an end",
            rule: termRule("{find: 国家卫计委, until: 2018-03}") + "\nexcept: {history: true}", piece: "国家卫计委，", count: 500, findings: 500),
        Case(testDescription: "spread characters", rule: termRule("国家卫计委"), piece: "国 家 卫 计", findings: 0),
        Case(testDescription: "doubtful words beside kana", rule: rule("repetition", "unit: word"), piece: "的的カ，的的，", count: 500, findings: 1_000),
        Case(testDescription: "opening brackets", rule: pairs, piece: "（", findings: 1),
        Case(testDescription: "brackets that wait, titles that close", rule: pairs, piece: "（》", findings: 2),
        Case(testDescription: "stray title marks", rule: pairs, piece: "》同学们在老师的带领下参观了校园并认真听取了有关介绍和说明", count: 4_000, findings: 1),
        Case(testDescription: "open quotations in every other line", rule: pairs, piece: "好“好\n好\n", count: 4_000, findings: 1),
        Case(testDescription: "masked names", rule: rule("residue", "find: placeholder"), piece: "中**", count: 1_500, findings: 1_500),
        Case(testDescription: "invisible characters", rule: rule("residue", "find: invisible"), piece: "\u{200B}", count: 1_000, findings: 1_000),
        Case(testDescription: "style sheets", rule: rule("residue", "find: css"), piece: "a{bb:c} ", findings: 1),
        Case(testDescription: "what may become a style sheet", rule: rule("residue", "find: css"), piece: "aaaa:{", findings: 0),
        Case(testDescription: "what may become a placeholder", rule: rule("residue", "find: placeholder"), piece: "x（待补", findings: 0),
        Case(testDescription: "short lines", rule: rule("residue", "find: page-number"), piece: "1、\n", count: 4_000, findings: 0),
        Case(testDescription: "doubled marks", rule: rule("repetition", "unit: mark"), piece: "。", findings: 1),
        Case(testDescription: "sentences", rule: rule("repetition", "unit: sentence"), piece: "好。", findings: 0),
        Case(testDescription: "one sentence", rule: rule("repetition", "unit: sentence"), piece: "1234567，", findings: 0),
        Case(testDescription: "opening marks of all kinds", rule: termRule("国家卫计委") + "\nexcept: {inside: [《》]}", piece: "《（“", findings: 0),
    ]

    @Test(.timeLimit(.minutes(3)), arguments: cases) func `A long text is done in time that grows with its length`(test: Case) throws {
        let inspector = try Inspector(rules(["long": test.rule]))
        let text = String(repeating: test.piece, count: test.count)
        // Some repeat themselves and are then found once or not at all; what matters is that an answer comes.
        let inspection = try inspector.inspect([0xEF, 0xBB, 0xBF] + Array(text.utf8), path: "draft.txt")
        #expect(inspection.findings.count == test.findings)
        // A text of nothing but invisible characters is said to be blank.
        #expect(inspection.diagnostics.filter { $0.code != "blank" } == [])
    }

    @Test(.timeLimit(.minutes(1))) func `A hundred thousand fixes are made in time that grows with their number`() throws {
        let half = Self.rule("punctuation", "clause: half-width")
        let inspector = try Inspector(rules(["a": half, "b": termRule("{find: 既使, suggest: 即使}")]))
        let text = String(repeating: "他既使来,也", count: 50_000)
        let fixed = try Fixer(.unsafe).fix(Array(text.utf8), path: "draft.txt") { inspector.inspect($0) }
        #expect(fixed.changes.count == 100_000)
        #expect(fixed.bytes == Array(String(repeating: "他即使来，也", count: 50_000).utf8))
        #expect(UnifiedDiff(of: fixed.original, fixed.changes).rendered().utf8.count > 2 * text.utf8.count)
    }

    @Test func `An excerpt of a text without marks is a piece of it`() throws {
        let inspector = try Inspector(rules(["long": termRule("既使")]))
        let half = String(repeating: "同学们", count: 2_000)
        let finding = try #require(try inspector.findings(half + "既使" + half).first)
        let excerpt = try #require(finding.excerpt)
        #expect(excerpt.before.unicodeScalars.count <= 120 && half.hasSuffix(excerpt.before) && excerpt.before.count > 40)
        #expect(excerpt.after.unicodeScalars.count <= 120 && half.hasPrefix(excerpt.after) && excerpt.after.count > 40)
    }
}
