/// Makes the bytes of a model file.
package struct ModelBuilder {
    package var words = WordList()
    package var confusions = ConfusionList()
    package var weights: Weights?
    /// The file is not made bigger than this, in bytes: what was seen least is left out.
    package var maximalSize: Int
    private let sequences: [[(hash: UInt64, level: UInt8)]]
    private let characters: (levels: [UInt8], total: UInt64)
    private let pairs: [(first: Symbol.Value, second: Symbol.Value, level: UInt8)]

    package init(_ counter: TextCounter, maximalSize: Int) {
        self.maximalSize = maximalSize
        pairs = counter.pairs()
        sequences = (2...Clause.order).map { counter.sequences(of: $0, limit: CountTableBuilder.keys(in: maximalSize)) }
        characters = counter.characterLevels()
    }

    /// The least levels, by length, from the most generous to the strictest; longer sequences are left out sooner.
    private static let cutoffs: [[UInt8]] = [
        [2, 2, 2, 2], [2, 2, 2, 3], [2, 2, 3, 3], [2, 2, 3, 4], [2, 2, 4, 5], [2, 3, 4, 5], [2, 3, 5, 6], [2, 4, 6, 8],
        [3, 5, 7, 9], [4, 7, 10, 13], [6, 10, 14, 18], [10, 16, 22, 28], [31, 31, 31, 31],
    ]

    /// How many sequences of each length the file holds.
    package private(set) var kept: [Int] = []

    package mutating func bytes() -> [UInt8] {
        var sections = confusions.sections
        sections[.characters] = characters.levels
        if !words.keys.isEmpty { sections[.words] = CountTableBuilder(Self.ordered(words.keys)).bytes }
        sections[.weights] = weights.map { Array($0.text.utf8) } ?? []
        sections[.totals] = [characters.total, words.total].flatMap { total in
            (0..<8).map { UInt8(truncatingIfNeeded: total >> (8 * UInt64($0))) }
        }
        sections[.wordFollowers] = words.pairs.isEmpty ? [] : NeighbourTable.bytes(words.pairs.map { ($0.first, $0.second) })
        var least: UInt8?
        let cutoff = Self.cutoffs.first { cutoff in
            let keys = zip(sequences, cutoff).reduce(0) { sum, pair in sum + pair.0.lazy.filter { $0.level >= pair.1 }.count }
            if least != cutoff[0] { neighbours(from: cutoff[0], &sections) }
            least = cutoff[0]
            return sections.values.reduce(4096) { $0 + $1.count } + CountTableBuilder.size(of: keys) <= maximalSize
        } ?? Self.cutoffs[Self.cutoffs.count - 1]
        let chosen = zip(sequences, cutoff).map { pair in pair.0.filter { $0.level >= pair.1 } }
        kept = chosen.map(\.count)
        sections[.sequences] = CountTableBuilder(Self.ordered(chosen.flatMap { $0 })).bytes
        return ModelFile.bytes(sections)
    }

    private func neighbours(from level: UInt8, _ sections: inout [ModelSection: [UInt8]]) {
        let pairs = pairs.filter { $0.level >= level }
        sections[.followers] = NeighbourTable.bytes(pairs.map { ($0.first, $0.second) })
        sections[.predecessors] = NeighbourTable.bytes(pairs.map { ($0.second, $0.first) })
    }

    private static func ordered(_ keys: [(hash: UInt64, level: UInt8)]) -> [(hash: UInt64, level: UInt8)] {
        keys.sorted { ($1.level, $0.hash) < ($0.level, $1.hash) }
    }
}
