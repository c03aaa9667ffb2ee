public import BaguanRules

/// Why a record does not count for the stage that it was signed for.
public enum VoidReason: Error, Hashable, Sendable {
    /// The ledger has something against it.
    case doubtful(LedgerProblem)
    /// It was signed under a policy that asked for something else.
    case otherPolicy
    /// It was signed when the publication was said to be of another kind.
    case otherKind(PublicationKind)
    /// Nobody had handed in what was approved, as far as the signer knew.
    case beforeSubmission
    /// The publication is no longer what was approved.
    case changed(ChangeKind)
    /// It went out and was taken down since.
    case withdrawn
    /// The signer said no since.
    case rejectedSince
    case roleNotHeld(role: String)
    case delegation(DelegationFault)
    /// The signer, or the person in whose name it was signed, is the author or handed in a version.
    case ownWork(KindPolicy.Excluded, person: String)
    case weakEvidence(EvidenceLevel, needed: EvidenceLevel)
    /// It was signed without knowing of the approvals of a stage that comes before.
    case outOfOrder(before: String)
    /// The signer knew of an approval of a stage that comes before; that stage was rejected since.
    case basisRejected(before: String)
    /// The same, and the approval does not count for another reason.
    case basisVoid(before: String)
    /// The person counts for this stage already.
    case samePerson(stage: String, person: String)

    /// Whether the signature was good for what there was then.
    var isOutdated: Bool {
        switch self {
        case .changed, .otherPolicy, .otherKind: true
        default: false
        }
    }
}
