import BaguanTesting
import Foundation
import Glibc
import Testing

@testable import BaguanApprovals

@Suite struct LedgerWriterTests {
    private let key: SSHPrivateKey
    private let ring: KeyRing

    init() throws {
        key = try .numbered(1)
        ring = try Sample.ring((key, "chen"))
    }

    private func verified(_ storage: some LedgerStorage, anchors: [RecordID] = []) async -> VerifiedLedger {
        await Ledger(storage: storage).verified(organisation: Sample.org, keys: ring, anchors: anchors)
    }

    @Test func `What would not count is not written`() throws {
        let key = try SSHPrivateKey.numbered(1)
        let (from, until) = (try #require(Timestamp("2026-11-01T00:00:00Z")), try #require(Timestamp("2026-12-01T00:00:00Z")))
        let folder = try TemporaryFolder()
        let approval = try Sample.approval()
        func write(_ body: RecordBody, lastSeq: Int? = nil) throws(LedgerWriteProblem) -> Record {
            let known = KnownKey(key: key.publicKey, person: approval.by, validFrom: from, validUntil: until, lastSeq: lastSeq)
            return try LedgerWriter(folder: folder.path("r"), signer: key, keys: KeyRing([known])).append(body)
        }
        func refused(_ change: (inout RecordBody) -> Void, lastSeq: Int? = nil) -> String {
            var body = approval
            change(&body)
            do throws(LedgerWriteProblem) { return "written \(try write(body, lastSeq: lastSeq).id)" } catch { return error.code }
        }
        #expect(refused { $0.at = Timestamp(secondsSince1970: 0)! } == "key-not-valid")
        #expect(refused { $0.at = until } == "key-not-valid")
        #expect(refused { $0.by = "nobody" } == "signer-mismatch")
        #expect(refused({ $0.at = from }, lastSeq: 4) == "key-not-valid")
        #expect(refused { $0.at = from }.hasPrefix("written"))
        let stranger = LedgerWriter(folder: folder.path("r"), signer: try SSHPrivateKey.numbered(2), keys: KeyRing([]))
        #expect(throws: LedgerWriteProblem.self) { try stranger.append(approval) }
    }

    @Test func `Records lie where they belong, one file each`() async throws {
        let folder = try TemporaryFolder()
        let records = folder.path("content/.baguan/records")
        let writer = LedgerWriter(folder: records, signer: key, keys: nil)
        let written = try (0..<3).map { _ in try writer.append(Sample.approval()) }
        #expect(written.map(\.body.seq) == [1, 2, 3])
        #expect(written.map(\.body.prev) == [nil, written[0].id, written[1].id])
        let names = try FileManager.default.subpathsOfDirectory(atPath: records).sorted()
        let writerFolder = RecordFileName.folder(of: key.publicKey)
        #expect(names == [".gitattributes", writerFolder] + (1...3).map { "\(writerFolder)/00000\($0).rec" })
        #expect(try folder.bytes(of: "content/.baguan/records/\(names[2])") == written[0].file)
        #expect(try folder.bytes(of: "content/.baguan/records/.gitattributes") == Array("* -text\n".utf8))
        let sum = try Program.run("sha256sum", "\(records)/\(names[2])")
        #expect(sum.output.hasPrefix(written[0].id.digest.hex))
        let ledger = await Ledger(folder: records).verified(organisation: Sample.org, keys: ring)
        #expect(ledger.isSound && ledger.problems.isEmpty && Array(ledger.records) == written)
    }

    @Test func `A relative path will do`() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("a"), withIntermediateDirectories: true)
        let storage = DiskStorage(root: folder.path("a/../b/c"))
        try storage.makeFolder("")
        try storage.makeFolder("d")
        try storage.makeFolder("d")
        #expect(FileManager.default.fileExists(atPath: folder.path("b/c/d")))
    }

    @Test func `Links, pipes and folders in a record's place are not followed`() async throws {
        let folder = try TemporaryFolder()
        let writer = LedgerWriter(folder: folder.path("r"), signer: key, keys: nil)
        for _ in 0..<4 { _ = try writer.append(Sample.approval()) }
        let place = folder.path("r/\(RecordFileName.folder(of: key.publicKey))")
        try FileManager.default.moveItem(atPath: "\(place)/000004.rec", toPath: folder.path("elsewhere"))
        try FileManager.default.createSymbolicLink(atPath: "\(place)/000004.rec", withDestinationPath: folder.path("elsewhere"))
        #expect(mkfifo("\(place)/000005.rec", 0o644) == 0)
        try FileManager.default.createDirectory(atPath: "\(place)/000006.rec", withIntermediateDirectories: true)
        let ledger = await Ledger(folder: folder.path("r")).verified(organisation: Sample.org, keys: ring)
        #expect(ledger.problems.map(\.code) == ["ledger-storage", "ledger-storage", "ledger-storage"])
        #expect(ledger.entries.count == 3 && !ledger.isSound)
        let other = try SSHPrivateKey.numbered(2)
        let otherPlace = folder.path("r/\(RecordFileName.folder(of: other.publicKey))")
        try FileManager.default.createSymbolicLink(atPath: otherPlace, withDestinationPath: place)
        #expect(throws: LedgerWriteProblem.self) {
            try LedgerWriter(folder: folder.path("r"), signer: other, keys: nil).append(Sample.approval())
        }
    }

    @Test func `A chain that is not in order takes no record`() throws {
        let storage = MemoryStorage()
        let writer = LedgerWriter(storage: storage, signer: key)
        let written = try (0..<3).map { _ in try writer.append(Sample.approval()) }
        let folder = RecordFileName.folder(of: key.publicKey)
        func code(_ change: (inout [String: [UInt8]]) throws -> Void, body: RecordBody? = nil) throws -> String {
            let sound = storage.files
            defer { storage.files = sound }
            try change(&storage.files)
            let changed = storage.files
            let body = try body ?? Sample.approval()
            do throws(LedgerWriteProblem) {
                _ = try writer.append(body)
                return "written"
            } catch {
                #expect(storage.files == changed)
                return error.code
            }
        }
        #expect(try code { $0["\(folder)/000003.rec"]?[9] ^= 1 } == "record-damaged")
        #expect(try code { $0["\(folder)/000002.rec"] = nil } == "ledger-gap")
        #expect(try code { $0["\(folder)/000003.rec"] = written[1].file } == "record-reordered")
        let stranger = try Record(signing: written[2].body, with: SSHPrivateKey.numbered(2))
        #expect(try code { $0["\(folder)/000003.rec"] = stranger.file } == "record-moved")
        var foreign = try Sample.approval()
        foreign.org = "other.example"
        #expect(try code({ _ in }, body: foreign) == "record-foreign")
        var invalid = try Sample.approval()
        invalid.note = ""
        #expect(try code({ _ in }, body: invalid) == "record-damaged")
        #expect(try code { _ in } == "written")
    }

    @Test func `What a stopped writer left is passed over and cleared away`() async throws {
        let storage = MemoryStorage()
        let writer = LedgerWriter(storage: storage, signer: key)
        _ = try writer.append(Sample.approval())
        let left = "\(RecordFileName.folder(of: key.publicKey))/.tmp-1"
        storage.files[left] = Array("{\"v\":1".utf8)
        #expect(await verified(storage).problems.isEmpty)
        _ = try writer.append(Sample.approval())
        #expect(storage.files[left] == nil)
    }

    @Test func `A record that another program put in the way is not written over`() async throws {
        let storage = MemoryStorage()
        let writer = LedgerWriter(storage: storage, signer: key)
        let other = try Record(signing: Sample.approval(item: "post-2"), with: key)
        storage.interrupt { [key] storage in
            storage.files["\(RecordFileName.folder(of: key.publicKey))/000001.rec"] = other.file
        }
        let record = try writer.append(Sample.approval())
        #expect(record.body.seq == 2)
        let ledger = await verified(storage)
        #expect(ledger.isSound && ledger.records.map(\.body.item) == ["post-2", "post-1"])
    }

    /// Refuses each operation of an append once, with each of the errors that a disk has.
    @Test(arguments: [ENOSPC, EIO, EDQUOT, EROFS, EACCES]) func `A disk that refuses leaves a sound ledger`(number: Int32) async throws {
        let body = try Sample.approval()
        for earlier in [0, 1] {
            func writer(on storage: MemoryStorage) -> LedgerWriter<SSHPrivateKey> { LedgerWriter(storage: storage, signer: key) }
            func start() throws -> (MemoryStorage, [RecordID]) {
                let storage = MemoryStorage()
                return (storage, try (0..<earlier).map { _ in try writer(on: storage).append(body).id })
            }
            let (whole, _) = try start()
            let before = whole.operations
            _ = try writer(on: whole).append(body)
            var refusals = 0
            for operation in (before + 1)...whole.operations {
                var (storage, acknowledged) = try start()
                storage.refuse(operation: operation, with: number)
                do throws(LedgerWriteProblem) {
                    acknowledged.append(try writer(on: storage).append(body).id)
                } catch {
                    refusals += 1
                    #expect(error == .storage(StorageFault(path: error.path, number: number)))
                }
                let ledger = await verified(storage)
                #expect(ledger.isSound && ledger.entries.map(\.record.id) == acknowledged, "operation \(operation)")
                _ = try writer(on: storage).append(body)
                #expect(await verified(storage).entries.filter(\.counts).count == acknowledged.count + 1)
            }
            // All but clearing the other name away, which the next writer does.
            #expect(refusals == whole.operations - before - 1)
        }
    }

    /// Stops at each operation of an append, and lets the disk keep any part of what was not synced.
    @Test func `A power failure at any moment loses nothing that was acknowledged`() async throws {
        var random = SeededGenerator(seed: 5)
        for operation in 1...14 {
            for _ in 0..<12 {
                let storage = MemoryStorage()
                let writer = LedgerWriter(storage: storage, signer: key)
                var acknowledged = try (0..<2).map { _ in try writer.append(Sample.approval()).id }
                storage.failPower(during: storage.operations + operation)
                if let record = try? writer.append(Sample.approval()) { acknowledged.append(record.id) }
                let found = storage.afterPowerFailure(&random)
                let ledger = await verified(found, anchors: acknowledged)
                #expect(ledger.isSound, "operation \(operation): \(ledger.problems)")
                #expect((acknowledged.count...3).contains(ledger.entries.count))
                _ = try LedgerWriter(storage: found, signer: key).append(Sample.approval())
                #expect(await verified(found, anchors: acknowledged).isSound)
            }
        }
    }

    @Test func `Many writers with one key wait for each other`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("r")
        let key = key
        let ids = try await withThrowingTaskGroup(of: [RecordID].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try (0..<10).map { _ in try LedgerWriter(folder: path, signer: key, keys: nil).append(Sample.approval()).id }
                }
            }
            return try await group.reduce([], +)
        }
        let ledger = await Ledger(folder: path).verified(organisation: Sample.org, keys: ring, anchors: ids)
        #expect(Set(ids).count == 80 && ledger.isSound && ledger.entries.count == 80)
    }

    @Test func `Two clones that signed apart merge by git without a conflict`() async throws {
        let clones = try Clones(key, try .numbered(2))
        let ring = try Sample.ring((key, "chen"), (clones.other, "li"))
        for place in ["one", "two"] {
            let ledger = await Ledger(folder: clones.records(in: place))
                .verified(organisation: Sample.org, keys: ring, anchors: clones.written)
            #expect(ledger.isSound && ledger.entries.count == 7, "\(ledger.problems)")
        }
    }
}

