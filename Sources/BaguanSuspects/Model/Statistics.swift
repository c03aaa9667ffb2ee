/// One or two models, read as one: what comes with baguan, and what an organisation made of its own texts.
///
/// A class, since everything in a search holds it and nobody changes it.
final class Statistics: Sendable {
    /// The tables of both models one by one, since a question goes to a single one; those of the second are the first's
    /// once more when there is no second.
    private let sequences, ownSequences: CountTable
    private let neighbours, ownNeighbours: (followers: NeighbourTable, predecessors: NeighbourTable)
    private let characters, ownCharacters: HanTable
    private let words: CountTable
    private let wordFollowers: NeighbourTable
    private let confusions: ConfusionTable
    private let hasOwn: Bool
    private let owners: [ModelBytes]
    private let levels: [UInt32]
    private let total: Double
    private let wordScores: [Double]

    init(_ base: SuspectModel, own: SuspectModel?) {
        let (first, second) = (base.tables, (own ?? base).tables)
        hasOwn = own != nil
        (sequences, ownSequences) = (first.sequences, second.sequences)
        neighbours = (first.followers, first.predecessors)
        ownNeighbours = (second.followers, second.predecessors)
        (characters, ownCharacters) = (first.characters, second.characters)
        (words, wordFollowers, confusions) = (first.words, first.wordFollowers, first.confusions)
        owners = [base.bytes] + (own.map { [$0.bytes] } ?? [])
        // A byte may say more than a level can: those of a damaged file that was sealed anew.
        levels = CountLevel.counts + [UInt32](repeating: 0, count: 256 - CountLevel.counts.count)
        total = max(1, first.symbolCount + (own?.tables.symbolCount ?? 0))
        let wordTotal = max(1, first.wordCount + (own?.tables.wordCount ?? 0))
        wordScores = levels.map { Binary.log2((Double($0) + 0.1) / wordTotal) }
    }

    /// How often a sequence of two to five symbols was seen.
    @inline(__always)
    func count(_ hash: SequenceHash) -> UInt32 {
        let value = hash.value
        let count = levels[sequences.level(value)]
        return hasOwn ? count &+ levels[ownSequences.level(value)] : count
    }

    /// Says that a sequence will be asked for soon.
    @inline(__always)
    func prepare(_ hash: SequenceHash) {
        let value = hash.value
        sequences.prepare(value)
        if hasOwn { ownSequences.prepare(value) }
    }

    /// Says that a word will be asked for soon.
    @inline(__always)
    func prepareWord(_ hash: SequenceHash) { words.prepare(hash.value) }

    /// What may stand after a symbol, and what before it.
    func followers(of symbol: Symbol.Value) -> Neighbours {
        Neighbours(base: neighbours.followers.row(of: symbol), own: hasOwn ? ownNeighbours.followers.row(of: symbol) : nil)
    }

    func predecessors(of symbol: Symbol.Value) -> Neighbours {
        Neighbours(base: neighbours.predecessors.row(of: symbol), own: hasOwn ? ownNeighbours.predecessors.row(of: symbol) : nil)
    }

    /// What may follow a character in a word of two.
    func wordFollowers(of symbol: Symbol.Value) -> NeighbourTable.Row { wordFollowers.row(of: symbol) }

    /// What may have been meant where a character stands.
    func candidates(of symbol: Symbol.Value) -> ConfusionTable.Candidates? { confusions.candidates(of: symbol) }

    /// Which symbols were seen beside one, in one model or the other: not, or perhaps.
    struct Neighbours {
        let base: NeighbourTable.Row
        let own: NeighbourTable.Row?

        @inline(__always)
        func mayHold(_ key: NeighbourTable.Key) -> Bool { base.mayHold(key) || own?.mayHold(key) == true }

        func prepare() {
            base.prepare()
            own?.prepare()
        }
    }

    /// How often a symbol was seen.
    @inline(__always)
    func count(of symbol: Symbol.Value) -> UInt32 {
        guard Symbol.isHan(symbol) else { return UInt32(total / 32) }
        let count = levels[characters.level(symbol)]
        return hasOwn ? count &+ levels[ownCharacters.level(symbol)] : count
    }

    /// The probability of a symbol that was seen so often, when nothing is known of what stands before it.
    @inline(__always)
    func probability(count: UInt32) -> Double { (Double(count) + 0.5) / (total + 10_000) }

    /// At which level the words' list counts a word; 0 when it is not in it.
    @inline(__always)
    func wordLevel(_ hash: SequenceHash) -> Int { words.level(hash.value) }

    /// How often the words' list counts a word at least.
    @inline(__always)
    func wordCount(_ hash: SequenceHash) -> UInt32 { levels[wordLevel(hash)] }

    @inline(__always)
    func wordCount(_ level: Int) -> UInt32 { levels[level] }

    /// The logarithm of a word's share, by its level.
    @inline(__always)
    func wordScore(_ level: Int) -> Double { wordScores[level] }
}
