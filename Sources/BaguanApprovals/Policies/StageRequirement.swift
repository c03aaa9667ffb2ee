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
            reasons.append(.stageMissing(standing))
            reasons += standing.voids.map { .void($0, stage: standing.stage.id) }
        }
        if context.isExhausted { reasons.append(.tooManyRecords(context.entries.count)) }
        return reasons
    }
}
