/// How the surroundings of a clause's chosen place divide into words of the list.
struct Division {
    /// The logarithm of the best division's probability.
    private(set) var score = 0.0
    /// Whether the best division gives the place a word of its own and one each to its neighbours.
    private(set) var standsAlone = false
    /// The longest word that holds something of the place, and how often the list counts it.
    private(set) var longest = 1
    private(set) var longestCount: UInt32 = 0

    /// The best division up to somewhere.
    private struct Best {
        var score = -1e9
        /// Of the last word.
        var length = 1
    }

    init(_ clause: inout Clause) {
        let from = max(0, clause.place.lowerBound - Clause.reach)
        let count = min(clause.symbols.count, clause.place.upperBound + Clause.reach) - from
        clause.prepareWords(from: from, upTo: from + count)
        // Ten symbols or fewer: not worth an array.
        withUnsafeTemporaryAllocation(of: Best.self, capacity: count + 1) { best in
            best.initialize(repeating: Best())
            best[0].score = 0
            for start in 0..<count { go(on: start, &clause, from, best) }
            score = best[count].score
            standsAlone = Self.standsAlone(clause.place.lowerBound - from..<clause.place.upperBound - from, best)
        }
    }

    /// Goes on from the best division up to a symbol by each word that begins there.
    private mutating func go(on start: Int, _ clause: inout Clause, _ from: Int, _ best: UnsafeMutableBufferPointer<Best>) {
        let reached = best[start].score
        guard Symbol.isHan(clause.symbols[from + start]) else {
            if reached - 4 > best[start + 1].score { best[start + 1] = Best(score: reached - 4) }
            return
        }
        for end in start + 1..<min(start + Clause.wordLength + 1, best.count) {
            guard Symbol.isHan(clause.symbols[from + end - 1]) else { break }
            let length = end - start
            let level = clause.wordLevel(length, at: from + start)
            guard level > 0 || length == 1 else { continue }
            let score = reached + clause.statistics.wordScore(level)
            if score > best[end].score { best[end] = Best(score: score, length: length) }
            guard length > 1, from + start < clause.place.upperBound, from + end > clause.place.lowerBound else { continue }
            let seen = clause.statistics.wordCount(level)
            if length > longest || length == longest && seen > longestCount { (longest, longestCount) = (length, seen) }
        }
    }

    private static func standsAlone(_ place: Range<Int>, _ best: UnsafeMutableBufferPointer<Best>) -> Bool {
        var end = best.count - 1
        var singles = 0
        while end > 0 {
            let start = end - best[end].length
            if start < place.upperBound + 1, end > place.lowerBound - 1, best[end].length == 1 { singles += 1 }
            end = start
        }
        return singles >= min(3, best.count - 1)
    }
}
