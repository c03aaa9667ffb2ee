import Baguan
import Testing

@Suite struct TermNestingTests {
    @Test func `Of two matches inside each other the longer one speaks`() throws {
        let rule = Trial("term", "entries: [{find: 卫计委, suggest: 卫健委}, {find: 国家卫计委, suggest: 国家卫生健康委}]")
        try rule.expect("⟦国家卫计委⟧和省⟦卫计委⟧。")
        #expect(try rule.messages("国家卫计委和省卫计委。") == ["国家卫计委→国家卫生健康委", "卫计委→卫健委"])
    }

    @Test func `An excuse for the longer match covers the shorter one in it`() throws {
        let rule = Trial("term", "entries: [卫计委, 国家卫计委]\nexcept: {after: [原]}")
        try rule.expect("原国家卫计委、原卫计委和⟦国家卫计委⟧。")
    }

    @Test func `Matches that overlap without one holding the other are both found`() throws {
        let rule = Trial("term", "entries: [甲乙丙, 丙丁戊]")
        #expect(try rule.findings("甲乙丙丁戊。").map(\.match) == ["甲乙丙", "丙丁戊"])
    }

    @Test func `Equal matches of one rule give one finding`() throws {
        let rule = Trial("term", "entries: [{find: 国家卫计委;國家衛計委}]")
        try rule.expect("⟦国家卫计委⟧。")
    }

    @Test func `Matches that touch are two`() throws {
        let rule = Trial("term", "entries: [既使]")
        try rule.expect("⟦既使⟧⟦既使⟧")
    }

    @Test func `An off word boundary makes a finding uncertain and never hides it`() throws {
        let rule = Trial("term", "boundary: word\nentries: [{find: 一流, suggest: 1}]", message: "“{match}”")
        let certain = try #require(try rule.findings("建设世界一流大学。").first)
        #expect(certain.message == "“一流”")
        #expect(certain.severity == .error)
        #expect(!certain.isUncertain)
        let uncertain = try #require(try rule.findings("统一流程。").first)
        #expect(uncertain.message == "存疑（两端不在词的边界上）：“一流”")
        #expect(uncertain.severity == .info)
        #expect(uncertain.isUncertain)
        #expect(uncertain.match == "一流")
    }

    @Test func `Without a boundary every match is certain`() throws {
        let rule = Trial("term", "entries: [一流]")
        #expect(try rule.findings("统一流程。").map(\.severity) == [.error])
    }

    @Test func `The edges of a block and of punctuation are word boundaries`() throws {
        let rule = Trial("term", "boundary: word\nentries: [卫计委]")
        for text in ["卫计委", "卫计委。", "“卫计委”，", "(卫计委)，", "、卫计委、\n"] {
            #expect(try rule.findings(text).map(\.isUncertain) == [false], "\(text)")
        }
    }

    @Test func `A fingerprint holds while other text changes and lines move`() throws {
        let rule = Trial("term", "entries: [既使]")
        func fingerprint(_ text: String) throws -> String {
            let findings = try rule.findings(text)
            return try #require(findings.last).fingerprint
        }
        let original = try fingerprint("开头。\n同学们不要担心，既使下雨也要去操场。")
        #expect(try fingerprint("开头。\n\n\n同学们不要担心，既使下雨也要去操场。") == original)
        #expect(try fingerprint("既使。\n开头改了很多。\n前面又加一句。同学们不要担心，既使下雨也要去操场。后面也加一句。") == original)
        #expect(try fingerprint("同学们不要担心，即使下雪，既使下雨也要去操场。") != original)
        #expect(try fingerprint("同学们不要担心，既使下雪也要去操场。") != original)
    }

    @Test func `A fingerprint next to characters of four bytes holds as well`() throws {
        let rule = Trial("term", "entries: [既使]")
        let near = String(repeating: "😀", count: 8)
        let findings = try ["甲" + near, "乙乙" + near, "a" + near].map {
            try rule.findings("\($0)既使\(near)完，").map(\.fingerprint)
        }
        #expect(Set(findings).count == 1)
    }

    @Test func `An excerpt is the sentence around the match`() throws {
        let rule = Trial("term", "entries: [既使]")
        let finding = try #require(try rule.findings("天晴了。同学们，既使下雨也要去！快走，").first)
        #expect(finding.excerpt == Excerpt(before: "同学们，", match: "既使", after: "下雨也要去！"))
        #expect(finding.location == "第1段")
    }

    @Test func `A closing mark behind a bracket or quotation belongs to the sentence before`() throws {
        let rule = Trial("term", "entries: [既使]")
        let finding = try #require(try rule.findings("（他说：“天晴了。”）既使下雨也要去，").first)
        #expect(finding.excerpt == Excerpt(before: "", match: "既使", after: "下雨也要去，"))
    }
}
