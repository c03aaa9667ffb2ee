/// What is usual in a kind of text: how often sequences of characters stand in it, which words there are, and what is
/// written for what by mistake. A view into a model file.
public struct SuspectModel: Sendable {
    // The tables point into `bytes`, which is never written to and lives as long as they do.
    let bytes: ModelBytes
    let tables: Tables

    /// The tables of one file.
    struct Tables: Sendable {
        var sequences: CountTable
        var followers: NeighbourTable
        var predecessors: NeighbourTable
        var wordFollowers: NeighbourTable
        var characters: HanTable
        var words: CountTable
        var confusions: ConfusionTable
        var symbolCount: Double
        var wordCount: Double
    }

    let weights: Weights?

    /// The sum in the file's header, which tells models apart.
    public var checksum: UInt64 { ModelFile.number(bytes.buffer, at: 16) }

    /// Whether it needs no other beside it: it says what is written for what, and when that is suspicious.
    public var standsAlone: Bool { weights != nil && !tables.confusions.isEmpty }

    /// Reads a model file.
    /// - Throws: what is wrong with it. A file that was made to do harm can make the answers wrong, nothing else.
    public init(_ bytes: ModelBytes) throws(ModelError) {
        let sections = try ModelFile.sections(of: bytes.buffer)
        func section(_ section: ModelSection) -> UnsafeRawBufferPointer { sections[section.rawValue] }
        for table in [ModelSection.sequences, .words] where section(table).count % CountTable.bucketSize != 0 {
            throw .section("\(table)")
        }
        guard let characters = HanTable(section(.characters)) else { throw .section("characters") }
        guard section(.totals).count == 16 else { throw .section("totals") }
        guard let confusions = ConfusionTable(
            starts: section(.confusionStarts), characters: section(.confusionCharacters), kinds: section(.confusionKinds))
        else { throw .section("confusions") }
        func neighbours(_ name: ModelSection) throws(ModelError) -> NeighbourTable {
            guard let table = NeighbourTable(section(name)) else { throw .section("\(name)") }
            return table
        }
        let totals = [0, 8].map { ModelFile.number(section(.totals), at: $0) }
        // What no archive holds: a file that says so was not counted but made up.
        guard totals.allSatisfy({ $0 < 1 << 35 }) else { throw .section("totals") }
        self.bytes = bytes
        tables = Tables(
            sequences: CountTable(section(.sequences)), followers: try neighbours(.followers),
            predecessors: try neighbours(.predecessors), wordFollowers: try neighbours(.wordFollowers), characters: characters,
            words: CountTable(section(.words)), confusions: confusions, symbolCount: Double(totals[0]), wordCount: Double(totals[1]))
        let text = section(.weights)
        if text.isEmpty {
            weights = nil
        } else {
            guard let read = Weights(text: String(decoding: text, as: UTF8.self)) else { throw .section("weights") }
            weights = read
        }
    }
}

/// A ``CountLevel`` for each Han character: a view into a model file.
struct HanTable: @unchecked Sendable {
    // Sendable for the reason that ModelBytes is: nobody writes.
    private let bytes: UnsafeRawPointer

    /// Nil when there are not as many bytes as characters.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Symbol.hanCount, let start = bytes.baseAddress else { return nil }
        self.bytes = start
    }

    @inline(__always)
    func level(_ symbol: Symbol.Value) -> Int {
        Int(bytes.load(fromByteOffset: Int(symbol &- Symbol.han.lowerBound), as: UInt8.self))
    }
}
