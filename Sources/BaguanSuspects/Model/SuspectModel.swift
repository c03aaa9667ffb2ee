/// What is usual in a kind of text: how often sequences of characters stand in it, which words there are, and what is
/// written for what by mistake. A view into a model file.
public struct SuspectModel: Sendable {
    // The tables point into `bytes`, which is never written to and lives as long as they do.
    let bytes: ModelBytes
    let tables: Tables

    /// The tables of one file.
    struct Tables: @unchecked Sendable {
        // Sendable for the reason that ModelBytes is: nobody writes.
        var sequences: CountTable
        var pairs: KeyFilter
        var characters: UnsafeRawPointer
        var words: CountTable
        var confusions: ConfusionTable
        var symbolCount: Double
        var wordCount: Double
    }

    let weights: Weights?

    /// The sum in the file's header, which tells models apart.
    public var checksum: UInt64 { ModelFile.number(bytes.buffer, at: 16) }

    /// Reads a model file.
    /// - Throws: what is wrong with it. A file that was made to do harm can make the answers wrong, nothing else.
    public init(_ bytes: ModelBytes) throws(ModelError) {
        let sections = try ModelFile.sections(of: bytes.buffer)
        func section(_ section: ModelSection) -> UnsafeRawBufferPointer { sections[section.rawValue] }
        for table in [ModelSection.sequences, .words] where section(table).count % CountTable.bucketSize != 0 {
            throw .section("\(table)")
        }
        guard section(.characters).count == Symbol.hanCount, let characters = section(.characters).baseAddress
        else { throw .section("characters") }
        guard section(.totals).count == 16 else { throw .section("totals") }
        guard let confusions = ConfusionTable(
            starts: section(.confusionStarts), characters: section(.confusionCharacters), kinds: section(.confusionKinds))
        else { throw .section("confusions") }
        guard let pairs = KeyFilter(section(.pairs)) else { throw .section("pairs") }
        let totals = [0, 8].map { ModelFile.number(section(.totals), at: $0) }
        // What no archive holds: a file that says so was not counted but made up.
        guard totals.allSatisfy({ $0 < 1 << 35 }) else { throw .section("totals") }
        self.bytes = bytes
        tables = Tables(
            sequences: CountTable(section(.sequences)), pairs: pairs, characters: characters, words: CountTable(section(.words)),
            confusions: confusions, symbolCount: Double(totals[0]), wordCount: Double(totals[1]))
        let text = section(.weights)
        if text.isEmpty {
            weights = nil
        } else {
            guard let read = Weights(text: String(decoding: text, as: UTF8.self)) else { throw .section("weights") }
            weights = read
        }
    }
}

/// One or two models, read as one: what comes with baguan, and what an organisation made of its own texts.
struct Statistics: Sendable {
    private let base: SuspectModel.Tables
    private let own: SuspectModel.Tables?
    private let owners: [ModelBytes]
    private let levels: [UInt32]
    private let total: Double
    private let wordTotal: Double

    init(_ base: SuspectModel, own: SuspectModel?) {
        self.base = base.tables
        self.own = own?.tables
        owners = [base.bytes] + (own.map { [$0.bytes] } ?? [])
        // A byte may say more than a level can: those of a damaged file that was sealed anew.
        levels = CountLevel.counts + [UInt32](repeating: 0, count: 256 - CountLevel.counts.count)
        total = max(1, base.tables.symbolCount + (own?.tables.symbolCount ?? 0))
        wordTotal = max(1, base.tables.wordCount + (own?.tables.wordCount ?? 0))
    }

    var confusions: ConfusionTable { base.confusions }

    /// How often a sequence of two to five symbols was seen.
    @inline(__always)
    func count(_ hash: SequenceHash) -> UInt32 {
        let value = hash.value
        let count = levels[base.sequences.level(value)]
        guard let own else { return count }
        return count &+ levels[own.sequences.level(value)]
    }

    /// Whether a sequence of two symbols was seen more than once, and more often than something else.
    @inline(__always)
    func isPair(_ hash: SequenceHash, seenMoreThan other: UInt32) -> Bool {
        let value = hash.value
        guard base.pairs.mayHold(value) || own?.pairs.mayHold(value) == true else { return false }
        return count(hash) > max(1, other)
    }

    /// How often a symbol was seen.
    @inline(__always)
    func count(of symbol: Symbol.Value) -> UInt32 {
        guard Symbol.isHan(symbol) else { return UInt32(total / 32) }
        let index = Int(symbol - Symbol.han.lowerBound)
        let count = levels[Int(base.characters.load(fromByteOffset: index, as: UInt8.self))]
        guard let own else { return count }
        return count &+ levels[Int(own.characters.load(fromByteOffset: index, as: UInt8.self))]
    }

    /// The probability of a symbol when nothing is known of what stands before it.
    @inline(__always)
    func probability(of symbol: Symbol.Value) -> Double { (Double(count(of: symbol)) + 0.5) / (total + 10_000) }

    /// How often the words' list counts a word; 0 when it is not in it.
    @inline(__always)
    func wordCount(_ hash: SequenceHash) -> UInt32 { levels[base.words.level(hash.value)] }

    /// The logarithm of a word's share.
    @inline(__always)
    func wordScore(_ count: UInt32) -> Double { Binary.log2((Double(count) + 0.1) / wordTotal) }
}
