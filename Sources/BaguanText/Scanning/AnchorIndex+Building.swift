extension AnchorIndex {
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
    init(_ wordings: [[UInt16]], groups: [Int32], ranks: [Int]) {
        var others: [Int] = []
        var singles: [Int32] = []
        var choices: [Choice] = []
        var crowd = Crowd()
        let rarity = PairRarity(wordings, ranks)
        for (index, wording) in wordings.enumerated() {
            if wording.count == 1 {
                singles.append(groups[index])
            } else if wording.count > Self.maximumLength {
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
        bigrams = BigramArray(rows: rows, symbolCount: ranks.count - 1)
        self.singles = singles
        let homeless: [Int]
        (patterns, anchors, symbols, homeless) = Self.lay(choices, wordings, groups, bigrams)
        self.others = others + homeless
        reach = (
            patterns.map { Int($0.before) }.max() ?? 1, patterns.map { Int($0.count) - Int($0.before) }.max() ?? 0)
    }

    private static func lay(
        _ choices: [Choice], _ wordings: [[UInt16]], _ groups: [Int32], _ bigrams: BigramArray
    ) -> ([Pattern], [Anchor], [UInt16], homeless: [Int]) {
        var patterns: [Pattern] = []
        var anchors = [Anchor](repeating: Anchor(), count: bigrams.checks.count)
        var symbols: [UInt16] = []
        var homeless: [Int] = []
        for choice in choices.sorted(by: { ($0.pair, $0.wording) < ($1.pair, $1.wording) }) {
            guard let slot = bigrams.slot(UInt16(choice.pair >> 16), UInt16(choice.pair & 0xFFFF)) else {
                homeless.append(choice.wording)
                continue
            }
            if anchors[slot].pattern < 0 {
                anchors[slot].pattern = Int32(patterns.count)
            } else {
                patterns[patterns.count - 1].isLast = false
            }
            let wording = wordings[choice.wording]
            let pattern = Pattern(
                group: groups[choice.wording], first: Int32(symbols.count),
                left: choice.before > 1 ? wording[choice.before - 2] : 0,
                right: choice.before + 1 < wording.count ? wording[choice.before + 1] : 0,
                count: UInt8(wording.count), before: UInt8(choice.before), isLast: true)
            anchors[slot].neighbours |= pattern.neighbours
            patterns.append(pattern)
            symbols += wording
        }
        return (patterns, anchors, symbols, homeless)
    }
}

extension AnchorIndex.Pattern {
    /// The bits for what stands beside the anchor; a side with no neighbour allows all.
    fileprivate var neighbours: UInt32 {
        let before: UInt32 = left == 0 ? 0xFFFF : 1 << UInt32(left & 15)
        let after: UInt32 = right == 0 ? 0xFFFF : 1 << UInt32(right & 15)
        return before | after << 16
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
    mutating func place(_ index: Int, _ wording: [UInt16], _ rarity: PairRarity) -> AnchorIndex.Choice? {
        var best: (score: Int, choice: AnchorIndex.Choice)?
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
