/// A set of pairs of symbols in a double array: the pair (a, b) is in it if `checks[bases[a] + b] == a`.
struct BigramArray: Sendable {
    /// Which symbol's row owns a slot; ``free`` when none does. There is a slot for each base with each symbol.
    private(set) var checks: [UInt16]
    /// Where each symbol's row begins.
    private(set) var bases: [UInt32]

    static let free: UInt16 = 0xFFFF

    /// Leaves out the pairs that find no slot a base can reach.
    ///
    /// - Parameter rows: for each first symbol the second symbols, ascending; symbols are 1…`symbolCount`.
    init(rows: [UInt16: [UInt16]], symbolCount: Int) {
        checks = [UInt16](repeating: Self.free, count: symbolCount + 1)
        bases = [UInt32](repeating: 0, count: symbolCount + 1)
        var searchStart = 1
        // The fullest rows first, while there is room; those of one pair fill the holes.
        for (first, seconds) in rows.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
            let base = place(seconds, symbolCount: symbolCount, &searchStart)
            guard base <= Alphabet.maximumBase else { continue }
            bases[Int(first)] = UInt32(base)
            for second in seconds { checks[base + Int(second)] = first }
        }
        let highest = Int(bases.max() ?? 0)
        // One more than any pair asks for: kernels read two at once.
        let count = highest + symbolCount + 2
        grow(to: count)
        checks.removeLast(checks.count - count)
    }

    /// An empty set with its rows laid out.
    ///
    /// - Parameter bases: for each symbol, 0 included.
    init(bases: [UInt32]) {
        self.bases = bases
        checks = [UInt16](repeating: Self.free, count: Int(bases.max() ?? 0) + bases.count)
    }

    /// Puts in a pair, unless another row has its slot; whether the pair is in the set now.
    @discardableResult
    mutating func insert(_ first: UInt16, _ second: UInt16) -> Bool {
        let slot = slot(first, second)
        if checks[slot] == Self.free { checks[slot] = first }
        return checks[slot] == first
    }

    func holds(_ first: UInt16, _ second: UInt16) -> Bool { checks[slot(first, second)] == first }

    /// Where a pair stands if it is in the set.
    func slot(_ first: UInt16, _ second: UInt16) -> Int { Int(bases[Int(first)]) + Int(second) }

    /// The lowest base found at which a slot is free for every symbol.
    private mutating func place(_ symbols: [UInt16], symbolCount: Int, _ searchStart: inout Int) -> Int {
        let first = Int(symbols[0])
        var slot = max(searchStart, first)
        var occupied = 0
        while true {
            grow(to: slot + symbolCount + 1)
            if checks[slot] != Self.free {
                occupied += 1
            } else {
                let base = slot - first
                if base > Alphabet.maximumBase || symbols.allSatisfy({ checks[base + Int($0)] == Self.free }) {
                    // Walking over the same full stretch for every row would make building quadratic.
                    if occupied > 64 { searchStart = slot }
                    return base
                }
            }
            slot += 1
        }
    }

    private mutating func grow(to count: Int) {
        guard checks.count < count else { return }
        checks.append(contentsOf: repeatElement(Self.free, count: max(count, checks.count * 3 / 2) - checks.count))
    }
}
