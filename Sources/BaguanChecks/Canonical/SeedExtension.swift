internal import BaguanText

/// Follows a wording from a piece of it that stands in the text, to one side, allowing for a few edits.
///
/// The rows of the usual table (Sellers; swaps of neighbours count as one edit, as in optimal string alignment) are kept
/// only near the diagonal (Ukkonen), in a vector each, and only as long as some cell is cheap enough: most seeds lead
/// nowhere and cost a few steps.
struct SeedExtension {
    /// What the rest of the wording costs there, and how many characters of the text it takes.
    struct Reach {
        var cost: Int
        var length: Int
    }

    enum Direction: Int { case forward = 1, backward = -1 }

    private typealias Row = SIMD8<Int16>
    private static let far = Row(repeating: 99)

    /// The wording's first character that is expected, how many there are, and where the text is expected to have it.
    let first: Int
    let count: Int
    let place: Int
    let direction: Direction
    /// How many edits are allowed, at most 3, so that a row fits into its vector.
    let budget: Int

    /// - Parameters:
    ///   - letters: where the wording's characters stand, at `first` and on in the direction.
    ///   - text: the values of the block's skeleton.
    func reach(_ letters: Span<UInt32>, in skeleton: Skeleton, _ text: Span<UInt32>) -> Reach? {
        guard count > 0 else { return Reach(cost: 0, length: 0) }
        let step = direction.rawValue
        let room = min(count + budget, step > 0 ? text.count - place : place + 1)
        // Most of what is meant is right: compare first, and only then count edits.
        var equal = 0
        while equal < min(count, room), letters[first + step * equal] == text[place + step * equal] { equal += 1 }
        if equal == count { return Reach(cost: 0, length: count) }
        guard budget > 0 else { return nil }
        let width = 2 * budget
        var (older, old) = (Self.far, Self.far)
        for x in 0...budget where x <= room { old[budget + x] = Int16(x) }
        var open = room
        for r in 1...count {
            var row = Self.far
            var cheapest: Int16 = 99
            let expected = letters[first + step * (r - 1)]
            for lane in 0...width {
                let x = r + lane - budget
                guard x >= 0, x <= open else { continue }
                var cost = lane < width ? old[lane + 1] + 1 : 99
                if x > 0 {
                    let found = text[place + step * (x - 1)]
                    if found == Skeleton.end {
                        open = x - 1
                        continue
                    }
                    if lane > 0 { cost = min(cost, row[lane - 1] + 1) }
                    cost = min(cost, old[lane] + (found == expected ? 0 : 1))
                    if isSwap(r, x, letters, text) { cost = min(cost, older[lane] + 1) }
                }
                row[lane] = cost
                cheapest = min(cheapest, cost)
            }
            guard Int(cheapest) <= budget else { return nil }
            if r == count { return best(row, old, older, letters, skeleton, text, open) }
            (older, old) = (old, row)
        }
        return nil
    }

    @inline(__always)
    private func isSwap(_ r: Int, _ x: Int, _ letters: Span<UInt32>, _ text: Span<UInt32>) -> Bool {
        guard r > 1, x > 1 else { return false }
        let step = direction.rawValue
        let (last, previous) = (letters[first + step * (r - 1)], letters[first + step * (r - 2)])
        return last == text[place + step * (x - 2)] && previous == text[place + step * (x - 1)] && last != previous
    }

    /// Of the cheapest ends the one that reads best: on the wording's own last character, as far out as it is; else on
    /// another in its place; else the wording's last character is missing.
    private func best(
        _ row: Row, _ old: Row, _ older: Row, _ letters: Span<UInt32>, _ skeleton: Skeleton, _ text: Span<UInt32>, _ open: Int
    ) -> Reach? {
        var best: (reach: Reach, rank: Int)?
        let step = direction.rawValue
        for lane in 0...2 * budget where Int(row[lane]) <= budget {
            let x = count + lane - budget
            guard x >= 0, x <= open else { continue }
            var rank = 0
            if x > 0 {
                let found = text[place + step * (x - 1)]
                if found == letters[first + step * (count - 1)], old[lane] == row[lane] {
                    rank = 2
                } else if isSwap(count, x, letters, text), older[lane] + 1 == row[lane] {
                    rank = 2
                } else if old[lane] + 1 == row[lane] {
                    rank = standsApart(x, skeleton) || Self.particles.contains(found) ? -1 : 1
                } else if lane > 0, row[lane - 1] + 1 == row[lane] {
                    // What is added behind the end is no part of it.
                    rank = -2
                }
            }
            if let known = best, (known.reach.cost, -known.rank) < (Int(row[lane]), -rank) { continue }
            best = (Reach(cost: Int(row[lane]), length: x), rank)
        }
        return best?.reach
    }

    /// Whether a mark separates the outermost character from the rest, so that it hardly stands for the wording's own.
    private func standsApart(_ length: Int, _ skeleton: Skeleton) -> Bool {
        direction == .forward
            ? skeleton.hasSeparator(before: place + length - 1) : skeleton.hasSeparator(before: place - length + 2)
    }

    /// Characters that go on after a wording rather than stand for its last character.
    private static let particles = Set("的地得了着是在和与及为等中上下内外".unicodeScalars.map(\.value))
}
