/// Finds signatures for stages so that nobody counts twice and each stage knew of those before it.
///
/// Whether there are such signatures is the question, and not whether the first ones that come to hand will do: if two
/// people signed 初审 and one of them 复审 as well, 初审 is the other's. The search tries what can be tried; a publication has
/// a handful of signatures. Should somebody pile up thousands to make it run without end, it gives up, and the gate stays
/// closed.
struct StageSearch {
    /// How many choices are tried for one publication.
    private static let limit = 200_000

    private let stages: [Stage]
    /// What there is for each stage, in the order of the ledger.
    private var options: [[Approval]]
    private var order: RecordOrder
    private var steps = 0
    /// Whether it gave up.
    var isExhausted: Bool { steps > Self.limit }

    init(stages: [Stage], options: [[Approval]], order: RecordOrder) {
        self.stages = stages
        self.options = options
        self.order = order
    }

    /// Signatures for these stages, so many for each, or nil if there are none that go together.
    mutating func fill(_ wanted: [(stage: Int, need: Int)]) -> [Int: [Approval]]? {
        var chosen: [Int: [Approval]] = [:]
        return choose(wanted[...], from: 0, &chosen) ? chosen : nil
    }

    /// The same with signatures that are not there yet.
    mutating func fill(_ wanted: [(stage: Int, need: Int)], adding more: [Approval], to stage: Int) -> [Int: [Approval]]? {
        options[stage] += more
        return fill(wanted)
    }

    private mutating func choose(
        _ wanted: ArraySlice<(stage: Int, need: Int)>, from start: Int, _ chosen: inout [Int: [Approval]]
    ) -> Bool {
        guard let (stage, need) = wanted.first else { return true }
        let given = chosen[stage, default: []]
        guard given.count < need else { return choose(wanted.dropFirst(), from: 0, &chosen) }
        for index in options[stage].indices.dropFirst(start) {
            steps += 1
            guard !isExhausted else { return false }
            let option = options[stage][index]
            guard conflict(of: option, with: chosen) == nil, gap(before: option, of: stage, in: chosen) == nil else { continue }
            chosen[stage] = given + [option]
            if choose(wanted, from: index + 1, &chosen) { return true }
            chosen[stage] = given
        }
        return false
    }

    /// The stage for which one of the people behind a signature counts already.
    func conflict(of option: Approval, with chosen: [Int: [Approval]]) -> (stage: Stage, person: String)? {
        for index in stages.indices {
            for other in chosen[index] ?? [] {
                if let person = option.people.intersection(other.people).min() { return (stages[index], person) }
            }
        }
        return nil
    }

    /// Why a record does not follow upon a stage that comes before: its signer knew of no approval there, or of one that is
    /// good for nothing since.
    mutating func basis(of record: Record, at before: String, in context: GateContext) -> VoidReason {
        let known = context.entries.map(\.record).filter { earlier in
            earlier.body.kind == .approve && (earlier.body.stage ?? "").hasSameBytes(as: before)
                && context.requirements.carry.takes(context.change(since: earlier)) && order.isKnown(earlier.id, to: record.id)
        }
        guard !known.isEmpty else { return .outOfOrder(before: before) }
        let noes = known.flatMap { context.rejections.undone[$0.id] ?? [] }
            + context.rejections.standing.filter { ($0.body.stage ?? "").hasSameBytes(as: before) }.map(\.id)
        guard !noes.isEmpty else { return known.contains { $0.body.policy == context.digest } ? .basisVoid(before: before) : .outOfOrder(before: before) }
        // Whoever signed in spite of a no had nothing to go by.
        return noes.contains { !order.isKnown($0, to: record.id) } ? .basisRejected(before: before) : .outOfOrder(before: before)
    }

    /// The stage that comes before and whose signatures the signer did not know of. A credit line knows of nothing and is
    /// known to nobody; a stage that takes one asks for no order.
    mutating func gap(before option: Approval, of index: Int, in chosen: [Int: [Approval]]) -> Stage? {
        guard let later = option.record?.id else { return nil }
        for before in stages.indices where stages[index].after.contains(where: stages[before].id.hasSameBytes) {
            for earlier in chosen[before] ?? [] {
                if let id = earlier.record?.id, !order.isKnown(id, to: later) { return stages[before] }
            }
        }
        return nil
    }
}
