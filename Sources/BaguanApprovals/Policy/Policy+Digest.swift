public import BaguanRules

extension Policy {
    /// The digest of everything that the policy asks of one kind; records have it in `policy`. Nil for a kind of which it
    /// says nothing.
    ///
    /// It is made from what is asked and not from the file's bytes: a comment or another kind's stages may change without
    /// voiding what was signed. Who puts down what went out is asked of nobody's approval.
    public func digest(of kind: PublicationKind) -> Digest? {
        guard let policy = kinds[kind] else { return nil }
        var input = DigestInput("policy")
        input.add("org", organisation)
        input.add("kind", kind.rawValue)
        input.add("carry", policy.carry.rawValue)
        for name in policy.excluded.map(\.rawValue).sorted() { input.add("exclude", name) }
        for name in policy.fields.map(\.rawValue).sorted() { input.add("field", name) }
        if policy.checksCredits { input.add("credits", "") }
        if smallUnit?.kinds.contains(kind) ?? false { input.add("small-unit", "") }
        if let deadline = policy.deadline { input.add("deadline", "\(deadline.days) \(deadline.before.rawValue)") }
        if let days = policy.displayDays { input.add("display", String(days)) }
        if let override { input.add("override", "\(override.need) \(override.role)") }
        for stage in policy.stages {
            input.add("stage", stage.id)
            input.add("signers", "\(stage.need) \(stage.evidence.rawValue) \(stage.role)")
            for before in stage.after { input.add("after", before) }
        }
        return input.digest
    }
}
