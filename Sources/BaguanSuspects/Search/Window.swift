/// A place of one or two symbols with up to four on each side, and how often everything in it was seen.
///
/// Sequences may begin or end with a boundary; none goes across one.
struct Window {
    static let reach = 4
    static let order = 5
    private static let width = 2 * reach + 2

    private(set) var symbols: [Symbol.Value]
    /// The indices of the place in `symbols`.
    let place: Range<Int>
    /// By length and first symbol; see ``count(_:at:)``.
    private var counts: [UInt32]
    private let statistics: Statistics

    /// - Parameters:
    ///   - clause: the symbols between two boundaries, which belong to it.
    ///   - range: the place, inside the boundaries.
    init(_ clause: ArraySlice<Symbol.Value>, place range: Range<Int>, _ statistics: Statistics) {
        let from = max(clause.startIndex, range.lowerBound - Self.reach)
        let to = min(clause.endIndex, range.upperBound + Self.reach)
        symbols = Array(clause[from..<to])
        place = range.lowerBound - from..<range.upperBound - from
        counts = [UInt32](repeating: 0, count: Self.order * Self.width)
        self.statistics = statistics
        for start in symbols.indices { fill(from: start, least: 1) }
    }

    /// How often the sequence of `length` symbols from `start` on was seen; 0 when it reaches beyond the window.
    @inline(__always)
    func count(_ length: Int, at start: Int) -> UInt32 {
        start < 0 || start + length > symbols.count ? 0 : counts[(length - 1) * Self.width + start]
    }

    /// The same window with something else at the place.
    func with(_ meant: [Symbol.Value]) -> Window {
        var changed = self
        for (index, symbol) in zip(place, meant) { changed.symbols[index] = symbol }
        for start in max(0, place.lowerBound - Self.reach)..<place.upperBound {
            changed.fill(from: start, least: max(1, place.lowerBound - start + 1))
        }
        return changed
    }

    /// Counts what begins at `start` and has at least so many symbols.
    private mutating func fill(from start: Int, least: Int) {
        var hash = SequenceHash.gram
        hash.append(symbols[start])
        if least <= 1 { counts[start] = statistics.count(of: symbols[start]) }
        for length in 2...Self.order {
            let last = start + length - 1
            guard last < symbols.count else { return }
            hash.append(symbols[last])
            guard length >= least else { continue }
            // What was never seen is in nothing longer that was seen.
            let shorter = counts[(length - 2) * Self.width + start]
            counts[(length - 1) * Self.width + start] = shorter == 0 ? 0 : statistics.count(hash)
        }
    }

    /// How much a history of one to four symbols is trusted: the longer, the sooner.
    private static let trust: [Double] = [0, 0, 30, 8, 4, 2]

    /// The logarithm of the probability of the place and of what follows it.
    var score: Double {
        var score = 0.0
        for at in place.lowerBound..<symbols.count {
            var probability = statistics.probability(of: symbols[at])
            for length in 2...Self.order {
                let start = at - length + 1
                guard start >= 0 else { break }
                let history = Double(count(length - 1, at: start))
                guard history > 0 else { break }
                let seen = min(history, Double(count(length, at: start)))
                probability = (seen + Self.trust[length] * probability) / (history + Self.trust[length])
            }
            score += Binary.log2(probability)
        }
        return score
    }

    /// The starts of the sequences of `length` that hold something of the place.
    func starts(_ length: Int) -> Range<Int> {
        let from = max(0, place.lowerBound - length + 1)
        let to = min(place.upperBound, symbols.count - length + 1)
        return from..<max(from, to)
    }

    /// How often the best sequence of `length` around the place was seen.
    func best(_ length: Int) -> UInt32 {
        var best: UInt32 = 0
        for start in starts(length) { best = max(best, count(length, at: start)) }
        return best
    }
}

/// How a window divides into words of the list.
struct Division {
    /// The logarithm of the best division's probability.
    private(set) var score = 0.0
    /// Whether the best division gives the place a word of its own and one each to its neighbours.
    private(set) var standsAlone = false
    /// The longest word that holds something of the place, and how often the list counts it.
    private(set) var longest = 1
    private(set) var longestCount: UInt32 = 0

    init(_ window: Window, _ statistics: Statistics) {
        let symbols = window.symbols
        var best = [(score: Double, length: Int)](repeating: (-1e9, 1), count: symbols.count + 1)
        best[0] = (0, 1)
        for start in symbols.indices {
            var hash = SequenceHash.word
            for end in start..<min(symbols.count, start + 4) {
                guard Symbol.isHan(symbols[end]) else { break }
                hash.append(symbols[end])
                let length = end - start + 1
                let count = statistics.wordCount(hash)
                guard count > 0 || length == 1 else { continue }
                let score = best[start].score + statistics.wordScore(count)
                if score > best[end + 1].score { best[end + 1] = (score, length) }
                if length > 1, start < window.place.upperBound, end >= window.place.lowerBound, length > longest
                    || length == longest && count > longestCount { (longest, longestCount) = (length, count) }
            }
            if !Symbol.isHan(symbols[start]), best[start].score - 4 > best[start + 1].score {
                best[start + 1] = (best[start].score - 4, 1)
            }
        }
        score = best[symbols.count].score
        standsAlone = Self.standsAlone(window.place, best.map(\.length))
    }

    private static func standsAlone(_ place: Range<Int>, _ lengths: [Int]) -> Bool {
        var end = lengths.count - 1
        var singles = 0
        while end > 0 {
            let start = end - lengths[end]
            if start < place.upperBound + 1, end > place.lowerBound - 1, lengths[end] == 1 { singles += 1 }
            end = start
        }
        return singles >= min(3, lengths.count - 1)
    }
}
