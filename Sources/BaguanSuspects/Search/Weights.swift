/// What each ``Feature`` counts, and from which sum on a place is a suspect. People can read and edit it:
///
///     # what the figures rest on
///     threshold 2.25
///     gain 1.5
public struct Weights: Hashable, Sendable {
    var values: [Double]
    package var threshold: Double

    init(values: [Double], threshold: Double) {
        self.values = values
        self.threshold = threshold
    }

    /// Nil when a line is no pair of a known name and a number.
    public init?(text: String) {
        var values = [Double](repeating: 0, count: Feature.allCases.count)
        var threshold: Double?
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let value = Double(String(parts[1])), value.isFinite else { return nil }
            if parts[0] == "threshold" {
                threshold = value
            } else {
                guard let feature = Feature.allCases.first(where: { $0.name == parts[0] }) else { return nil }
                values[feature.rawValue] = value
            }
        }
        guard let threshold else { return nil }
        self.init(values: values, threshold: threshold)
    }

    public var text: String {
        func written(_ number: Double) -> String { "\((number * 10_000).rounded() / 10_000)" }
        let lines = Feature.allCases.map { "\($0.name) \(written(values[$0.rawValue]))" }
        return (["threshold \(written(threshold))"] + lines).joined(separator: "\n") + "\n"
    }

    func score(_ features: FeatureVector) -> Double {
        var sum = 0.0
        for index in values.indices { sum += values[index] * features[index] }
        return sum
    }
}
