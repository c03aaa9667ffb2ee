/// A place that may hold a mistake, with what may have been meant, likeliest first.
struct Place {
    struct Candidate {
        var meant: [Symbol.Value]
        var likeness: Likeness
        var features: FeatureVector
    }

    /// Indices of the symbols that were looked at.
    var range: Range<Int>
    var candidates: [Candidate]
}

/// Finds the places at which something surprising stands and something like it would be usual.
///
/// Most of an ordinary text is passed over: what was seen in sequences of four, or often in sequences of three, is no
/// surprise. The time is linear in the text.
struct PlaceFinder {
    private let statistics: Statistics
    private let limit: Limit?

    /// A score that is asked for, and how much of it is still open while a place is only sketched.
    fileprivate struct Limit {
        var weights: Weights
        var open: Double
    }

    /// - Parameter weights: candidates that do not reach their threshold are left out; nil keeps all, to learn from.
    init(statistics: Statistics, weights: Weights?) {
        self.statistics = statistics
        // A little more, since sums of another order round otherwise.
        limit = weights.map { Limit(weights: $0, open: Describer.most($0) + 1e-6) }
    }

    /// - Parameter symbols: a text with a boundary at each end.
    func places(in symbols: [Symbol.Value]) -> [Place] {
        var search = ClauseSearch(statistics, limit)
        var next = Self.clause(from: 0, in: symbols)
        while let clause = next {
            next = Self.clause(from: clause.endIndex - 1, in: symbols)
            if let next { Clause.prepare(4, in: next, statistics) }
            search.search(clause)
        }
        return search.places
    }

    /// The next symbols between two boundaries that are more than one, with the boundaries.
    private static func clause(from start: Int, in symbols: [Symbol.Value]) -> ArraySlice<Symbol.Value>? {
        var start = start
        while start + 1 < symbols.count {
            var end = start + 1
            while end < symbols.count - 1, symbols[end] != Symbol.boundary { end += 1 }
            if end - start > 2 { return symbols[start...end] }
            start = end
        }
        return nil
    }
}

/// The search through one clause after another.
private struct ClauseSearch {
    private(set) var places: [Place] = []
    private let limit: PlaceFinder.Limit?
    private var clause: Clause
    private var proposer: Proposer
    private var outlook = Clause.Outlook()
    private var isUsual: [Bool] = []
    private var proposals: [Proposer.Proposal] = []

    /// How much likelier, in bits, a candidate must make the text.
    private static let leastGain = 4.0
    /// How many candidates of a place are looked at closely.
    private static let closeLook = 3

    init(_ statistics: Statistics, _ limit: PlaceFinder.Limit?) {
        self.limit = limit
        clause = Clause(statistics)
        proposer = Proposer(statistics)
    }

    mutating func search(_ symbols: ArraySlice<Symbol.Value>) {
        clause.read(symbols)
        if clause.markUsual(&isUsual) { return }
        for at in 1..<symbols.count - 1 where isSurprising(at) { proposer.prepare(at, in: clause.symbols) }
        for at in 1..<symbols.count - 1 where isSurprising(at) {
            proposals.removeAll(keepingCapacity: true)
            proposer.singles(at, in: &clause, &proposals)
            weigh(at..<at + 1, offset: symbols.startIndex)
            guard at + 2 < symbols.count, isSurprising(at + 1) else { continue }
            proposals.removeAll(keepingCapacity: true)
            proposer.doubles(at, in: &clause, &proposals)
            weigh(at..<at + 2, offset: symbols.startIndex)
        }
    }

    private func isSurprising(_ at: Int) -> Bool { !isUsual[at] && Symbol.isHan(clause.symbols[at]) }

    /// Keeps a place with its best proposals, described, when some make the text much likelier.
    private mutating func weigh(_ range: Range<Int>, offset: Int) {
        guard !proposals.isEmpty else { return }
        clause.choose(range)
        clause.lookAhead(&outlook)
        let likelihood = clause.likelihood(outlook)
        var best: [(gain: Double, proposal: Proposer.Proposal)] = []
        for proposal in proposals {
            clause.put(proposal.meant)
            let gain = clause.likelihood(outlook) - likelihood
            guard gain >= Self.leastGain, best.count < Self.closeLook || gain > best[best.count - 1].gain else { continue }
            best.insert((gain, proposal), at: best.firstIndex { $0.gain < gain } ?? best.count)
            if best.count > Self.closeLook { best.removeLast() }
        }
        clause.restore()
        guard !best.isEmpty else { return }
        let candidates = described(best)
        guard !candidates.isEmpty else { return }
        places.append(Place(range: range.lowerBound + offset..<range.upperBound + offset, candidates: candidates))
    }

    /// - Parameter best: likeliest first.
    private mutating func described(_ best: [(gain: Double, proposal: Proposer.Proposal)]) -> [Place.Candidate] {
        let describer = Describer(&clause)
        var candidates: [Place.Candidate] = []
        var meant: [Meant] = []
        for (index, (gain, proposal)) in best.enumerated() {
            clause.put(proposal.meant)
            let next = index == 0 ? (best.count > 1 ? best[1].gain : 0) : best[0].gain
            let features = describer.sketch(&clause, gain: gain, next: next, likeness: proposal.likeness)
            if let limit, limit.weights.score(features) + limit.open < limit.weights.threshold { continue }
            meant.append(proposal.meant)
            candidates.append(Place.Candidate(
                meant: proposal.meant.symbols(clause.place.count), likeness: proposal.likeness, features: features))
        }
        clause.restore()
        guard !candidates.isEmpty else { return [] }
        let written = Division(&clause)
        for index in candidates.indices {
            clause.put(meant[index])
            Describer.complete(&candidates[index].features, written: written, meant: Division(&clause))
        }
        clause.restore()
        return candidates
    }
}
