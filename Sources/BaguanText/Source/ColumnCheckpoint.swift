/// A place on a long line with what stands before it on that line, counted once.
///
/// Without it, each finding on a line of megabytes (a web page, a draft without line ends) would count from its start.
struct ColumnCheckpoint: Sendable {
    /// UTF-8 bytes from the start of the text.
    var offset: Int
    var scalars = 0
    var utf16 = 0

    /// Lines shorter than two steps have none.
    static let step = 4096

    /// The checkpoints of all long lines, in order.
    static func all(in utf8: [UInt8], lineStarts: [Int]) -> [ColumnCheckpoint] {
        var checkpoints: [ColumnCheckpoint] = []
        for (index, start) in lineStarts.enumerated() {
            let end = index + 1 < lineStarts.count ? lineStarts[index + 1] : utf8.count
            guard end - start >= 2 * step else { continue }
            var last = ColumnCheckpoint(offset: start)
            while let next = last.next(in: utf8, before: end) {
                checkpoints.append(next)
                last = next
            }
        }
        return checkpoints
    }

    private func next(in utf8: [UInt8], before end: Int) -> ColumnCheckpoint? {
        var place = offset + Self.step
        while place < end && utf8[place] & 0xC0 == 0x80 { place += 1 }
        guard place < end else { return nil }
        let counts = utf8.withUnsafeBytes { ScalarCounts($0, in: offset..<place) }
        return ColumnCheckpoint(offset: place, scalars: scalars + counts.scalars, utf16: utf16 + counts.utf16)
    }
}

/// How many scalars and UTF-16 units a stretch of well-formed UTF-8 holds.
struct ScalarCounts {
    private(set) var scalars = 0
    private(set) var utf16 = 0

    init(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) {
        var index = range.lowerBound
        var supplementary = 0
        while index + 8 <= range.upperBound {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let high: UInt64 = 0x8080_8080_8080_8080
            // A continuation byte has bit 7 and not bit 6; the lead of four bytes has bits 7, 6, 5 and 4.
            let continuation = word & ~(word << 1) & high
            let four = word & (word << 1) & (word << 2) & (word << 3) & high
            scalars += 8 - continuation.nonzeroBitCount
            supplementary += four.nonzeroBitCount
            index += 8
        }
        while index < range.upperBound {
            if bytes[index] & 0xC0 != 0x80 { scalars += 1 }
            if bytes[index] >= 0xF0 { supplementary += 1 }
            index += 1
        }
        utf16 = scalars + supplementary
    }
}
