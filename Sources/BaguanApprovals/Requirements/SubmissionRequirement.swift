/// What goes out must have been handed in as it is: so it is known who wrote it, and who may not approve it. What was out and
/// was taken down is handed in anew.
struct SubmissionRequirement: Requirement {
    static let rules: [GateRule] = [.submission]

    func reasons(in context: GateContext) -> [GateReason] {
        guard context.submission == nil else { return [] }
        let submissions = context.records.filter { $0.body.kind == .submit && !context.isBeforeWithdrawal($0) }
        if submissions.isEmpty, let withdrawal = context.withdrawal { return [.withdrawn(withdrawal)] }
        let last = submissions.max { ($0.body.at, $0.id) < ($1.body.at, $1.id) }
        return [.notSubmitted(since: last.map(context.change(since:)))]
    }
}
