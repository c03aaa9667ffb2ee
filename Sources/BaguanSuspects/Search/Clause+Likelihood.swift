extension Clause {
    /// How much a history of one to four symbols is trusted: the longer, the sooner.
    private static let trust: [Double] = [0, 0, 30, 8, 4, 2]

    /// What is known of the symbols after a place whatever stands there: their probabilities by the symbols between.
    struct Outlook {
        fileprivate struct After {
            var probability: Double
            var logarithm: Double
            /// Whether nothing that begins earlier was seen.
            var isSettled: Bool
        }

        fileprivate var after: [After] = []
    }

    /// Looks ahead from the chosen place.
    mutating func lookAhead(_ outlook: inout Outlook) {
        outlook.after.removeAll(keepingCapacity: true)
        for at in place.upperBound..<min(symbols.count, place.upperBound + Self.reach) {
            var probability = statistics.probability(count: count(1, at: at))
            let isSettled = !refine(&probability, at: at, by: 2..<at - place.upperBound + 2)
            outlook.after.append(.init(probability: probability, logarithm: Binary.log2(probability), isSettled: isSettled))
        }
    }

    /// The logarithm of the probability of the chosen place and of what follows it.
    mutating func likelihood(_ outlook: Outlook) -> Double {
        var sum = 0.0
        for at in place {
            var probability = statistics.probability(count: count(1, at: at))
            _ = refine(&probability, at: at, by: 2..<Self.order + 1)
            sum += Binary.log2(probability)
        }
        for (index, after) in outlook.after.enumerated() {
            let at = place.upperBound + index
            // The shortest history that reaches back to the place.
            if after.isSettled || count(index + 1, at: place.upperBound - 1) == 0 {
                sum += after.logarithm
            } else {
                var probability = after.probability
                _ = refine(&probability, at: at, by: index + 2..<Self.order + 1)
                sum += Binary.log2(probability)
            }
        }
        return sum
    }

    /// Makes the probability of a symbol that of the symbol after so many others, from sequences of these lengths.
    /// - Returns: whether all of its histories were seen; longer ones than one that was not were not either.
    @inline(__always)
    private mutating func refine(_ probability: inout Double, at: Int, by lengths: Range<Int>) -> Bool {
        for length in lengths {
            let start = at - length + 1
            let history = Double(count(length - 1, at: start))
            guard start >= 0, history > 0 else { return false }
            let seen = min(history, Double(count(length, at: start)))
            probability = (seen + Self.trust[length] * probability) / (history + Self.trust[length])
        }
        return true
    }

    /// How often the best sequence of `length` that holds something of the chosen place was seen.
    mutating func best(_ length: Int) -> UInt32 {
        var best: UInt32 = 0
        for start in place.lowerBound - length + 1..<place.upperBound { best = max(best, count(length, at: start)) }
        return best
    }

    /// How often the chosen place was seen with its left and with its right neighbour.
    mutating func beside() -> (left: UInt32, right: UInt32) {
        (count(2, at: place.lowerBound - 1), count(2, at: place.upperBound - 1))
    }
}
