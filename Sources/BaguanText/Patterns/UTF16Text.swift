/// A stretch of prose as UTF-16, which ICU's regular expressions want, with the way back to prose offsets.
public struct UTF16Text: Sendable {
    let units: [UInt16]
    /// The prose offset of each unit, and of the end.
    private let offsets: [Int32]

    public init(_ range: Range<ProseOffset>, of prose: [UInt8]) {
        var units: [UInt16] = []
        var offsets: [Int32] = []
        units.reserveCapacity(range.utf8.count / 2)
        offsets.reserveCapacity(range.utf8.count / 2 + 1)
        let bytes = prose.span
        var at = range.lowerBound.utf8
        while at < range.upperBound.utf8 {
            let (value, length) = UTF8Walk.scalar(in: bytes, at: at)
            if value < 0x10000 {
                units.append(UInt16(value))
                offsets.append(Int32(at))
            } else {
                units.append(UInt16(0xD800 + (value - 0x10000) >> 10))
                units.append(UInt16(0xDC00 + (value - 0x10000) & 0x3FF))
                offsets.append(Int32(at))
                offsets.append(Int32(at))
            }
            at += length
        }
        offsets.append(Int32(range.upperBound.utf8))
        self.units = units
        self.offsets = offsets
    }

    func range(_ units: Range<Int32>) -> Range<ProseOffset> {
        ProseOffset(Int(offsets[Int(units.lowerBound)]))..<ProseOffset(Int(offsets[Int(units.upperBound)]))
    }
}
