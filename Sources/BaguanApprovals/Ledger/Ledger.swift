/// The folder of records, read as it is.
///
/// Reading is in two steps. Each file is examined by itself, on as many threads as there are, for signatures are what takes
/// the time. Then the chains are held together, where everything that is not as it must be is named.
public struct Ledger: Sendable {
    private let storage: any LedgerStorage

    /// Files that one task examines.
    private static let share = 256

    /// - Parameter folder: the path of `.baguan/records`. Where there is no such folder, there are no records.
    public init(folder: String) {
        storage = DiskStorage(root: folder)
    }

    package init(storage: some LedgerStorage) {
        self.storage = storage
    }

    /// Reads every record and tells which count.
    ///
    /// - Parameters:
    ///   - organisation: whose ledger it is; records of others do not count.
    ///   - keys: who signs with which key.
    ///   - asOf: records with later times are pointed out.
    ///   - anchors: ids of records that are known to have been written, from paper, an earlier run or another machine. A
    ///     chain whose last records were cut off looks sound by itself; only somebody who knows of them can miss them.
    ///   - heads: how far the chains had come, as noted beside the records; nil where nobody notes it.
    ///   - traces: what else lies beside them.
    public func verified(
        organisation: String, keys: KeyRing, asOf: Timestamp? = nil, anchors: [RecordID] = [], heads: [HeadNote]? = nil,
        traces: LedgerTraces = LedgerTraces()
    ) async -> VerifiedLedger {
        let (places, faults) = list()
        let examined = await examine(places)
        var verification = LedgerVerification(organisation: organisation, keys: keys, asOf: asOf, problems: faults)
        return verification.verify(examined, anchors: anchors, notes: heads, traces: traces)
    }

    private func examine(_ places: [FilePlace]) async -> [ExaminedFile] {
        await withTaskGroup(of: (Int, [ExaminedFile]).self) { group in
            for start in stride(from: 0, to: places.count, by: Self.share) {
                let share = places[start..<min(start + Self.share, places.count)]
                group.addTask { (start, share.map { ExaminedFile($0, in: storage) }) }
            }
            var shares: [(Int, [ExaminedFile])] = []
            for await share in group { shares.append(share) }
            return shares.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    /// Every file of every writer, each writer's in the order of names, and what else lies there.
    private func list() -> (places: [FilePlace], problems: [LedgerProblem]) {
        var places: [FilePlace] = []
        var problems: [LedgerProblem] = []
        for folder in entries(of: "", &problems) where folder.name != ".gitattributes" {
            guard folder.kind == .folder, Digest(hex: folder.name) != nil else {
                problems.append(LedgerProblem(file: folder.name, reason: Self.reason(for: folder)))
                continue
            }
            for file in entries(of: folder.name, &problems) where !RecordFileName.isTemporary(file.name) {
                let place = FilePlace(writer: folder.name, name: file.name)
                if file.kind == .file {
                    places.append(place)
                } else {
                    problems.append(LedgerProblem(file: place.path, reason: Self.reason(for: file)))
                }
            }
        }
        return (places, problems)
    }

    /// What is no record at all is pointed out; what bears a record's or a writer's name and cannot be read casts doubt.
    private static func reason(for entry: StorageEntry) -> LedgerProblem.Reason {
        guard entry.name.hasSuffix(RecordFileName.suffix) || Digest(hex: entry.name) != nil else { return .unexpectedFile }
        return .storage(.notOrdinary(entry.name))
    }

    private func entries(of folder: String, _ problems: inout [LedgerProblem]) -> [StorageEntry] {
        do throws(StorageFault) {
            return try storage.entries(of: folder).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        } catch {
            if !(folder.isEmpty && error.isMissing) { problems.append(LedgerProblem(file: folder, reason: .storage(error))) }
            return []
        }
    }
}

/// Where a file lies.
struct FilePlace: Hashable, Sendable {
    var writer: String
    var name: String

    var path: String { "\(writer)/\(name)" }
    /// The place in the chain that the name stands for.
    var seq: Int? { RecordFileName.seq(of: name) }
}

/// A file and what it turned out to hold, as far as the file alone can tell.
struct ExaminedFile: Sendable {
    let place: FilePlace
    let content: Result<Record, LedgerProblem>

    init(_ place: FilePlace, in storage: any LedgerStorage) {
        do throws(StorageFault) {
            self.init(place, file: try storage.read(place.path, limit: Record.fileLimit))
        } catch {
            self.init(place, LedgerProblem(file: place.path, reason: .storage(error)))
        }
    }

    init(_ place: FilePlace, file: [UInt8]) {
        do throws(RecordProblem) {
            content = .success(try Record(file: file))
        } catch {
            content = .failure(LedgerProblem(file: place.path, reason: .record(error)))
        }
        self.place = place
    }

    init(_ place: FilePlace, _ problem: LedgerProblem) {
        self.place = place
        content = .failure(problem)
    }
}
