/// A count in five bits: 0 for “not seen”, then steps of a half.
package enum CountLevel {
    static let bits = 5

    /// The least count of each level; a level stands for it.
    static let counts: [UInt32] = {
        var counts: [UInt32] = [0, 1]
        while counts.count < 1 << bits { counts.append(max(counts[counts.count - 1] + 1, counts[counts.count - 1] / 2 * 3)) }
        return counts
    }()

    static func of(_ count: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: (counts.firstIndex { $0 > count } ?? counts.count) - 1)
    }
}
