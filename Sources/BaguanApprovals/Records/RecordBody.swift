/// What a record says, all of it signed.
public struct RecordBody: Hashable, Sendable {
    /// The version of this form.
    static let version = 1

    public var kind: RecordKind
    /// The organisation, as its policy names it.
    public var org: String
    /// The publication, by the name that its records share.
    public var item: String?
    /// The place in the writer's chain, from 1. A `LedgerWriter` sets it.
    public var seq: Int
    /// The writer's record before this one; none for the first. A `LedgerWriter` sets it.
    public var prev: RecordID?
    /// Records that the signer had seen: they came before this one. In ascending order, each once.
    public var after: [RecordID]
    /// The person, by the name that the roster uses.
    public var by: String
    public var role: String?
    public var stage: String?
    public var subject: Subject?
    /// The digest of the policy in force.
    public var policy: Digest?
    public var scan: ScanSummary?
    public var details: [RecordDetail: String]
    /// What the signer's clock said.
    public var at: Timestamp
    public var note: String?

    public init(
        kind: RecordKind, org: String, item: String? = nil, seq: Int = 1, prev: RecordID? = nil, after: [RecordID] = [],
        by: String, role: String? = nil, stage: String? = nil, subject: Subject? = nil, policy: Digest? = nil,
        scan: ScanSummary? = nil, details: [RecordDetail: String] = [:], at: Timestamp, note: String? = nil
    ) {
        self.kind = kind
        self.org = org
        self.item = item
        self.seq = seq
        self.prev = prev
        self.after = after
        self.by = by
        self.role = role
        self.stage = stage
        self.subject = subject
        self.policy = policy
        self.scan = scan
        self.details = details
        self.at = at
        self.note = note
    }

    /// Every record that this one builds on.
    var references: [RecordID] { prev.map { after + [$0] } ?? after }
}

/// What a field may hold. The reader is the one place where this is asked: what is written is read before it is signed.
package enum RecordLimit {
    /// Bytes of a body, its line feed included.
    static let body = 64 * 1024
    /// Bytes of a name: organisation, person, role, stage, version.
    static let name = 128
    /// Bytes of a publication's name: a path, or a row's id.
    package static let item = 1_000
    /// Bytes of a detail.
    package static let detail = 1_000
    /// Bytes of a note.
    package static let note = 2_000
    /// The largest whole number that every reader of JSON holds exactly: 2⁵³ − 1.
    static let integer = 9_007_199_254_740_991
}