/// Two clones of a repository, on systems that change line ends, in which two people sign at the same time; then each pulls
/// from the other.
private struct Clones {
    let other: SSHPrivateKey
    private(set) var written: [RecordID] = []
    private let folder: TemporaryFolder

    init(_ key: SSHPrivateKey, _ other: SSHPrivateKey) throws {
        self.other = other
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("one"), withIntermediateDirectories: true)
        try git("init", "-q", "-b", "main", in: "one")
        try append(key, "chen", in: "one", after: [])
        try commit(in: "one")
        try git("clone", "-q", folder.path("one"), folder.path("two"), in: "one")
        for _ in 0..<3 { try append(key, "chen", in: "one", after: []) }
        for _ in 0..<3 { try append(other, "li", in: "two", after: [written[0]]) }
        try commit(in: "one")
        try commit(in: "two")
        try git("pull", "-q", "--no-rebase", "--no-edit", folder.path("two"), "main", in: "one")
        try git("pull", "-q", "--no-rebase", "--no-edit", folder.path("one"), "main", in: "two")
    }

    func records(in place: String) -> String { folder.path("\(place)/.baguan/records") }

    private mutating func append(_ key: SSHPrivateKey, _ person: String, in place: String, after: [RecordID]) throws {
        let writer = LedgerWriter(folder: records(in: place), signer: key, keys: nil)
        written.append(try writer.append(Sample.approval(by: person, after: after)).id)
    }

    private func commit(in place: String) throws {
        try git("add", ".", in: place)
        try git("commit", "-q", "-m", place, in: place)
    }

    private func git(_ arguments: String..., in place: String) throws {
        let settings = ["-c", "user.name=t", "-c", "user.email=t@school.example", "-c", "core.autocrlf=true"]
        let program = try Program(["git"] + settings + arguments, in: folder.path(place))
        let status = program.wait()
        try #require(status == 0, "\(arguments) \(program.output)")
    }
}

extension LedgerWriteProblem {
    fileprivate var path: String {
        if case .storage(let fault) = self { fault.path } else { "" }
    }
}
