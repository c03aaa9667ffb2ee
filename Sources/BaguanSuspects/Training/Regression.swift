/// Logistic regression by Newton's method: which weights tell mistakes from the rest.
struct Regression {
    private var rows: [FeatureVector] = []
    private var labels: [Double] = []
    /// How strongly weights are drawn to zero.
    private static let ridge = 1.0
    private static let rounds = 12

    mutating func add(_ features: FeatureVector, isMistake: Bool) {
        rows.append(features)
        labels.append(isMistake ? 1 : 0)
    }

    /// The weights that fit best; the same rows give the same weights on every machine.
    func fit() -> [Double] {
        let width = Feature.allCases.count
        var weights = [Double](repeating: 0, count: width)
        for _ in 0..<Self.rounds {
            var gradient = weights.map { -Self.ridge * $0 }
            var curvature = [Double](repeating: 0, count: width * width)
            for index in 0..<width { curvature[index * width + index] = Self.ridge }
            for (row, label) in zip(rows, labels) {
                var sum = 0.0
                for index in 0..<width { sum += weights[index] * row[index] }
                let probability = 1 / (1 + Binary.exp(-sum))
                let spread = max(1e-6, probability * (1 - probability))
                for i in 0..<width where row[i] != 0 {
                    gradient[i] += (label - probability) * row[i]
                    let weighted = spread * row[i]
                    for j in 0...i { curvature[i * width + j] += weighted * row[j] }
                }
            }
            let step = Self.solve(curvature, gradient, width)
            for index in 0..<width { weights[index] += step[index] }
        }
        return weights
    }

    /// Solves a positive definite system of which the lower half is given (Cholesky).
    private static func solve(_ matrix: [Double], _ right: [Double], _ width: Int) -> [Double] {
        var lower = matrix
        var solution = right
        for i in 0..<width {
            for j in 0...i {
                var sum = lower[i * width + j]
                for k in 0..<j { sum -= lower[i * width + k] * lower[j * width + k] }
                lower[i * width + j] = i == j ? max(sum, 1e-12).squareRoot() : sum / lower[j * width + j]
            }
        }
        for i in 0..<width {
            for k in 0..<i { solution[i] -= lower[i * width + k] * solution[k] }
            solution[i] /= lower[i * width + i]
        }
        for i in (0..<width).reversed() {
            for k in i + 1..<max(width, i + 1) { solution[i] -= lower[k * width + i] * solution[k] }
            solution[i] /= lower[i * width + i]
        }
        return solution
    }
}
