import BaguanFindings
import BaguanTesting
import Testing

@testable import BaguanApprovals

/// Two people whose records build on each other: chen 1, chen 2, li 1 on chen 1, chen 3 on li 1, li 2 on chen 3, chen 4, li 3.
struct TwoWriters {
    let storage = MemoryStorage()
    let chen: SSHPrivateKey
    let li: SSHPrivateKey
    private(set) var records: [String: Record] = [:]

    init() throws {
        chen = try .numbered(1)
        li = try .numbered(2)
        for (name, base) in [("chen 1", nil), ("chen 2", nil), ("li 1", "chen 1"), ("chen 3", "li 1"), ("li 2", "chen 3"),
            ("chen 4", nil), ("li 3", nil)] as [(String, String?)]
        {
            let isChen = name.hasPrefix("chen")
            let after = base.flatMap { records[$0] }.map { [$0.id] } ?? []
            records[name] = try LedgerWriter(storage: storage, signer: isChen ? chen : li)
                .append(Sample.approval(by: isChen ? "chen" : "li", after: after))
        }
    }

    func path(_ name: String) throws -> String {
        let words = name.split(separator: " ")
        return try "\(folder(String(words[0])))/\(RecordFileName.name(of: #require(Int(words[1]))))"
    }

    func folder(_ person: String) -> String { RecordFileName.folder(of: person == "chen" ? chen.publicKey : li.publicKey) }

