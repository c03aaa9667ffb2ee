/// Holds examined files together: chains first, then what each record builds on.
struct LedgerVerification {
    let organisation: String
    let keys: KeyRing
    let asOf: Timestamp?
    private(set) var problems: [LedgerProblem]
    private var entries: [LedgerEntry] = []
    private var places: [RecordID: Int] = [:]
    /// Sound records behind the end of a closed chain: they count for nothing, and whoever had seen them signed all the same.
    private var disowned: Set<RecordID> = []

    init(organisation: String, keys: KeyRing, asOf: Timestamp?, problems: [LedgerProblem] = []) {
        self.organisation = organisation
        self.keys = keys
        self.asOf = asOf
        self.problems = problems
    }

    mutating func verify(_ files: [ExaminedFile], anchors: [RecordID], notes: [HeadNote]?, traces: LedgerTraces = LedgerTraces()) -> VerifiedLedger {
        let chains = Dictionary(grouping: files, by: \.place.writer)
            .mapValues { $0.sorted { ($0.place.seq ?? .max, $0.place.name) < ($1.place.seq ?? .max, $1.place.name) } }
        let writers = Set(chains.keys).union(keys.closedWriters)
        for writer in writers.sorted() { walk(chains[writer] ?? [], of: writer) }
        settleReferences()
        for anchor in anchors where places[anchor] == nil {
            problems.append(LedgerProblem(file: "", reason: .missingAnchor(anchor)))
        }
        if let notes { hold(notes, against: chains) }
        if let problem = traces.problem(beside: entries, areFilesLeft: !files.isEmpty) { problems.append(problem) }
        let order = problems.enumerated().sorted {
            ($0.element.file, $0.offset) < ($1.element.file, $1.offset)
        }
        return VerifiedLedger(
            entries: entries, problems: order.map(\.element), heads: heads(anchors: anchors), places: places)
    }

    /// Walks one writer's files. Once the chain is broken, nothing after the break counts: what is missing there may have
    /// been a rejection or a revocation.
    private mutating func walk(_ files: [ExaminedFile], of writer: String) {
        let last = keys.lastSeq(ofWriter: writer)
        var chain = ChainWalk(writer: writer, organisation: organisation, keys: keys)
        let forks = forkedPlaces(files, last: last)
        var clock: Timestamp?
        for file in files {
            guard let seq = file.place.seq else { continue }
            guard seq <= last ?? seq else {
                if case .success(let record) = file.content { disowned.insert(record.id) }
                continue
            }
            switch file.content {
            case .failure(let problem):
                problems += chain.step(over: problem, at: seq)
            case .success(let record):
                let (found, entry) = chain.step(to: record, at: file.place.path, seq: seq, isForked: forks.contains(seq))
                problems += found
                guard let entry else { continue }
                // Which side of a fork is meant cannot be told, so the side that is here does not count either.
                if let fork = found.first(where: { $0.reason == .fork(at: seq - 1) }), let index = entries.indices.last {
                    if entries[index].counts { entries[index].doubt = fork }
                }
                noteClock(of: record, after: clock, path: file.place.path)
                clock = record.body.at
                places[record.id] = entries.count
                entries.append(entry)
            }
        }
        // Whoever closed the chain knew its last record.
        if let last, let gap = chain.gap(before: last + 1, in: writer) { problems.append(gap) }
    }

    /// Looks at files that bear no place's name: copies, and the other side of a fork. Gives the places that the key signed
    /// twice.
    private mutating func forkedPlaces(_ files: [ExaminedFile], last: Int?) -> Set<Int> {
        let named = Dictionary(files.compactMap { file in file.place.seq.map { ($0, file) } }) { first, _ in first }
        var forks: Set<Int> = []
        for file in files where file.place.seq == nil {
            let path = file.place.path
            switch file.content {
            case .failure(let problem):
                // A file with a record's ending is somebody's record; any other is litter.
                let isRecord = file.place.name.hasSuffix(RecordFileName.suffix)
                problems.append(isRecord ? problem : LedgerProblem(file: path, reason: .unexpectedFile))
            case .success(let record):
                let seq = record.body.seq
                guard seq <= last ?? seq else { continue }
                let reason = Self.reason(for: record, outOfPlaceIn: file.place.writer, beside: named[seq])
                if case .fork = reason { forks.insert(seq) }
                problems.append(LedgerProblem(file: path, record: record.id, reason: reason))
            }
        }
        return forks
    }

