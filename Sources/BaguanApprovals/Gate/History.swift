internal import BaguanFindings

/// A verified ledger, sorted by publication: made once and asked about any number of them.
public struct History: Sendable {
    /// Whether nothing in the ledger is in doubt; see ``VerifiedLedger/isSound``.
    public let isSound: Bool
    public let problems: [LedgerProblem]
    /// By the bytes of their names: `==` takes names for equal that only look the same.
    private var entries: [[UInt8]: [LedgerEntry]] = [:]
    /// Who may act for whom, as the principals themselves signed it.
    private(set) var delegations: [SignedDelegation] = []
    /// When their signers took records back.
    private var revocations: [RecordID: Timestamp] = [:]
    /// The moments before which records cannot have been signed, where their own clocks say earlier ones.
    private var moments: [RecordID: Timestamp] = [:]

    /// A delegation from the ledger.
    struct SignedDelegation: Sendable {
        var delegation: Delegation
        /// From when on it no longer holds, having been taken back.
        var end: Timestamp?
    }

    public init(_ ledger: VerifiedLedger) {
        isSound = ledger.isSound
        problems = ledger.problems
        for entry in ledger.entries {
            if let item = entry.record.body.item { entries[Array(item.utf8), default: []].append(entry) }
            if entry.counts, entry.record.body.kind == .revoke { note(entry.record, in: ledger) }
        }
        for entry in ledger.entries where entry.counts && entry.record.body.kind == .delegate {
            guard let delegation = Delegation(entry.record.body) else { continue }
            delegations.append(SignedDelegation(delegation: delegation, end: revocations[entry.record.id]))
        }
        for entry in Self.timeline(ledger.entries) where entry.counts {
            let body = entry.record.body
            let known = body.references.compactMap { id in moments[id] ?? ledger[id]?.record.body.at }.max()
            if let known, known > body.at { moments[entry.record.id] = known }
        }
    }

    /// When a record was signed, as far as it can be told: what its clock said, or the latest time in what its signer built on
    /// if that is later. A clock that is set back makes nothing earlier.
    public func moment(of record: Record) -> Timestamp { moments[record.id] ?? record.body.at }

    /// People take back what they signed themselves, and nothing else.
    private mutating func note(_ revocation: Record, in ledger: VerifiedLedger) {
        guard let text = revocation.body.details[.record], let id = RecordID(text), let target = ledger[id]?.record,
            target.body.by.hasSameBytes(as: revocation.body.by), target.body.kind != .revoke
        else { return }
        revocations[id] = min(revocations[id] ?? revocation.body.at, revocation.body.at)
    }

    /// Everything about one publication, in the order of the ledger, whether it counts or not.
    public func entries(of item: String) -> [LedgerEntry] { entries[Array(item.utf8)] ?? [] }

    /// Everything about one publication in the order in which it happened: by who knew of whom, and where nobody did by the
    /// signers' clocks.
    public func timeline(of item: String) -> [LedgerEntry] { Self.timeline(entries(of: item)) }

    /// Entries in the order in which they happened.
    public static func timeline(_ entries: [LedgerEntry]) -> [LedgerEntry] {
        let entries = entries.sorted { ($0.record.body.at, $0.record.id) < ($1.record.body.at, $1.record.id) }
        let places = Dictionary(entries.indices.map { (entries[$0].record.id, $0) }) { first, _ in first }
        var ordered: [LedgerEntry] = []
        var seen: Set<Int> = []
        // Depth first, without recursion: an entry is put down once all that it builds on is.
        for start in entries.indices {
            var open = [(place: start, isDone: false)]
            while let (place, isDone) = open.popLast() {
                if isDone {
                    ordered.append(entries[place])
                } else if seen.insert(place).inserted {
                    open.append((place, true))
                    open += entries[place].record.body.references.compactMap { places[$0] }.sorted(by: >).map { ($0, false) }
                }
            }
        }
        return ordered
    }

    /// The names of all publications that there are records of.
    public var items: [String] {
        entries.values.compactMap { $0.first?.record.body.item }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether its signer has taken the record back.
    public func isRevoked(_ id: RecordID) -> Bool { revocations[id] != nil }
}

extension Delegation {
    /// A delegation that its principal signed.
    fileprivate init?(_ body: RecordBody) {
        guard let deputy = body.details[.to], let from = body.details[.from].flatMap({ CalendarDate($0) }),
            let until = body.details[.until].flatMap({ CalendarDate($0) })
        else { return nil }
        self.init(
            principal: body.by, deputy: deputy, role: body.role, stages: body.stage.map { [$0] }, from: from, until: until,
            reason: body.note ?? "")
    }
}
