/// One person's yes to one stage.
public struct Approval: Hashable, Sendable {
    /// Nil for a credit line, where a stage takes one.
    public var record: Record?
    /// Who signed.
    public var person: String
    /// In whose name; the same person unless it was signed as a deputy.
    public var principal: String
    /// What became of the publication since. A greater change than the policy takes makes no approval.
    public var change: ChangeKind

    public init(record: Record?, person: String, principal: String, change: ChangeKind = .identical) {
        self.record = record
        self.person = person
        self.principal = principal
        self.change = change
    }

    /// Both count as having approved: a deputy is no second person.
    var people: Set<String> { [person, principal] }
}
