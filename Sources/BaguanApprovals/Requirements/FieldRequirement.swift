internal import BaguanRules

/// What the kind requires and what the policy asks besides must be filled in.
struct FieldRequirement: Requirement {
    static let rules: [GateRule] = [.field]

    func reasons(in context: GateContext) -> [GateReason] {
        let groups = context.kind.requiredFields
        let more = context.requirements.fields.filter { field in !groups.contains([field]) }.map { [$0] }
        return (groups + more).compactMap { group in
            let isGiven = group.contains { field in
                guard let value = context.publication.form.values[field] else { return false }
                return value.text.unicodeScalars.contains { !$0.properties.isWhitespace }
            }
            return isGiven ? nil : .fieldMissing(group)
        }
    }
}
