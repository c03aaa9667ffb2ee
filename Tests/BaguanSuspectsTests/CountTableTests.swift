import Foundation
import Testing

@testable import BaguanSuspects

@Suite struct CountTableTests {
    @Test func whatWasPutInIsFoundAndHardlyAnythingElse() {
        var hash = SequenceHash.gram
        let keys = (0..<20_000).map { index -> (hash: UInt64, level: UInt8) in
            hash.append(UInt16(truncatingIfNeeded: index))
            return (hash.value, UInt8(31 - index * 31 / 20_000))
        }.filter { $0.level > 0 }
        let bytes = CountTableBuilder(keys).bytes
        bytes.withUnsafeBytes { bytes in
            let table = CountTable(bytes)
            // Two keys of one fingerprint in one bucket are told apart by nobody.
            #expect(keys.count { table.level($0.hash) != Int($0.level) } < 10)
            var other = SequenceHash.word
            let strangers = (0..<100_000).count { index in
                other.append(UInt16(truncatingIfNeeded: index))
                return table.level(other.value) != 0
            }
            #expect(strangers < 20)
        }
        #expect(bytes.count == CountTableBuilder.size(of: keys.count))
    }

    @Test func whatDidNotFindAPlaceInItsBucketIsFoundFurtherOn() {
        // All of one bucket of three: 40 keys do not go into 21 slots.
        let keys = (0..<40).map { (hash: UInt64($0 + 1), level: UInt8(5)) }
        let bytes = CountTableBuilder(keys).bytes
        #expect(bytes[CountTable.overflow] == 1)
        bytes.withUnsafeBytes { bytes in
            let table = CountTable(bytes)
            #expect(keys.allSatisfy { table.level($0.hash) == 5 })
            #expect(table.level(77) == 0)
        }
    }

    @Test func anEmptyTableHoldsNothing() {
        #expect(CountTable(UnsafeRawBufferPointer(start: nil, count: 0)).level(12345) == 0)
    }

    @Test func countsKeepTheirOrderOfMagnitude() {
        #expect(CountLevel.counts.count == 32)
        for count in [1, 2, 3, 10, 100, 5_000, 150_000] as [UInt32] {
            let kept = CountLevel.counts[Int(CountLevel.of(count))]
            #expect(kept <= count && Double(kept) > Double(count) * 0.6, "\(count)")
        }
        #expect(CountLevel.of(0) == 0)
        #expect(CountLevel.of(.max) == 31)
    }

    @Test func logarithmsAndPowersAreThoseOfTheMathematicians() {
        for number in [1e-12, 0.003, 0.5, 1, 1.41421, 1.41422, 3, 1000, 1e15] {
            #expect(abs(Binary.log2(number) - Foundation.log2(number)) < 1e-7, "\(number)")
        }
        for power in [-500, -20, -0.5, 0, 0.1, 1, 30.5, 600] {
            #expect(abs(Binary.exp(power) / Foundation.exp(power) - 1) < 1e-9, "\(power)")
        }
        #expect(Binary.exp(-1e9) >= 0)
        #expect(Binary.exp(1e9).isFinite)
    }
}
