/// Puts records at the end of one key's chain.
///
/// A record is there in full or not at all, whenever the program or the machine stops, and is on disk before `append`
/// returns. Several processes may write with one key at the same time: they wait for each other, and no file is ever
/// written over.
public struct LedgerWriter<Signer: RecordSigner>: Sendable {
    private let storage: any LedgerStorage
    private let signer: Signer
    private let folder: String
    private let keys: KeyRing?

    /// A program that does not hold the folder, such as git, may put a file in the way now and then, not always.
    private static var attempts: Int { 16 }

    /// - Parameters:
    ///   - folder: the path of `.baguan/records`.
    ///   - keys: those whose records count. What would not count is not written: one such record closes every gate, and can
    ///     never be taken away. Nil for a tool that only copies chains.
    public init(folder: String, signer: Signer, keys: KeyRing?) {
        self.init(storage: DiskStorage(root: folder), signer: signer, keys: keys)
    }

    package init(storage: some LedgerStorage, signer: Signer, keys: KeyRing? = nil) {
        self.storage = storage
        self.keys = keys
        self.signer = signer
        folder = RecordFileName.folder(of: signer.publicKey)
    }

    /// Signs and writes a record; `seq` and `prev` of the body are set here.
    public func append(_ body: RecordBody) throws(LedgerWriteProblem) -> Record {
        if let problem = keys?.objection(toSigningWith: signer.publicKey, by: body.by, at: body.at) { throw .refused(problem) }
        do throws(StorageFault) { try prepareFolder() } catch { throw .storage(error) }
        let lock: any StorageLock
        do throws(StorageFault) { lock = try storage.lock(folder) } catch { throw .storage(error) }
        defer { lock.release() }
        for _ in 0..<Self.attempts {
            let record = try signed(body, after: try head(organisation: body.org))
            do throws(StorageFault) {
                try write(record)
                return record
            } catch {
                guard error.isExisting else { throw .storage(error) }
            }
        }
        throw .contended(attempts: Self.attempts)
    }

    /// Tells git to leave line ends alone: a signature covers them.
    private func prepareFolder() throws(StorageFault) {
        try storage.makeFolder(folder)
        let attributes = ".gitattributes"
        guard !(try storage.entries(of: "").contains { $0.name == attributes }) else { return }
        do throws(StorageFault) {
            try storage.create(attributes, Array("* -text\n".utf8))
        } catch {
            guard error.isExisting else { throw error }
        }
    }

    private func signed(_ body: RecordBody, after head: Record?) throws(LedgerWriteProblem) -> Record {
        var body = body
        body.seq = (head?.body.seq ?? 0) + 1
        body.prev = head?.id
        do throws(SigningProblem) { return try Record(signing: body, with: signer) } catch { throw .signing(error) }
    }

    /// The last record of the chain, once the chain's names are without a gap and the record is sound. What was left behind
    /// by a writer that was stopped is cleared away: whoever holds the folder is the only one to have such files.
    private func head(organisation: String) throws(LedgerWriteProblem) -> Record? {
        let places: [Int]
        let file: [UInt8]
        do throws(StorageFault) {
            let names = try storage.entries(of: folder).map(\.name)
            for name in names where RecordFileName.isTemporary(name) { try storage.remove("\(folder)/\(name)") }
            places = names.compactMap(RecordFileName.seq(of:)).sorted()
            guard let last = places.last else { return nil }
            file = try storage.read("\(folder)/\(RecordFileName.name(of: last))", limit: Record.fileLimit)
        } catch {
            throw .storage(error)
        }
        let path = "\(folder)/\(RecordFileName.name(of: places.count))"
        if let missing = zip(1..., places).first(where: { $0 != $1 }) {
            throw .chain(LedgerProblem(file: folder, reason: .gap(missing.0..<missing.1)))
        }
        let record: Record
        do throws(RecordProblem) {
            record = try Record(file: file)
        } catch {
            throw .chain(LedgerProblem(file: path, reason: .record(error)))
        }
        if let reason = LedgerProblem.misplacement(of: record, writer: folder, seq: places.count, organisation: organisation) {
            throw .chain(LedgerProblem(file: path, record: record.id, reason: reason))
        }
        return record
    }

    /// Bytes first under a name that no reader takes for a record, then under their own, then the name made to last.
    private func write(_ record: Record) throws(StorageFault) {
        let temporary = "\(folder)/\(RecordFileName.temporaryPrefix)\(record.id.digest.hex)"
        let path = "\(folder)/\(RecordFileName.name(of: record.body.seq))"
        try storage.create(temporary, record.file)
        do throws(StorageFault) {
            try storage.link(temporary, to: path)
        } catch {
            try? storage.remove(temporary)
            throw error
        }
        do throws(StorageFault) {
            try storage.sync(folder)
        } catch {
            // It may not last, so it must not be seen either.
            try? storage.remove(path)
            try? storage.remove(temporary)
            throw error
        }
        // The next writer clears it away if this fails.
        try? storage.remove(temporary)
    }
}
