/// Finds all wordings of all rules in one pass over the prose, folding while it decodes.
///
/// The time is linear in the prose, whatever the number of wordings; nothing is allocated but one block of symbols and room
/// for candidates. What it finds is what ``FoldedMatch`` accepts, at every place where it does.
///
/// ```swift
/// let scanner = Scanner(wordings: ["国家卫计委", "卫计委"].map(Folding.foldWording))
/// scanner.candidates(in: Array("国家衛計委通知".utf8)).map(\.literal)  // [0, 1]
/// ```
///
/// The prose is read as symbols (``Alphabet``, ``SymbolBlock``); wordings are found by their rarest pair of symbols
/// (``AnchorIndex``), and the few that this would be slow for by an automaton (``SymbolAutomaton``).
public struct Scanner: Sendable {
    /// What it was laid out by.
    private let plan: ScannerPlan
    private let literals: LiteralGroups
    private let alphabet: Alphabet
    private let anchors: AnchorIndex
    /// Nil when every pattern has an anchor.
    private let automaton: SymbolAutomaton?
    /// The literals of each of the automaton's outputs, and how many symbols it has.
    private let automatonPatterns: [(group: Int32, count: Int)]
    /// Whether different characters have one symbol, so that the wordings of one pattern may differ.
    private let sharesSymbols: Bool
    private let kernel: ScanKernel

    /// - Parameter wordings: folded by ``Folding/foldWording(_:)``; an empty one is never found.
    public init(wordings: [[UInt32]]) { self.init(wordings: wordings, kernel: .fastest) }

    package init(wordings: [[UInt32]], kernel: ScanKernel) { self.init(ScannerPlan(wordings), kernel) }

    private init(_ plan: ScannerPlan, _ kernel: ScanKernel) {
        self.plan = plan
        self.kernel = kernel
        literals = plan.literals
        sharesSymbols = plan.sharesSymbols
        anchors = AnchorIndex(plan.anchors)
        alphabet = Alphabet(forms: plan.forms, bases: plan.anchors.bases)
        automatonPatterns = plan.others.map { ($0.group, $0.symbols.count) }
        automaton = plan.others.isEmpty ? nil : SymbolAutomaton(
            sortedPatterns: plan.others.map(\.symbols), symbolCount: plan.symbolCount)
    }

    /// Reads what ``write(to:)`` has written: the same scanner, without the search for anchors and rows that took most of
    /// the time. Whatever the bytes are, it is a scanner or an error.
    package init(from reader: inout RecordReader) throws(RecordReader.Damaged) {
        self.init(try ScannerPlan(from: &reader), .fastest)
    }

    package func write(to writer: inout RecordWriter) { plan.write(to: &writer) }

    /// How many wordings it was made with.
    package var wordingCount: Int { plan.literalCount }

    /// All candidates in the prose, by where they end, then by where they begin, then by literal.
    public func candidates(in prose: [UInt8]) -> [Candidate] {
        var found: [Candidate] = []
        // About as many as drafts have with all bundled packs; growing on the way would copy them again and again.
        found.reserveCapacity(prose.count / 24)
        scan(prose, into: &found)
        return found
    }

    /// Appends all candidates in the prose, in the order of ``candidates(in:)``.
    public func scan(_ prose: [UInt8], into found: inout [Candidate]) {
        guard !plan.forms.isEmpty else { return }
        let bytes = prose.span
        let (before, after) = anchors.reach
        var block = SymbolBlock(kept: before + after + 1, kernel)
        var places = [Int32](repeating: 0, count: block.capacity + ScanKernel.overrun)
        var firsts = places
        var state: Int32 = 0
        let floor = found.count
        // The first symbol that has not been looked at; two before it are known.
        var from = block.count
        while true {
            block.fill(from: bytes, alphabet)
            let isLast = block.isAtEnd(of: bytes)
            let to = isLast ? block.count : max(from, block.count - after)
            let count = anchors.collect(block.codes.span, from..<to, into: &places, by: kernel)
            for index in 0..<anchors.sift(block.codes.span, count, &places, &firsts) {
                judge(Int(places[index]), Int(firsts[index]), block, bytes, from: floor, to: &found)
            }
            if let automaton {
                var unsettled = found.count
                while unsettled > floor, found[unsettled - 1].range.upperBound.utf8 > block.starts[from] { unsettled -= 1 }
                let known = found.count
                run(automaton, block, from..<to, bytes, state: &state, to: &found)
                if found.count > known { found[unsettled...].sort() }
            }
            if isLast { return }
            let kept = max(0, to - before - 1)
            block.drop(before: kept)
            from = to - kept
        }
    }

