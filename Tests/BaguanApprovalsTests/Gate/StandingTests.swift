import BaguanFindings
import BaguanRules
import BaguanText
import Testing

@testable import BaguanApprovals

/// What was signed and no longer stands: because its signer said no since, or because it went out and came down.
@Suite struct StandingTests {
    private func stages(_ decision: GateDecision) -> [Bool] { decision.stages.map { $0.state == .complete } }

    @Test func `Who approves and then rejects has not approved`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "shen-lang", "初审")
        try office.sign(.reject, by: "shen-lang", "初审", note: "数字不对")
        let decision = try office.decide()
        #expect(stages(decision) == [false, false, false])
        #expect(decision.stages[0].approvals == [] && decision.stages[0].rejections.map(\.body.by) == ["shen-lang"])
        #expect(decision.stages[0].voids.map(\.reason) == [.rejectedSince])
        #expect(decision.stages[1].state == .waiting(for: ["初审"]))
        #expect(decision.closed == [
            "rejected: 沈朗（2026-11-10）在“初审”退回了：数字不对；改好后请沈朗重新签批",
            "stage-missing: 缺少“初审”；可由沈朗签批", "stage-missing: 缺少“复审”，要等“初审”", "stage-missing: 缺少“终审”，要等“复审”",
        ])
    }

    @Test func `Whoever signs after must know of the new yes`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "shen-lang", "初审")
        try office.sign(.reject, by: "shen-lang", "初审")
        // Another program let it be signed all the same.
        try office.sign(.approve, by: "lu-qing", "复审")
        try office.sign(.approve, by: "shen-lang", "初审")
        let decision = try office.decide()
        #expect(stages(decision) == [true, false, false])
        #expect(decision.stages[1].voids.map(\.reason) == [.outOfOrder(before: "初审")])
        try office.sign(.approve, by: "lu-qing", "复审")
        try office.sign(.approve, by: "fang-yi", "终审")
        #expect(try office.decide().isOpen)
    }

    @Test func `A no of one keeps a stage that another has signed from being complete`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "shen-lang", "初审")
        let no = try office.sign(.reject, by: "tang-su", "初审")
        #expect(stages(try office.decide()) == [false, false, false])
        #expect(try office.decide().stages[0].approvals.map(\.person) == ["shen-lang"])
        // Nothing is missing there but the other's yes, and one more signature of a third would not help.
        #expect(!(try office.decide().closed.contains { $0.hasPrefix("stage-missing: 缺少“初审”") }))
        // Taken back, it is as if it had never been said.
        try office.sign(.revoke, by: "tang-su", details: [.record: no.id.description], note: "看错了")
        #expect(stages(try office.decide()) == [true, false, false])
    }

    @Test func `A yes to an earlier version stays what it was`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu", text: Office.content("第一稿"))
        let yes = try office.sign(.approve, by: "shen-lang", "初审", text: Office.content("第一稿"))
        try office.sign(.submit, by: "bai-yu", text: Office.content("第二稿"))
        try office.sign(.reject, by: "shen-lang", "初审", text: Office.content("第二稿"))
        let evaluator = Evaluator(policy: office.policy, roster: office.roster, history: office.history)
        #expect(evaluator.faults(of: "post-1", form: Office.post)[yes.id] == nil)
    }

    @Test func `What came down does not go out again by the old signatures`() throws {
        var office = try Office()
        try office.approveAll()
        try office.sign(.publish, by: "bai-yu", details: [.place: "公众号"])
        try office.sign(.publish, by: "bai-yu", details: [.place: "网站"])
        try office.sign(.withdraw, by: "bai-yu", details: [.place: "网站"], note: "重复")
        #expect(try office.decide().isOpen, "it is out elsewhere")
        try office.sign(.withdraw, by: "bai-yu", note: "有错")
        #expect(try office.decide().closed.first
            == "not-submitted: 发布过，白羽（2026-11-10）撤下了：有错；此前的签批不再算；要再发布，用 baguan submit 重新送审；不再发布的，把稿件移走")
        try office.sign(.submit, by: "bai-yu")
        #expect(stages(try office.decide()) == [false, false, false])
        #expect(try office.decide().closed.count == 3, "what was signed before is history")
        try office.sign(.approve, by: "shen-lang", "初审")
        try office.sign(.approve, by: "lu-qing", "复审")
        try office.sign(.approve, by: "fang-yi", "终审")
        #expect(try office.decide().isOpen)
    }

    @Test func `Leaders who let it out before it came down have to say so again`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        let rule: [RecordDetail: String] = [.rule: "approvals/stage-missing"]
        try office.sign(.waive, by: "fang-yi", details: rule, note: "急")
        try office.sign(.waive, by: "ning-he", details: rule, note: "急")
        #expect(try office.decide().isOpen)
        try office.sign(.publish, by: "bai-yu", details: [.place: "公众号"])
        try office.sign(.withdraw, by: "bai-yu", note: "有错")
        try office.sign(.submit, by: "bai-yu")
        #expect(try office.decide().rules.isSuperset(of: [.stage]))
        #expect(!(try office.decide().rules.contains(.override)), "what was good for then is no news")
    }

    @Test func `Somebody without a key that signs today is not said to sign`() throws {
        let roster = Office.rosterText.replacing("roles: editor, keys: [{key: KEY1}]", with: "roles: editor")
            .replacing("[{key: KEY5, evidence: attested}]", with: "[{key: KEY5, until: 2026-11-15}]")
        var office = try Office(roster: roster)
        try office.sign(.submit, by: "bai-yu")
        let first = try office.decide().stages[0]
        #expect(first.signers == [] && first.keyless == ["shen-lang", "tang-su"])
        #expect(try office.decide().closed[0] == "stage-missing: 缺少“初审”；沈朗、唐素还没有能用的密钥：用 baguan key new 做一把，写进名册")
        #expect(try office.decide(today: "2026-11-15").stages[0].signers == ["tang-su"])
    }

    @Test func `Publications of one name are let out by nobody`() throws {
        var office = try Office()
        try office.approveAll()
        var publication = ReviewedPublication(
            id: "post-1", kind: .wechatPost, form: Office.post, subject: Office.content("正文"), credits: Office.credits())
        publication.places = ["a.md", "台账.csv 第 2 行"]
        let evaluator = Evaluator(policy: office.policy, roster: office.roster, history: office.history)
        let decision = evaluator.decision(on: publication, today: try #require(CalendarDate("2026-11-20")))
        #expect(decision.closed == ["duplicate-id: 编号有 2 件在用：a.md、台账.csv 第 2 行；给其中一件另编一个号，审批记录靠编号认"])
        #expect(decision.reasons.allSatisfy { $0.overridableRule == nil })
    }
}
