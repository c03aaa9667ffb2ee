import Baguan
import Testing

@Suite struct PatternCheckTests {
    @Test func `Every match of the pattern is a finding`() throws {
        let rule = Trial("pattern", #"pattern: '\d{2}年代'"#, message: "“{match}”")
        try rule.expect("上世纪⟦90年代⟧和⟦80年代⟧，19⟦90年代⟧。")
        #expect(try rule.messages("上世纪90年代，") == ["“90年代”"])
    }

    @Test func `With anchors the pattern runs only in blocks that hold one`() throws {
        let rule = Trial("pattern", "pattern: '[0-9]+'\nanchors: [年份, 电话]")
        try rule.expect("共123人，\n年份⟦2016⟧，\n电话：⟦110⟧转⟦2⟧，")
    }

    @Test func `Anchors are folded, the pattern is not`() throws {
        let rule = Trial("pattern", "pattern: '[A-Z]{3}'\nanchors: [電話]")
        try rule.expect("电话⟦ABC⟧，abc，ＡＢＣ，\nABC，")
    }

    @Test func `A group is what is marked, whatever else the pattern holds`() throws {
        let rule = Trial("pattern", #"{pattern: '第(\d+)(届)?', group: 1}"#.flow, message: "“{match}”")
        try rule.expect("第⟦12⟧届，第⟦3⟧次，")
        let optional = Trial("pattern", #"{pattern: '第(\d+)(届)?', group: 2}"#.flow)
        try optional.expect("第12⟦届⟧，第3次，")
    }

    @Test func `A suggestion takes up the groups`() throws {
        let rule = Trial("pattern", #"{pattern: '(\d+)至(\d+)(%)?', suggest: '$1—$2$3$9$$（$0）$'}"#.flow)
        let finding = try #require(try rule.findings("增长3至5，").first)
        #expect(finding.suggestions == ["3—5$9$$（3至5）$"])
        #expect(finding.message == "3至5→3—5$9$$（3至5）$")
        #expect(finding.fix == Fix(range: finding.range, text: "3—5$9$$（3至5）$", safety: .unsafe))
    }

    @Test func `Places behind characters of four bytes are right`() throws {
        let rule = Trial("pattern", "pattern: '家+'")
        try rule.expect("𠮷野⟦家⟧😀⟦家家⟧👨‍👩‍👧⟦家⟧")
        let any = Trial("pattern", "pattern: '.野'")
        try any.expect("⟦𠮷野⟧家")
    }

    @Test func `Exceptions hold for patterns, too`() throws {
        let rule = Trial("pattern", "pattern: '[0-9]{4}'\nexcept: {after: [第], before: [号], inside: [（）]}")
        try rule.expect("⟦2016⟧，第2016，2016号，（2016），⟦2016⟧年，")
    }

    @Test func `An empty match is no finding and does not stop the search`() throws {
        let rule = Trial("pattern", "pattern: 'x*'")
        try rule.expect("甲⟦xx⟧乙⟦x⟧，")
    }

    @Test func `A pattern sees one block at a time`() throws {
        let rule = Trial("pattern", #"pattern: '^甲[\s\S]*$'"#)
        try rule.expect("⟦甲，⟧\n乙，\n⟦甲乙，⟧")
    }

    @Test func `A pattern that does not end is given up and said so, and does not stop the others`() throws {
        let rule = Trial("pattern", "pattern: '(a+)+$'")
        let inspection = try rule.inspect(String(repeating: "a", count: 5_000) + "b，\n好，aaa")
        #expect(inspection.findings.map(\.match) == ["aaa"])
        #expect(inspection.diagnostics.map(\.code) == ["pattern-timeout"])
        #expect(inspection.diagnostics.map(\.message.chinese) == ["规则 sample/trial 的正则在第1段没有跑完（U_REGEX_TIME_OUT），这一段没有查完"])
    }

    @Test func `A pattern that is given up again and again is not run on the rest of the draft`() throws {
        let rule = Trial("pattern", "pattern: '(a+)+$'")
        let line = String(repeating: "a", count: 60) + "b，\n"
        let inspection = try rule.inspect(String(repeating: line, count: 200))
        #expect(inspection.diagnostics.count == 4)
        #expect(inspection.diagnostics.last?.message.chinese == "规则 sample/trial 的正则多次没有跑完，从第4段起不再运行")
    }

    @Test func `A bad pattern is a diagnostic at its place in the rule file`() throws {
        let rule = Trial("pattern", "pattern: '(甲|乙'")
        let diagnostic = try #require(rule.diagnostics.first)
        #expect(diagnostic.code == "bad-pattern")
        #expect(diagnostic.filePath == "sample/rules/trial.yml")
        #expect(diagnostic.position == TextPosition(line: 6, column: 10))
        #expect(diagnostic.message.chinese == "规则 sample/trial 的正则表达式有误：U_REGEX_MISMATCHED_PAREN，在第 5 个字符处")
        #expect(diagnostic.excerpt == LineExcerpt(line: "(甲|乙", marked: 4..<4))
        #expect(try rule.findings("甲乙，") == [])
    }

    @Test func `A group that the pattern lacks is a diagnostic`() throws {
        let rule = Trial("pattern", "pattern: '(甲)'\ngroup: 2")
        #expect(rule.diagnostics.map(\.code) == ["bad-group"])
        #expect(rule.diagnostics.map(\.position) == [TextPosition(line: 7, column: 8)])
        #expect(rule.diagnostics.map(\.message.english) == ["group of rule sample/trial is 2, but the pattern has 1 groups"])
    }
}

extension String {
    /// `{a: 1, b: 2}` as one field a line, so that a test's parameters fit on its line.
    fileprivate var flow: String {
        dropFirst().dropLast().split(separator: ", ").joined(separator: "\n")
    }
}