    func record(_ name: String) throws -> Record { try #require(records[name]) }

    func ring(_ change: (inout KnownKey) -> Void = { _ in }) throws -> KeyRing {
        var known = KnownKey(key: chen.publicKey, person: "chen")
        change(&known)
        return try #require(KeyRing([known, KnownKey(key: li.publicKey, person: "li")]))
    }

    /// Problems as `chen 3: code`, and the records that count.
    func told(_ ring: KeyRing? = nil, asOf: Timestamp? = nil, anchors: [RecordID] = []) async throws -> (
        problems: [String], counting: [String], ledger: VerifiedLedger
    ) {
        let ledger = await Ledger(storage: storage).verified(
            organisation: Sample.org, keys: try ring ?? self.ring(), asOf: asOf, anchors: anchors)
        let problems = ledger.problems.map { problem in
            let place = problem.file.replacing(folder("chen"), with: "chen").replacing(folder("li"), with: "li")
                .replacing(#/\/0*(\d+)\.rec$/#) { " \($0.1)" }
            return "\(place): \(problem.code)"
        }
        let names = Dictionary(uniqueKeysWithValues: records.map { ($1.id, $0) })
        return (problems, ledger.records.map { names[$0.id] ?? "?" }, ledger)
    }
}

@Suite struct LedgerTests {
    static let all = ["chen 1", "chen 2", "chen 3", "chen 4", "li 1", "li 2", "li 3"]
    private let writers: TwoWriters
    private let everything: Set<String>

    init() throws {
        writers = try TwoWriters()
        everything = Set(Self.all)
    }

    private func expect(
        _ problems: [String], without doubtful: Set<String>, ring: KeyRing? = nil, anchors: [RecordID] = [],
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let told = try await writers.told(ring, anchors: anchors)
        #expect(told.problems == problems, sourceLocation: location)
        #expect(Set(told.counting) == everything.subtracting(doubtful), sourceLocation: location)
        #expect(told.counting.count == Set(told.counting).count, sourceLocation: location)
        for problem in told.ledger.problems {
            #expect(!problem.message.chinese.isEmpty && problem.remedy != nil, sourceLocation: location)
        }
        #expect(told.ledger.isSound == !told.ledger.problems.contains { $0.level == .error }, sourceLocation: location)
    }

    @Test func `A sound ledger has no problems and every record counts`() async throws {
        let told = try await writers.told()
        #expect(told.problems == [] && told.ledger.isSound)
        #expect(Set(told.counting) == everything)
        for name in Self.all {
            let record = try writers.record(name)
            #expect(told.ledger[record.id]?.record == record)
            #expect(told.ledger[record.id]?.path == (try writers.path(name)))
        }
        #expect(told.ledger[RecordID(Sample.digest)] == nil)
    }

    @Test func `Where there is no folder there are no records`() async throws {
        let folder = try TemporaryFolder()
        let ledger = await Ledger(folder: folder.path("none")).verified(organisation: Sample.org, keys: try writers.ring())
        #expect(ledger.isSound && ledger.entries.isEmpty && ledger.heads.isEmpty)
    }

    @Test func `A damaged record is named, and nothing after it counts`() async throws {
        writers.storage.files[try writers.path("chen 2")]?[20] ^= 1
        try await expect(["chen 2: record-damaged"], without: ["chen 2", "chen 3", "chen 4", "li 2"])
        let ledger = try await writers.told().ledger
        #expect(ledger[try writers.record("li 2").id]?.doubt?.file == (try writers.path("chen 2")))
    }

    @Test func `A truncated record is named`() async throws {
        let path = try writers.path("chen 4")
        let length = try #require(writers.storage.files[path]?.count)
        for count in [0, 10, length / 2, length - 1] {
            writers.storage.files[path] = try Array(writers.record("chen 4").file.prefix(count))
            try await expect(["chen 4: record-truncated"], without: ["chen 4"])
        }
    }

    @Test func `A body under another's signature is forged`() async throws {
        let record = try writers.record("chen 4")
        var body = record.body
        body.stage = "初审"
        writers.storage.files[try writers.path("chen 4")] = body.line + record.signature.armor
        try await expect(["chen 4: record-forged"], without: ["chen 4"])
    }

    @Test func `A signature made for something else is named`() async throws {
        let line = try writers.record("chen 4").body.line
        let bytes = try #require(writers.chen.rawSignature(over: SSHSignature.signedBytes(of: line, namespace: "git")))
        let signature = SSHSignature(publicKey: writers.chen.publicKey, namespace: "git", bytes: bytes)
        writers.storage.files[try writers.path("chen 4")] = line + signature.armor
        try await expect(["chen 4: record-namespace"], without: ["chen 4"])
    }

    @Test func `A copy is pointed out and counts once`() async throws {
        let path = "\(writers.folder("chen"))/000002 copy.rec"
        writers.storage.files[path] = try writers.record("chen 2").file
        try await expect(["chen/000002 copy.rec: record-duplicated"], without: [])
        #expect(try await writers.told().ledger.isSound)
    }

    @Test func `Records in each other's places are named`() async throws {
        writers.storage.files[try writers.path("chen 2")] = try writers.record("chen 3").file
        writers.storage.files[try writers.path("chen 3")] = try writers.record("chen 2").file
        try await expect(
            ["chen 2: record-reordered", "chen 3: record-reordered", "li 2: reference-missing"],
            without: ["chen 2", "chen 3", "chen 4", "li 2"])
    }

    @Test func `A record written over another is named`() async throws {
        writers.storage.files[try writers.path("chen 3")] = try writers.record("chen 2").file
        try await expect(
            ["chen 3: record-reordered", "li 2: reference-missing"], without: ["chen 3", "chen 4", "li 2"])
    }

    @Test func `A removed record leaves a gap`() async throws {
        writers.storage.files[try writers.path("chen 2")] = nil
        try await expect(["chen 3: ledger-gap"], without: ["chen 2", "chen 3", "chen 4", "li 2"])
        let problem = try #require(try await writers.told().ledger.problems.first)
        #expect(problem.message.chinese == "缺少第 2 条记录")
        writers.storage.files[try writers.path("chen 1")] = nil
        try await expect(
            ["chen 3: ledger-gap", "li 1: reference-missing"],
            without: ["chen 1", "chen 2", "chen 3", "chen 4", "li 1", "li 2"])
    }

    @Test func `A record replaced by its signer is a fork, and neither side counts`() async throws {
        var body = try writers.record("chen 2").body
        body.stage = "初审"
        writers.storage.files[try writers.path("chen 2")] = try Record(signing: body, with: writers.chen).file
        try await expect(["chen 3: ledger-fork"], without: ["chen 2", "chen 3", "chen 4", "li 2", "?"])
    }

    @Test func `Both sides of a fork kept side by side are named`() async throws {
        var body = try writers.record("chen 3").body
        body.stage = "初审"
        writers.storage.files[try writers.path("chen 3") + ".orig"] = try Record(signing: body, with: writers.chen).file
        try await expect(["chen/000003.rec.orig: ledger-fork"], without: ["chen 3", "chen 4", "li 2"])
    }

    @Test func `A record in another writer's folder is named`() async throws {
        writers.storage.files[try writers.path("chen 4")] = try writers.record("li 3").file
        try await expect(["chen 4: record-moved"], without: ["chen 4"])
        writers.storage.files["\(writers.folder("chen"))/x.rec"] = try writers.record("li 3").file
        try await expect(["chen 4: record-moved", "chen/x.rec: record-moved"], without: ["chen 4"])
    }

    @Test func `A record of another organisation does not count`() async throws {
        var body = try writers.record("chen 4").body
        body.org = "other.example"
        writers.storage.files[try writers.path("chen 4")] = try Record(signing: body, with: writers.chen).file
        try await expect(["chen 4: record-foreign"], without: ["chen 4"])
    }

    @Test func `A key that the roster does not know is named once`() async throws {
        let ring = try Sample.ring((writers.chen, "chen"))
        try await expect(["li 1: key-unknown"], without: ["li 1", "li 2", "li 3", "chen 3"], ring: ring)
    }

    @Test func `A record in another person's name does not count`() async throws {
        let ring = try Sample.ring((writers.chen, "chen"), (writers.li, "wang"))
        try await expect(
            ["li 1: signer-mismatch", "li 2: signer-mismatch", "li 3: signer-mismatch"],
            without: ["li 1", "li 2", "li 3", "chen 3"], ring: ring)
    }

    @Test func `One key cannot have two holders`() throws {
        let known = KnownKey(key: writers.chen.publicKey, person: "chen")
        #expect(KeyRing([known, KnownKey(key: writers.chen.publicKey, person: "li")]) == nil)
        #expect(KeyRing([known]) != nil)
    }

    @Test func `A key counts from its first moment up to its last`() async throws {
        let moment = try Sample.time()
        let next = try Sample.time("2026-11-20T08:31:06Z")
        try await expect([], without: [], ring: writers.ring { ($0.validFrom, $0.validUntil) = (moment, next) })
        try await expect(
            ["chen 1: key-not-valid", "chen 2: key-not-valid", "chen 3: key-not-valid", "chen 4: key-not-valid"],
            without: ["chen 1", "chen 2", "chen 3", "chen 4", "li 1", "li 2"], ring: writers.ring { $0.validFrom = next })
        try await expect(
            ["chen 1: key-not-valid"], without: ["chen 1", "chen 2", "chen 3", "chen 4", "li 1", "li 2"],
            ring: writers.ring { $0.validUntil = moment })
    }

    @Test func `Whatever follows the end of a key is void, though it be dated back`() async throws {
        let writer = LedgerWriter(storage: writers.storage, signer: writers.chen)
        _ = try writer.append(Sample.approval(at: Sample.time("2026-12-01T00:00:00Z")))
        _ = try writer.append(Sample.approval(at: Sample.time("2026-11-21T00:00:00Z")))
        let ring = try writers.ring { $0.validUntil = Timestamp("2026-11-30T00:00:00Z") }
        try await expect(["chen 5: key-not-valid", "chen 6: clock-back"], without: ["?"], ring: ring)
    }

    @Test func `A closed chain counts up to its end, whatever comes after`() async throws {
        writers.storage.files[try writers.path("chen 3")]?[20] ^= 1
        writers.storage.files["\(writers.folder("chen"))/000004.rec.orig"] = try writers.record("chen 4").file
        try await expect(
            ["li 2: reference-missing"], without: ["chen 3", "chen 4", "li 2"], ring: writers.ring { $0.lastSeq = 2 })
        try await expect(
            ["chen: ledger-gap", "chen 3: record-damaged", "chen/000004.rec.orig: record-duplicated", "li 2: reference-missing"],
            without: ["chen 3", "chen 4", "li 2"], ring: writers.ring { $0.lastSeq = 9 })
    }

    @Test func `A closed chain that is gone altogether is missed`() async throws {
        for name in ["chen 1", "chen 2", "chen 3", "chen 4"] { writers.storage.files[try writers.path(name)] = nil }
        let told = try await writers.told(writers.ring { $0.lastSeq = 4 })
        #expect(told.problems.first == "chen: ledger-gap")
        #expect(try await writers.told(writers.ring { $0.lastSeq = .max }).problems.first == "chen: ledger-gap")
        #expect(try await writers.told(writers.ring { $0.lastSeq = .min }).problems == ["li 1: reference-missing", "li 2: reference-missing"])
    }

    @Test func `A record that builds on a missing one does not count`() async throws {
        for name in ["li 1", "li 2", "li 3"] { writers.storage.files[try writers.path(name)] = nil }
        try await expect(["chen 3: reference-missing"], without: ["chen 3", "li 1", "li 2", "li 3"])
    }

    @Test func `Doubt is handed on along references, however long`() async throws {
        var last = try writers.record("li 2").id
        var later: Set<RecordID> = []
        for round in 0..<40 {
            let key = try SSHPrivateKey.numbered(UInt8(100 + round % 2))
            last = try LedgerWriter(storage: writers.storage, signer: key)
                .append(Sample.approval(by: "p\(round % 2)", after: [last])).id
            later.insert(last)
        }
        let ring = try #require(KeyRing([
            KnownKey(key: writers.chen.publicKey, person: "chen"), KnownKey(key: writers.li.publicKey, person: "li"),
            KnownKey(key: try SSHPrivateKey.numbered(100).publicKey, person: "p0"),
            KnownKey(key: try SSHPrivateKey.numbered(101).publicKey, person: "p1"),
        ]))
        #expect(try await writers.told(ring).ledger.records.filter { later.contains($0.id) }.count == 40)
        writers.storage.files[try writers.path("chen 2")] = nil
        #expect(try await writers.told(ring).ledger.records.filter { later.contains($0.id) }.isEmpty)
    }

    @Test func `Records cut off at the end are missed by whoever knows of them`() async throws {
        let last = try writers.record("chen 4").id
        try await expect([], without: [], anchors: [last])
        writers.storage.files[try writers.path("chen 4")] = nil
        try await expect([], without: ["chen 4"])
        try await expect([": ledger-truncated"], without: ["chen 4"], anchors: [last])
    }

    @Test func `Heads tell how far others vouch for a chain`() async throws {
        func shown(_ anchors: [RecordID] = []) async throws -> Set<[Int]> {
            let heads = try await writers.told(anchors: anchors).ledger.heads
            return Set(heads.map { [$0.key == writers.chen.publicKey ? 1 : 2, $0.seq, $0.vouchedThrough] })
        }
        #expect(try await shown() == [[1, 4, 3], [2, 3, 1]])
        #expect(try await shown([writers.record("li 3").id]) == [[1, 4, 3], [2, 3, 3]])
    }

    @Test func `A clock that ran back or ahead is pointed out`() async throws {
        _ = try LedgerWriter(storage: writers.storage, signer: writers.chen)
            .append(Sample.approval(at: Sample.time("2026-11-19T00:00:00Z"), after: [writers.record("li 3").id]))
        let told = try await writers.told()
        #expect(told.problems == ["chen 5: clock-back", "chen 5: clock-back"])
        #expect(told.ledger.isSound && told.counting.count == 8)
        let early = try await writers.told(asOf: Sample.time("2026-11-19T12:00:00Z"))
        #expect(early.problems.filter { $0.hasSuffix("clock-ahead") }.count == 7)
    }

    @Test func `Litter is pointed out, and what calls itself a record is not taken for litter`() async throws {
        writers.storage.files["\(writers.folder("chen"))/.DS_Store"] = [0, 1]
        writers.storage.files["\(writers.folder("chen"))/.tmp-1"] = [0, 1]
        writers.storage.files["README.md"] = [0, 1]
        try await expect(["chen/.DS_Store: unexpected-file", "README.md: unexpected-file"], without: [])
        #expect(try await writers.told().ledger.isSound)
        writers.storage.files["\(writers.folder("chen"))/5.rec"] = [0, 1]
        #expect(try await !writers.told().ledger.isSound)
    }

    @Test func `Line ends changed by git and marks of a conflict are named`() async throws {
        let path = try writers.path("chen 4")
        let file = try writers.record("chen 4").file
        writers.storage.files[path] = Array(String(decoding: file, as: UTF8.self).replacing("\n", with: "\r\n").utf8)
        try await expect(["chen 4: record-line-endings"], without: ["chen 4"])
        writers.storage.files[path] = Array("<<<<<<< HEAD\n".utf8) + file + Array("=======\n>>>>>>> other\n".utf8)
        try await expect(["chen 4: record-conflict"], without: ["chen 4"])
    }

    @Test func `A file that cannot be read casts doubt`() async throws {
        let before = writers.storage.operations
        _ = try await writers.told()
        let count = writers.storage.operations - before
        for operation in 1...count {
            writers.storage.refuse(operation: writers.storage.operations + operation, with: 5)
            let told = try await writers.told()
            #expect(!told.ledger.isSound, "operation \(operation)")
            #expect(told.ledger.problems.contains { $0.code == "ledger-storage" })
        }
        #expect(try await writers.told().ledger.isSound)
    }
}
