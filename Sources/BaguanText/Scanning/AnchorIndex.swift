/// The wordings by an anchor in each: the pair of neighbouring symbols in it that is rarest in prose.
///
/// Most places of a text hold no anchor, and one look at the bigram array tells. Where there is one, a few bits tell what
/// may stand beside it, and only then a wording's symbols are compared with those of the text.
struct AnchorIndex: Sendable {
    /// A wording to be found by its anchor.
    struct Pattern: Sendable {
        /// Its literals, as ``LiteralGroups`` has them.
        var group: Int32
        /// Where its symbols begin in ``AnchorIndex/symbols``.
        var first: Int32
        /// The symbols beside its anchor; 0 where there is none.
        var left: UInt16
        var right: UInt16
        var count: UInt8
        /// How many symbols stand before the second of the anchor.
        var before: UInt8
        /// Whether no pattern with the same anchor follows.
        var isLast: Bool
    }

    /// What a slot of the bigram array leads to.
    struct Anchor: Sendable {
        /// What may stand before the pair (low 16 bits) and after it: one of the symbols with these remainders.
        var neighbours: UInt32 = 0
        /// The first of its patterns.
        var pattern: Int32 = -1
    }

    /// Longer wordings are left to the automaton, and so are those whose anchors too many others share.
    static let maximumLength = 64

    let bigrams: BigramArray
    let anchors: [Anchor]
    let patterns: [Pattern]
    let symbols: [UInt16]
    /// The literals of the wordings of one symbol: symbol 1 has the first group, and so on.
    let singles: [Int32]
    /// The most symbols that a pattern has before the second of its anchor, and from there on.
    let reach: (before: Int, after: Int)

    /// - Parameter plan: a sound one.
    init(_ plan: AnchorPlan) {
        var bigrams = BigramArray(bases: plan.bases)
        var anchors = [Anchor](repeating: Anchor(), count: bigrams.checks.count)
        var patterns: [Pattern] = []
        patterns.reserveCapacity(plan.wordings.count)
        var (first, last) = (0, -1)
        for wording in plan.wordings {
            let pair = plan.pair(of: wording, at: first)
            bigrams.insert(pair.0, pair.1)
            let slot = bigrams.slot(pair.0, pair.1)
            if slot == last { patterns[patterns.count - 1].isLast = false } else { anchors[slot].pattern = Int32(patterns.count) }
            let pattern = Pattern(wording, at: first, plan.symbols)
            anchors[slot].neighbours |= pattern.neighbours
            patterns.append(pattern)
            (first, last) = (first + Int(wording.count), slot)
        }
        (self.bigrams, self.anchors, self.patterns, symbols, singles) = (bigrams, anchors, patterns, plan.symbols, plan.singles)
        reach = (
            patterns.map { Int($0.before) }.max() ?? 1, patterns.map { Int($0.count) - Int($0.before) }.max() ?? 0)
    }

    /// Writes the index of each symbol that ends an anchor or is a wording by itself, and returns how many there are.
    ///
    /// Without branches: in most texts nobody can foretell where there is one, and each wrong guess costs as much as ten
    /// symbols.
    func collect(_ codes: Span<UInt32>, _ range: Range<Int>, into places: inout [Int32], by kernel: ScanKernel) -> Int {
        let checks = bigrams.checks.span
        let singles = UInt32(self.singles.count)
        if kernel == .vectors { return ScanKernel.collect(codes, range, checks, singles: singles, into: &places) }
        var places = places.mutableSpan
        var count = 0
        var previous = codes[range.lowerBound - 1]
        for index in range {
            let code = codes[index]
            let symbol = code & Alphabet.symbolMask
            places[count] = Int32(truncatingIfNeeded: index)
            // The highest bit is set where the pair is in the array, and where the symbol is 1…singles.
            let isAnchor = (UInt32(checks[Alphabet.slot(previous, symbol)]) ^ previous & Alphabet.symbolMask) &- 1
            let isSingle = ((symbol &- 1) & Alphabet.symbolMask) &- singles
            count &+= Int((isAnchor | isSingle) >> 31)
            previous = code
        }
        return count
    }

    /// Of the places that ``collect(_:_:into:by:)`` wrote keeps those where a pattern's neighbours may stand beside its anchor,
    /// with the first pattern of the anchor, and those of single symbols, with no pattern (-1) if there is no anchor.
    func sift(_ codes: Span<UInt32>, _ count: Int, _ places: inout [Int32], _ firsts: inout [Int32]) -> Int {
        let checks = bigrams.checks.span
        let anchors = self.anchors.span
        let singles = UInt32(self.singles.count)
        var places = places.mutableSpan
        var firsts = firsts.mutableSpan
        var kept = 0
        for read in 0..<count {
            let index = Int(places[read])
            let previous = codes[index - 1]
            let symbol = codes[index] & Alphabet.symbolMask
            let slot = Alphabet.slot(previous, symbol)
            let anchor = anchors[slot]
            let isAnchor = ((UInt32(checks[slot]) ^ previous & Alphabet.symbolMask) &- 1) >> 31
            let before = anchor.neighbours >> (codes[index - 2] & 15)
            let after = anchor.neighbours >> (16 + codes[index + 1] & 15)
            let fits = isAnchor & before & after & 1
            places[kept] = Int32(truncatingIfNeeded: index)
            firsts[kept] = anchor.pattern | (Int32(bitPattern: fits) &- 1)
            kept &+= Int(fits | (((symbol &- 1) & Alphabet.symbolMask) &- singles) >> 31)
        }
        return kept
    }

    /// Whether a pattern's symbols are those of the text around its anchor, which ends at an index.
    @inline(__always)
    func stands(_ pattern: Pattern, at index: Int, in codes: Span<UInt32>) -> Bool {
        if pattern.left != 0, UInt32(pattern.left) != codes[index - 2] & Alphabet.symbolMask { return false }
        if pattern.right != 0, UInt32(pattern.right) != codes[index + 1] & Alphabet.symbolMask { return false }
        let first = index - Int(pattern.before)
        guard first > 0 else { return false }
        guard pattern.count > 3 else { return true }
        for offset in 0..<Int(pattern.count)
        where codes[first + offset] & Alphabet.symbolMask != UInt32(symbols[Int(pattern.first) + offset]) { return false }
        return true
    }
}

extension AnchorIndex.Pattern {
    fileprivate init(_ wording: AnchorPlan.Wording, at first: Int, _ symbols: [UInt16]) {
        let second = first + Int(wording.before)
        self.init(
            group: wording.group, first: Int32(first), left: wording.before > 1 ? symbols[second - 2] : 0,
            right: wording.before + 1 < wording.count ? symbols[second + 1] : 0, count: wording.count, before: wording.before,
            isLast: true)
    }

    /// The bits for what stands beside the anchor; a side with no neighbour allows all.
    fileprivate var neighbours: UInt32 {
        let before: UInt32 = left == 0 ? 0xFFFF : 1 << UInt32(left & 15)
        let after: UInt32 = right == 0 ? 0xFFFF : 1 << UInt32(right & 15)
        return before | after << 16
    }
}
