/// A no stands, whatever becomes of the text, until who said it says yes or takes it back.
struct RejectionRequirement: Requirement {
    static let rules: [GateRule] = [.rejected]

    func reasons(in context: GateContext) -> [GateReason] {
        var order = RecordOrder(context.records)
        return context.records.filter { $0.body.kind == .reject }.compactMap { rejection in
            guard Self.isHeard(rejection, in: context) else { return nil }
            let isCleared = !context.isOverfull && context.records.contains { record in
                record.body.kind == .approve && record.body.by.hasSameBytes(as: rejection.body.by)
                    && (record.body.stage ?? "").hasSameBytes(as: rejection.body.stage ?? "")
                    && order.isKnown(rejection.id, to: record.id)
            }
            return isCleared ? nil : .rejected(rejection)
        }
    }

    /// Whether the signer had the role that the rejection names, by themselves or as a deputy. The role must be one that the
    /// kind's stages know, or anybody could keep anything back.
    static func isHeard(_ rejection: Record, in context: GateContext) -> Bool {
        guard let role = rejection.body.role, let day = rejection.body.at.dayInBeijing,
            context.requirements.stages.contains(where: { $0.role.hasSameBytes(as: role) })
        else { return false }
        let principals = try? context.authority.principals(
            for: rejection.body.by, role: role, stage: rejection.body.stage ?? "", on: day, at: rejection.body.at)
        return principals != nil
    }
}
