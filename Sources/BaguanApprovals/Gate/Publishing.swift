// Who puts down that something went out, and where it is out now.
extension Evaluator {
    /// Whether the policy lets somebody put down that something went out or was taken down.
    public func mayPublish(_ person: String, at: Timestamp) -> Bool {
        guard !policy.publishers.isEmpty else { return true }
        guard let day = at.dayInBeijing else { return false }
        let authority = Authority(roster: roster, history: history)
        return policy.publishers.contains { role in
            (try? authority.principals(for: person, role: role, stage: "", on: day, at: at)) != nil
        }
    }

    /// The records by which a publication is out now, one for each place; none when it never was or was taken down since.
    ///
    /// What went out is out, whoever put it down. That it was taken down must be said by somebody who may say it.
    public func displays(of item: String) -> [Record] {
        var displays: [Record] = []
        for entry in history.timeline(of: item) where entry.counts && !history.isRevoked(entry.record.id) {
            let body = entry.record.body
            let place = body.details[.place]
            func isThere(_ record: Record) -> Bool { (record.body.details[.place] ?? "").hasSameBytes(as: place ?? "") }
            switch body.kind {
            case .publish:
                displays.removeAll(where: isThere)
                displays.append(entry.record)
            case .withdraw where mayPublish(body.by, at: body.at):
                displays.removeAll { place == nil || isThere($0) }
            default: continue
            }
        }
        return displays
    }
}
