internal import BaguanFindings
internal import BaguanRules

/// Everything that the requirements of one publication are held against.
struct GateContext {
    let publication: ReviewedPublication
    let kind: PublicationKind
    let policy: Policy
    let requirements: KindPolicy
    let roster: Roster
    let history: History
    let today: CalendarDate
    /// Whether it is asked what a record was good for when it was signed, and not what it is good for now.
    let isLookingBack: Bool
    /// The digest that records must have in `policy`.
    let digest: Digest?
    /// Every record of the publication that is sound by itself.
    let entries: [LedgerEntry]
    /// Those that count and were not taken back, whoever signed them.
    let records: [Record]
    /// Who may not approve, and why.
    let excluded: [String: KindPolicy.Excluded]
    /// Authors that nobody in the roster is, where authors may not approve.
    let unknownAuthors: [String]
    /// The record by which it was taken down, if it ever was: what was signed before lets nothing out again.
    let withdrawal: Record?
    /// The first time that what is there now was handed in, after it was last taken down.
    let submission: Record?
    /// The records whose signers knew that what is there now had been handed in.
    private let afterSubmission: Set<RecordID>
    private let afterWithdrawal: Set<RecordID>
    let authority: Authority
    var rejections = Rejections()
    /// How far each stage has come; made by `StageReview` from all of the above.
    var standings: [StageStanding] = []
    var isExhausted = false

    init(
        _ publication: ReviewedPublication, kind: PublicationKind, requirements: KindPolicy, policy: Policy,
        roster: Roster, history: History, today: CalendarDate, isLookingBack: Bool = false
    ) {
        self.publication = publication
        self.kind = kind
        self.policy = policy
        self.requirements = requirements
        self.roster = roster
        self.history = history
        self.today = today
        self.isLookingBack = isLookingBack
        digest = policy.digest(of: kind)
        entries = history.entries(of: publication.id)
        records = entries.filter { $0.counts && !history.isRevoked($0.record.id) }.map(\.record)
        authority = Authority(roster: roster, history: history)
        // Whoever changed a version changed it, though it was taken back later.
        let editors = entries.filter { $0.counts && $0.record.body.kind == .submit }.map(\.record.body.by)
        let authors = AuthorNames(publication.form.values[.author]?.texts ?? [], in: roster)
        unknownAuthors = requirements.excluded.contains(.author) ? authors.unknown : []
        excluded = Self.excluded(by: requirements, authors: authors.people, editors: editors)
        let order = RecordOrder(entries.filter(\.counts).map(\.record))
        let withdrawals = isLookingBack ? [] : Publishing(policy, roster, history).display(of: publication.id).withdrawals
        let afterWithdrawal = withdrawals.map { order.laterThan([$0.id]) }.reduce(nil) { $0?.intersection($1) ?? $1 } ?? []
        let submissions = records.filter { record in
            guard record.body.kind == .submit, let subject = record.body.subject,
                withdrawals.isEmpty || afterWithdrawal.contains(record.id)
            else { return false }
            return requirements.carry.takes(ChangeKind(from: subject, to: publication.subject))
        }
        submission = submissions.min { (history.moment(of: $0), $0.id) < (history.moment(of: $1), $1.id) }
        afterSubmission = order.laterThan(submissions.map(\.id))
        (withdrawal, self.afterWithdrawal) = (withdrawals.last, afterWithdrawal)
    }

    private static func excluded(
        by requirements: KindPolicy, authors: [String], editors: [String]
    ) -> [String: KindPolicy.Excluded] {
        var excluded: [String: KindPolicy.Excluded] = [:]
        if requirements.excluded.contains(.editors) {
            for editor in editors { excluded[editor] = .editors }
        }
        if requirements.excluded.contains(.author) {
            for author in authors { excluded[author] = .author }
        }
        return excluded
    }

    /// More records of one publication than people make; to sort them out could take for ever.
    var isOverfull: Bool { entries.count > 1_000 }

    /// Whether a record was signed before the publication was taken down, or without knowing that it was.
    func isBeforeWithdrawal(_ record: Record) -> Bool { withdrawal != nil && !afterWithdrawal.contains(record.id) }

    /// What became of the publication since a record.
    func change(since record: Record) -> ChangeKind {
        record.body.subject.map { ChangeKind(from: $0, to: publication.subject) } ?? .rework
    }

    /// The kind that the publication was when a record was signed, if it is another one now.
    func otherKind(of record: Record) -> PublicationKind? {
        policy.kinds.keys.first { $0 != kind && policy.digest(of: $0) == record.body.policy }
    }

    /// In whose names a record was signed that counts as far as the publication, the policy and the people go.
    func principals(behind record: Record, for stage: Stage) throws(VoidReason) -> [String] {
        guard record.body.policy == digest else { throw otherKind(of: record).map { .otherKind($0) } ?? .otherPolicy }
        let change = change(since: record)
        guard requirements.carry.takes(change) else { throw .changed(change) }
        guard !isBeforeWithdrawal(record) else { throw .withdrawn }
        guard rejections.undone[record.id] == nil else { throw .rejectedSince }
        guard afterSubmission.contains(record.id) else { throw .beforeSubmission }
        guard let role = record.body.role, role.hasSameBytes(as: stage.role) else { throw .roleNotHeld(role: stage.role) }
        return try principals(for: record.body.by, signing: stage, with: record.key, at: record.body.at)
    }

    /// In whose names a person may sign for a stage with a key, as far as the policy and the people go.
    func principals(
        for person: String, signing stage: Stage, with key: SSHPublicKey, at: Timestamp
    ) throws(VoidReason) -> [String] {
        guard let day = at.dayInBeijing else { throw .roleNotHeld(role: stage.role) }
        let principals = try authority.principals(for: person, role: stage.role, stage: stage.id, on: day, at: at)
        let allowed = try withoutOwnWork(principals, signedBy: person)
        let evidence = roster.evidence(of: key)
        guard evidence >= stage.evidence else { throw .weakEvidence(evidence, needed: stage.evidence) }
        return allowed
    }

    /// Leaves out those whose own work it is.
    func withoutOwnWork(_ principals: [String], signedBy person: String) throws(VoidReason) -> [String] {
        if let reason = excluded[person] { throw .ownWork(reason, person: person) }
        let allowed = principals.filter { excluded[$0] == nil }
        guard allowed.isEmpty, let principal = principals.first, let reason = excluded[principal] else { return allowed }
        throw .ownWork(reason, person: principal)
    }
}
