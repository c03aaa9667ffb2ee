internal import BaguanFindings
internal import BaguanRules

/// What is planned must have been handed in some days before. The day is what the signer's clock said; nothing here can
/// prove it.
struct DeadlineRequirement: Requirement {
    static let rules: [GateRule] = [.deadline]

    func reasons(in context: GateContext) -> [GateReason] {
        // Without the day of the event there is a missing field, where the kind or the policy asks for it.
        guard let deadline = context.requirements.deadline, let event = context.publication.form.day(deadline.before),
            let last = CalendarDate(dayNumber: event.dayNumber - deadline.days)
        else { return [] }
        // What is not handed in yet is late when today is.
        let day = context.submission.map { $0.body.at.dayInBeijing ?? context.today }
        guard (day ?? context.today) > last else { return [] }
        return [.deadlineMissed(handedIn: day, last: last, event: event)]
    }
}
