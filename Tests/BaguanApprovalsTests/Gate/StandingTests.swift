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

    // MARK: - What an override had seen

    @Test func `An override passes over the noes that it knew of, and no later one`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.reject, by: "shen-lang", "初审", note: "数字不对")
        let rule: [RecordDetail: String] = [.rule: "approvals/rejected"]
        try office.sign(.waive, by: "fang-yi", details: rule, note: "已核实")
        try office.sign(.waive, by: "ning-he", details: rule, note: "已核实")
        try office.sign(.approve, by: "shen-lang", "初审")
        try office.sign(.approve, by: "lu-qing", "复审")
        try office.sign(.approve, by: "fang-yi", "终审")
        // Somebody else says no later: nobody has passed over that.
        let late = try office.sign(.reject, by: "tang-su", "复审", note: "时间不对")
        let decision = try office.decide()
        #expect(!decision.isOpen)
        #expect(decision.closed.contains("rejected: 唐素（2026-11-10）在“复审”退回了：时间不对；改好后请唐素重新签批"))
        // One who let it out before has to say so again, and is let.
        let evaluator = Evaluator(policy: office.policy, roster: office.roster, history: office.history)
        let publication = ReviewedPublication(
            id: "post-1", kind: .wechatPost, form: Office.post, subject: Office.content("正文"), credits: Office.credits())
        let at = try #require(Timestamp("2026-11-20T04:00:00Z"))
        #expect(!evaluator.isOverridden([.rejected(late, isOwnWork: false)], by: "fang-yi", on: publication, at: at))
        try office.sign(.waive, by: "fang-yi", details: rule, note: "再次核实")
        #expect(try !office.decide().isOpen)
        try office.sign(.waive, by: "ning-he", details: rule, note: "再次核实")
        #expect(try office.decide().isOpen)
        #expect(try !office.decide().overridden.isEmpty)
    }

    @Test func `A stage that was let out is not signed`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        let rule: [RecordDetail: String] = [.rule: "approvals/stage-missing"]
        try office.sign(.waive, by: "fang-yi", details: rule, note: "急")
        try office.sign(.waive, by: "ning-he", details: rule, note: "急")
        let decision = try office.decide()
        #expect(decision.isOpen && !decision.isSigned)
        #expect(decision.message(of: decision.overridden[0]).chinese == "破例放行（缺少“初审”）：方仪、宁河同意，理由：急；急")
    }

    // MARK: - Own work

    @Test func `Whoever rejects and then hands in a version of their own has taken the no back`() throws {
        var office = try Office()
        let mended = Office.content("正文二")
        try office.sign(.submit, by: "ning-he")
        try office.sign(.reject, by: "ning-he", "终审", note: "我再改改")
        #expect(try office.decide().closed.contains(
            "rejected: 宁河（2026-11-10）在“终审”退回了：我再改改；宁河是作者或送审人，改好后由本人重新送审"))
        try office.sign(.submit, by: "ning-he", text: mended)
        try office.approveAll(mended)
        #expect(try office.decide(mended).isOpen)
        // Somebody else's version clears nothing.
        var other = try Office()
        try other.sign(.reject, by: "ning-he", "终审")
        try other.approveAll()
        #expect(try other.decide().rules.contains(.rejected))
    }

    @Test(arguments: ["白 羽", "白　羽", "白羽（编辑部）", "编辑白羽", "白羽和周作", "周作、白羽", "编辑：白羽", "白羽 周作", "白羽老师", "白 羽 周 作"])
    func `An author is known however the name is written`(author: String) throws {
        var office = try Office(roster: Office.rosterText.replacing("{name: 白羽,", with: "{name: 白羽, roles: editor,"))
        try office.sign(.submit, by: "tang-su")
        try office.sign(.approve, by: "bai-yu", "初审")
        let decision = try office.decide(form: Office.form([.title: "秋游", .author: author]))
        #expect(decision.stages[0].voids.map(\.reason) == [.ownWork(.author, person: "bai-yu")])
        let unknown = decision.findings(in: .chinese).filter { $0.ruleID.name == "author-unknown" }.map(\.message)
        #expect(unknown == (author.contains("周") ? ["作者“周作”不在名册里，不知道谁要回避；本单位的人，照名册写姓名；外单位的不用管"] : []))
    }

    // MARK: - What it goes by

    @Test func `Who went by an approval that was rejected later is told so`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "shen-lang", "初审")
        try office.sign(.approve, by: "lu-qing", "复审")
        try office.sign(.reject, by: "shen-lang", "初审", note: "数字不对")
        #expect(try office.decide().stages[1].voids.map(\.reason) == [.basisRejected(before: "初审")])
        #expect(try office.decide().closed.contains("out-of-order: 陆青（2026-11-10）的“复审”不算：所依据的“初审”后来退回了；按次序重新签批"))
        var other = try Office()
        try other.sign(.submit, by: "bai-yu")
        try other.sign(.approve, by: "lu-qing", "复审")
        #expect(try other.decide().stages[1].voids.map(\.reason) == [.outOfOrder(before: "初审")])
    }

    @Test func `What was signed for another kind says so`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "shen-lang", "初审", policy: office.policy.digest(of: .bulletin))
        #expect(try office.decide().stages[0].voids.map(\.reason) == [.otherKind(.bulletin)])
    }

    // MARK: - Clocks

    private func display(_ office: Office) -> DisplayState {
        Evaluator(policy: office.policy, roster: office.roster, history: office.history).display(of: "post-1")
    }

    @Test func `What was taken down is down, though it went out by a clock that was ahead`() throws {
        var office = try Office()
        try office.sign(.publish, by: "bai-yu", on: "2026-11-19", details: [.place: "公众号"])
        let down = try office.sign(.withdraw, by: "bai-yu", note: "有错")
        #expect(display(office).records.isEmpty && display(office).withdrawal == down)
    }

    @Test func `What went out again is out, though it was taken down by a clock that was ahead`() throws {
        var office = try Office()
        try office.sign(.publish, by: "bai-yu", details: [.place: "公众号"])
        try office.sign(.withdraw, by: "bai-yu", on: "2026-11-19", note: "有错")
        let out = try office.sign(.publish, by: "shen-lang", details: [.place: "公众号"])
        #expect(display(office).records == [out])
        // Somebody who did not know that it was out took nothing down.
        try office.sign(.withdraw, by: "lu-qing", seen: [], note: "有错")
        #expect(display(office).records == [out])
    }

    @Test func `A clock set back makes no deadline`() throws {
        var office = try Office(kind: .lecture)
        let form = Office.form(RequirementTests.lecture)
        try office.sign(.submit, by: "bai-yu", text: Office.content("第一稿"), on: "2026-11-28")
        let late = try office.sign(.submit, by: "shen-lang", on: "2026-11-20")
        #expect(office.history.moment(of: late) > late.body.at)
        #expect(try office.decide(form: form).closed.contains(
            "deadline: 2026-12-03 举行，最晚 2026-11-26 送审；送审记录写的是 2026-11-20，它之前的记录却已经到了 2026-11-28；改期，或者由领导破例"))
    }
}
