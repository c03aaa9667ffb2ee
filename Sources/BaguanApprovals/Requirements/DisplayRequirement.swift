internal import BaguanFindings
internal import BaguanRules

/// What hangs has a last day, which is not long after the first and not past.
struct DisplayRequirement: Requirement {
    static let rules: [GateRule] = [.display]

    func reasons(in context: GateContext) -> [GateReason] {
        let form = context.publication.form
        guard let until = form.day(.displayUntil) else { return [] }
        var reasons: [GateReason] = []
        if let from = form.day(.displayFrom) {
            let days = until.dayNumber - from.dayNumber + 1
            if days < 1 {
                reasons.append(.displayReversed(from: from, until: until))
            } else if let limit = context.requirements.displayDays, days > limit {
                reasons.append(.displayTooLong(days: days, limit: limit))
            }
        }
        if until < context.today { reasons.append(.displayOver(until: until)) }
        return reasons
    }
}
