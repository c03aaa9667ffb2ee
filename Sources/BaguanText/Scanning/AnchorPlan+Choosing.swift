extension AnchorPlan {
    /// A wording and the place of its anchor.
    fileprivate struct Choice {
        var wording: Int
        /// The index of the anchor's second symbol.
        var before: Int
        var pair: UInt32
    }

    /// - Parameters:
    ///   - wordings: as symbols, distinct; those of one symbol are symbols 1…
    ///   - groups: the literals of each.
    ///   - ranks: how common each symbol is in prose, by ``CharacterFrequency``.
    ///   - others: receives the indices of the wordings that are left to the automaton: long ones, and such whose anchors too
    ///     many others share.
    init(_ wordings: [[UInt16]], groups: [Int32], ranks: [Int], others: inout [Int]) {
        var singles: [Int32] = []
        var choices: [Choice] = []
        var crowd = Crowd()
        let rarity = PairRarity(wordings, ranks)
        for (index, wording) in wordings.enumerated() {
            if wording.count == 1 {
                singles.append(groups[index])
            } else if wording.count > AnchorIndex.maximumLength {
                others.append(index)
            } else if let choice = crowd.place(index, wording, rarity) {
                choices.append(choice)
            } else {
                others.append(index)
            }
        }
        let crowded = choices.filter { crowd.isOverfull($0.pair) }
        if !crowded.isEmpty {
            others += crowded.map(\.wording)
            choices.removeAll { crowd.isOverfull($0.pair) }
        }
        var rows: [UInt16: [UInt16]] = [:]
        for pair in Set(choices.map(\.pair)).sorted() { rows[UInt16(pair >> 16), default: []].append(UInt16(pair & 0xFFFF)) }
        let bigrams = BigramArray(rows: rows, symbolCount: ranks.count - 1)
        self.init(bases: bigrams.bases, singles: singles)
        for choice in choices.sorted(by: { ($0.pair, $0.wording) < ($1.pair, $1.wording) }) {
            guard bigrams.holds(UInt16(choice.pair >> 16), UInt16(choice.pair & 0xFFFF)) else {
                others.append(choice.wording)
                continue
            }
            let wording = wordings[choice.wording]
            self.wordings.append(Wording(
                group: groups[choice.wording], count: UInt8(wording.count), before: UInt8(choice.before)))
            symbols += wording
        }
    }
}

/// How many symbols would have to be compared at each place where a pair stands.
private struct Crowd {
    /// More make another pair of a wording the better anchor.
    private static let comfort = 40
    /// More than this no pair holds: what it holds, the automaton finds faster.
    private static let maximum = 128

    private var symbols: [UInt32: Int] = [:]
    private var overfull: Set<UInt32> = []

    func isOverfull(_ pair: UInt32) -> Bool { overfull.contains(pair) }

    /// Takes the rarest pair of a wording that has room for it as its anchor. If there is none, its pairs are overfull.
    mutating func place(_ index: Int, _ wording: [UInt16], _ rarity: PairRarity) -> AnchorPlan.Choice? {
        var best: (score: Int, choice: AnchorPlan.Choice)?
        for second in 1..<wording.count {
            let pair = PairRarity.pair(wording, second)
            let load = symbols[pair, default: 0] + wording.count
            guard load <= Self.maximum else { continue }
            let score = load <= Self.comfort ? rarity.of(pair) : -load - 1_000
            if score > best?.score ?? .min { best = (score, .init(wording: index, before: second, pair: pair)) }
        }
        guard let best else {
            for second in 1..<wording.count { overfull.insert(PairRarity.pair(wording, second)) }
            return nil
        }
        symbols[best.choice.pair, default: 0] += wording.count
        return best.choice
    }
}

/// How rare the pairs of symbols in a list of wordings are.
///
/// By how rare their characters are in prose, and by how few wordings share them: a pair that many share is a word by
/// itself, and more common than its characters let one think.
private struct PairRarity {
    private let ranks: [Int]
    private var wordings: [UInt32: Int] = [:]

    init(_ wordings: [[UInt16]], _ ranks: [Int]) {
        self.ranks = ranks
        for wording in wordings where wording.count > 1 {
            for second in 1..<wording.count { self.wordings[Self.pair(wording, second), default: 0] += 1 }
        }
    }

    static func pair(_ wording: [UInt16], _ second: Int) -> UInt32 {
        UInt32(wording[second - 1]) << 16 | UInt32(wording[second])
    }

    /// Counted in halvings: wordings twice as many weigh as much as each of the two characters twice as common.
    func of(_ pair: UInt32) -> Int {
        let shared = wordings[pair, default: 1]
        return ranks[Int(pair >> 16)] + ranks[Int(pair & 0xFFFF)] - 2 * (Int.bitWidth - 1 - shared.leadingZeroBitCount)
    }
}
