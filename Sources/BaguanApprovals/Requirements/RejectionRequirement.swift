/// Nobody's no stands; see ``Rejections``.
struct RejectionRequirement: Requirement {
    static let rules: [GateRule] = [.rejected]

    func reasons(in context: GateContext) -> [GateReason] { 
        context.rejections.standing.map { .rejected($0, isOwnWork: context.excluded[$0.body.by] != nil) }
    }
}
