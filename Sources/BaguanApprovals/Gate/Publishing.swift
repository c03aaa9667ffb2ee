// Who puts down that something went out, and where it is out now.
struct Publishing {
    let policy: Policy
    let authority: Authority
    let history: History

    init(_ policy: Policy, _ roster: Roster, _ history: History) {
        self.policy = policy
        self.history = history
        authority = Authority(roster: roster, history: history)
    }

    /// Whether the policy lets somebody put down that something went out or was taken down.
    func mayPublish(_ person: String, at: Timestamp) -> Bool {
        guard !policy.publishers.isEmpty else { return true }
        guard let day = at.dayInBeijing else { return false }
        return policy.publishers.contains { role in
            (try? authority.principals(for: person, role: role, stage: "", on: day, at: at)) != nil
        }
    }

    /// Where a publication is out, and when it came down.
    ///
    /// What went out is out, whoever put it down. That it was taken down must be said by somebody who may say it.
    func display(of item: String) -> DisplayState {
        var state = DisplayState()
        for entry in history.timeline(of: item) where entry.counts && !history.isRevoked(entry.record.id) {
            let body = entry.record.body
            switch body.kind {
            case .publish: state.add(entry.record)
            case .withdraw where mayPublish(body.by, at: body.at): state.remove(entry.record)
            default: continue
            }
        }
        return state
    }
}

/// Where a publication is out now, and by which record it came down last.
public struct DisplayState: Sendable {
    /// The records by which it is out, one for each place; none when it never was or was taken down since.
    public private(set) var records: [Record] = []
    /// The record by which the last of it came down; what was signed before lets nothing out again.
    public private(set) var withdrawal: Record?

    mutating func add(_ publication: Record) {
        records.removeAll { Self.isSamePlace($0, publication) }
        records.append(publication)
    }

    mutating func remove(_ withdrawal: Record) {
        let before = records.count
        records.removeAll { withdrawal.body.details[.place] == nil || Self.isSamePlace($0, withdrawal) }
        if records.isEmpty, before > 0 { self.withdrawal = withdrawal }
    }

    private static func isSamePlace(_ one: Record, _ other: Record) -> Bool {
        (one.body.details[.place] ?? "").hasSameBytes(as: other.body.details[.place] ?? "")
    }
}

extension Evaluator {
    private var publishing: Publishing { Publishing(policy, roster, history) }

    /// Whether the policy lets somebody put down that something went out or was taken down.
    public func mayPublish(_ person: String, at: Timestamp) -> Bool { publishing.mayPublish(person, at: at) }

    /// Where a publication is out now, and by which record it came down last.
    public func display(of item: String) -> DisplayState { publishing.display(of: item) }
}
