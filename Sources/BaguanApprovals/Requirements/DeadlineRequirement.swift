internal import BaguanFindings
internal import BaguanRules

/// What is planned must have been handed in some days before. The day is what the signer's clock said,
/// or a later one that the records it builds on show.
struct DeadlineRequirement: Requirement {
    static let rules: [GateRule] = [.deadline]

    func reasons(in context: GateContext) -> [GateReason] {
        // Without the day of the event there is a missing field, where the kind or the policy asks for it.
        guard let deadline = context.requirements.deadline, let event = context.publication.form.day(deadline.before),
            let last = CalendarDate(dayNumber: event.dayNumber - deadline.days)
        else { return [] }
        // What is not handed in yet is late when today is.
        let day = context.submission.map { context.history.moment(of: $0).dayInBeijing ?? context.today }
        guard (day ?? context.today) > last else { return [] }
        let claimed = context.submission?.body.at.dayInBeijing
        return [.deadlineMissed(handedIn: day, claimed: claimed == day ? nil : claimed, last: last, event: event)]
    }
}
