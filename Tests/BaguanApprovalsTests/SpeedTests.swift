import Foundation
import Glibc
import Testing

@testable import BaguanApprovals

/// A hundred thousand records are read, and every signature checked, in less than fifteen seconds on two cores. Run by
/// `make test-ledger`; the ordinary run holds a small ledger together in the same way, without the watch.
@Suite struct SpeedTests {
    @Test func `A big ledger is verified in time`() async throws {
        let isLong = ProcessInfo.processInfo.environment["BAGUAN_LONG"] == "1"
        let count = isLong ? 100_000 : 600
        let folder = try TemporaryFolder()
        let ring = try Self.write(count, to: folder)
        let clock = ContinuousClock()
        let processor = Self.processorSeconds
        let start = clock.now
        let ledger = await Ledger(folder: folder.path).verified(organisation: Sample.org, keys: ring)
        let time = clock.now - start
        #expect(ledger.isSound && ledger.entries.filter(\.counts).count == count)
        if isLong {
            let busy = Self.processorSeconds - processor
            print("verified \(count) records in \(time), \(busy) seconds of processor time")
            // On two cores half of it; other programs on the machine do not count.
            #expect(busy < 30)
        }
    }

    private static var processorSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }

    /// Ten writers; files are written without syncing each, which is not what is measured.
    private static func write(_ count: Int, to folder: TemporaryFolder) throws -> KeyRing {
        let keys = try (0..<10).map { try SSHPrivateKey.numbered(UInt8($0 + 1)) }
        for key in keys {
            let path = folder.path(RecordFileName.folder(of: key.publicKey))
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        var heads = [RecordID?](repeating: nil, count: keys.count)
        var last: [RecordID] = []
        for index in 0..<count {
            let (writer, seq) = (index % keys.count, index / keys.count + 1)
            var body = try Sample.approval(by: "p\(writer)", after: last, item: "post-\(index)")
            (body.seq, body.prev) = (seq, heads[writer])
            let record = try Record(signing: body, with: keys[writer])
            let place = FilePlace(writer: RecordFileName.folder(of: keys[writer].publicKey), name: RecordFileName.name(of: seq))
            let parent = try Descriptor(folder: folder.path(place.writer))
            let file = try parent.open(place.name, O_WRONLY | O_CREAT | O_EXCL, place.path)
            try file.write(record.file, place.path)
            heads[writer] = record.id
            last = [record.id]
        }
        return try #require(KeyRing(keys.enumerated().map { KnownKey(key: $1.publicKey, person: "p\($0)") }))
    }
}
