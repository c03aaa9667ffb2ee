import BaguanFindings
import BaguanRules
import BaguanText
import Testing

@testable import BaguanApprovals

@Suite struct EvaluatorTests {
    @Test func `A post that three people approved in order may go out`() throws {
        var office = try Office()
        try office.approveAll()
        let decision = try office.decide()
        #expect(decision.closed == [])
        #expect(decision.isOpen)
        #expect(decision.findings(in: .chinese) == [])
        #expect(decision.stages.map(\.state) == [.complete, .complete, .complete])
        #expect(decision.stages.flatMap { $0.approvals.map(\.person) } == ["shen-lang", "lu-qing", "fang-yi"])
        #expect(decision.submission?.body.by == "bai-yu")
    }

    @Test func `What is missing is named with who may give it`() throws {
        var office = try Office()
        #expect(try office.decide().closed == [
            "not-submitted: 还没有送审；用 baguan submit 送审",
            "stage-missing: 缺少“初审”；可由沈朗签批",
            "stage-missing: 缺少“复审”，要等“初审”",
            "stage-missing: 缺少“终审”，要等“复审”",
        ])
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "tang-su", "初审")
        #expect(try office.decide().closed == [
            "stage-missing: 缺少“初审”；可由沈朗签批",
            "evidence: 唐素（2026-11-10）的“初审”不算：凭据是 attested，要 signed；用个人密钥重新签批",
            "stage-missing: 缺少“复审”，要等“初审”",
            "stage-missing: 缺少“终审”，要等“复审”",
        ])
        try office.sign(.approve, by: "shen-lang", "初审")
        #expect(try office.decide(today: "2026-12-24").closed == [
            "stage-missing: 缺少“复审”；可由陆青签批", "stage-missing: 缺少“终审”，要等“复审”",
        ])
        try office.sign(.approve, by: "lu-qing", "复审")
        // In November 陆青 is a leader too, but counts already.
        #expect(try office.decide().closed == ["stage-missing: 缺少“终审”；可由方仪、宁河签批"])
    }

    @Test func `One character edited closes the gate, and a file saved anew does not`() throws {
        var office = try Office()
        try office.approveAll()
        #expect(try office.decide(Office.content("正文", bytes: "另存")).isOpen)
        let decision = try office.decide(Office.content("正丈"))
        #expect(decision.closed == [
            "not-submitted: 送审的不是现在这一稿：此后内容有改动；用 baguan submit 送审",
            "content-changed: 沈朗（2026-11-10）的“初审”不算：此后内容有改动；看过改动后重新签批",
            "content-changed: 陆青（2026-11-10）的“复审”不算：此后内容有改动；看过改动后重新签批",
            "content-changed: 方仪（2026-11-10）的“终审”不算：此后内容有改动；看过改动后重新签批",
        ])
        try office.approveAll(Office.content("正丈"))
        #expect(try office.decide(Office.content("正丈")).isOpen)
        // The policy takes files that were saved anew and nothing more.
        #expect(try !office.decide(Office.content("正 丈")).isOpen)
    }

    @Test func `The order is proved by what the signers had seen`() throws {
        var office = try Office()
        let submission = try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "shen-lang", "初审")
        try office.sign(.approve, by: "lu-qing", "复审", seen: [submission])
        #expect(try office.decide(credits: []).closed == [
            "stage-missing: 缺少“复审”；可由陆青签批",
            "out-of-order: 陆青（2026-11-10）的“复审”不算：签的时候还没有“初审”；按次序重新签批",
            "stage-missing: 缺少“终审”，要等“复审”",
        ])
        try office.sign(.approve, by: "lu-qing", "复审")
        try office.sign(.approve, by: "fang-yi", "终审")
        #expect(try office.decide().isOpen)
    }

    @Test func `Whoever has seen what somebody else had seen has seen it`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        let first = try office.sign(.approve, by: "shen-lang", "初审")
        let second = try office.sign(.approve, by: "lu-qing", "复审", seen: [first])
        try office.sign(.approve, by: "fang-yi", "终审", seen: [second])
        #expect(try office.decide().isOpen)
    }

    @Test func `One person counts once, whatever roles and keys there are`() throws {
        var office = try Office(
            roster: Office.rosterText.replacing("{key: KEY2}", with: "{key: KEY2}, {key: KEY8}"))
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "shen-lang", "初审")
        try office.sign(.approve, by: "lu-qing", "复审")
        try office.sign(.approve, by: "lu-qing", "终审", key: 8)
        #expect(try office.decide().closed == [
            "stage-missing: 缺少“终审”；可由方仪、宁河签批",
            "same-person: 陆青（2026-11-10）的“终审”不算：陆青已经算在“复审”里；请别人签批",
        ])
    }

    @Test func `Of two who signed the first stage, the one who is not needed later counts`() throws {
        let roster = Office.rosterText.replacing("evidence: attested", with: "from: 2026-01-01")
        var office = try Office(roster: roster)
        try office.sign(.submit, by: "bai-yu")
        // 唐素 signs 初审 first and 复审 as well; 沈朗 can only sign 初审.
        try office.sign(.approve, by: "tang-su", "初审")
        try office.sign(.approve, by: "shen-lang", "初审")
        try office.sign(.approve, by: "tang-su", "复审")
        try office.sign(.approve, by: "fang-yi", "终审")
        let credits = [Office.credit("初审", "沈朗"), Office.credit("复审", "唐素"), Office.credit("终审", "方仪")]
        let decision = try office.decide(credits: credits)
        #expect(decision.isOpen)
        #expect(decision.stages.flatMap { $0.approvals.map(\.person) } == ["shen-lang", "tang-su", "fang-yi"])
    }

    @Test func `Nobody approves what they wrote or handed in`() throws {
        var office = try Office()
        try office.sign(.submit, by: "shen-lang")
        try office.sign(.approve, by: "shen-lang", "初审")
        let authors = Office.form([.title: "秋游", .author: "白羽、方仪"])
        #expect(try office.decide(form: authors).closed == [
            "stage-missing: 缺少“初审”；唐素还没有能用的密钥：用 baguan key new 做一把，写进名册",
            "own-work: 沈朗（2026-11-10）的“初审”不算：沈朗送审过这份稿件；请别人签批",
            "stage-missing: 缺少“复审”，要等“初审”",
            "stage-missing: 缺少“终审”，要等“复审”",
        ])
        var second = try Office()
        try second.approveAll()
        #expect(try second.decide(form: authors).closed == [
            "stage-missing: 缺少“终审”；可由宁河签批", "own-work: 方仪（2026-11-10）的“终审”不算：方仪是作者；请别人签批",
        ])
        // Taking the submission back does not undo having edited.
        var third = try Office()
        let submission = try third.sign(.submit, by: "shen-lang")
        try third.sign(.revoke, by: "shen-lang", details: [.record: submission.id.description], note: "撤回")
        try third.approveAll()
        #expect(try third.decide().closed.first == "stage-missing: 缺少“初审”；唐素还没有能用的密钥：用 baguan key new 做一把，写进名册")
    }

    @Test func `A role must be held on the day of signing`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "bai-yu", "初审")
        try office.sign(.approve, by: "shen-lang", "初审")
        try office.sign(.approve, by: "tang-su", "复审", on: "2026-12-02")
        try office.sign(.approve, by: "fang-yi", "复审")
        let decision = try office.decide(today: "2026-12-03")
        #expect(decision.closed.filter { $0.hasPrefix("role") } == [
            "role-not-held: 方仪（2026-11-10）的“复审”不算：当天不是“部门负责人”；请别人签批",
            "role-not-held: 唐素（2026-12-02）的“复审”不算：当天不是“部门负责人”；请别人签批",
        ])
        try office.sign(.approve, by: "lu-qing", "复审")
        try office.sign(.approve, by: "lu-qing", "终审", on: "2026-12-01")
        #expect(try office.decide(today: "2026-12-03").closed == [
            "stage-missing: 缺少“终审”；可由方仪、宁河签批", "role-not-held: 陆青（2026-12-01）的“终审”不算：当天不是“校领导”；请别人签批",
        ])
    }

    @Test func `What was signed before somebody left stays valid`() throws {
        let text = Office.rosterText.replacing("left: 2026-12-01", with: "left: 2026-11-10")
            .replacing("evidence: attested", with: "until: 2026-11-10, ended: left")
        var office = try Office(roster: text)
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "tang-su", "初审")
        try office.sign(.approve, by: "lu-qing", "复审")
        try office.sign(.approve, by: "fang-yi", "终审")
        #expect(try office.decide(credits: [], today: "2027-01-01").isOpen)
    }

    @Test func `What the ledger doubts does not count, and a doubtful ledger keeps everything back`() throws {
        var office = try Office()
        try office.approveAll()
        office.doubt(office.entries[3].record, .afterValidity(try #require(Timestamp("2026-11-09T16:00:00Z"))))
        #expect(try office.decide().closed == [
            "stage-missing: 缺少“终审”；可由方仪、宁河签批",
            "record-in-doubt: 方仪（2026-11-10）的“终审”不算：密钥在北京时间 2026-11-10 00:00:00 失效，签名不早于此；核对名册中密钥的有效期；用有效的密钥重新签名",
        ])
        var second = try Office()
        try second.approveAll()
        second.problems = [
            LedgerProblem(file: "a/1.rec", reason: .gap(2..<3)), LedgerProblem(file: "a/x", reason: .unexpectedFile),
        ]
        #expect(try second.decide().closed == [
            "ledger: 审批记录有 1 处可疑，说不定缺了一条退回；首先是 a/1.rec：缺少第 2 条记录；用 baguan verify 逐条查看"
        ])
        second.problems = [LedgerProblem(file: "a/x", reason: .unexpectedFile)]
        #expect(try second.decide().isOpen)
    }

    @Test func `What was signed under another policy does not count`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "shen-lang", "初审", policy: Sample.digest)
        #expect(try office.decide().closed[0] == "policy-changed: 沈朗（2026-11-10）的“初审”不算：此后审批规定变了；看过改动后重新签批")
        // A comment, a title or another kind's stages are no other policy.
        let other = try Office(policy: "# 说明\n" + Office.policyText.replacing("校领导", with: "领导").replacing("days: 30", with: "days: 20"))
        #expect(other.policy.digest(of: .wechatPost) == office.policy.digest(of: .wechatPost))
        #expect(other.policy.digest(of: .banner) != office.policy.digest(of: .banner))
    }

    @Test func `A signer takes an approval back, and nobody else does`() throws {
        var office = try Office()
        try office.approveAll()
        let last = office.entries[3].record
        try office.sign(.revoke, by: "ning-he", details: [.record: last.id.description], note: "不同意")
        #expect(try office.decide().isOpen)
        try office.sign(.revoke, by: "fang-yi", details: [.record: last.id.description], note: "看漏了一处")
        #expect(try office.decide().closed == ["stage-missing: 缺少“终审”；可由方仪、宁河签批"])
    }

    @Test func `Records of another publication count for nothing`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "shen-lang", "初审", item: "post-2")
        // Two names that are equivalent for Unicode are two names.
        try office.sign(.approve, by: "shen-lang", "初审", item: "post-1\u{301}")
        #expect(try office.decide().closed.first == "stage-missing: 缺少“初审”；可由沈朗签批")
    }

    @Test func `A kind of which the policy says nothing stays closed`() throws {
        var office = try Office()
        try office.approveAll()
        office.kind = .donation
        #expect(try office.decide().closed == ["kind: 审批规定没有写“捐赠”（donation）；写进 .baguan/policy.yml 的 kinds"])
        let unknown = ReviewedPublication(id: "post-1", kind: nil, subject: Office.content("正文"))
        let decision = Evaluator(policy: office.policy, roster: office.roster, history: office.history)
            .decision(on: unknown, today: try #require(CalendarDate("2026-11-20")))
        #expect(decision.closed == ["kind: 不知道是哪一类发布物；在稿件开头写“kind: …”；不是发布物的，写进 .baguanignore"])
        #expect(!decision.isOpen)
    }

    @Test func `Thousands of records do not make the search run without end`() throws {
        var office = try Office(kind: .banner)
        try office.sign(.submit, by: "bai-yu")
        let record = try office.sign(.approve, by: "fang-yi", "审批")
        // One record in many places: none of them goes with another.
        office.entries += (0..<900).map { LedgerEntry(record: record, path: "\($0)", doubt: nil) }
        let form = Office.form([.text: "标语", .place: "东门", .responsible: "白羽", .displayFrom: "2026-11-19", .displayUntil: "2026-11-25"])
        #expect(try office.decide(form: form).rules == [.stage, .tooManyRecords])
        office.entries += (0..<100).map { LedgerEntry(record: record, path: "\($0)", doubt: nil) }
        #expect(try office.decide(form: form).closed == [
            "stage-missing: 缺少“审批”；可由陆青、方仪、宁河签批", "too-many-records: 有 1002 条记录，理不出头绪",
        ])
    }
}
