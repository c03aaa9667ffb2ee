/// Finds characters that were probably written for others, by what is usual in the texts that the models were made of.
///
/// Made once, used from several threads at once.
package struct SuspectFinder: Sendable {
    private let statistics: Statistics
    private let weights: Weights
    private let finder: PlaceFinder

    /// - Parameter own: what an organisation made of its own texts; its weights go before those of the base.
    package init?(_ base: SuspectModel, own: SuspectModel? = nil) {
        guard let weights = own?.weights ?? base.weights else { return nil }
        statistics = Statistics(base, own: own)
        self.weights = weights
        finder = PlaceFinder(statistics: statistics, weights: weights)
    }

    /// The suspects in a text, in its order; none overlaps another.
    package func suspects(in scalars: [UInt32]) -> [Suspect] {
        let symbols = [Symbol.boundary] + scalars.map(Symbol.of) + [Symbol.boundary]
        let places = finder.places(in: symbols)
        return weights.chosen(from: places).map { choice in
            Suspect(
                range: choice.range.lowerBound - 1..<choice.range.upperBound - 1,
                meant: choice.candidate.meant.map(UInt32.init), likeness: choice.candidate.likeness, score: choice.score,
                usual: usual(choice.candidate.meant, at: choice.range, in: symbols))
        }
    }

    /// The word of the list around a place once what was meant stands there, else the sequence that was seen most.
    private func usual(_ meant: [Symbol.Value], at place: Range<Int>, in symbols: [Symbol.Value]) -> Range<Int> {
        var best = (range: place, count: UInt32(0))
        for length in stride(from: 4, through: 2, by: -1) where best.count == 0 {
            for start in max(1, place.upperBound - length)...place.lowerBound where start + length < symbols.count {
                let range = start..<start + length
                guard range.upperBound >= place.upperBound else { continue }
                var word = SequenceHash.word
                var isHan = true
                for at in range {
                    let symbol = place.contains(at) ? meant[at - place.lowerBound] : symbols[at]
                    isHan = isHan && Symbol.isHan(symbol)
                    word.append(symbol)
                }
                let count = isHan ? statistics.wordCount(word) : 0
                if count > best.count { best = (range, count) }
            }
        }
        return best.range.lowerBound - 1..<best.range.upperBound - 1
    }
}

/// What the weights made of a place.
struct Choice {
    var range: Range<Int>
    var candidate: Place.Candidate
    var score: Double
}

extension Weights {
    /// The best candidate of each place that reaches the threshold.
    ///
    /// A mistake makes its neighbours look strange, too: the strongest of those that touch speaks.
    func chosen(from places: [Place]) -> [Choice] {
        var chosen: [Choice] = []
        for place in places {
            let best = place.candidates.map { Choice(range: place.range, candidate: $0, score: score($0.features)) }
                .max { $0.score < $1.score }
            guard let best, best.score >= threshold else { continue }
            if let last = chosen.last, last.range.upperBound >= best.range.lowerBound {
                if last.score < best.score { chosen[chosen.count - 1] = best }
            } else {
                chosen.append(best)
            }
        }
        return chosen
    }
}
