internal import BaguanFindings

/// Nothing in the ledger may be in doubt: what cannot be read may have been a rejection.
struct LedgerRequirement: Requirement {
    static let rules: [GateRule] = [.ledger]

    func reasons(in context: GateContext) -> [GateReason] {
        guard !context.history.isSound else { return [] }
        return [.ledgerInDoubt(context.history.problems.filter { $0.level == .error })]
    }
}
