internal import CICU

/// The folded form of every Unicode scalar, from the generated table.
///
/// Most scalars fold to themselves and most of the rest to one other scalar, so the Basic Multilingual Plane is an array
/// of UInt16 that one index answers; what vanishes, expands or lies above that plane is looked up in a dictionary.
struct FoldingTable: Sendable {
    static let shared = FoldingTable()

    /// Stands in ``plane0`` for scalars that fold to none or several: U+FFFF is no character, so nothing else needs it.
    static let special: UInt16 = 0xFFFF

    /// Folded form by scalar, for U+0000…U+FFFF.
    let plane0: [UInt16]
    /// The forms that ``plane0`` cannot hold.
    private let others: [UInt32: [UInt32]]

    private init() {
        let table = cicu_fold_table()
        let singles = UnsafeBufferPointer(start: table.singles, count: Int(table.single_count) * 2)
        let expansions = UnsafeBufferPointer(start: table.expansions, count: Int(table.expansion_count) * 3)
        var plane0 = [UInt16](unsafeUninitializedCapacity: 0x10000) { buffer, count in
            for scalar in 0..<0x10000 { buffer.initializeElement(at: scalar, to: UInt16(scalar)) }
            count = 0x10000
        }
        var others: [UInt32: [UInt32]] = [:]
        others.reserveCapacity(expansions.count / 3 + 2048)
        func set(_ scalar: UInt32, _ form: [UInt32]) {
            others[scalar] = form
            if scalar < 0x10000 { plane0[Int(scalar)] = Self.special }
        }
        for row in stride(from: 0, to: singles.count, by: 2) {
            let (scalar, form) = (singles[row], singles[row + 1])
            if scalar < 0x10000, form < 0xFFFF {
                plane0[Int(scalar)] = UInt16(form)
            } else {
                set(scalar, [form])
            }
        }
        for row in stride(from: 0, to: expansions.count, by: 3) {
            let start = Int(expansions[row + 1])
            set(expansions[row], (start..<start + Int(expansions[row + 2])).map { table.pool[$0] })
        }
        self.plane0 = plane0
        self.others = others
    }

    /// The folded form of a scalar that ``plane0`` does not answer; itself when it has no other.
    func form(ofDistant scalar: UInt32) -> [UInt32] { others[scalar] ?? [scalar] }

    /// Calls `body` with each scalar of the folded form: none for an invisible character, several for ㈱ or ①.
    @inline(__always)
    func forEachFolded(_ scalar: UInt32, _ body: (UInt32) -> Void) {
        if scalar < 0x10000 {
            let form = plane0[Int(scalar)]
            if form != Self.special || scalar == 0xFFFF { return body(UInt32(form)) }
        }
        for part in form(ofDistant: scalar) { body(part) }
    }
}
