/// Which of a publication's records their signers knew to come before which others.
///
/// A record comes after those that it names, after those that its writer signed before, and after what came before
/// either. What the clocks said plays no part.
struct RecordOrder {
    private var past: [RecordID: Set<RecordID>] = [:]
    private let records: [RecordID: Record]
    private var previous: [RecordID: RecordID] = [:]

    /// - Parameter records: of one publication.
    init(_ records: [Record]) {
        self.records = Dictionary(records.map { ($0.id, $0) }) { first, _ in first }
        for chain in Dictionary(grouping: records, by: \.key).values {
            let sorted = chain.sorted { $0.body.seq < $1.body.seq }
            for (earlier, later) in zip(sorted, sorted.dropFirst()) { previous[later.id] = earlier.id }
        }
    }

    /// Whether `earlier` was there when `later` was signed, and its signer said so.
    mutating func isKnown(_ earlier: RecordID, to later: RecordID) -> Bool { past(of: later).contains(earlier) }

    /// Every record whose signer knew of one of these, at first or second hand.
    func laterThan(_ ids: some Sequence<RecordID>) -> Set<RecordID> {
        var later: [RecordID: [RecordID]] = [:]
        for id in records.keys {
            for earlier in before(id) { later[earlier, default: []].append(id) }
        }
        var seen: Set<RecordID> = []
        var open = Array(ids)
        while let next = open.popLast() {
            for id in later[next] ?? [] where seen.insert(id).inserted { open.append(id) }
        }
        return seen
    }

    private mutating func past(of id: RecordID) -> Set<RecordID> {
        if let known = past[id] { return known }
        // Walked without recursion: a chain may be long.
        var seen: Set<RecordID> = []
        var open = before(id)
        while let next = open.popLast() {
            guard seen.insert(next).inserted else { continue }
            if let known = past[next] { seen.formUnion(known) } else { open += before(next) }
        }
        past[id] = seen
        return seen
    }

    /// The records of this publication right before one.
    private func before(_ id: RecordID) -> [RecordID] {
        let named = records[id]?.body.after.filter { records[$0] != nil } ?? []
        return named + (previous[id].map { [$0] } ?? [])
    }
}
