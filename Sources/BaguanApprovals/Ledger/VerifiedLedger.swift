internal import BaguanFindings

/// A ledger that was read: its records, which of them count, and everything that is not as it must be.
public struct VerifiedLedger: Sendable {
    /// Every record that is sound by itself, by writer and place in the chain.
    public let entries: [LedgerEntry]
    /// In the order of files.
    public let problems: [LedgerProblem]
    /// The end of each chain.
    public let heads: [ChainHead]
    private let places: [RecordID: Int]

    init(entries: [LedgerEntry], problems: [LedgerProblem], heads: [ChainHead], places: [RecordID: Int]) {
        self.entries = entries
        self.problems = problems
        self.heads = heads
        self.places = places
    }

    /// Whether nothing is in doubt. If something is, a rejection or a revocation may be what is missing: a gate stays closed
    /// then, whatever the records that count would say.
    public var isSound: Bool { !problems.contains { $0.level == .error } }

    /// The records that count.
    public var records: some Sequence<Record> { entries.lazy.filter(\.counts).map(\.record) }

    /// The entry of a record, whether it counts or not.
    public subscript(id: RecordID) -> LedgerEntry? { places[id].map { entries[$0] } }
}

/// A record in its place.
public struct LedgerEntry: Sendable {
    public let record: Record
    /// Relative to the folder of records.
    public let path: String
    /// Why it does not count: its own trouble, or that of a record which it builds on.
    public internal(set) var doubt: LedgerProblem?

    public var counts: Bool { doubt == nil }
}

/// The last record of a chain that counts, and how far its being there can be proved.
///
/// Whoever cuts the last records off a chain leaves a sound chain. That they were there is proved only by a record of
/// another writer which builds on them, or by an anchor kept elsewhere.
public struct ChainHead: Hashable, Sendable {
    public let key: SSHPublicKey
    public let seq: Int
    public let id: RecordID
    /// The last place of the chain that others vouch for; 0 if there is none.
    public let vouchedThrough: Int
}
