/// Describes the candidates of one place in numbers.
struct Describer {
    private let written: Window
    private let division: Division
    /// What all candidates of the place share.
    private let shared: FeatureVector
    private let statistics: Statistics

    init(_ written: Window, _ range: Range<Int>, in clause: ArraySlice<Symbol.Value>, _ statistics: Statistics) {
        self.written = written
        self.statistics = statistics
        division = Division(written, statistics)
        var shared = FeatureVector.empty
        shared[.bias] = 1
        for (length, feature) in [(2, Feature.written2), (3, .written3), (4, .written4)] {
            shared[feature] = written.best(length) > 0 ? 1 : 0
        }
        shared[.writtenCount] = Self.scaled(written.best(3))
        (shared[.writtenLeft], shared[.writtenRight]) = Self.beside(written)
        shared[.writtenWord2] = division.longest == 2 ? 1 : 0
        shared[.writtenWord3] = division.longest > 2 ? 1 : 0
        shared[.writtenWordCount] = Self.scaled(division.longestCount)
        shared[.writtenFrequency] = Self.scaled(statistics.count(of: clause[range.lowerBound]))
        shared[.strangeness] = Self.strangeness(around: range, in: clause, statistics)
        let (left, right) = (clause[range.lowerBound - 1], clause[range.upperBound])
        shared[.edgeLeft] = left == Symbol.boundary ? 1 : 0
        shared[.edgeRight] = right == Symbol.boundary ? 1 : 0
        shared[.figureBeside] = [left, right].contains { $0 == Symbol.digit || $0 == Symbol.letter } ? 1 : 0
        shared[.standsAlone] = division.standsAlone ? 1 : 0
        shared[.double] = range.count == 2 ? 1 : 0
        self.shared = shared
    }

    func features(of meant: Window, gain: Double, next: Double, likeness: Likeness) -> FeatureVector {
        let newDivision = Division(meant, statistics)
        var features = shared
        features[.gain] = min(gain, 60) / 8
        features[.gainSquareRoot] = (min(gain, 60) / 8).squareRoot()
        features[.margin] = max(-4, min(4, (gain - next) / 8))
        for (length, feature) in [(3, Feature.meant3), (4, .meant4), (5, .meant5)] {
            features[feature] = meant.best(length) > 0 ? 1 : 0
        }
        features[.meantCount] = Self.scaled(meant.best(3))
        (features[.meantLeft], features[.meantRight]) = Self.beside(meant)
        features[.division] = max(-4, min(4, (newDivision.score - division.score) / 8))
        features[.meantWord2] = newDivision.longest == 2 ? 1 : 0
        features[.meantWord3] = newDivision.longest > 2 ? 1 : 0
        features[.meantWordCount] = Self.scaled(newDivision.longestCount)
        features[.sameTone] = likeness.sound == .sameTone ? 1 : 0
        features[.sameSound] = likeness.sound == .same ? 1 : 0
        features[.nearSound] = likeness.sound == .near ? 1 : 0
        features[.shape] = Double(likeness.shape) / 64
        features[.soundAndShape] = likeness.sound == .none || likeness.shape == 0 ? 0 : 1
        features[.meantFrequency] = Self.scaled(statistics.count(of: meant.symbols[meant.place.lowerBound]))
        return features
    }

    private static func scaled(_ count: UInt32) -> Double { Binary.log2(Double(count) + 1) / 8 }

    private static func beside(_ window: Window) -> (left: Double, right: Double) {
        (scaled(window.count(2, at: window.place.lowerBound - 1)), scaled(window.count(2, at: window.place.upperBound - 1)))
    }

    /// The share of unseen pairs within eight symbols on both sides, those at the place left out.
    private static func strangeness(
        around range: Range<Int>, in clause: ArraySlice<Symbol.Value>, _ statistics: Statistics
    ) -> Double {
        let before = max(clause.startIndex, range.lowerBound - 9)..<max(clause.startIndex, range.lowerBound - 1)
        let after = range.upperBound..<max(range.upperBound, min(clause.endIndex - 1, range.upperBound + 8))
        var unseen = 0
        for at in [before, after].joined() {
            if statistics.count(SequenceHash.gram.appending(clause[at]).appending(clause[at + 1])) == 0 { unseen += 1 }
        }
        return Double(min(unseen, 4)) / 4
    }
}
