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
    let statistics: Statistics

    /// From how many sightings on a sequence of three or four symbols is no surprise.
    private static let usualThree: UInt32 = 8
    /// The same for a symbol that was seen beside both its neighbours.
    private static let usualBeside: UInt32 = 12
    private static let usualFour: UInt32 = 2
    /// How much likelier, in bits, a candidate must make the text.
    private static let leastGain = 4.0
    /// How many candidates of a place are looked at closely.
    private static let closeLook = 3

    /// - Parameter symbols: a text with a boundary at each end.
    func places(in symbols: [Symbol.Value]) -> [Place] {
        var places: [Place] = []
        var start = 0
        while start + 1 < symbols.count {
            var end = start + 1
            while end < symbols.count - 1, symbols[end] != Symbol.boundary { end += 1 }
            if end - start > 2 { search(symbols[start...end], &places) }
            start = end
        }
        return places
    }

    private func search(_ clause: ArraySlice<Symbol.Value>, _ places: inout [Place]) {
        let isUsual = usual(clause)
        let inside = clause.indices.dropFirst().dropLast()
        for at in inside where !isUsual[at - clause.startIndex] && Symbol.isHan(clause[at]) {
            let single = place(at..<at + 1, in: clause, among: singles(at, in: clause))
            if let single { places.append(single) }
            guard at + 1 < clause.endIndex - 1, !isUsual[at + 1 - clause.startIndex], Symbol.isHan(clause[at + 1]) else { continue }
            let double = place(at..<at + 2, in: clause, among: doubles(at, in: clause))
            if let double { places.append(double) }
        }
    }

    /// Which symbols of a clause belong to something usual.
    private func usual(_ clause: ArraySlice<Symbol.Value>) -> [Bool] {
        var isUsual = [Bool](repeating: false, count: clause.count)
        for start in clause.indices {
            var hash = SequenceHash.gram
            let four = min(clause.endIndex, start + 4)
            guard four - start >= 3 else { break }
            for at in start..<start + 3 { hash.append(clause[at]) }
            let first = start - clause.startIndex
            if four - start == 4, statistics.count(hash.appending(clause[start + 3])) >= Self.usualFour {
                for at in first..<first + 4 { isUsual[at] = true }
            } else if !(isUsual[first] && isUsual[first + 1] && isUsual[first + 2]), statistics.count(hash) >= Self.usualThree {
                for at in first..<first + 3 { isUsual[at] = true }
            }
        }
        return isUsual
    }

    private typealias Proposal = (meant: [Symbol.Value], likeness: Likeness)

    /// What may have been meant by one character, as far as its neighbours allow it.
    private func singles(_ at: Int, in clause: ArraySlice<Symbol.Value>) -> [Proposal] {
        let confusions = statistics.confusions
        let left = SequenceHash.gram.appending(clause[at - 1])
        let next = clause[at + 1]
        let written = (
            left: statistics.count(left.appending(clause[at])), right: statistics.count(pair(clause[at], next)))
        guard min(written.left, written.right) < Self.usualBeside else { return [] }
        return confusions.candidates(of: clause[at]).compactMap { index in
            let meant = confusions.character(index)
            // What is seldomer beside both neighbours does not make the text likelier.
            let fits = statistics.isPair(left.appending(meant), seenMoreThan: written.left)
                || statistics.isPair(pair(meant, next), seenMoreThan: written.right)
            return fits && fitsClosely(meant, at, in: clause) ? ([meant], confusions.likeness(index)) : nil
        }
    }

    /// Whether a character at a place makes a sequence of three that was seen, or a word of the list.
    private func fitsClosely(_ meant: Symbol.Value, _ at: Int, in clause: ArraySlice<Symbol.Value>) -> Bool {
        func symbol(_ index: Int) -> Symbol.Value { index == at ? meant : clause[index] }
        for start in max(clause.startIndex, at - 2)...at where start + 2 < clause.endIndex {
            if statistics.count(pair(symbol(start), symbol(start + 1)).appending(symbol(start + 2))) > 1 { return true }
        }
        return isWord(symbol(at - 1), meant) || isWord(meant, symbol(at + 1))
    }

    private func pair(_ first: Symbol.Value, _ second: Symbol.Value) -> SequenceHash {
        SequenceHash.gram.appending(first).appending(second)
    }

    private func isWord(_ first: Symbol.Value, _ second: Symbol.Value) -> Bool {
        Symbol.isHan(first) && Symbol.isHan(second)
            && statistics.wordCount(SequenceHash.word.appending(first).appending(second)) > 2
    }

    /// What may have been meant by two characters that sound alike: a word in place of another.
    private func doubles(_ at: Int, in clause: ArraySlice<Symbol.Value>) -> [Proposal] {
        guard statistics.count(pair(clause[at - 1], clause[at]).appending(clause[at + 1])) == 0,
            statistics.count(pair(clause[at], clause[at + 1]).appending(clause[at + 2])) == 0 else { return [] }
        let confusions = statistics.confusions
        let seconds = confusions.candidates(of: clause[at + 1]).filter { index in
            confusions.likeness(index).sound.rawValue >= Likeness.Sound.same.rawValue
                && statistics.isPair(pair(confusions.character(index), clause[at + 2]), seenMoreThan: 1)
        }
        guard !seconds.isEmpty else { return [] }
        var proposals: [Proposal] = []
        for first in confusions.candidates(of: clause[at]) {
            let likeness = confusions.likeness(first)
            guard likeness.sound.rawValue >= Likeness.Sound.same.rawValue,
                statistics.isPair(pair(clause[at - 1], confusions.character(first)), seenMoreThan: 1) else { continue }
            for second in seconds where isWord(confusions.character(first), confusions.character(second)) {
                let sound = min(likeness.sound.rawValue, confusions.likeness(second).sound.rawValue)
                proposals.append((
                    [confusions.character(first), confusions.character(second)],
                    Likeness(sound: Likeness.Sound(rawValue: sound) ?? .same, shape: 0)))
            }
        }
        return proposals
    }

    /// The best proposals for a place, described; nil when none makes the text much likelier.
    private func place(_ range: Range<Int>, in clause: ArraySlice<Symbol.Value>, among proposals: [Proposal]) -> Place? {
        guard !proposals.isEmpty else { return nil }
        let written = Window(clause, place: range, statistics)
        let score = written.score
        var best: [(gain: Double, window: Window, proposal: Proposal)] = []
        for proposal in proposals {
            let window = written.with(proposal.meant)
            let gain = window.score - score
            guard gain >= Self.leastGain, best.count < Self.closeLook || gain > best[best.count - 1].gain else { continue }
            let index = best.firstIndex { $0.gain < gain } ?? best.count
            best.insert((gain, window, proposal), at: index)
            if best.count > Self.closeLook { best.removeLast() }
        }
        guard !best.isEmpty else { return nil }
        let describer = Describer(written, range, in: clause, statistics)
        let candidates = best.indices.map { index in
            let next = index == 0 ? (best.count > 1 ? best[1].gain : 0) : best[0].gain
            return Place.Candidate(
                meant: best[index].proposal.meant, likeness: best[index].proposal.likeness,
                features: describer.features(
                    of: best[index].window, gain: best[index].gain, next: next, likeness: best[index].proposal.likeness))
        }
        return Place(range: range, candidates: candidates)
    }
}
