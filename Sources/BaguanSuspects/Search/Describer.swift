/// Describes the candidates of a clause's chosen place in numbers.
///
/// In two steps, since how the text divides into words costs more than all the rest: most candidates are given up before.
struct Describer {
    /// What all candidates of the place share.
    private var shared: FeatureVector

    /// - Parameter clause: with what was written at the place.
    init(_ clause: inout Clause) {
        let place = clause.place
        shared = .empty
        shared[.bias] = 1
        for (length, feature) in [(2, Feature.written2), (3, .written3), (4, .written4)] {
            shared[feature] = clause.best(length) > 0 ? 1 : 0
        }
        shared[.writtenCount] = Self.scaled(clause.best(3))
        (shared[.writtenLeft], shared[.writtenRight]) = Self.beside(&clause)
        shared[.writtenFrequency] = Self.scaled(clause.count(1, at: place.lowerBound))
        shared[.strangeness] = Self.strangeness(&clause)
        let (left, right) = (clause.symbols[place.lowerBound - 1], clause.symbols[place.upperBound])
        shared[.edgeLeft] = left == Symbol.boundary ? 1 : 0
        shared[.edgeRight] = right == Symbol.boundary ? 1 : 0
        shared[.figureBeside] = left == Symbol.digit || left == Symbol.letter || right == Symbol.digit || right == Symbol.letter ? 1 : 0
        shared[.double] = place.count == 2 ? 1 : 0
    }

    /// All but what the divisions tell.
    /// - Parameters:
    ///   - clause: with the candidate at the place.
    ///   - gain: how much likelier, in bits, the candidate makes the text; `next`: the same of the next candidate.
    func sketch(_ clause: inout Clause, gain: Double, next: Double, likeness: Likeness) -> FeatureVector {
        var features = shared
        features[.gain] = min(gain, 60) / 8
        features[.gainSquareRoot] = (min(gain, 60) / 8).squareRoot()
        features[.margin] = max(-4, min(4, (gain - next) / 8))
        for (length, feature) in [(3, Feature.meant3), (4, .meant4), (5, .meant5)] {
            features[feature] = clause.best(length) > 0 ? 1 : 0
        }
        features[.meantCount] = Self.scaled(clause.best(3))
        (features[.meantLeft], features[.meantRight]) = Self.beside(&clause)
        features[.sameTone] = likeness.sound == .sameTone ? 1 : 0
        features[.sameSound] = likeness.sound == .same ? 1 : 0
        features[.nearSound] = likeness.sound == .near ? 1 : 0
        features[.shape] = Double(likeness.shape) / 64
        features[.soundAndShape] = likeness.sound == .none || likeness.shape == 0 ? 0 : 1
        features[.meantFrequency] = Self.scaled(clause.count(1, at: clause.place.lowerBound))
        return features
    }

    /// Adds what the divisions tell: with what was written, and with the candidate.
    static func complete(_ features: inout FeatureVector, written: Division, meant: Division) {
        features[.writtenWord2] = written.longest == 2 ? 1 : 0
        features[.writtenWord3] = written.longest > 2 ? 1 : 0
        features[.writtenWordCount] = scaled(written.longestCount)
        features[.standsAlone] = written.standsAlone ? 1 : 0
        features[.division] = max(-limit, min(limit, (meant.score - written.score) / 8))
        features[.meantWord2] = meant.longest == 2 ? 1 : 0
        features[.meantWord3] = meant.longest > 2 ? 1 : 0
        features[.meantWordCount] = scaled(meant.longestCount)
    }

    private static let limit = 4.0

    /// The most that divisions can add to a score.
    static func most(_ weights: Weights) -> Double {
        func weight(_ feature: Feature) -> Double { weights.values[feature.rawValue] }
        let count = CountLevel.counts.map(scaled).max() ?? 0
        return abs(weight(.division)) * limit + max(0, weight(.standsAlone))
            + max(0, weight(.writtenWord2), weight(.writtenWord3)) + max(0, weight(.meantWord2), weight(.meantWord3))
            + max(0, weight(.writtenWordCount) * count) + max(0, weight(.meantWordCount) * count)
    }

    private static func scaled(_ count: UInt32) -> Double { Binary.log2(Double(count) + 1) / 8 }

    private static func beside(_ clause: inout Clause) -> (left: Double, right: Double) {
        let counts = clause.beside()
        return (scaled(counts.left), scaled(counts.right))
    }

    /// The share of unseen pairs within eight symbols on both sides, those at the place left out.
    private static func strangeness(_ clause: inout Clause) -> Double {
        let place = clause.place
        let before = max(0, place.lowerBound - 9)..<max(0, place.lowerBound - 1)
        let after = place.upperBound..<max(place.upperBound, min(clause.symbols.count - 1, place.upperBound + 8))
        var unseen = 0
        for at in before where clause.count(2, at: at) == 0 { unseen += 1 }
        for at in after where clause.count(2, at: at) == 0 { unseen += 1 }
        return Double(min(unseen, 4)) / 4
    }
}