    /// What a sound record is that lies under a name of no place, given the file in its own place.
    private static func reason(
        for record: Record, outOfPlaceIn writer: String, beside file: ExaminedFile?
    ) -> LedgerProblem.Reason {
        guard RecordFileName.folder(of: record.key) == writer else { return .moved(signer: record.key) }
        guard let file, case .success(let other) = file.content, other.key == record.key,
            other.body.seq == record.body.seq
        else { return .reordered(says: record.body.seq) }
        return other.id == record.id ? .duplicated(of: file.place.path) : .fork(at: record.body.seq)
    }

    /// Misses records that are noted, and notes of records that are there: a note goes with the record that it is about.
    private mutating func hold(_ notes: [HeadNote], against chains: [String: [ExaminedFile]]) {
        for note in notes { hold(note) }
        let noted = Set(notes.map(\.writer))
        for (writer, files) in chains where !noted.contains(writer) {
            guard let last = files.compactMap(\.place.seq).max() else { continue }
            problems.append(LedgerProblem(file: writer, reason: .noHead(last: last)))
        }
    }

    /// Misses the record that a note is about. One that lies there in pieces is named already, and what a closed chain goes
    /// on with is nobody's.
    private mutating func hold(_ note: HeadNote) {
        guard let head = note.head else {
            return problems.append(LedgerProblem(file: note.writer, reason: .damagedHead))
        }
        let path = FilePlace(writer: note.writer, name: RecordFileName.name(of: head.seq)).path
        guard head.seq <= keys.lastSeq(ofWriter: note.writer) ?? head.seq, places[head.id] == nil,
            !problems.contains(where: { $0.file == path })
        else { return }
        problems.append(LedgerProblem(file: note.writer, reason: .missingHead(seq: head.seq, head.id)))
    }

    private mutating func noteClock(of record: Record, after previous: Timestamp?, path: String) {
        if let previous, record.body.at < previous {
            problems.append(LedgerProblem(file: path, record: record.id, reason: .clockBack(before: previous)))
        }
        if let asOf, record.body.at > asOf {
            problems.append(LedgerProblem(file: path, record: record.id, reason: .clockAhead(of: asOf)))
        }
    }

    /// A record counts only if every record that it builds on is here and counts. Records are settled in an order in which
    /// those come first; hashes allow no circle, and a record in one would never be settled.
    private mutating func settleReferences() {
        var waiting = [Int](repeating: 0, count: entries.count)
        var builders = [[Int]](repeating: [], count: entries.count)
        for (index, entry) in entries.enumerated() {
            for id in entry.record.body.after where !disowned.contains(id) {
                guard let place = places[id] else {
                    let problem = LedgerProblem(
                        file: entry.path, record: entry.record.id, reason: .missingReference(id))
                    problems.append(problem)
                    if entries[index].counts { entries[index].doubt = problem }
                    continue
                }
                builders[place].append(index)
                waiting[index] += 1
            }
        }
        var ready = waiting.indices.filter { waiting[$0] == 0 }
        while let index = ready.popLast() {
            let base = entries[index]
            for builder in builders[index] {
                settle(builder, on: base)
                waiting[builder] -= 1
                if waiting[builder] == 0 { ready.append(builder) }
            }
        }
        for index in waiting.indices where waiting[index] > 0 && entries[index].counts {
            entries[index].doubt = LedgerProblem(
                file: entries[index].path, record: entries[index].record.id,
                reason: .missingReference(entries[index].record.body.after[0]))
        }
    }

    private mutating func settle(_ builder: Int, on base: LedgerEntry) {
        if entries[builder].counts { entries[builder].doubt = base.doubt }
        let record = entries[builder].record
        guard record.body.at < base.record.body.at else { return }
        problems.append(
            LedgerProblem(file: entries[builder].path, record: record.id, reason: .clockBack(before: base.record.body.at)))
    }

    private func heads(anchors: [RecordID]) -> [ChainHead] {
        var last: [SSHPublicKey: Record] = [:]
        var vouched: [SSHPublicKey: Int] = [:]
        func vouch(for id: RecordID, by key: SSHPublicKey?) {
            guard let record = places[id].map({ entries[$0].record }), record.key != key else { return }
            vouched[record.key] = max(vouched[record.key] ?? 0, record.body.seq)
        }
        for entry in entries where entry.counts {
            last[entry.record.key] = entry.record
            for id in entry.record.body.after { vouch(for: id, by: entry.record.key) }
        }
        for anchor in anchors { vouch(for: anchor, by: nil) }
        return last.values.map {
            ChainHead(key: $0.key, seq: $0.body.seq, id: $0.id, vouchedThrough: vouched[$0.key] ?? 0)
        }.sorted { $0.key.digest < $1.key.digest }
    }
}
