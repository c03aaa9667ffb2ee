/// Every stage has its signatures: by people with the role, in order, nobody twice, none on their own work, and for what is
/// there now.
struct StageRequirement: Requirement {
    static let rules: [GateRule] = [
        .stage, .record, .policyChanged, .contentChanged, .role, .delegation, .ownWork, .evidence, .order, .samePerson,
        .tooManyRecords,
    ]

    func reasons(in context: GateContext) -> [GateReason] {
        var reasons: [GateReason] = []
        for standing in context.standings where standing.state != .complete {
            // A stage that has all its signatures and a no lacks nothing but the yes of who said it.
            guard standing.missing > 0 else { continue }
            reasons.append(.stageMissing(standing))
            // What was signed before it went out and came down is history.
            reasons += standing.voids.filter { $0.reason != .withdrawn }.map { .void($0, stage: standing.stage.id) }
        }
        if context.isExhausted { reasons.append(.tooManyRecords(context.entries.count)) }
        return reasons
    }
}
