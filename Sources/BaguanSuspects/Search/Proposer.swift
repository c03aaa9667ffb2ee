/// What may have been meant at a place of a clause, as far as its neighbours allow it.
struct Proposer {
    struct Proposal {
        var meant: Meant
        var likeness: Likeness
    }

    /// A candidate on its way, and whether it may have been seen beside its neighbours.
    private struct Candidate {
        var index: Int32
        var meant: Symbol.Value
        var left, right: Bool
    }

    /// The neighbours of a place, two on each side.
    private struct Neighbours {
        let left, right: Symbol.Value
        /// Of one of them, and of the two on the left.
        let leftHash: SequenceHash
        let leftsHash: SequenceHash?
        let afterRight: Symbol.Value?
        /// What may stand beside them.
        let leftFollowers, rightPredecessors: Statistics.Neighbours

        init(_ place: Range<Int>, in symbols: [Symbol.Value], _ statistics: Statistics) {
            (left, right) = (symbols[place.lowerBound - 1], symbols[place.upperBound])
            leftHash = SequenceHash.gram.appending(left)
            leftsHash = place.lowerBound > 1 ? SequenceHash.gram.appending(symbols[place.lowerBound - 2]).appending(left) : nil
            afterRight = place.upperBound + 1 < symbols.count ? symbols[place.upperBound + 1] : nil
            leftFollowers = statistics.followers(of: left)
            rightPredecessors = statistics.predecessors(of: right)
        }

        func leftPair(_ symbol: Symbol.Value) -> SequenceHash { leftHash.appending(symbol) }
        func rightPair(_ symbol: Symbol.Value) -> SequenceHash { SequenceHash.gram.appending(symbol).appending(right) }
    }

    private let statistics: Statistics
    /// Those of the place that is looked at.
    private var candidates: [Candidate] = []

    /// From how many sightings beside both its neighbours on a symbol is no surprise.
    private static let usualBeside: UInt32 = 12
    /// The same beside one of them, when it was seen so often in a sequence of three.
    private static let halfUsualBeside: UInt32 = 50
    private static let halfUsualThree: UInt32 = 4

    init(_ statistics: Statistics) { self.statistics = statistics }

    /// Says that a place will be looked at soon.
    func prepare(_ at: Int, in symbols: [Symbol.Value]) {
        statistics.candidates(of: symbols[at])?.prepare()
        statistics.followers(of: symbols[at - 1]).prepare()
        statistics.predecessors(of: symbols[at + 1]).prepare()
    }

    /// What may have been meant by one character.
    ///
    /// Dozens are asked for, a few stay. Each question goes through all candidates before the next one is put, so that they
    /// do not wait for memory one by one.
    mutating func singles(_ at: Int, in clause: inout Clause, _ proposals: inout [Proposal]) {
        let written = (left: clause.count(2, at: at - 1), right: clause.count(2, at: at))
        guard min(written.left, written.right) < Self.usualBeside, !isHalfUsual(at, written, &clause) else { return }
        let neighbours = Neighbours(at..<at + 1, in: clause.symbols, statistics)
        guard let confusable = statistics.candidates(of: clause.symbols[at]) else { return }
        findCandidates(among: confusable, between: neighbours)
        for candidate in candidates where isKnown(candidate, between: neighbours) {
            let count = (
                left: candidate.left ? statistics.count(neighbours.leftPair(candidate.meant)) : 0,
                right: candidate.right ? statistics.count(neighbours.rightPair(candidate.meant)) : 0)
            // What is seldomer beside both neighbours does not make the text likelier.
            guard count.left > max(1, written.left) || count.right > max(1, written.right) else { continue }
            proposals.append(Proposal(meant: Meant(first: candidate.meant), likeness: confusable.likeness(Int(candidate.index))))
        }
    }

    /// Whether a symbol was often seen beside one neighbour, and a few times with two of them.
    private func isHalfUsual(_ at: Int, _ beside: (left: UInt32, right: UInt32), _ clause: inout Clause) -> Bool {
        guard max(beside.left, beside.right) >= Self.halfUsualBeside else { return false }
        return (at - 2...at).contains { clause.count(3, at: $0) >= Self.halfUsualThree }
    }

    /// Those that may have been seen beside a neighbour.
    private mutating func findCandidates(among confusable: ConfusionTable.Candidates, between neighbours: Neighbours) {
        candidates.removeAll(keepingCapacity: true)
        for index in 0..<confusable.count {
            let meant = confusable.character(index)
            let key = NeighbourTable.Key(meant)
            let (left, right) = (neighbours.leftFollowers.mayHold(key), neighbours.rightPredecessors.mayHold(key))
            guard left || right else { continue }
            if left, let lefts = neighbours.leftsHash { statistics.prepare(lefts.appending(meant)) }
            if left, right { statistics.prepare(neighbours.leftPair(meant).appending(neighbours.right)) }
            if right, let after = neighbours.afterRight { statistics.prepare(neighbours.rightPair(meant).appending(after)) }
            candidates.append(Candidate(index: Int32(truncatingIfNeeded: index), meant: meant, left: left, right: right))
        }
    }

    /// Whether a candidate makes a sequence of three that was seen twice, or a word of the list. What was seen twice is made
    /// of pairs that were.
    private func isKnown(_ candidate: Candidate, between neighbours: Neighbours) -> Bool {
        let (meant, left, right) = (candidate.meant, candidate.left, candidate.right)
        if left, let lefts = neighbours.leftsHash, statistics.count(lefts.appending(meant)) > 1 { return true }
        if left, right, statistics.count(neighbours.leftPair(meant).appending(neighbours.right)) > 1 { return true }
        if right, let after = neighbours.afterRight, statistics.count(neighbours.rightPair(meant).appending(after)) > 1 { return true }
        return isWord(neighbours.left, meant) || isWord(meant, neighbours.right)
    }

    private func isWord(_ first: Symbol.Value, _ second: Symbol.Value) -> Bool {
        Symbol.isHan(first) && Symbol.isHan(second)
            && statistics.wordFollowers(of: first).mayHold(NeighbourTable.Key(second))
            && statistics.wordCount(SequenceHash.word.appending(first).appending(second)) >= WordList.leastCount
    }

    /// What may have been meant by two characters that sound alike: a word in place of another.
    func doubles(_ at: Int, in clause: inout Clause, _ proposals: inout [Proposal]) {
        guard clause.count(3, at: at - 1) == 0, clause.count(3, at: at) == 0 else { return }
        guard let firsts = statistics.candidates(of: clause.symbols[at]), let seconds = statistics.candidates(of: clause.symbols[at + 1])
        else { return }
        let neighbours = Neighbours(at..<at + 2, in: clause.symbols, statistics)
        let fitting = (0..<seconds.count).filter { index in
            seconds.likeness(index).sound >= .same
                && neighbours.rightPredecessors.mayHold(NeighbourTable.Key(seconds.character(index)))
                && statistics.count(neighbours.rightPair(seconds.character(index))) > 1
        }
        guard !fitting.isEmpty else { return }
        for index in 0..<firsts.count {
            let (first, sound) = (firsts.character(index), firsts.likeness(index).sound)
            guard sound >= .same, neighbours.leftFollowers.mayHold(NeighbourTable.Key(first)),
                statistics.count(neighbours.leftPair(first)) > 1 else { continue }
            for second in fitting where isWord(first, seconds.character(second)) {
                proposals.append(Proposal(
                    meant: Meant(first: first, second: seconds.character(second)),
                    likeness: Likeness(sound: min(sound, seconds.likeness(second).sound), shape: 0)))
            }
        }
    }
}
