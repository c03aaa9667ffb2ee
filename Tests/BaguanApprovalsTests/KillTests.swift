import BaguanFindings
import BaguanTesting
import Foundation
import Glibc
import Testing

@testable import BaguanApprovals

/// Writers that are killed at random moments lose nothing that they had acknowledged, and leave a sound ledger.
///
/// The ordinary run kills some dozens; `make test-ledger` kills ten thousand.
@Suite(.serialized) struct KillTests {
    @Test(arguments: [1, 4, 16]) func `A killed writer loses nothing that it acknowledged`(writers: Int) async throws {
        let isLong = ProcessInfo.processInfo.environment["BAGUAN_LONG"] == "1"
        let kills = isLong ? 3_360 : 16
        var random = SeededGenerator(seed: UInt64(writers))
        var (killed, awaited, acknowledged) = (0, 0, 0)
        while killed < kills {
            // A new ledger now and then keeps chains short: every append lists its folder.
            let round = try await Round(writers: writers, kills: min(kills - killed, 160), random: &random)
            #expect(round.problems == [])
            killed += round.killed
            awaited += round.awaited
            acknowledged += round.acknowledged
        }
        #expect(awaited > 0 && acknowledged >= awaited)
        if isLong { print("\(writers) writers: killed \(killed), acknowledged \(acknowledged), none lost") }
    }

    /// One ledger. Half as many keys as writers, so that some write with the same key.
    private struct Round {
        var killed = 0
        /// How often one of the programs was given the time to acknowledge something, however slow the machine is.
        var awaited = 0
        var acknowledged = 0
        var problems: [String] = []

        init(writers: Int, kills: Int, random: inout SeededGenerator) async throws {
            let folder = try TemporaryFolder()
            let keys = try (0..<max(1, writers / 2)).map { try SSHPrivateKey.numbered(UInt8($0 + 1)) }
            for (index, key) in keys.enumerated() { try folder.write(key.file, to: "key\(index)", mode: 0o600) }
            var anchors: [RecordID] = []
            while killed < kills {
                let programs = try (0..<writers).map { index in
                    try Program([Self.hammer, folder.path("records"), folder.path("key\(index % keys.count)")])
                }
                // Every fourth time they are killed while they start.
                if Int.random(in: 0..<4, using: &random) > 0 {
                    for _ in 0..<30_000 where programs[0].output.isEmpty { usleep(1_000) }
                    awaited += 1
                } else {
                    usleep(UInt32.random(in: 0...60_000, using: &random))
                }
                for program in programs.shuffled(using: &random) {
                    usleep(UInt32.random(in: 0...3_000, using: &random))
                    program.kill(with: SIGKILL)
                    killed += 1
                    // What comes after the last line end was not acknowledged in full.
                    for line in program.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                        let id = line.split(separator: " ").last.flatMap { RecordID(String($0)) }
                        if let id { anchors.append(id) } else { problems.append(String(line)) }
                    }
                }
            }
            acknowledged = anchors.count
            let ring = try #require(KeyRing(keys.map { KnownKey(key: $0.publicKey, person: "hammer") }))
            let ledger = await Ledger(folder: folder.path("records"))
                .verified(organisation: Sample.org, keys: ring, anchors: anchors)
            problems += ledger.problems.map { "\($0.file) \($0.message.english)" }
            if ledger.entries.count > anchors.count + killed { problems.append("more records than could be") }
        }

        /// Stands beside the tests' own program.
        private static let hammer: String = {
            let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            return products.appending(path: "LedgerHammer").path(percentEncoded: false)
        }()
    }
}
