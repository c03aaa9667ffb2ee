import BaguanFindings
import BaguanRules
import BaguanText
import Testing

@testable import BaguanApprovals

/// A school office in which people sign: the roster, the policy and the records of one publication.
struct Office {
    static let rosterText = """
        people:
          shen-lang: {name: 沈朗, roles: editor, keys: [{key: KEY1}]}
          lu-qing: {name: 陆青, roles: [dept-head, {role: leader, from: 2026-11-01, until: 2026-11-30}], keys: [{key: KEY2}]}
          fang-yi: {name: 方仪, roles: leader, keys: [{key: KEY3}]}
          ning-he: {name: 宁河, roles: leader, keys: [{key: KEY4}]}
          tang-su: {name: 唐素, roles: [editor, dept-head], keys: [{key: KEY5, evidence: attested}], left: 2026-12-01}
          bai-yu: {name: 白羽, keys: [{key: KEY6}]}
        """

    static let policyText = """
        org: school.example
        roles: {editor: 编辑, dept-head: 部门负责人, leader: 校领导}
        kinds:
          wechat-post:
            stages:
              - {id: 初审, role: editor}
              - {id: 复审, role: dept-head, after: 初审}
              - {id: 终审, role: leader, after: 复审}
            carry: repack
            credits: true
          lecture:
            stages:
              - {id: 提纲审核, role: dept-head}
              - {id: 主讲人审核, role: leader}
            deadline: {days: 7}
          banner:
            stages:
              - {id: 审批, role: leader, need: 2}
            display: {days: 30}
          bulletin:
            stages:
              - {id: 初审, role: editor, evidence: line}
              - {id: 终审, role: leader, after: 初审}
        override: {role: leader, need: 2}
        """

    var roster: Roster
    var policy: Policy
    var kind = PublicationKind.wechatPost
    var entries: [LedgerEntry] = []
    var problems: [LedgerProblem] = []
    private var heads: [SSHPublicKey: Record] = [:]
    private var clock = 0

    init(roster: String = rosterText, policy: String = policyText, kind: PublicationKind = .wechatPost) throws {
        var diagnostics: [Diagnostic] = []
        self.roster = Roster(
            Array(try Self.filled(roster).utf8), path: "roster.yml", diagnostics: &diagnostics)
        self.policy = try #require(Policy(Array(policy.utf8), path: "policy.yml", diagnostics: &diagnostics))
        try #require(diagnostics.isEmpty, "\(diagnostics.map(\.message.chinese))")
        self.kind = kind
    }

    /// A roster's text with the public keys that are numbered in it.
    static func filled(_ text: String) throws -> String {
        try (1...9).reduce(text) { try $0.replacing("KEY\($1)", with: SSHPrivateKey.numbered(UInt8($1)).publicKey.line) }
    }

    private static let people = ["shen-lang", "lu-qing", "fang-yi", "ning-he", "tang-su", "bai-yu"]

    static func content(_ text: String, bytes: String? = nil) -> Subject {
        Subject(of: ContentParts(
            bytes: Array((bytes ?? text).utf8), paragraphs: [ContentParts.Paragraph(role: .body, text: text)]))
    }

    /// Signs a record about the publication; the clock goes on by an hour each time.
    ///
    /// - Parameters:
    ///   - seen: records that the signer names as seen; nil for all of the publication that there are.
    @discardableResult
    mutating func sign(
        _ kind: RecordKind, by person: String, _ stage: String? = nil, role: String? = nil, text: Subject = content("正文"),
        seen: [Record]? = nil, on day: String = "2026-11-10", policy digest: Digest? = nil, details: [RecordDetail: String] = [:],
        note: String? = nil, key number: UInt8? = nil, item: String? = "post-1"
    ) throws -> Record {
        let index = try #require(Self.people.firstIndex(of: person))
        let key = try SSHPrivateKey.numbered(number ?? UInt8(index + 1))
        clock += 1
        // Hours of a day of universal time that is the same day in Beijing.
        let at = try #require(Timestamp("\(day)T0\(clock / 60 % 10):\(clock % 60 < 10 ? "0" : "")\(clock % 60):00Z"))
        let isDelegation = kind == .delegate
        let stageRole = stage.flatMap { policy.kinds[self.kind]?.stage($0)?.role }
        let after = (seen ?? (isDelegation ? [] : entries.map(\.record))).map(\.id)
        let hasSubject: Bool = ![.revoke, .delegate, .withdraw].contains(kind)
        let previous = heads[key.publicKey]
        let body = RecordBody(
            kind: kind, org: "school.example", item: isDelegation ? nil : item, seq: (previous?.body.seq ?? 0) + 1,
            prev: previous?.id, after: Array(Set(after)).sorted(), by: person, role: role ?? stageRole, stage: stage,
            subject: hasSubject ? text : nil,
            policy: hasSubject && kind != .observe ? digest ?? policy.digest(of: self.kind) : nil, details: details, at: at,
            note: note)
        let record = try Record(signing: body, with: key)
        heads[key.publicKey] = record
        entries.append(LedgerEntry(record: record, path: "\(person) \(record.body.seq)", doubt: nil))
        return record
    }

    /// Hands in and signs all three stages of a post, in order.
    mutating func approveAll(_ text: Subject = content("正文")) throws {
        try sign(.submit, by: "bai-yu", text: text)
        try sign(.approve, by: "shen-lang", "初审", text: text)
        try sign(.approve, by: "lu-qing", "复审", text: text)
        try sign(.approve, by: "fang-yi", "终审", text: text)
    }

    mutating func doubt(_ record: Record, _ reason: LedgerProblem.Reason) {
        guard let index = entries.firstIndex(where: { $0.record == record }) else { return }
        entries[index].doubt = LedgerProblem(file: entries[index].path, record: record.id, reason: reason)
    }

    var history: History {
        let places = Dictionary(entries.enumerated().map { ($1.record.id, $0) }) { first, _ in first }
        return History(VerifiedLedger(entries: entries, problems: problems, heads: [], places: places))
    }

    static func form(_ values: [PublicationField: String], kind: PublicationKind? = nil) -> PublicationForm {
        PublicationForm(kind: kind, values: values.mapValues { text in
            PublicationForm.Value(
                texts: [text], day: CalendarDate(text),
                place: BaguanRules.FilePlace(path: "a.md", position: TextPosition(line: 1, column: 1)))
        })
    }

    static let post = form([.title: "秋游", .author: "白羽"])

    func decide(
        _ text: Subject = content("正文"), form: PublicationForm = post, credits: [CreditLine] = Office.credits(),
        today: String = "2026-11-20"
    ) throws -> GateDecision {
        let publication = ReviewedPublication(id: "post-1", kind: kind, form: form, subject: text, credits: credits)
        return Evaluator(policy: policy, roster: roster, history: history)
            .decision(on: publication, today: try #require(CalendarDate(today)))
    }

    static func credit(_ stage: String, _ names: String..., at: Int = 0) -> CreditLine {
        CreditLine(role: stage, stage: stage, names: names, range: Range(utf8: at..<(at + 6)), location: "第9段")
    }

    /// Those that the records bear out after `approveAll`.
    static func credits() -> [CreditLine] { [credit("初审", "沈朗"), credit("复审", "陆青"), credit("终审", "方仪")] }
}

extension GateDecision {
    /// `rule: message；remedy` for each reason that keeps the gate closed.
    var closed: [String] {
        findings(in: .chinese).filter { $0.severity == .error }.map { "\($0.ruleID.name): \($0.message)" }
    }

    var rules: Set<GateRule> { Set(reasons.map(\.rule)) }
}
