public import BaguanFindings

/// Decides whether a publication may go out.
///
/// A decision follows from what it is given and from nothing else: the policy, the roster, the records that the ledger
/// vouches for, the publication as it is, and the day.
public struct Evaluator: Sendable {
    private let policy: Policy
    private let roster: Roster
    private let history: History

    public init(policy: Policy, roster: Roster, history: History) {
        self.policy = policy
        self.roster = roster
        self.history = history
    }

    /// - Parameter today: for what is past and who may sign; signatures are held against the days on which they were made.
    public func decision(on publication: ReviewedPublication, today: CalendarDate) -> GateDecision {
        let words = GateWords(policy: policy, roster: roster)
        guard let kind = publication.kind, let requirements = policy.kinds[kind] else {
            return GateDecision(publication, reasons: [.noPolicy(publication.kind)], words: words)
        }
        var context = GateContext(
            publication, kind: kind, requirements: requirements, policy: policy, roster: roster, history: history,
            today: today)
        (context.standings, context.isExhausted) = context.reviewStages()
        let found = RequirementRegistry.all.flatMap { $0.reasons(in: context) }
        let (reasons, overridden) = OverrideReview(in: context).sort(found)
        return GateDecision(
            publication, reasons: reasons, overridden: overridden, stages: context.standings,
            submission: context.submission, words: words)
    }
}
