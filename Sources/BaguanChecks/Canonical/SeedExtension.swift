internal import BaguanText

/// Follows a wording from a piece of it that stands in the text, to one side, allowing for a few edits.
///
/// The rows of the usual table (Sellers; swaps of neighbours count as one edit, as in optimal string alignment) are kept
/// only near the diagonal (Ukkonen) and only as long as some cell is cheap enough, so that most seeds cost a few steps.
struct SeedExtension {
    /// What the rest of the wording costs there, and how many characters of the text it takes.
    struct Reach {
        var cost: Int
        var length: Int
    }

    enum Direction: Int { case forward = 1, backward = -1 }

    let wording: [UInt32]
    let text: Skeleton
    let direction: Direction
    private var rows: [[Int]]
    private static let far = 1 << 20

    init(of wording: [UInt32], in text: Skeleton, _ direction: Direction) {
        self.wording = wording
        self.text = text
        self.direction = direction
        rows = []
    }

    /// - Parameters:
    ///   - first: the character of the wording that comes next.
    ///   - place: the index of the text at which it is expected.
    ///   - budget: how many edits are allowed.
    mutating func reach(from first: Int, at place: Int, budget: Int) -> Reach? {
        let step = direction.rawValue
        let count = step > 0 ? wording.count - first : first + 1
        guard count > 0 else { return Reach(cost: 0, length: 0) }
        // Most of what follows is right: try without the table.
        if let equal = equalLength(first, place, count), equal == count { return Reach(cost: 0, length: count) }
        guard budget > 0 else { return nil }
        let available = availableLength(from: place, upTo: count + budget)
        let width = available + 1
        rows = [Array(repeating: Self.far, count: width), Array(repeating: Self.far, count: width), []]
        for x in 0...min(available, budget) { rows[1][x] = x }
        for r in 1...count {
            var row = [Int](repeating: Self.far, count: width)
            let lower = max(0, r - budget)
            let upper = min(available, r + budget)
            guard lower <= upper else { return nil }
            var cheapest = Self.far
            let expected = wording[first + step * (r - 1)]
            for x in lower...upper {
                var cost = rows[1][x] + 1
                if x > 0 {
                    let found = text.values[place + step * (x - 1)]
                    cost = min(cost, row[x - 1] + 1, rows[1][x - 1] + (found == expected ? 0 : 1))
                    if isSwap(r, x, first, place) { cost = min(cost, rows[0][x - 2] + 1) }
                }
                row[x] = cost
                cheapest = min(cheapest, cost)
            }
            guard cheapest <= budget else { return nil }
            if r == count { return best(row, count, available, first, place, budget) }
            rows[0] = rows[1]
            rows[1] = row
        }
        return nil
    }

    private func equalLength(_ first: Int, _ place: Int, _ count: Int) -> Int? {
        let step = direction.rawValue
        let last = place + step * (count - 1)
        guard text.values.indices.contains(place), text.values.indices.contains(last) else { return nil }
        var equal = 0
        while equal < count, wording[first + step * equal] == text.values[place + step * equal] { equal += 1 }
        return equal
    }

    /// How far the text goes on before the end of a sentence.
    private func availableLength(from place: Int, upTo limit: Int) -> Int {
        let step = direction.rawValue
        var length = 0
        while length < limit, case let at = place + step * length, text.values.indices.contains(at),
            text.values[at] != Skeleton.end { length += 1 }
        return length
    }

    private func isSwap(_ r: Int, _ x: Int, _ first: Int, _ place: Int) -> Bool {
        guard r > 1, x > 1 else { return false }
        let step = direction.rawValue
        let (last, previous) = (first + step * (r - 1), first + step * (r - 2))
        let (found, before) = (place + step * (x - 1), place + step * (x - 2))
        return wording[last] == text.values[before] && wording[previous] == text.values[found]
            && wording[last] != wording[previous]
    }

    /// Of the cheapest ends the one that reads best: on the wording's own last character, as far out as it is; else on
    /// another in its place; else the wording's last character is missing.
    private func best(
        _ row: [Int], _ count: Int, _ available: Int, _ first: Int, _ place: Int, _ budget: Int
    ) -> Reach? {
        var best: (reach: Reach, rank: Int)?
        let step = direction.rawValue
        for x in max(0, count - budget)...min(available, count + budget) where row[x] <= budget {
            var rank = 0
            if x > 0 {
                let found = text.values[place + step * (x - 1)]
                if found == wording[first + step * (count - 1)], rows[1][x - 1] == row[x] {
                    rank = 2
                } else if isSwap(count, x, first, place), rows[0][x - 2] + 1 == row[x] {
                    rank = 2
                } else if rows[1][x - 1] + 1 == row[x] {
                    rank = standsApart(x, place) || Self.particles.contains(found) ? -1 : 1
                } else if row[x - 1] + 1 == row[x] {
                    // What is inserted behind the end is no part of it.
                    rank = -2
                }
            }
            if let known = best, (known.reach.cost, -known.rank) < (row[x], -rank) { continue }
            best = (Reach(cost: row[x], length: x), rank)
        }
        return best?.reach
    }

    /// Whether a mark separates the outermost character from the rest, so that it hardly stands for the wording's own.
    private func standsApart(_ length: Int, _ place: Int) -> Bool {
        direction == .forward
            ? text.hasSeparator(before: place + length - 1) : text.hasSeparator(before: place - length + 2)
    }

    /// Characters that go on after a wording rather than stand for its last character.
    private static let particles = Set("的地得了着是在和与及为等中上下内外".unicodeScalars.map(\.value))
}
