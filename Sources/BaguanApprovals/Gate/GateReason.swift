public import BaguanFindings
public import BaguanRules

/// One thing that keeps a publication back, or that should be known about it.
public enum GateReason: Hashable, Sendable {
    case ledgerInDoubt([LedgerProblem])
    /// Nothing says what kind it is, or the policy says nothing of the kind.
    case noPolicy(PublicationKind?)
    /// What is there now was not handed in; how it differs from what was, or nil if nothing ever was.
    case notSubmitted(since: ChangeKind?)
    /// It went out and was taken down; nobody has handed it in since.
    case withdrawn(Record)
    /// These publications have one name.
    case nameShared([String])
    /// - isOwnWork: its signer wrote or handed in a version, and cannot approve one.
    case rejected(Record, isOwnWork: Bool)
    case stageMissing(StageStanding)
    /// A signature that does not count, for a stage that lacks one.
    case void(VoidRecord, stage: String)
    case tooManyRecords(Int)
    /// At least one of these.
    case fieldMissing([PublicationField])
    case fileGone(NamedFile)
    /// - handedIn: nil if it has not been handed in yet.
    /// - claimed: what the submission says, where what it builds on is later.
    case deadlineMissed(handedIn: CalendarDate?, claimed: CalendarDate?, last: CalendarDate, event: CalendarDate)
    case displayReversed(from: CalendarDate, until: CalendarDate)
    case displayTooLong(days: Int, limit: Int)
    case displayOver(until: CalendarDate)
    case creditMissing(stage: String)
    case creditNotSigned(name: String, CreditLine)
    case creditSamePerson(name: String, other: String, CreditLine)
    /// Nobody in the roster has these names.
    case authorUnknown([String])
    case smallUnit(stages: [String], reason: String)
    /// Fewer people let it out than the policy asks for; who else may, by their ids.
    case overrideIncomplete(GateRule, by: [String], need: Int, signers: [String])
    /// A record that lets it out and does not count.
    case overrideVoid(Record, OverrideFault)

    public var rule: GateRule {
        switch self {
        case .ledgerInDoubt: .ledger
        case .noPolicy: .kind
        case .notSubmitted, .withdrawn: .submission
        case .nameShared: .duplicateID
        case .rejected: .rejected
        case .stageMissing: .stage
        case .void(let void, _): void.reason.rule
        case .tooManyRecords: .tooManyRecords
        case .fieldMissing: .field
        case .fileGone: .file
        case .deadlineMissed: .deadline
        case .displayReversed, .displayTooLong, .displayOver: .display
        case .creditMissing: .creditMissing
        case .creditNotSigned: .creditNotSigned
        case .creditSamePerson: .creditSamePerson
        case .authorUnknown: .authorUnknown
        case .smallUnit: .smallUnit
        case .overrideIncomplete, .overrideVoid: .override
        }
    }
}

extension GateReason {
    /// The rule by which leaders can let the publication out in spite of this; nil when they cannot. What is wrong with a
    /// signature only explains why its stage is not complete.
    public var overridableRule: GateRule? {
        let rule = if case .void = self { GateRule.stage } else { self.rule }
        return rule.canBeOverridden ? rule : nil
    }
}

extension VoidReason {
    var rule: GateRule {
        switch self {
        case .doubtful: .record
        case .otherPolicy, .otherKind: .policyChanged
        case .changed: .contentChanged
        case .withdrawn: .submission
        case .rejectedSince: .stage
        case .roleNotHeld: .role
        case .delegation: .delegation
        case .ownWork: .ownWork
        case .weakEvidence: .evidence
        case .outOfOrder, .beforeSubmission, .basisRejected, .basisVoid: .order
        case .samePerson: .samePerson
        }
    }
}
