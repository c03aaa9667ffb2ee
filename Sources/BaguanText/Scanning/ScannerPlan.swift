/// How the wordings of a scanner are to be found: all that takes long to find out, as plain lists, which can be kept in a file.
struct ScannerPlan: Sendable {
    /// A pattern that is left to the automaton.
    struct Other: Sendable {
        var group: Int32
        var symbols: [UInt16]
    }

    /// How many wordings there are.
    private(set) var literalCount: Int
    /// The folded scalars in them, in the order of their symbols.
    private(set) var forms: [UInt32]
    private(set) var literals: LiteralGroups
    private(set) var anchors: AnchorPlan
    /// In the order of their symbols.
    private(set) var others: [Other]
    /// The folded wordings by literal index; none where symbols tell all.
    private(set) var wordings: [[UInt32]]

    var symbolCount: Int { Alphabet.symbolCount(ofForms: forms.count) }

    /// Whether different characters have one symbol, so that the wordings of one pattern may differ.
    var sharesSymbols: Bool { forms.count > Alphabet.maximumSymbols }

    /// - Parameter wordings: as ``Scanner`` takes them; those with equal symbols are one pattern.
    init(_ wordings: [[UInt32]]) {
        let (forms, symbols) = Self.symbols(of: wordings)
        var ranks = [Int](repeating: .max, count: Alphabet.symbolCount(ofForms: forms.count) + 1)
        for (form, symbol) in symbols {
            ranks[Int(symbol)] = min(ranks[Int(symbol)], CharacterFrequency.rank(of: form))
        }
        var patternBySymbols: [[UInt16]: Int] = [:]
        var patterns: [[UInt16]] = []
        var owners: [[Int32]] = []
        for (index, wording) in wordings.enumerated() where !wording.isEmpty {
            let coded = wording.map { symbols[$0] ?? 0 }
            if let pattern = patternBySymbols[coded] {
                owners[pattern].append(Int32(index))
            } else {
                patternBySymbols[coded] = patterns.count
                patterns.append(coded)
                owners.append([Int32(index)])
            }
        }
        var literals = LiteralGroups()
        let groups = owners.map { literals.group(of: $0) }
        var others: [Int] = []
        anchors = AnchorPlan(patterns, groups: groups, ranks: ranks, others: &others)
        self.others = others.sorted { patterns[$0].lexicographicallyPrecedes(patterns[$1]) }
            .map { Other(group: groups[$0], symbols: patterns[$0]) }
        (self.forms, self.literals, literalCount) = (forms, literals, wordings.count)
        self.wordings = forms.count > Alphabet.maximumSymbols || !others.isEmpty ? wordings : []
    }

    /// Numbers the folded scalars of all wordings, those that are a wording by themselves first.
    private static func symbols(of wordings: [[UInt32]]) -> (forms: [UInt32], symbols: [UInt32: UInt16]) {
        var forms: [UInt32] = []
        var symbols: [UInt32: UInt16] = [:]
        func number(_ form: UInt32) {
            guard symbols[form] == nil else { return }
            symbols[form] = Alphabet.symbol(ofForm: forms.count)
            forms.append(form)
        }
        for wording in wordings where wording.count == 1 { number(wording[0]) }
        for wording in wordings where wording.count > 1 { wording.forEach(number) }
        return (forms, symbols)
    }
}

// MARK: - In a file

extension ScannerPlan {
    func write(to writer: inout RecordWriter) {
        writer.write(literalCount)
        writer.write(memoryOf: forms)
        writer.write(memoryOf: literals.shared)
        writer.write(memoryOf: anchors.bases)
        writer.write(memoryOf: anchors.wordings.map(\.group))
        writer.write(memoryOf: anchors.wordings.map(\.count))
        writer.write(memoryOf: anchors.wordings.map(\.before))
        writer.write(memoryOf: anchors.symbols)
        writer.write(memoryOf: anchors.singles)
        writer.write(others) { writer, other in
            writer.write(memoryOf: [other.group])
            writer.write(memoryOf: other.symbols)
        }
        writer.write(wordings) { $0.write(memoryOf: $1) }
    }

    /// Reads what ``write(to:)`` has written, if a scanner can be laid out by it.
    init(from reader: inout RecordReader) throws(RecordReader.Damaged) {
        literalCount = try reader.number()
        forms = try reader.numbers()
        literals = LiteralGroups(shared: try reader.numbers())
        anchors = AnchorPlan(bases: try reader.numbers(), singles: [])
        let (groups, counts): ([Int32], [UInt8]) = (try reader.numbers(), try reader.numbers())
        let befores: [UInt8] = try reader.numbers()
        guard groups.count == counts.count, groups.count == befores.count else { throw .init() }
        anchors.wordings = groups.indices.map { .init(group: groups[$0], count: counts[$0], before: befores[$0]) }
        anchors.symbols = try reader.numbers()
        anchors.singles = try reader.numbers()
        others = try reader.array { (reader) throws(RecordReader.Damaged) in
            let group: [Int32] = try reader.numbers()
            guard group.count == 1 else { throw RecordReader.Damaged() }
            return Other(group: group[0], symbols: try reader.numbers())
        }
        wordings = try reader.array { (reader) throws(RecordReader.Damaged) in try reader.numbers() }
        guard isSound else { throw .init() }
    }

    private var isSound: Bool {
        let symbols = 1...UInt16(max(1, symbolCount))
        let holds = { [literals, literalCount] group in literals.holds(group, below: literalCount) }
        guard Set(forms).count == forms.count, anchors.isSound(symbolCount: symbolCount, holds: holds),
            others.allSatisfy({ !$0.symbols.isEmpty && holds($0.group) && $0.symbols.allSatisfy(symbols.contains) }),
            zip(others, others.dropFirst()).allSatisfy({ $0.symbols.lexicographicallyPrecedes($1.symbols) })
        else { return false }
        let needsWordings = sharesSymbols || !others.isEmpty
        return wordings.count == (needsWordings ? literalCount : 0)
    }
}
