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

    private init(values: [UInt32], offsets: [Int32]) {
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
        let start = offset(indices.lowerBound)
        // Up to the end of the last value, behind which a gap may have been closed.
        guard let last = indices.last, let scalar = Unicode.Scalar(values[last]) else { return start..<start }
        return start..<ProseOffset(offset(last).utf8 + UTF8.width(scalar))
    }

    /// The same without the blank that some typists put between a number and what it counts (学生 500 人, 增长 40 %): reading
    /// it as if they had not. A blank between two numbers or two words stays.
    public func closingGaps() -> ScalarText {
        let kept = values.indices.filter { !isGap($0) }
        guard kept.count < values.count else { return self }
        return ScalarText(values: kept.map { values[$0] }, offsets: kept.map { offsets[$0] } + offsets.suffix(1))
    }

    private func isGap(_ index: Int) -> Bool {
        guard Self.thinBlanks.contains(values[index]), index > 0, index + 1 < values.count else { return false }
        let (before, after) = (values[index - 1], values[index + 1])
        if Numeral.isArabicDigit(before) { return Folding.isHan(after) || Self.shares.contains(after) }
        return Self.shares.contains(before) && Folding.isHan(after) || Folding.isHan(before) && Numeral.isArabicDigit(after)
    }

    /// As narrow as a blank between two words of a Latin script: those of the ideographic width part columns.
    private static let thinBlanks: Set<UInt32> = [0x20, 0xA0, 0x2009, 0x202F]
    private static let shares = Set("%％‰".unicodeScalars.map(\.value))

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
