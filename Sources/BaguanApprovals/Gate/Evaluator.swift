public import BaguanFindings

/// Decides whether a publication may go out.
///
/// A decision follows from what it is given and from nothing else: the policy, the roster, the records that the ledger
/// vouches for, the publication as it is, and the day.
public struct Evaluator: Sendable {
    let policy: Policy
    let roster: Roster
    let history: History
    let words: GateWords

    public init(policy: Policy, roster: Roster, history: History) {
        self.policy = policy
        self.roster = roster
        self.history = history
        words = GateWords(policy: policy, roster: roster)
    }

    /// - Parameter today: for what is past and who may sign; signatures are held against the days on which they were made.
    public func decision(on publication: ReviewedPublication, today: CalendarDate) -> GateDecision {
        guard let context = context(of: publication, today: today) else {
            return GateDecision(publication, reasons: [.noPolicy(publication.kind)], words: words)
        }
        let found = RequirementRegistry.all.flatMap { $0.reasons(in: context) }
        let (reasons, overridden) = OverrideReview(in: context).sort(found)
        return GateDecision(
            publication, reasons: Self.withoutEchoes(reasons), overridden: overridden, stages: context.standings,
            submission: context.submission, words: words)
    }

    /// Nil for a kind of which the policy says nothing.
    func context(of publication: ReviewedPublication, today: CalendarDate, isLookingBack: Bool = false) -> GateContext? {
        guard let kind = publication.kind, let requirements = policy.kinds[kind] else { return nil }
        var context = GateContext(
            publication, kind: kind, requirements: requirements, policy: policy, roster: roster, history: history,
            today: today, isLookingBack: isLookingBack)
        context.rejections = Rejections(in: context)
        let review = StageReview(in: context)
        (context.standings, context.isExhausted) = (review.standings, review.isExhausted)
        return context
    }

    /// A stage that was signed for an earlier version or under an earlier policy is not missing besides; nor is it said twice
    /// that somebody went back on a signature.
    private static func withoutEchoes(_ reasons: [GateReason]) -> [GateReason] {
        let rejecters = reasons.compactMap { reason in if case .rejected(let record, _) = reason { record.body.by } else { nil } }
        let outdated = reasons.compactMap { reason -> String? in
            guard case .void(let void, let stage) = reason, void.reason.isOutdated else { return nil }
            return stage
        }
        return reasons.filter { reason in
            switch reason {
            case .stageMissing(let standing): !outdated.contains { $0.hasSameBytes(as: standing.stage.id) }
            case .void(let void, _) where void.reason == .rejectedSince: !rejecters.contains { $0.hasSameBytes(as: void.record.body.by) }
            default: true
            }
        }
    }
}
