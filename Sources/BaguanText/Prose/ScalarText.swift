/// A block's prose scalar by scalar, for checks that look at neighbours: the values in one array, their places in another.
public struct ScalarText: Sendable {
    public let values: [UInt32]
    /// The prose offset of each value, and of the end.
    private let offsets: [Int32]

    public init(_ range: Range<ProseOffset>, of prose: [UInt8]) {
        var values: [UInt32] = []
        var offsets: [Int32] = []
        // Han takes three bytes a character.
        values.reserveCapacity(range.utf8.count / 3 + 8)
        offsets.reserveCapacity(range.utf8.count / 3 + 9)
        prose.withUnsafeBytes { bytes in
            var at = range.lowerBound.utf8
            while at < range.upperBound.utf8 {
                let (value, length) = UTF8Walk.scalar(in: bytes, at: at)
                values.append(value)
                offsets.append(Int32(truncatingIfNeeded: at))
                at += length
            }
            offsets.append(Int32(truncatingIfNeeded: at))
        }
        self.values = values
        self.offsets = offsets
    }

    /// The place of the value at `index`; of the end when `index` is the count.
    public func offset(_ index: Int) -> ProseOffset { ProseOffset(Int(offsets[index])) }

    /// The index of the first value that stands at `place` or behind it; the count when none does.
    public func index(at place: ProseOffset) -> Int {
        min(offsets.partitionIndex { Int($0) >= place.utf8 }, values.count)
    }

    /// The prose range of the values in `indices`.
    public func range(_ indices: Range<Int>) -> Range<ProseOffset> {
        offset(indices.lowerBound)..<offset(indices.upperBound)
    }

    /// The indices of the values in a range of the prose.
    public func indices(of range: Range<ProseOffset>) -> Range<Int> {
        let lower = offsets.partitionIndex { Int($0) >= range.lowerBound.utf8 }
        let upper = offsets.partitionIndex { Int($0) >= range.upperBound.utf8 }
        return min(lower, values.count)..<min(max(lower, upper), values.count)
    }

    /// The index of the value at a place; nil when none begins there.
    public func index(of place: ProseOffset) -> Int? {
        let index = offsets.partitionIndex { $0 >= Int32(truncatingIfNeeded: place.utf8) }
        return index < offsets.count && Int(offsets[index]) == place.utf8 ? index : nil
    }
}
