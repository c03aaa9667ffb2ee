import BaguanFindings
import BaguanRules
import Testing

@testable import BaguanApprovals

/// What is said to those who are about to sign, and of records that the policy does not count.
@Suite struct SigningTests {
    private let at = Timestamp("2026-11-20T04:00:00Z")!

    private func objection(_ office: Office, _ person: String, _ stage: String, key: UInt8? = nil) throws -> SigningObjection? {
        let numbers: [String: UInt8] = ["shen-lang": 1, "lu-qing": 2, "fang-yi": 3, "ning-he": 4, "tang-su": 5, "bai-yu": 6]
        let publication = ReviewedPublication(
            id: "post-1", kind: office.kind, form: Office.post, subject: Office.content("正文"))
        return Evaluator(policy: office.policy, roster: office.roster, history: office.history).objection(
            toSigning: stage, by: person, with: try SSHPrivateKey.numbered(key ?? numbers[person] ?? 9).publicKey, on: publication, at: at)
    }

    @Test func `Each reason why a signature would not count is told from the others`() throws {
        var office = try Office()
        #expect(try objection(office, "shen-lang", "初审") == .void(.beforeSubmission))
        try office.sign(.submit, by: "shen-lang")
        #expect(try objection(office, "shen-lang", "初审") == .void(.ownWork(.editors, person: "shen-lang")))
        #expect(try objection(office, "bai-yu", "初审") == .void(.roleNotHeld(role: "editor")))
        #expect(try objection(office, "lu-qing", "复审") == .waiting(for: ["初审"]))
        #expect(try objection(office, "tang-su", "初审") == .void(.weakEvidence(.attested, needed: .signed)))
        var other = try Office()
        try other.sign(.submit, by: "bai-yu")
        #expect(try objection(other, "shen-lang", "初审") == nil)
        try other.sign(.approve, by: "shen-lang", "初审")
        #expect(try objection(other, "shen-lang", "初审") == .signed)
        try other.sign(.approve, by: "lu-qing", "复审")
        #expect(try objection(other, "lu-qing", "终审") == .void(.samePerson(stage: "复审", person: "lu-qing")))
        try other.sign(.approve, by: "fang-yi", "终审")
        #expect(try objection(other, "ning-he", "终审") == .complete)
    }

