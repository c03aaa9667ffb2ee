/// Which pair of symbols in each wording is its anchor, and which rows of the bigram array lie where: all that takes long to
/// find out of an ``AnchorIndex``, which is then laid out in one go.
struct AnchorPlan: Sendable {
    /// A wording with an anchor.
    struct Wording: Sendable {
        /// Its literals, as ``LiteralGroups`` has them.
        var group: Int32
        var count: UInt8
        /// How many symbols stand before the second of the anchor.
        var before: UInt8
    }

    /// Where each symbol's row begins.
    var bases: [UInt32]
    /// Those with the same anchor stand together.
    var wordings: [Wording] = []
    /// Theirs, one wording after the other.
    var symbols: [UInt16] = []
    /// The literals of the wordings of one symbol: symbol 1 has the first group, and so on.
    var singles: [Int32]

    init(bases: [UInt32], singles: [Int32]) {
        (self.bases, self.singles) = (bases, singles)
    }

    /// Whether an index can be laid out by it: what is read from a file may be anything.
    ///
    /// - Parameter holds: whether there is such a group of literals.
    func isSound(symbolCount: Int, holds: (Int32) -> Bool) -> Bool {
        guard bases.count == symbolCount + 1, bases.allSatisfy({ $0 <= UInt32(Alphabet.maximumBase) }),
            symbols.allSatisfy({ (1...max(1, symbolCount)).contains(Int($0)) }), singles.count <= symbolCount,
            singles.allSatisfy(holds), wordings.allSatisfy({ holds($0.group) })
        else { return false }
        var bigrams = BigramArray(bases: bases)
        var (first, last) = (0, (UInt16(0), UInt16(0)))
        for wording in wordings {
            guard (2...AnchorIndex.maximumLength).contains(Int(wording.count)), (1..<wording.count).contains(wording.before),
                first + Int(wording.count) <= symbols.count
            else { return false }
            let pair = pair(of: wording, at: first)
            // A second run of wordings with one anchor would hide the first.
            if pair != last, bigrams.holds(pair.0, pair.1) { return false }
            guard bigrams.insert(pair.0, pair.1) else { return false }
            (first, last) = (first + Int(wording.count), pair)
        }
        return first == symbols.count
    }

    /// - Parameter first: where the wording's symbols begin in ``symbols``.
    func pair(of wording: Wording, at first: Int) -> (UInt16, UInt16) {
        (symbols[first + Int(wording.before) - 1], symbols[first + Int(wording.before)])
    }
}
