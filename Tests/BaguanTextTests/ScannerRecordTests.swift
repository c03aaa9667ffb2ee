import BaguanTesting
import BaguanText
import Testing

/// A scanner that is kept in a file. That it finds the same is held by ``ScannerPropertyTests``.
@Suite struct ScannerRecordTests {
    static func record(of scanner: Scanner) -> [UInt8] {
        var writer = RecordWriter()
        scanner.write(to: &writer)
        return writer.bytes
    }

    /// What is read of a scanner after it was written; nil when the record is refused.
    static func kept(_ scanner: Scanner) -> Scanner? {
        var reader = RecordReader(record(of: scanner)[...])
        guard let kept = try? Scanner(from: &reader), reader.isAtEnd else { return nil }
        return kept
    }

    /// Of few characters, many wordings, some of them long and some equal: anchors, single symbols, groups and automaton.
    private static let scanner = Scanner(
        wordings: ["国", "国家", "家国", "国家卫", "国家", "", String(repeating: "卫", count: 70), "a b"].map(Folding.foldWording))

    @Test("a record says the same when it is written again") func isStable() throws {
        let record = Self.record(of: Self.scanner)
        let kept = try #require(Self.kept(Self.scanner))
        #expect(Self.record(of: kept) == record)
        #expect(kept.wordingCount == 8)
    }

    @Test("a record that breaks off is refused") func brokenOff() {
        let record = Self.record(of: Self.scanner)
        for end in record.indices {
            var reader = RecordReader(record[..<end])
            #expect(throws: RecordReader.Damaged.self) { try Scanner(from: &reader) }
        }
    }

    /// The sum of the file that holds it keeps damage away; this is what is left if somebody makes it fit.
    @Test("whatever the bytes are, it is a scanner that can be used, or an error", arguments: 0..<20)
    func recordsMayBeAnything(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let whole = Self.record(of: Self.scanner)
        let prose = Array(("国家卫 a b家国" + String(repeating: "卫", count: 150) + "国家").utf8)
        for _ in 0..<100 {
            var record = whole
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
                record[Int.random(in: record.indices, using: &random)] ^= bit
            }
            var reader = RecordReader(record[...])
            guard let scanner = try? Scanner(from: &reader) else { continue }
            for candidate in scanner.candidates(in: prose) {
                #expect((0..<scanner.wordingCount).contains(Int(candidate.literal)))
                #expect((0...prose.count).contains(candidate.range.upperBound.utf8))
            }
        }
    }
}
