import BaguanFindings
import BaguanRules
import BaguanText
import Testing

@testable import BaguanApprovals

@Suite struct RequirementTests {
    static let lecture = [
        PublicationField.topic: "怎样读一幅地图", .speaker: "沈朗", .speakerUnit: "市二中", .outline: "提纲.docx",
        .date: "2026-12-03", .place: "三楼报告厅", .audience: "初一学生", .organiser: "教务处", .onSite: "白羽",
    ]
    static let banner = [
        PublicationField.text: "书香校园", .place: "东门", .responsible: "白羽", .displayFrom: "2026-11-19",
        .displayUntil: "2026-12-10",
    ]

    @Test func `The registry names every rule once, and every family speaks of its own`() {
        let named = RequirementRegistry.all.flatMap { type(of: $0).rules }
        #expect(Set(named).count == named.count)
        // The rest are given by the evaluator itself.
        #expect(Set(GateRule.allCases).subtracting(named) == [.kind, .override, .overridden])
    }

    // MARK: - Rejections

    @Test func `A rejection stands through every edit until its signer approves`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.reject, by: "fang-yi", "终审", note: "第二段的日期不对")
        let mended = Office.content("正文二")
        try office.approveAll(mended)
        // `approveAll` lets 方仪 herself sign in the end.
        #expect(try office.decide(mended).isOpen)
        var second = try Office()
        try second.sign(.submit, by: "bai-yu")
        try second.sign(.reject, by: "ning-he", "终审", note: "第二段的日期不对")
        try second.approveAll(mended)
        #expect(try second.decide(mended).closed == [
            "rejected: 宁河（2026-11-10）在“终审”退回了：第二段的日期不对；改好后请宁河重新签批"
        ])
        try second.sign(.approve, by: "ning-he", "终审", text: mended)
        #expect(try second.decide(mended).isOpen)
    }

    @Test func `An approval that knew nothing of the rejection does not clear it`() throws {
        var office = try Office()
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.reject, by: "ning-he", "终审", seen: [], key: 4)
        // With another key, on another machine, at the same time.
        try office.sign(.approve, by: "ning-he", "终审", seen: [], key: 9)
        #expect(try office.decide().rules.contains(.rejected))
    }

    @Test func `A rejection by somebody without the role is not heard, and one taken back is gone`() throws {
        var office = try Office()
        try office.approveAll()
        try office.sign(.reject, by: "bai-yu", "终审")
        try office.sign(.reject, by: "bai-yu", "终审", role: "principal")
        #expect(try office.decide().isOpen)
        let rejection = try office.sign(.reject, by: "ning-he", "终审")
        #expect(try !office.decide().isOpen)
        try office.sign(.revoke, by: "ning-he", details: [.record: rejection.id.description], note: "弄错了稿件")
        #expect(try office.decide().isOpen)
    }

    // MARK: - Delegation

    @Test func `A deputy signs for somebody, who is used up by it`() throws {
        let roster = Office.rosterText + "\n" + """
            delegations:
              - {by: fang-yi, to: bai-yu, role: leader, from: 2026-11-09, until: 2026-11-20, reason: 出差}
            """
        var office = try Office(roster: roster)
        try office.sign(.submit, by: "tang-su")
        try office.sign(.approve, by: "shen-lang", "初审")
        try office.sign(.approve, by: "lu-qing", "复审")
        try office.sign(.approve, by: "bai-yu", "终审")
        let post = Office.form([.title: "秋游", .author: "佚名"])
        let decision = try office.decide(form: post, credits: [])
        #expect(decision.isOpen)
        #expect(decision.stages[2].approvals.map(\.principal) == ["fang-yi"])
        // Where two are asked for, a leader and her deputy are one.
        var banner = try Office(roster: roster, kind: .banner)
        try banner.sign(.submit, by: "tang-su")
        try banner.sign(.approve, by: "bai-yu", "审批")
        try banner.sign(.approve, by: "fang-yi", "审批")
        #expect(try banner.decide(form: Office.form(Self.banner)).closed == [
            "stage-missing: “审批”要 2 人，只有 1 人；可由陆青、宁河签批",
            "same-person: 方仪（2026-11-10）的“审批”不算：方仪已经算在“审批”里；请别人签批",
        ])
        // The author's deputy approves the author's work.
        #expect(try office.decide(form: Office.form([.title: "秋游", .author: "方仪"]), credits: []).closed == [
            "stage-missing: 缺少“终审”；可由宁河签批", "own-work: 白羽（2026-11-10）的“终审”不算：方仪是作者；请别人签批",
        ])
    }

    @Test(arguments: [
        ("2026-11-01", "2026-11-30", true, nil),
        ("2026-11-01", "2026-12-01", true, "方仪的委托有 31 天，最多 30 天"),
        ("2026-11-11", "2026-11-20", true, "方仪的委托从 2026-11-11 到 2026-11-20"),
        ("2026-11-01", "2026-11-09", true, "方仪的委托从 2026-11-01 到 2026-11-09"),
        ("2026-11-01", "2026-11-20", false, "委托人沈朗自己不是“校领导”"),
    ])
    func `A delegation that its principal signed holds on its days, for a role of the principal's own`(
        from: String, until: String, isHeld: Bool, fault: String?
    ) throws {
        var office = try Office()
        try office.sign(
            .delegate, by: isHeld ? "fang-yi" : "shen-lang", role: "leader",
            details: [.to: "bai-yu", .from: from, .until: until], note: "出差")
        try office.sign(.submit, by: "tang-su")
        try office.sign(.approve, by: "shen-lang", "初审")
        try office.sign(.approve, by: "lu-qing", "复审")
        try office.sign(.approve, by: "bai-yu", "终审")
        let post = Office.form([.title: "秋游", .author: "佚名"])
        let closed = try office.decide(form: post, credits: []).closed
        #expect(closed.dropFirst() == (fault.map { ["delegation: 白羽（2026-11-10）的“终审”不算：\($0)；请别人签批"] } ?? [])[...])
        #expect(closed.isEmpty == (fault == nil))
    }

    @Test func `A deputy has no deputy, and a delegation can be taken back`() throws {
        var office = try Office()
        let delegation = try office.sign(
            .delegate, by: "fang-yi", details: [.to: "tang-su", .from: "2026-11-01", .until: "2026-11-20"], note: "出差")
        try office.sign(
            .delegate, by: "tang-su", role: "leader", details: [.to: "shen-lang", .from: "2026-11-01", .until: "2026-11-20"],
            note: "请假")
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "shen-lang", "终审")
        try office.sign(.revoke, by: "fang-yi", details: [.record: delegation.id.description], note: "回来了")
        try office.sign(.approve, by: "tang-su", "终审")
        #expect(try office.decide().closed.filter { $0.hasPrefix("delegation") } == [
            "delegation: 沈朗（2026-11-10）的“终审”不算：委托人唐素自己不是“校领导”；请别人签批",
            "delegation: 唐素（2026-11-10）的“终审”不算：方仪收回了委托；请别人签批",
        ])
    }

    // MARK: - Fields and days

    @Test func `Each kind asks for its fields`() throws {
        var office = try Office(kind: .lecture)
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "lu-qing", "提纲审核")
        try office.sign(.approve, by: "fang-yi", "主讲人审核")
        #expect(try office.decide(form: Office.form(Self.lecture)).isOpen)
        for field in Self.lecture.keys {
            var values = Self.lecture
            values[field] = field.content == .text ? "　" : nil
            let decision = try office.decide(form: Office.form(values))
            let group: [PublicationField] = field == .topic ? [.topic, .title] : [field]
            #expect(decision.reasons == [.fieldMissing(group)], "\(field)")
        }
        #expect(try office.decide(form: Office.form(Self.lecture.filter { $0.key != .topic })).closed == [
            "field-missing: 没有写“主题”或“标题”；在稿件开头、登记表里，或者稿件旁边的同名文件（稿件名加 .baguan.yml，如 通知.docx.baguan.yml）里写“主题: …”"
        ])
    }

    @Test func `A lecture is handed in seven days before`() throws {
        var office = try Office(kind: .lecture)
        let form = Office.form(Self.lecture)
        #expect(try !office.decide(form: form, today: "2026-11-26").rules.contains(.deadline))
        #expect(try office.decide(form: form, today: "2026-11-27").closed.last
            == "deadline: 2026-12-03 举行，最晚 2026-11-26 送审，已经过了；改期，或者由领导破例")
        try office.sign(.submit, by: "bai-yu", on: "2026-11-26")
        #expect(try !office.decide(form: form, today: "2026-12-01").rules.contains(.deadline))
        // Something else was handed in later.
        let other = Office.content("换了题目")
        try office.sign(.submit, by: "bai-yu", text: other, on: "2026-11-27")
        #expect(try office.decide(other, form: form).closed.last
            == "deadline: 2026-12-03 举行，最晚 2026-11-26 送审，2026-11-27 才送；改期，或者由领导破例")
    }

    @Test func `What hangs has its days`() throws {
        var office = try Office(kind: .banner)
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "fang-yi", "审批")
        try office.sign(.approve, by: "ning-he", "审批")
        func closed(_ from: String, _ until: String, today: String = "2026-11-20") throws -> [String] {
            let values = Self.banner.merging([.displayFrom: from, .displayUntil: until]) { $1 }
            return try office.decide(form: Office.form(values), today: today).closed
        }
        #expect(try closed("2026-11-19", "2026-12-18") == [])
        #expect(try closed("2026-11-19", "2026-12-19") == ["display-period: 要挂 31 天，最多 30 天；改正日期"])
        #expect(try closed("2026-12-19", "2026-12-18") == ["display-period: 挂出日期 2026-12-19 晚于撤除日期 2026-12-18；改正日期"])
        #expect(try closed("2026-11-19", "2026-11-20") == [])
        #expect(try closed("2026-11-18", "2026-11-19") == ["display-period: 2026-11-19 就该撤除了；撤下，或者另行报批"])
    }

    // MARK: - Credits

    @Test func `Credit lines are held against the records`() throws {
        var office = try Office()
        try office.approveAll()
        let credits = [
            CreditLine(role: "责任编辑", stage: "编辑", covers: ["初审"], names: ["白羽"], range: Range(utf8: 0..<3)),
            Office.credit("复审", "陆青", "宁河", at: 20), Office.credit("终审", "陆青", at: 40),
        ]
        let decision = try office.decide(credits: credits)
        #expect(!decision.isOpen)
        #expect(decision.findings(in: .chinese).map { "\($0.severity) \($0.ruleID) \($0.range.lowerBound.utf8) \($0.match): \($0.message)" } == [
            "error approvals/credit-not-signed 20 宁河: 署名“复审：宁河”，记录里没有这个人的签批；核对署名",
            "error approvals/credit-not-signed 40 陆青: 署名“终审：陆青”，记录里没有这个人的签批；核对署名",
            "warning approvals/credit-same-person 40 陆青: “陆青”既署“复审”又署“终审”；核对署名",
        ])
        #expect(try office.decide(credits: []).findings(in: .chinese).map(\.message) == [
            "署名里没有“初审”；核对署名", "署名里没有“复审”；核对署名", "署名里没有“终审”；核对署名",
        ])
    }

    @Test func `A stage that takes credit lines takes those of people with the role`() throws {
        var office = try Office(kind: .bulletin)
        let form = Office.form([.title: "简报", .responsible: "白羽"])
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "fang-yi", "终审")
        #expect(try office.decide(form: form, credits: [Office.credit("初审", "沈朗")]).isOpen)
        for name in ["陆青", "白羽", "没有的人"] {
            #expect(try office.decide(form: form, credits: [Office.credit("初审", name)]).rules == [.stage, .order])
        }
    }

    // MARK: - Small units and overrides

    @Test func `A small unit goes by fewer stages and says so`() throws {
        let policy = Office.policyText + "\n" + """
            small-unit:
              reason: 全校只有九名教师
              stages: {wechat-post: [初审, 终审]}
            """
        var office = try Office(policy: policy)
        try office.sign(.submit, by: "bai-yu")
        try office.sign(.approve, by: "shen-lang", "初审")
        try office.sign(.approve, by: "fang-yi", "终审")
        let decision = try office.decide(credits: [Office.credit("初审", "沈朗"), Office.credit("终审", "方仪")])
        #expect(decision.isOpen)
        #expect(decision.findings(in: .chinese).map { "\($0.severity) \($0.ruleID): \($0.message)" } == [
            "info approvals/small-unit: 按小单位只走“初审”、“终审”：全校只有九名教师"
        ])
    }

    @Test func `Two leaders let it out, and that is said each time`() throws {
        var office = try Office(kind: .lecture)
        try office.sign(.submit, by: "bai-yu", on: "2026-12-01")
        try office.sign(.approve, by: "lu-qing", "提纲审核")
        try office.sign(.approve, by: "fang-yi", "主讲人审核")
        let form = Office.form(Self.lecture)
        let details = [RecordDetail.rule: "approvals/deadline"]
        try office.sign(.waive, by: "fang-yi", details: details, note: "专家只有这一天有空")
        #expect(try office.decide(form: form).closed == [
            "deadline: 2026-12-03 举行，最晚 2026-11-26 送审，2026-12-01 才送；改期，或者由领导破例",
            "override: 方仪同意破例（超过送审期限），要 2 人；还差 1 人，可由陆青、宁河用 baguan override 破例",
        ])
        try office.sign(.waive, by: "fang-yi", details: details, note: "再签一次")
        #expect(try !office.decide(form: form).isOpen)
        try office.sign(.waive, by: "ning-he", details: details, note: "同意")
        let decision = try office.decide(form: form)
        #expect(decision.isOpen)
        #expect(decision.overridden.map(\.reason.rule) == [.deadline])
        #expect(decision.findings(in: .chinese).map { "\($0.severity) \($0.ruleID): \($0.message)" } == [
            "warning approvals/overridden: 破例放行（2026-12-03 举行，最晚 2026-11-26 送审，2026-12-01 才送）：方仪、宁河同意，理由：专家只有这一天有空；同意"
        ])
    }

    @Test func `An override that does not count says why, unless it was good for an earlier version or policy`() throws {
        var office = try Office()
        try office.approveAll()
        let changed = Office.content("改过")
        let details = [RecordDetail.rule: "approvals"]
        try office.sign(.waive, by: "ning-he", text: Office.content("正文"), details: details, note: "同意")
        try office.sign(.waive, by: "fang-yi", text: changed, details: details, note: "　")
        try office.sign(.waive, by: "shen-lang", text: changed, details: details, note: "同意")
        try office.sign(.waive, by: "lu-qing", text: changed, policy: Sample.digest, details: details, note: "同意")
        let author = Office.form([.title: "秋游", .author: "白羽"])
        #expect(try office.decide(changed, form: author).closed.filter { $0.hasPrefix("override") } == [
            "override: 方仪（2026-11-10）的破例不算：没有写理由；用 --note 写明理由",
            "override: 沈朗（2026-11-10）的破例不算：当天不是“校领导”；由“校领导”破例",
        ])
        try office.sign(.waive, by: "fang-yi", text: changed, details: details, note: "只改了错字")
        try office.sign(.waive, by: "ning-he", text: changed, details: details, note: "同意")
        #expect(try office.decide(changed, form: author).isOpen)
        // Nobody lets out what nobody knows.
        office.problems = [LedgerProblem(file: "a", reason: .gap(2..<3))]
        #expect(try office.decide(changed, form: author).reasons.map(\.rule).contains(.ledger))
        #expect(try !office.decide(changed, form: author).isOpen)
        // The author is no leader here, but a leader who wrote it does not let it out.
        #expect(try office.decide(changed, form: Office.form([.title: "秋游", .author: "方仪"])).closed
            .contains("override: 方仪（2026-11-10）的破例不算：方仪是作者或送审人；由别人破例"))
    }
}
