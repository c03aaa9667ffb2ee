/// A small unit goes by fewer stages, and says so each time.
struct SmallUnitRequirement: Requirement {
    static let rules: [GateRule] = [.smallUnit]

    func reasons(in context: GateContext) -> [GateReason] {
        guard let smallUnit = context.policy.smallUnit, smallUnit.kinds.contains(context.kind) else { return [] }
        return [.smallUnit(stages: context.requirements.stages.map(\.id), reason: smallUnit.reason)]
    }
}