    @Test func `Somebody who can be spared for an earlier stage may sign a later one`() throws {
        var office = try Office(roster: Office.rosterText.replacing("evidence: attested", with: "from: 2026-01-01"))
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "tang-su", "初审")
        #expect(try objection(office, "tang-su", "复审") == .void(.samePerson(stage: "初审", person: "tang-su")))
        try office.sign(.approve, by: "shen-lang", "初审")
        #expect(try objection(office, "tang-su", "复审") == nil)
        #expect(try office.decide().stages[1].signers == ["lu-qing", "tang-su"])
    }

    @Test func `A signature that knew of no submission does not count`() throws {
        var office = try Office()
        try office.sign(.approve, by: "shen-lang", "初审")
        try office.sign(.submit, by: "bai-yu")
        #expect(try office.decide(credits: []).closed == [
            "stage-missing: 缺少“初审”；可由沈朗签批",
            "out-of-order: 沈朗（2026-11-10）的“初审”不算：签的时候还没有送审；用 baguan submit 送审之后再签批",
            "stage-missing: 缺少“复审”，要等“初审”", "stage-missing: 缺少“终审”，要等“复审”",
        ])
        try office.sign(.approve, by: "shen-lang", "初审")
        #expect(try office.decide().stages[0].state == .complete)
    }

    @Test func `Credits are held against a stage once it is complete, or when the person could never sign`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        func credits(_ name: String) throws -> [String] {
            try office.decide(credits: [Office.credit("初审", name), Office.credit("复审", "陆青"), Office.credit("终审", "方仪")])
                .findings(in: .chinese).filter { $0.ruleID.name.hasPrefix("credit") }.map(\.message)
        }
        #expect(try credits("沈朗") == [])
        #expect(try credits("方仪").first == "署名“初审：方仪”，记录里没有这个人的签批；核对署名")
        try office.sign(.approve, by: "shen-lang", "初审")
        #expect(try credits("唐素") == ["署名“初审：唐素”，记录里没有这个人的签批；核对署名"])
    }

    // MARK: - Records that count for nothing

    @Test func `What the policy does not count is told of each record as of its own content`() throws {
        var office = try Office(policy: Office.policyText + "\npublish: editor")
        let evaluator = { (office: Office) in Evaluator(policy: office.policy, roster: office.roster, history: office.history) }
        try office.approveAll()
        #expect(evaluator(office).faults(of: "post-1", form: Office.post).isEmpty)
        let form = Office.form([.title: "秋游", .author: "方仪"])
        let own = try #require(office.entries.last?.record.id)
        #expect(evaluator(office).faults(of: "post-1", form: form) == [own: .signature(.ownWork(.author, person: "fang-yi"))])
        // An edit makes nothing of it a fault; a signature out of turn, a no of somebody else's and an override are.
        let edited = Office.content("改过")
        let submission = try office.sign(.submit, by: "bai-yu", text: edited)
        let early = try office.sign(.approve, by: "lu-qing", "复审", text: edited, seen: [submission])
        let no = try office.sign(.reject, by: "bai-yu", "终审", text: edited)
        let override = try office.sign(.waive, by: "shen-lang", text: edited, details: [.rule: "approvals"], note: "急")
        let out = try office.sign(.publish, by: "ning-he", text: edited, details: [.place: "公众号"])
        #expect(evaluator(office).faults(of: "post-1", form: Office.post) == [
            early.id: .signature(.outOfOrder(before: "初审")), no.id: .signature(.roleNotHeld(role: "leader")),
            override.id: .override(.roleNotHeld(role: "leader")), out.id: .publisher(roles: ["editor"]),
        ])
        #expect(evaluator(office).message(of: .publisher(roles: ["editor"])).chinese == "规定由“编辑”记发布和撤下")
    }

    // MARK: - Publishing

    @Test func `What went out is out in each place until somebody who may takes it down`() throws {
        var office = try Office(policy: Office.policyText + "\npublish: [editor, dept-head]")
        func places() -> [String] {
            Evaluator(policy: office.policy, roster: office.roster, history: office.history).display(of: "post-1").records
                .compactMap { $0.body.details[.place] }
        }
        try office.sign(.publish, by: "shen-lang", details: [.place: "公众号"])
        try office.sign(.publish, by: "fang-yi", details: [.place: "网站"])
        try office.sign(.publish, by: "shen-lang", details: [.place: "东门"])
        #expect(places() == ["公众号", "网站", "东门"])
        try office.sign(.withdraw, by: "fang-yi", note: "撤下")
        #expect(places() == ["公众号", "网站", "东门"])
        try office.sign(.withdraw, by: "lu-qing", details: [.place: "网站"], note: "撤下")
        #expect(places() == ["公众号", "东门"])
        try office.sign(.withdraw, by: "shen-lang", note: "撤下")
        #expect(places() == [])
        #expect(office.policy.publishers == ["editor", "dept-head"])
    }

    @Test func `A role that the policy does not know publishes nothing`() throws {
        var diagnostics: [Diagnostic] = []
        #expect(Policy(Array((Office.policyText + "\npublish: edtor").utf8), path: "policy.yml", diagnostics: &diagnostics) == nil)
        #expect(diagnostics.map(\.message.chinese) == ["roles 里没有角色“edtor”"])
    }

    // MARK: - Order

    @Test func `Records of one second stand in the order in which their signers knew them`() throws {
        let keys = try (1...3).map { try SSHPrivateKey.numbered(UInt8($0)) }
        var records: [Record] = []
        for number in 0..<12 {
            let body = RecordBody(
                kind: .observe, org: Sample.org, item: "post-1", seq: number / 3 + 1,
                prev: number < 3 ? nil : records[number - 3].id, after: records.last.map { [$0.id] } ?? [], by: "p",
                subject: Office.content("正文"), at: at)
            records.append(try Record(signing: body, with: keys[number % 3]))
        }
        let entries = records.map { LedgerEntry(record: $0, path: "a", doubt: nil) }
        #expect(History.timeline(entries.shuffled()).map(\.record.id) == records.map(\.id))
        #expect(History.timeline([]).isEmpty)
    }
}
