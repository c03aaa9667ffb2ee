/// Finds all wordings of all rules in one pass over the prose, folding while it decodes.
///
/// The time is linear in the prose, whatever the number of wordings; the loop allocates nothing but room for candidates.
/// What it finds is what ``FoldedMatch`` accepts, at every place where it does.
///
/// ```swift
/// let scanner = Scanner(wordings: ["国家卫计委", "卫计委"].map(Folding.foldWording))
/// scanner.candidates(in: Array("国家衛計委通知".utf8)).map(\.literal)  // [0, 1]
/// ```
public struct Scanner: Sendable {
    /// The folded wordings by literal index; equal ones share an automaton pattern.
    private let wordings: [[UInt32]]
    /// Literal indices, those of one pattern side by side.
    private let literals: [Int32]
    /// Where in ``literals`` those of each pattern begin, and the end.
    private let firstLiterals: [Int32]
    private let automaton: SymbolAutomaton
    /// The symbol of each BMP scalar's folded form; ``special`` where the slow path must look.
    private let symbols: [UInt16]
    /// The symbol of each folded scalar that occurs in a wording.
    private let symbolByForm: [UInt32: UInt16]
    /// Whether different characters have one symbol, so that the wordings of one pattern may differ.
    private let sharesSymbols: Bool

    private static let special: UInt16 = 0xFFFF
    /// More different characters than this share symbols; ``FoldedMatch`` then tells them apart.
    private static let maximumSymbols = 0xFFFE

    /// - Parameter wordings: folded by ``Folding/foldWording(_:)``; an empty one is never found.
    public init(wordings: [[UInt32]]) {
        self.wordings = wordings
        var symbolByForm: [UInt32: UInt16] = [:]
        for wording in wordings {
            for form in wording where symbolByForm[form] == nil {
                symbolByForm[form] = UInt16(symbolByForm.count % Self.maximumSymbols + 1)
            }
        }
        let coded = wordings.indices
            .filter { !wordings[$0].isEmpty }
            .map { (symbols: wordings[$0].map { symbolByForm[$0] ?? 0 }, literal: Int32($0)) }
            .sorted { $0.symbols.lexicographicallyPrecedes($1.symbols) }
        var patterns: [[UInt16]] = []
        var firstLiterals: [Int32] = []
        for (index, (symbols, _)) in coded.enumerated() where patterns.last != symbols {
            patterns.append(symbols)
            firstLiterals.append(Int32(index))
        }
        let symbolCount = min(symbolByForm.count, Self.maximumSymbols)
        self.automaton = SymbolAutomaton(sortedPatterns: patterns, symbolCount: symbolCount)
        self.literals = coded.map(\.literal)
        self.firstLiterals = firstLiterals + [Int32(coded.count)]
        self.symbols = Self.symbolTable(symbolByForm)
        self.symbolByForm = symbolByForm
        sharesSymbols = symbolByForm.count > Self.maximumSymbols
    }

    private static func symbolTable(_ symbolByForm: [UInt32: UInt16]) -> [UInt16] {
        let forms = FoldingTable.shared.plane0
        var symbolOfForm = [UInt16](repeating: 0, count: 0x10000)
        for (form, symbol) in symbolByForm where form < 0x10000 { symbolOfForm[Int(form)] = symbol }
        return forms.map { form in
            form == FoldingTable.special || Folding.isBlank(UInt32(form)) ? special : symbolOfForm[Int(form)]
        }
    }

    /// All candidates in the prose, ordered by where they end.
    public func candidates(in prose: [UInt8]) -> [Candidate] {
        var found: [Candidate] = []
        // About as many as drafts have with all bundled packs; growing on the way would copy them again and again.
        found.reserveCapacity(prose.count / 24)
        scan(prose, into: &found)
        return found
    }

