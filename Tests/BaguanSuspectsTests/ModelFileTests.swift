import Testing

@testable import BaguanSuspects

@Suite struct ModelFileTests {
    private let bytes = Archive.bytes()

    private func error(_ bytes: [UInt8]) -> ModelError? {
        do throws(ModelError) {
            _ = try SuspectModel(ModelBytes(copying: bytes))
            return nil
        } catch {
            return error
        }
    }

    @Test func aWholeFileIsRead() throws {
        #expect(error(bytes) == nil)
        #expect(try Archive.model(bytes).weights == Archive.weights)
    }

    @Test func theSameTextsGiveTheSameBytes() {
        #expect(Archive.bytes() == bytes)
    }

    @Test func aFileCutOffAnywhereIsRefused() {
        for length in Array(0..<200) + stride(from: 200, to: bytes.count, by: 997) {
            #expect(error(Array(bytes[..<length])) != nil, "\(length) bytes")
        }
        #expect(error(bytes + [0]) == .length(found: bytes.count + 1, stated: UInt64(bytes.count)))
    }

    @Test func aFileWithAByteChangedAnywhereIsRefused() {
        for place in Array(0..<200) + stride(from: 200, to: bytes.count, by: 997) {
            var changed = bytes
            changed[place] ^= 0x10
            #expect(error(changed) != nil, "byte \(place)")
        }
    }

    @Test func saysWhatIsWrong() {
        #expect(error([]) == .foreign)
        #expect(error(Array("# 一篇稿件\n".utf8)) == .foreign)
        var other = bytes
        other[8] = 9
        #expect(error(other) == .version(found: 9, known: 2))
        var damaged = bytes
        damaged[bytes.count - 1] ^= 1
        #expect(error(damaged) == .checksum)
    }

    /// Whoever makes a file to do harm can seal it as well.
    @Test func sectionsThatLeadOutsideAreRefused() {
        for section in ModelSection.allCases {
            for value in [UInt64.max, UInt64(bytes.count) + 64, 8, UInt64(Int64.max)] {
                for field in [0, 8] {
                    let changed = resealed(value, at: ModelFile.headerSize + section.rawValue * 16 + field)
                    if let error = error(changed) { #expect(error != .checksum) }
                }
            }
        }
    }

    /// What stands in a table may be anything: the search ends, and finds what it finds.
    @Test func tablesFullOfAnythingDoNoHarm() throws {
        var file = bytes
        for place in (ModelFile.headerSize + 16 * ModelSection.allCases.count)..<file.count / 2 { file[place] = UInt8(truncatingIfNeeded: place &* 193) }
        if let model = try? Archive.model(resealed(file)), let finder = SuspectFinder(model) {
            _ = finder.suspects(in: scalars("各科室做好准备工做，学校定期检艳设备。"))
        }
    }

    /// Found by fuzzing: such a sum does not fit where counts are compared. The totals are the last section.
    @Test func totalsThatNoArchiveReachesAreRefused() {
        for place in [bytes.count - 16, bytes.count - 8] {
            #expect(error(resealed(1 << 35, at: place)) == .section("totals"))
            #expect(error(resealed((1 << 35) - 1, at: place)) == nil)
        }
    }

    private func resealed(_ value: UInt64, at place: Int) -> [UInt8] {
        var file = bytes
        for byte in 0..<8 { file[place + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(byte))) }
        return resealed(file)
    }

    private func resealed(_ file: [UInt8]) -> [UInt8] {
        var file = file
        ModelFile.seal(&file)
        return file
    }
}
