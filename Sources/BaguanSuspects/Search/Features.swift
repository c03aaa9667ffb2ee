/// What is known of one candidate, as numbers that the weights are multiplied with.
enum Feature: Int, CaseIterable {
    case bias
    /// How much likelier the text is with the candidate.
    case gain, gainSquareRoot
    /// How much likelier than the next candidate.
    case margin
    /// The longest sequence around the place that was seen: with what is written, with the candidate.
    case written2, written3, written4
    case meant3, meant4, meant5
    /// How often the best sequence of three was seen.
    case writtenCount, meantCount
    /// How often the two neighbours were seen beside it.
    case writtenLeft, writtenRight, meantLeft, meantRight
    /// How much better the text divides into words.
    case division
    /// Whether the place belongs to a word of the list.
    case writtenWord2, writtenWord3, meantWord2, meantWord3
    case writtenWordCount, meantWordCount
    /// Why one may be written for the other.
    case sameTone, sameSound, nearSound, shape, soundAndShape
    /// How common the two are.
    case writtenFrequency, meantFrequency
    /// How strange the surroundings are that have nothing to do with the place.
    case strangeness
    /// What stands beside the place.
    case edgeLeft, edgeRight, figureBeside
    /// Both neighbours stand alone in the best division.
    case standsAlone
    /// Two characters at once.
    case double

    /// As it is named in the file of weights.
    var name: String { "\(self)" }
}

typealias FeatureVector = [Double]

extension FeatureVector {
    static var empty: FeatureVector { FeatureVector(repeating: 0, count: Feature.allCases.count) }

    subscript(feature: Feature) -> Double {
        get { self[feature.rawValue] }
        set { self[feature.rawValue] = newValue }
    }
}
