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
    /// What went out is out, whoever put it down. That it was taken down must be said by somebody who may say it, and who knew
    /// that it was out: what the clocks said plays no part.
    func display(of item: String) -> DisplayState {
        let entries = history.timeline(of: item).filter(\.counts)
        let order = RecordOrder(entries.map(\.record))
        let records = entries.map(\.record).filter { !history.isRevoked($0.id) }
        return DisplayState(
            of: records.filter { $0.body.kind == .publish },
            takenDownBy: records.filter { $0.body.kind == .withdraw && mayPublish($0.body.by, at: $0.body.at) }, order)
    }
}

/// Where a publication is out now, and by which record it came down last.
public struct DisplayState: Sendable {
    /// The records by which it is out, one for each place; none when it never was or was taken down since.
    public private(set) var records: [Record]
    /// The records by which the last of it came down; what was signed without knowing of them lets nothing out again. More
    /// than one where people took it down who did not know of each other.
    let withdrawals: [Record]

    /// The record by which the last of it came down.
    public var withdrawal: Record? { withdrawals.last }

    /// - Parameters:
    ///   - publications: in their order, as are the withdrawals.
    init(of publications: [Record], takenDownBy withdrawals: [Record], _ order: RecordOrder) {
        var order = order
        records = publications.filter { publication in
            !withdrawals.contains { Self.takesDown($0, publication, &order) }
        }
        let last = withdrawals.filter { withdrawal in
            let known = publications.filter { order.isKnown($0.id, to: withdrawal.id) }
            let before = withdrawals.filter { order.isKnown($0.id, to: withdrawal.id) }
            let left = known.filter { publication in !before.contains { Self.takesDown($0, publication, &order) } }
            return !left.isEmpty && left.allSatisfy { Self.takesDown(withdrawal, $0, &order) }
        }
        self.withdrawals = last.filter { one in !last.contains { order.isKnown(one.id, to: $0.id) } }
    }

    /// Whether a withdrawal is about the place of a publication that its signer knew of.
    private static func takesDown(_ withdrawal: Record, _ publication: Record, _ order: inout RecordOrder) -> Bool {
        let place = withdrawal.body.details[.place]
        return place?.hasSameBytes(as: publication.body.details[.place] ?? "") ?? true
            && order.isKnown(publication.id, to: withdrawal.id)
    }
}

extension Evaluator {
    private var publishing: Publishing { Publishing(policy, roster, history) }

    /// Whether the policy lets somebody put down that something went out or was taken down.
    public func mayPublish(_ person: String, at: Timestamp) -> Bool { publishing.mayPublish(person, at: at) }

    /// The records of a publication that were good for something until it was taken down, and let nothing out again.
    public func spentRecords(of item: String) -> Set<RecordID> {
        let withdrawals = display(of: item).withdrawals
        let records = history.entries(of: item).filter(\.counts).map(\.record)
        let order = RecordOrder(records)
        let known = withdrawals.map { order.laterThan([$0.id]) }
        return Set(records.filter { record in
            [.submit, .approve, .waive].contains(record.body.kind) && known.contains { !$0.contains(record.id) }
        }.map(\.id))
    }

    /// Where a publication is out now, and by which record it came down last.
    public func display(of item: String) -> DisplayState { publishing.display(of: item) }
}
