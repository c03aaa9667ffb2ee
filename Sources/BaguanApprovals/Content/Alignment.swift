/// Which elements of two sequences belong together: as many as possible, none crossing.
///
/// Myers' algorithm ("An O(ND) Difference Algorithm and Its Variations", Algorithmica 1986), given up when more than `limit`
/// elements differ: two texts that have little in common are two texts, and finding that out must not take for ever.
struct Alignment {
    /// Index pairs in ascending order.
    private(set) var pairs: [(before: Int, after: Int)] = []

    init<Element: Equatable>(_ before: [Element], _ after: [Element], limit: Int = 600) {
        var head = 0
        while head < before.count, head < after.count, before[head] == after[head] { head += 1 }
        var tail = 0
        while tail < before.count - head, tail < after.count - head,
            before[before.count - 1 - tail] == after[after.count - 1 - tail] { tail += 1 }
        pairs = (0..<head).map { ($0, $0) }
        let middle = Self.align(before[head..<(before.count - tail)], after[head..<(after.count - tail)], limit: limit)
        pairs += middle
        pairs += (0..<tail).map { (before.count - tail + $0, after.count - tail + $0) }
    }

    private static func align<Element: Equatable>(
        _ a: ArraySlice<Element>, _ b: ArraySlice<Element>, limit: Int
    ) -> [(before: Int, after: Int)] {
        guard !a.isEmpty, !b.isEmpty else { return [] }
        let reach = min(limit, a.count + b.count)
        // The furthest place in `a` on each diagonal, after each number of edits.
        var furthest = [Int](repeating: 0, count: 2 * reach + 3)
        var rounds: [[Int]] = []
        for edits in 0...reach {
            rounds.append(furthest)
            for diagonal in stride(from: -edits, through: edits, by: 2) {
                let at = diagonal + reach + 1
                let isDown = diagonal == -edits || (diagonal != edits && furthest[at - 1] < furthest[at + 1])
                var x = isDown ? furthest[at + 1] : furthest[at - 1] + 1
                while x < a.count, x - diagonal < b.count, x - diagonal >= 0,
                    a[a.startIndex + x] == b[b.startIndex + x - diagonal] { x += 1 }
                furthest[at] = x
                if x >= a.count, x - diagonal >= b.count { return trace(rounds, reach, from: (a, b)) }
            }
        }
        return []
    }

    /// Walks back from the end through the rounds.
    private static func trace<Element>(
        _ rounds: [[Int]], _ reach: Int, from texts: (ArraySlice<Element>, ArraySlice<Element>)
    ) -> [(before: Int, after: Int)] {
        let (a, b) = texts
        var pairs: [(before: Int, after: Int)] = []
        var (x, y) = (a.count, b.count)
        for edits in rounds.indices.reversed() {
            let furthest = rounds[edits]
            let diagonal = x - y
            let at = diagonal + reach + 1
            let isDown = diagonal == -edits || (diagonal != edits && furthest[at - 1] < furthest[at + 1])
            let previous = isDown ? diagonal + 1 : diagonal - 1
            let previousX = edits == 0 ? 0 : furthest[previous + reach + 1]
            let previousY = edits == 0 ? 0 : previousX - previous
            while x > previousX, y > previousY {
                (x, y) = (x - 1, y - 1)
                pairs.append((a.startIndex + x, b.startIndex + y))
            }
            (x, y) = (previousX, previousY)
        }
        return pairs.reversed()
    }
}
