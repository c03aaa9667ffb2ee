import BaguanTesting
import Foundation
import Testing

@testable import BaguanApprovals

/// Nothing in a ledger can be altered unseen.
///
/// The ledger has 200 records of four writers who build on each other. The ordinary run takes a sample of its bits;
/// `make test-ledger` takes every one.
@Suite struct AlterationTests {
    private struct Sound: Sendable {
        var ring: KeyRing
        var files: [(place: FilePlace, bytes: [UInt8])]
        var examined: [ExaminedFile]
    }

    private static let people = ["chen", "li", "wang", "zhao"]
    /// Made once for all tests.
    private static let sound = Result { try makeLedger() }

    private let ring: KeyRing
    private let files: [(place: FilePlace, bytes: [UInt8])]
    private let examined: [ExaminedFile]

    init() throws {
        let sound = try Self.sound.get()
        (ring, files, examined) = (sound.ring, sound.files, sound.examined)
    }

    private static func makeLedger() throws -> Sound {
        let storage = MemoryStorage()
        let keys = try (0..<4).map { try SSHPrivateKey.numbered(UInt8($0 + 1)) }
        let ring = try #require(KeyRing(zip(keys, people).map { KnownKey(key: $0.publicKey, person: $1) }))
        var last: [RecordID] = []
        for index in 0..<200 {
            let record = try LedgerWriter(storage: storage, signer: keys[index % 4])
                .append(Sample.approval(by: people[index % 4], after: last, item: "post-\(index)"))
            last = [record.id]
        }
        let files = storage.files.filter { $0.key.contains("/") }.sorted { $0.key < $1.key }.map { path, bytes in
            let parts = path.split(separator: "/").map(String.init)
            return (place: FilePlace(writer: parts[0], name: parts[1]), bytes: bytes)
        }
        return Sound(ring: ring, files: files, examined: files.map { ExaminedFile($0.place, file: $0.bytes) })
    }

    /// Holds the ledger together with some files examined anew; the others are as they were.
    private func verified(_ files: [ExaminedFile]) -> VerifiedLedger {
        var verification = LedgerVerification(organisation: Sample.org, keys: ring, asOf: nil)
        return verification.verify(files, anchors: [], notes: nil)
    }

    /// What examining a file says once one of its bits is flipped; nil if it is taken for sound.
    private func problem(afterFlipping bit: Int, of index: Int) -> LedgerProblem? {
        var bytes = files[index].bytes
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        if case .failure(let problem) = ExaminedFile(files[index].place, file: bytes).content { return problem }
        return nil
    }

    /// Whether the ledger as a whole is doubted, and the file named, when examining it gave this problem.
    private func isTold(_ problem: LedgerProblem, of index: Int) -> Bool {
        var changed = examined
        changed[index] = ExaminedFile(files[index].place, problem)
        let ledger = verified(changed)
        return !ledger.isSound && ledger.problems.contains(problem)
    }

    @Test func `The ledger is sound as it is`() {
        let ledger = verified(examined)
        #expect(files.count == 200 && ledger.isSound && ledger.entries.filter(\.counts).count == 200)
    }

    @Test func `A flipped bit is seen, and its file named`() async throws {
        let isLong = ProcessInfo.processInfo.environment["BAGUAN_LONG"] == "1"
        var random = SeededGenerator(seed: 6)
        var bits: [(index: Int, bit: Int)] = []
        for index in files.indices {
            let all = 0..<files[index].bytes.count * 8
            bits += (isLong ? Array(all) : (0..<3).map { _ in Int.random(in: all, using: &random) }).map { (index, $0) }
        }
        let problems = await withTaskGroup(of: [(Int, LedgerProblem?)].self) { group in
            for start in stride(from: 0, to: bits.count, by: 1_000) {
                let share = bits[start..<min(start + 1_000, bits.count)]
                group.addTask { share.map { ($0.index, problem(afterFlipping: $0.bit, of: $0.index)) } }
            }
            return await group.reduce([], +)
        }
        #expect(problems.count == bits.count)
        #expect(problems.filter { $0.1 == nil }.map { files[$0.0].place.path } == [])
        // The ledger is held together once for each kind of problem of each file: the bit's place makes no difference there.
        var told: Set<String> = []
        for (index, problem) in problems {
            guard let problem, told.insert("\(index) \(problem.code)").inserted else { continue }
            #expect(isTold(problem, of: index), "\(files[index].place.path) \(problem.code)")
        }
        if isLong { print("flipped \(problems.count) bits, \(problems.filter { $0.1 == nil }.count) unseen") }
    }

    /// The last record of a chain on which nobody builds is the one that can go unseen.
    @Test func `A removed record is seen, unless nobody builds on it`() throws {
        let bases = Set(examined.flatMap { (try? $0.content.get().body.references) ?? [] })
        var unseen = 0
        for index in files.indices {
            var rest = examined
            rest.remove(at: index)
            let isBase = bases.contains(try examined[index].content.get().id)
            #expect(verified(rest).isSound == !isBase, "\(files[index].place.path)")
            unseen += isBase ? 0 : 1
        }
        #expect(unseen == 1)
    }

    @Test func `Two records in each other's places are seen`() {
        for index in files.indices.dropLast() {
            var changed = examined
            changed[index] = ExaminedFile(files[index].place, file: files[index + 1].bytes)
            changed[index + 1] = ExaminedFile(files[index + 1].place, file: files[index].bytes)
            let ledger = verified(changed)
            #expect(!ledger.isSound)
            #expect(Set(ledger.problems.map(\.file)).isSuperset(of: [files[index].place.path, files[index + 1].place.path]))
        }
    }

    @Test func `A shortened file is seen`() {
        var random = SeededGenerator(seed: 7)
        for index in files.indices {
            var changed = examined
            let count = Int.random(in: 0..<files[index].bytes.count, using: &random)
            changed[index] = ExaminedFile(files[index].place, file: Array(files[index].bytes.prefix(count)))
            #expect(!verified(changed).isSound)
        }
    }
}