    /// Appends what is found by the anchor whose second symbol has this index, or by that symbol alone.
    ///
    /// - Parameter first: the anchor's first pattern, or -1.
    @inline(__always)
    private func judge(
        _ index: Int, _ first: Int, _ block: borrowing SymbolBlock, _ bytes: Span<UInt8>, from floor: Int, to found: inout [Candidate]
    ) {
        let codes = block.codes.span
        var next = first
        while next >= 0 {
            let pattern = anchors.patterns[next]
            if anchors.stands(pattern, at: index, in: codes) {
                let start = index - Int(pattern.before)
                report(pattern.group, block, start..<start + Int(pattern.count), bytes, from: floor, to: &found)
            }
            next = pattern.isLast ? -1 : next + 1
        }
        let symbol = Int(codes[index] & Alphabet.symbolMask)
        if symbol != 0, symbol <= anchors.singles.count {
            report(anchors.singles[symbol - 1], block, index..<index + 1, bytes, from: floor, to: &found)
        }
    }

    /// Appends a candidate for each literal of a group that some symbols are, unless they cut a character.
    @inline(__always)
    private func report(
        _ group: Int32, _ block: borrowing SymbolBlock, _ symbols: Range<Int>, _ bytes: Span<UInt8>, from floor: Int,
        to found: inout [Candidate]
    ) {
        guard let range = block.range(of: symbols, in: bytes) else { return }
        let skipsBlanks = block.skipsBlanks(in: symbols)
        literals.forEach(of: group) { literal in
            if sharesSymbols {
                let wording = plan.wordings[Int(literal)]
                guard FoldedMatch.start(of: wording.span, endingAt: range.upperBound, in: bytes) != nil else { return }
            }
            found.append(Candidate(
                literal: literal, skipsBlanks: skipsBlanks,
                range: ProseOffset(range.lowerBound)..<ProseOffset(range.upperBound)))
            // Anchors come in order, and the ends of what they anchor nearly so.
            var place = found.count - 1
            while place > floor, found[place] < found[place - 1] {
                found.swapAt(place, place - 1)
                place -= 1
            }
        }
    }

    /// Steps the automaton through symbols and appends what it finds.
    private func run(
        _ automaton: SymbolAutomaton, _ block: borrowing SymbolBlock, _ symbols: Range<Int>, _ bytes: Span<UInt8>,
        state: inout Int32, to found: inout [Candidate]
    ) {
        let states = automaton.states.span
        let children = automaton.children.span
        let codes = block.codes.span
        for index in symbols {
            let symbol = UInt16(codes[index] & Alphabet.symbolMask)
            state = symbol == 0 ? 0 : SymbolAutomaton.step(states, children, from: state, symbol: symbol)
            var next = states[Int(state)].output
            while next != 0 {
                let output = automaton.outputs[Int(next) - 1]
                report(automatonPatterns[Int(output.pattern)], block, endingAt: index, bytes, to: &found)
                next = output.next
            }
        }
    }

    /// Appends a candidate for each literal of a pattern that ends with a symbol.
    private func report(
        _ pattern: (group: Int32, count: Int), _ block: borrowing SymbolBlock, endingAt last: Int, _ bytes: Span<UInt8>,
        to found: inout [Candidate]
    ) {
        let first = last + 1 - pattern.count
        if first > 0 {
            report(pattern.group, block, first..<last + 1, bytes, from: found.count, to: &found)
        } else if let end = block.end(of: last, in: bytes) {
            // So long that its beginning is no longer in the block.
            literals.forEach(of: pattern.group) { literal in
                let wording = plan.wordings[Int(literal)]
                guard let start = FoldedMatch.start(of: wording.span, endingAt: end, in: bytes) else { return }
                found.append(Candidate(
                    literal: literal, skipsBlanks: start.skipsBlanks, range: start.offset..<ProseOffset(end)))
            }
        }
    }
}

extension Candidate: Comparable {
    /// By where they end, then by where they begin, then by literal.
    public static func < (left: Candidate, right: Candidate) -> Bool {
        (left.range.upperBound, left.range.lowerBound, left.literal)
            < (right.range.upperBound, right.range.lowerBound, right.literal)
    }
}
