import BaguanTesting
import Testing

@testable import BaguanSuspects

@Suite struct NeighbourTableTests {
    private typealias Pair = (of: Symbol.Value, neighbour: Symbol.Value)

    private func table<Result>(_ pairs: [Pair], _ body: (NeighbourTable) throws -> Result) throws -> Result {
        try NeighbourTable.bytes(pairs).withUnsafeBytes { try body(try #require(NeighbourTable($0))) }
    }

    @Test func aRowHoldsItsNeighboursAndFewOthers() throws {
        for count in [1, 7, 40, 900, 5_000] {
            let pairs: [Pair] = (0..<count).map { (0x4E01, 0x4E00 + UInt16($0) * 3) } + [(Symbol.boundary, 0x4E02), (0x9FFF, Symbol.digit)]
            try table(pairs) { table in
                let row = table.row(of: 0x4E01)
                #expect(pairs.prefix(count).allSatisfy { row.mayHold(NeighbourTable.Key($0.neighbour)) })
                let strangers = (0..<5_000).count { row.mayHold(NeighbourTable.Key(0x4E01 + UInt16($0) * 3)) }
                #expect(strangers < 400, "\(count) neighbours, \(strangers) strangers")
                #expect(table.row(of: Symbol.boundary).mayHold(NeighbourTable.Key(0x4E02)))
                #expect(table.row(of: 0x9FFF).mayHold(NeighbourTable.Key(Symbol.digit)))
                #expect(!table.row(of: 0x4E03).mayHold(NeighbourTable.Key(0x4E02)))
            }
        }
    }

    @Test func noBytesAreATableInWhichNothingStands() throws {
        let table = try #require(NeighbourTable(UnsafeRawBufferPointer(start: nil, count: 0)))
        #expect(!table.row(of: 0x4E00).mayHold(NeighbourTable.Key(0x4E00)))
    }

    @Test func bytesThatLeadOutsideAreNoTable() {
        let bytes = NeighbourTable.bytes([(0x4E00, 0x4E01), (0x4E05, 0x4E01)])
        func isTable(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { NeighbourTable($0) != nil } }
        #expect(isTable(bytes))
        #expect(!isTable([0]))
        #expect(!isTable(bytes.dropLast(8)))
        #expect(!isTable(bytes.dropLast()))
        for (place, value) in [(0, UInt8(1)), (4 * 5, 9), (4 * 5 + 3, 0xFF), (4 * Symbol.count, 7)] {
            var changed = bytes
            changed[place] = value
            #expect(!isTable(changed), "\(place)")
        }
    }
}
