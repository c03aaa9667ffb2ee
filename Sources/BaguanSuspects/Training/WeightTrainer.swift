/// Learns ``Weights`` from pairs of wrong and right texts, and says what they are worth.
package struct WeightTrainer {
    private struct Sample {
        var pair: WritingPair
        var written: [Place]
        var right: [Place]
        var part: Int
    }

    private static let parts = 5
    private let samples: [Sample]
    private let falseRate: Double

    /// - Parameters:
    ///   - falseRate: the share of right texts in which something may be suspected.
    package init(_ base: SuspectModel, own: SuspectModel? = nil, pairs: [WritingPair], falseRate: Double) {
        let finder = PlaceFinder(statistics: Statistics(base, own: own), weights: nil)
        func places(_ scalars: [UInt32]) -> [Place] {
            finder.places(in: [Symbol.boundary] + scalars.map(Symbol.of) + [Symbol.boundary]).map { place in
                var place = place
                place.range = place.range.lowerBound - 1..<place.range.upperBound - 1
                return place
            }
        }
        samples = pairs.map { pair in
            let right = places(pair.right)
            return Sample(pair: pair, written: pair.isWrong ? places(pair.written) : right, right: right, part: pair.part(of: Self.parts))
        }
        self.falseRate = falseRate
    }

    /// Weights learned from all pairs; the threshold is that of the cross-validation.
    package func train() -> (weights: Weights, figures: SuspectFigures) {
        let (figures, threshold) = crossValidate()
        return (Weights(values: fit { _ in true }, threshold: threshold), figures)
    }

    private func fit(_ isTaken: (Int) -> Bool) -> [Double] {
        var regression = Regression()
        for sample in samples where isTaken(sample.part) {
            if sample.pair.isWrong {
                for place in sample.written {
                    for candidate in place.candidates {
                        regression.add(candidate.features, isMistake: sample.pair.mends(place.range, candidate.meant))
                    }
                }
            }
            for candidate in sample.right.flatMap(\.candidates) { regression.add(candidate.features, isMistake: false) }
        }
        return regression.fit()
    }

    /// No pair is judged by weights that were learned from it.
    private func crossValidate() -> (SuspectFigures, threshold: Double) {
        let weights = (0..<Self.parts).map { part in Weights(values: fit { $0 != part }, threshold: -.infinity) }
        let highest = samples.map { sample in
            weights[sample.part].chosen(from: sample.right).map(\.score).max() ?? -.infinity
        }.sorted(by: >)
        let allowed = Int(Double(samples.count) * falseRate)
        let threshold = max(-20, allowed < highest.count ? highest[allowed] + 1e-4 : -20)
        var figures = SuspectFigures(threshold: threshold)
        for sample in samples {
            var judge = weights[sample.part]
            judge.threshold = threshold
            figures.add(sample.pair, written: judge.chosen(from: sample.written), right: judge.chosen(from: sample.right))
        }
        return (figures, threshold)
    }
}

/// How well suspects were found among pairs of wrong and right texts.
package struct SuspectFigures: Sendable {
    /// Texts: right ones, those of them in which something is suspected, wrong ones, those in which something is.
    package private(set) var right = 0, rightFlagged = 0, wrong = 0, wrongFlagged = 0
    /// Wrong texts in which a suspect stands at a mistake; those that are as they should be once all suspects are mended.
    package private(set) var hit = 0, mended = 0
    /// Single mistakes and suspects: all mistakes, suspects, suspects at mistakes, suspects that name what was meant.
    package private(set) var mistakes = 0, suspects = 0, found = 0, corrected = 0
    package let threshold: Double

    init(threshold: Double) { self.threshold = threshold }

    mutating func add(_ pair: WritingPair, written: [Choice], right chosen: [Choice]) {
        right += 1
        if !chosen.isEmpty { rightFlagged += 1 }
        guard pair.isWrong else { return }
        wrong += 1
        if !written.isEmpty { wrongFlagged += 1 }
        mistakes += zip(pair.written, pair.right).count { $0 != $1 }
        suspects += written.count
        let hits = written.filter { choice in choice.range.contains { pair.written[$0] != pair.right[$0] } }
        found += hits.count
        if !hits.isEmpty { hit += 1 }
        corrected += written.count { pair.mends($0.range, $0.candidate.meant) }
        var text = pair.written
        for choice in written { text.replaceSubrange(choice.range, with: choice.candidate.meant.map(UInt32.init)) }
        if text == pair.right { mended += 1 }
    }
}