    /// Appends all candidates in the prose, ordered by where they end.
    public func scan(_ prose: [UInt8], into found: inout [Candidate]) {
        guard !literals.isEmpty else { return }
        let bytes = prose.span
        let states = automaton.states.span
        let children = automaton.children.span
        let symbols = self.symbols.span
        var state: Int32 = 0
        var at = 0
        while at < bytes.count {
            let (value, length) = UTF8Walk.scalar(in: bytes, at: at)
            let symbol = value < 0x10000 ? symbols[Int(value)] : Self.special
            if symbol == 0 {
                state = 0
                at += length
            } else if symbol != Self.special {
                state = SymbolAutomaton.step(states, children, from: state, symbol: symbol)
                at += length
                if states[Int(state)].output != 0 {
                    report(states[Int(state)].output, endingAt: at, in: bytes, to: &found)
                }
            } else if FoldedMatch.isPassedOver(value) {
                at = passOver(bytes, from: at, state: &state)
            } else {
                at += length
                expand(value, endingAt: at, in: bytes, state: &state, found: &found)
            }
        }
    }

    /// Steps over a run of blanks and invisible characters: nothing between Han characters or without a blank in it,
    /// else one blank. Returns the end of the run.
    private func passOver(_ bytes: Span<UInt8>, from start: Int, state: inout Int32) -> Int {
        let end = FoldedMatch.endOfRun(in: bytes, from: start)
        guard FoldedMatch.holdsBlank(bytes, start..<end) else { return end }
        if start > 0, end < bytes.count,
            Self.endsInHan(UTF8Walk.scalar(in: bytes, before: start).value),
            Self.beginsWithHan(UTF8Walk.scalar(in: bytes, at: end).value) {
            return end
        }
        advance(by: 0x20, state: &state)
        return end
    }

    /// Steps through the folded form of a scalar that the symbol table does not answer.
    private func expand(
        _ value: UInt32, endingAt end: Int, in bytes: Span<UInt8>, state: inout Int32, found: inout [Candidate]
    ) {
        for form in FoldingTable.shared.form(ofDistant: value) { advance(by: form, state: &state) }
        let output = automaton.states[Int(state)].output
        if output != 0 { report(output, endingAt: end, in: bytes, to: &found) }
    }

    private func advance(by form: UInt32, state: inout Int32) {
        if let symbol = symbolByForm[form] {
            state = SymbolAutomaton.step(
                automaton.states.span, automaton.children.span, from: state, symbol: symbol)
        } else {
            state = 0
        }
    }

    /// Appends a candidate for each pattern of an output chain, longest first, after finding where it begins.
    private func report(
        _ first: Int32, endingAt end: Int, in bytes: Span<UInt8>, to found: inout [Candidate]
    ) {
        var index = first
        while index != 0 {
            let output = automaton.outputs[Int(index) - 1]
            let pattern = Int(output.pattern)
            let own = literals[Int(firstLiterals[pattern])..<Int(firstLiterals[pattern + 1])]
            if !sharesSymbols, let first = own.first {
                // Many rules ask for 年 or 月: what one of equal wordings was found to be holds for all.
                let wording = wordings[Int(first)]
                if let start = FoldedMatch.start(of: wording.span, endingAt: end, in: bytes) {
                    for literal in own { found.append(Candidate(literal, start, end)) }
                }
            } else {
                for literal in own {
                    let wording = wordings[Int(literal)]
                    guard let start = FoldedMatch.start(of: wording.span, endingAt: end, in: bytes) else { continue }
                    found.append(Candidate(literal, start, end))
                }
            }
            index = output.next
        }
    }

    private static func endsInHan(_ value: UInt32) -> Bool {
        var last: UInt32 = 0
        FoldingTable.shared.forEachFolded(value) { last = $0 }
        return Folding.isHan(last)
    }

    private static func beginsWithHan(_ value: UInt32) -> Bool {
        var first: UInt32?
        FoldingTable.shared.forEachFolded(value) { if first == nil { first = $0 } }
        return first.map(Folding.isHan) ?? false
    }
}

extension Candidate {
    fileprivate init(_ literal: Int32, _ start: FoldedMatch.Start, _ end: Int) {
        self.init(literal: literal, skipsBlanks: start.skipsBlanks, range: start.offset..<ProseOffset(end))
    }
}
