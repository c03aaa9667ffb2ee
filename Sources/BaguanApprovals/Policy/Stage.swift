/// One step of an approval: who says yes, how many, and after whom.
public struct Stage: Hashable, Sendable {
    /// As people call it: 初审. Records have it in `stage`.
    public var id: String
    /// The role that its signers must have.
    public var role: String
    /// How many persons.
    public var need: Int
    /// The stages that come before; each has its signatures among those that this one's signers had before them.
    public var after: [String]
    public var evidence: EvidenceLevel

    public init(
        id: String, role: String, need: Int = 1, after: [String] = [], evidence: EvidenceLevel = .signed
    ) {
        self.id = id
        self.role = role
        self.need = need
        self.after = after
        self.evidence = evidence
    }
}
