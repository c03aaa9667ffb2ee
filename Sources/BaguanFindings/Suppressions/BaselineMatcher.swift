/// Finds the findings of one file again among the entries of a baseline.
///
/// Of the same rule and match, a finding goes to the entry
/// 1. that has the same on both sides, else
/// 2. one that has the same right before or right after it (four characters), else
/// 3. the one whose sides are most like its own, if they share at least a fifth of their pairs of characters,
///
/// each entry as often as it counts. So what is edited anywhere else changes nothing, an edit on one side of a match does
/// not matter, and one on both sides only when it leaves hardly anything; and whatever is edited, no more findings are known
/// than there were. (Sentences that have nothing to do with each other share hardly a pair.)
struct BaselineMatcher {
    private let entries: [Baseline.Entry]
    /// How many findings each entry still stands for.
    private var rest: [Int]

    init(_ entries: [Baseline.Entry]) {
        self.entries = entries
        rest = entries.map(\.count)
    }

    /// What is left of the entries once findings have been known.
    var left: [Baseline.Entry] {
        zip(entries, rest).compactMap { entry, rest in
            var entry = entry
            entry.count = rest
            return rest > 0 ? entry : nil
        }
    }

    /// For each finding the entry that it is, or nil for a new one.
    mutating func known(among findings: [Finding]) -> [Baseline.Entry?] {
        var known: [Int?] = Array(repeating: nil, count: findings.count)
        guard !entries.isEmpty else { return Array(repeating: nil, count: findings.count) }
        let sought = findings.map(Baseline.Entry.init)
        var open = Array(findings.indices)
        for keys in [Self.both, Self.oneSide] {
            var byKey: [Key: [Int]] = [:]
            // The last of a list is taken first.
            for index in entries.indices.reversed() where rest[index] > 0 {
                for key in keys(entries[index]) { byKey[key, default: []].append(index) }
            }
            open.removeAll { finding in
                for key in keys(sought[finding]) {
                    while let index = byKey[key]?.last {
                        guard rest[index] > 0 else {
                            byKey[key]?.removeLast()
                            continue
                        }
                        rest[index] -= 1
                        known[finding] = index
                        return true
                    }
                }
                return false
            }
        }
        knowByLikeness(open, sought, &known)
        return known.map { $0.map { entries[$0] } }
    }

    // MARK: - The same on both sides, or on one

    private struct Key: Hashable {
        var rule: RuleID
        var match: [UInt8]
        var before: [UInt8]?
        var after: [UInt8]?

        init(_ entry: Baseline.Entry, before: String?, after: String?) {
            rule = entry.rule
            match = Array(entry.match.utf8)
            self.before = before.map { Array($0.utf8) }
            self.after = after.map { Array($0.utf8) }
        }
    }

    private static let sideLength = 4

    private static func both(_ entry: Baseline.Entry) -> [Key] {
        [Key(entry, before: entry.before, after: entry.after)]
    }

    /// A side of fewer characters is the block's edge, and says little.
    private static func oneSide(_ entry: Baseline.Entry) -> [Key] {
        var keys: [Key] = []
        let (before, after) = (entry.before.unicodeScalars.suffix(sideLength), entry.after.unicodeScalars.prefix(sideLength))
        if before.count == sideLength { keys.append(Key(entry, before: String(before), after: nil)) }
        if after.count == sideLength { keys.append(Key(entry, before: nil, after: String(after))) }
        return keys
    }

    // MARK: - Alike

    private static let leastLikeness = 0.2
    /// More pairs of findings and entries than this are not compared.
    private static let comparisons = 250_000

    private mutating func knowByLikeness(_ open: [Int], _ sought: [Baseline.Entry], _ known: inout [Int?]) {
        var byMatch: [Key: [Int]] = [:]
        for index in entries.indices where rest[index] > 0 {
            byMatch[Key(entries[index], before: nil, after: nil), default: []].append(index)
        }
        var done = 0
        for finding in open {
            let candidates = byMatch[Key(sought[finding], before: nil, after: nil)] ?? []
            done += candidates.count
            guard done <= Self.comparisons else { return }
            let best = candidates.filter { rest[$0] > 0 }
                .map { (index: $0, likeness: Self.likeness(entries[$0], sought[finding])) }
                .max { ($0.likeness, $1.index) < ($1.likeness, $0.index) }
            guard let best, best.likeness >= Self.leastLikeness else { continue }
            rest[best.index] -= 1
            known[finding] = best.index
        }
    }

    /// How many pairs of neighbouring characters the sides of two have in common, from 0 to 1 (Dice's coefficient).
    private static func likeness(_ a: Baseline.Entry, _ b: Baseline.Entry) -> Double {
        var pairs: [Pair: Int] = [:]
        var (total, common) = (0, 0)
        for pair in Self.pairs(of: a) {
            pairs[pair, default: 0] += 1
            total += 1
        }
        for pair in Self.pairs(of: b) {
            total += 1
            guard let count = pairs[pair], count > 0 else { continue }
            pairs[pair] = count - 1
            common += 1
        }
        return total == 0 ? 0 : Double(2 * common) / Double(total)
    }

    private struct Pair: Hashable {
        var first: Unicode.Scalar
        var second: Unicode.Scalar
    }

    private static func pairs(of entry: Baseline.Entry) -> [Pair] {
        [entry.before, entry.after].flatMap { side in
            zip(side.unicodeScalars, side.unicodeScalars.dropFirst()).map { Pair(first: $0, second: $1) }
        }
    }
}
