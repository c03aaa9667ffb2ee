import Baguan
import Testing

@Suite struct SignOffCheckTests {
    @Test func `Every missing stage is named in one finding behind the last credit`() throws {
        let rule = Trial("sign-off", "find: missing\nstages: [编辑, 校对, 审核]", message: "缺{stages}", severity: "warning")
        let text = "今天召开家长会。\n撰稿：陈晓 编辑：林青\n"
        let findings = try rule.findings(text)
        #expect(findings.map(\.message) == ["缺校对、审核"])
        #expect(findings.first?.range.utf8 == 56..<56)
        #expect(try rule.messages("编辑：陈晓 校对：林青 终审：周平\n今天召开家长会。") == [])
        #expect(try rule.messages("今天召开家长会。") == ["缺编辑、校对、审核"])
        // A credit without a real name is there; what is wrong with it the other rule says.
        #expect(try rule.messages("今天召开家长会。\n编辑：陈晓 校对：林青 审核：佚名") == [])
        #expect(try rule.messages("今天召开家长会。\n编辑：陈晓 校对：林青 审核：") == [])
    }

    @Test func `Somebody who stands in two stages is found where the name stands again`() throws {
        let rule = Trial("sign-off", "find: same-person", message: "{name}：{other}、{role}")
        try rule.expect("今天召开家长会。\n撰稿：陈晓 编辑：林青 初审：林青 终审：⟦林青⟧、⟦陈晓⟧")
        #expect(try rule.messages("撰稿：陈　晓 审核：陈晓\n今天召开家长会。") == ["陈晓：撰稿、审核"])
        try rule.expect("今天召开家长会。\n编辑：佚名 审核：佚名")
    }

    @Test func `A name that is none and a role without a name are found`() throws {
        let rule = Trial("sign-off", "find: placeholder", message: "{role}{name}")
        try rule.expect("今天召开家长会。\n编辑：⟦佚名⟧ 审核：周平、⟦XX⟧")
        #expect(try rule.messages("今天召开家长会。\n编辑： 审核：周平") == ["编辑空着"])
        #expect(try rule.messages("今天召开家长会。\n文/图：某某") == ["文写的是“某某”"])
        #expect(try rule.messages("今天召开家长会。\n来源： 时间：") == [])
    }

    @Test func `An organisation adds its own words for roles`() throws {
        let body = "find: missing\nstages: [审核]\nentries:\n  - {find: 阅稿, suggest: 审核}"
        #expect(try Trial("sign-off", body).messages("今天召开家长会。\n阅稿：陈晓") == [])
    }

    @Test func `A stage that nobody knows is a diagnostic`() {
        #expect(Trial("sign-off", "find: missing\nstages: [盖章]").diagnostics.map(\.code) == ["unknown-stage"])
        #expect(Trial("sign-off", "find: missing").diagnostics.map(\.code) == ["nothing-required"])
    }
}
