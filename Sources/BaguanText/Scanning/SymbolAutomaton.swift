/// An Aho–Corasick automaton over folded symbols, in a double array.
///
/// A symbol is the number that the scanner gives to a folded scalar that occurs in some wording (1…); symbol 0 stands for
/// all others and leads to the root from everywhere. State `s` goes with symbol `c` to `t = states[s].base + c` if
/// `states[t].check == s`, else it asks its failure state. One state is 16 bytes, so that a step touches one cache line.
struct SymbolAutomaton: Sendable {
    struct State: Sendable {
        var base: Int32 = 0
        /// The state that this one is reached from; `free` when the slot is not used.
        var check: Int32 = State.free
        /// Where to go on when no transition fits: the longest proper suffix that is a state.
        var failure: Int32 = 0
        /// The first of the outputs that end here, as index + 1 into ``outputs``; 0 for none.
        var output: Int32 = 0

        static let free: Int32 = -1
    }

    struct Output: Sendable {
        var pattern: Int32
        /// The next shorter output, as index + 1; 0 at the end.
        var next: Int32
    }

    private(set) var states: [State]
    private(set) var outputs: [Output]
    /// Where the root goes with each symbol; 0 for nowhere. Most steps of a text are asked of the root and answered with
    /// no, and this small table answers them without touching the states.
    private(set) var children: [Int32]

    /// - Parameter patterns: sorted, distinct, none empty; symbols are 1…`symbolCount`.
    init(sortedPatterns patterns: [[UInt16]], symbolCount: Int) {
        var builder = Builder(symbolCount: symbolCount)
        builder.build(patterns)
        states = builder.states
        outputs = builder.outputs
        children = (0...symbolCount).map { symbol in
            symbol > 0 ? Self.step(builder.states.span, from: 0, symbol: UInt16(symbol)) : 0
        }
    }

    /// The state after `symbol`. A symbol of 0 never comes here: the scanner resets to 0, the root, by itself.
    @inline(__always)
    static func step(
        _ states: Span<State>, _ children: Span<Int32>, from state: Int32, symbol: UInt16
    ) -> Int32 {
        var state = state
        while state != 0 {
            let current = states[Int(state)]
            let next = current.base &+ Int32(symbol)
            if states[Int(next)].check == state { return next }
            state = current.failure
        }
        return children[Int(symbol)]
    }

    /// The same without ``children``, for building.
    private static func step(_ states: Span<State>, from state: Int32, symbol: UInt16) -> Int32 {
        var state = state
        while true {
            let current = states[Int(state)]
            let next = current.base &+ Int32(symbol)
            if states[Int(next)].check == state { return next }
            if state == 0 { return 0 }
            state = current.failure
        }
    }
}

extension SymbolAutomaton {
    /// Places the states breadth first, so that a failure state is always complete before it is asked.
    private struct Builder {
        var states: [State] = []
        var outputs: [Output] = []
        private let symbolCount: Int
        /// Where the search for free slots begins. Lower slots may be free, but finding them cost too much before.
        private var searchStart = 1

        /// A trie node still to be expanded: the patterns `range` share their first `depth` symbols.
        private struct Pending {
            var state: Int32
            var range: Range<Int>
            var depth: Int
        }

        init(symbolCount: Int) {
            self.symbolCount = symbolCount
            grow(to: symbolCount + 2)
            states[0].check = 0
        }

        mutating func build(_ patterns: [[UInt16]]) {
            var queue = [Pending(state: 0, range: 0..<patterns.count, depth: 0)]
            var head = 0
            while head < queue.count {
                let node = queue[head]
                head += 1
                expand(node, patterns, &queue)
                if head == 1 << 16 {
                    queue.removeFirst(head)
                    head = 0
                }
            }
            // Any state may be asked for any symbol: there must be a slot to look at.
            let highest = states.lastIndex { $0.check != State.free } ?? 0
            let highestBase = Int(states[...highest].map(\.base).max() ?? 0)
            grow(to: highestBase + symbolCount + 1)
            states.removeLast(states.count - max(highest + 1, highestBase + symbolCount + 1))
        }

        private mutating func expand(_ node: Pending, _ patterns: [[UInt16]], _ queue: inout [Pending]) {
            var lower = node.range.lowerBound
            // Sorted, so the pattern that ends here comes first.
            if lower < node.range.upperBound, patterns[lower].count == node.depth {
                lower += 1
            }
            var children: [(symbol: UInt16, range: Range<Int>)] = []
            while lower < node.range.upperBound {
                let symbol = patterns[lower][node.depth]
                var upper = lower + 1
                while upper < node.range.upperBound, patterns[upper][node.depth] == symbol { upper += 1 }
                children.append((symbol, lower..<upper))
                lower = upper
            }
            guard !children.isEmpty else { return }
            let base = place(children.map(\.symbol))
            states[Int(node.state)].base = base
            for child in children {
                let state = base + Int32(child.symbol)
                states[Int(state)].check = node.state
            }
            for child in children {
                let state = base + Int32(child.symbol)
                link(state, from: node.state, by: child.symbol)
                let first = child.range.lowerBound
                if patterns[first].count == node.depth + 1 {
                    outputs.append(Output(pattern: Int32(first), next: states[Int(state)].output))
                    states[Int(state)].output = Int32(outputs.count)
                }
                queue.append(Pending(state: state, range: child.range, depth: node.depth + 1))
            }
        }

        /// Sets a new state's failure state and inherits its outputs.
        private mutating func link(_ state: Int32, from parent: Int32, by symbol: UInt16) {
            guard parent != 0 else { return }
            let failure = SymbolAutomaton.step(states.span, from: states[Int(parent)].failure, symbol: symbol)
            states[Int(state)].failure = failure
            states[Int(state)].output = states[Int(failure)].output
        }

        /// A base at which a slot is free for every symbol.
        private mutating func place(_ symbols: [UInt16]) -> Int32 {
            let first = Int(symbols[0])
            var slot = max(searchStart, first)
            var occupied = 0
            while true {
                grow(to: slot + symbolCount + 1)
                if states[slot].check != State.free {
                    occupied += 1
                } else {
                    let base = slot - first
                    if symbols.allSatisfy({ states[base + Int($0)].check == State.free }) {
                        // Walking over the same full stretch for every state would make building quadratic.
                        if occupied > 64 { searchStart = slot }
                        return Int32(base)
                    }
                }
                slot += 1
            }
        }

        private mutating func grow(to count: Int) {
            guard states.count < count else { return }
            let target = max(count, states.count + states.count / 2)
            states.append(contentsOf: repeatElement(State(), count: target - states.count))
        }
    }
}
