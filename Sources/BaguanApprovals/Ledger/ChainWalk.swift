/// Follows one writer's chain from place to place.
struct ChainWalk {
    private let organisation: String
    private let keys: KeyRing
    private let writer: String
    /// The place that is due.
    private(set) var due = 1
    /// The record that was met last, if it is sound and belongs where it lies.
    private var previous: Record?
    /// What broke the chain: from there on nothing counts.
    private var breach: LedgerProblem?

    init(writer: String, organisation: String, keys: KeyRing) {
        self.writer = writer
        self.organisation = organisation
        self.keys = keys
    }

    /// Goes on to a file that holds no sound record, and tells what is wrong.
    mutating func step(over problem: LedgerProblem, at seq: Int) -> [LedgerProblem] {
        let gap = gap(before: seq, in: problem.file)
        advance(to: seq, nil)
        breach = breach ?? gap ?? problem
        return [gap, problem].compactMap { $0 }
    }

    /// Goes on to a record. Tells what is wrong, and gives the record's entry if this is its place.
    mutating func step(to record: Record, at path: String, seq: Int, isForked: Bool) -> ([LedgerProblem], LedgerEntry?) {
        func problem(_ reason: LedgerProblem.Reason) -> LedgerProblem {
            LedgerProblem(file: path, record: record.id, reason: reason)
        }
        var found = gap(before: seq, in: path).map { [$0] } ?? []
        breach = breach ?? found.first
        if let reason = LedgerProblem.misplacement(of: record, writer: writer, seq: seq, organisation: organisation) {
            found.append(problem(reason))
            breach = breach ?? problem(reason)
            advance(to: seq, nil)
            return (found, nil)
        }
        if let previous, previous.body.seq == seq - 1, record.body.prev != previous.id {
            found.append(problem(.fork(at: previous.body.seq)))
            breach = breach ?? problem(.fork(at: previous.body.seq))
        }
        // The other side of the fork is a file of another name, and the problem was reported there.
        if isForked { breach = breach ?? problem(.fork(at: seq)) }
        let (reason, breaks) = keys.trouble(with: record.key, by: record.body.by, at: record.body.at)
        let own = reason.map(problem)
        // Whoever is not in the roster is named once, not with each record; so is a key that has ended.
        if let own, !breaks || breach == nil { found.append(own) }
        if breaks { breach = breach ?? own }
        advance(to: seq, record)
        return (found, LedgerEntry(record: record, path: path, doubt: breach ?? own))
    }

    /// The places that are empty before this one.
    func gap(before seq: Int, in path: String) -> LedgerProblem? {
        due < seq ? LedgerProblem(file: path, reason: .gap(due..<seq)) : nil
    }

    private mutating func advance(to seq: Int, _ record: Record?) {
        due = seq + 1
        previous = record
    }
}
