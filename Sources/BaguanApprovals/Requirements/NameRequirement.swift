/// No other publication has the name: they would share their records.
struct NameRequirement: Requirement {
    static let rules: [GateRule] = [.duplicateID]

    func reasons(in context: GateContext) -> [GateReason] {
        context.publication.places.count > 1 ? [.nameShared(context.publication.places)] : []
    }
}
