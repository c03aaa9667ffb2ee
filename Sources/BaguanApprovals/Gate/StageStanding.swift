/// How far one stage has come.
public struct StageStanding: Hashable, Sendable {
    public enum State: Hashable, Sendable {
        case complete
        /// Signatures are missing, and may be given.
        case open
        /// These stages come first.
        case waiting(for: [String])
    }

    public var stage: Stage
    public var state: State
    /// Those that count, in the order of the ledger.
    public var approvals: [Approval]
    /// Records for this stage that do not count; of each signer the last. None for a stage that is complete.
    public var voids: [VoidRecord]
    /// Who may sign today, by their ids; empty for a stage that is complete.
    public var signers: [String]
    /// Who could sign today if they had a key to sign with.
    public var keyless: [String] = []
    /// Who said no here and has not said yes since. The stage is not complete before they do.
    public var rejections: [Record] = []

    /// How many signatures are missing.
    public var missing: Int { max(0, stage.need - approvals.count) }
}

/// A record that does not count, and why.
public struct VoidRecord: Hashable, Sendable {
    public var record: Record
    public var reason: VoidReason
}
