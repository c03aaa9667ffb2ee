/// One family of what a policy may ask: stages, deadlines, fields … To add one, write its file here and its line in `all`.
protocol Requirement: Sendable {
    /// The names of the rules, under `approvals/`, that its reasons bear.
    static var rules: [GateRule] { get }

    /// What keeps the publication back, or should be known; empty when nothing does.
    func reasons(in context: GateContext) -> [GateReason]
}

/// The one list of requirements, in the order in which their reasons are given.
enum RequirementRegistry {
    static let all: [any Requirement] = [
        LedgerRequirement(), NameRequirement(), SubmissionRequirement(), RejectionRequirement(), StageRequirement(),
        FieldRequirement(), FileRequirement(), DeadlineRequirement(), DisplayRequirement(), CreditRequirement(),
        AuthorRequirement(), SmallUnitRequirement(),
    ]
}
