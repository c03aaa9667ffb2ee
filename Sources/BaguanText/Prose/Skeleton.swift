/// A block folded and without the marks that people set between the parts of a fixed wording as they like.
///
/// Slogans are written with a comma, a 、, a blank or nothing between their clauses and with or without quotation marks.
/// Compared by their skeletons, 不忘初心 牢记使命 and “不忘初心、牢记使命” are one wording. What ends a sentence stays,
/// as ``end``, which is like no character, so that nothing is compared across it.
///
/// ```swift
/// Skeleton(of: "不忘初心，牢记使命").values == Skeleton(of: "不忘初心 牢記使命").values
/// ```
public struct Skeleton: Sendable {
    /// Stands for whatever may not stand inside a fixed wording: the end of a sentence.
    public static let end: UInt32 = 0

    public private(set) var values: [UInt32] = []
    /// The prose offsets at which each value begins and ends; ``end`` has its place too.
    private var starts: [Int32] = []
    private var ends: [Int32] = []

    public init(_ range: Range<ProseOffset>, of prose: [UInt8]) {
        let table = FoldingTable.shared
        let expected = range.utf8.count / 3 + 8
        values.reserveCapacity(expected)
        starts.reserveCapacity(expected)
        ends.reserveCapacity(expected)
        prose.withUnsafeBytes { bytes in
            var at = range.lowerBound.utf8
            while at < range.upperBound.utf8 {
                let (value, length) = UTF8Walk.scalar(in: bytes, at: at)
                if (0x4E00...0x9FFF).contains(value), case let form = table.plane0[Int(value)], form != FoldingTable.special {
                    // Nearly all of Chinese text is decided here: Han folds to Han.
                    append(UInt32(form), at..<at + length)
                } else if !Self.isSeparator(value) {
                    if Self.isEnd(value) {
                        append(Self.end, at..<at + length)
                    } else {
                        table.forEachFolded(value) { form in
                            if !Self.isSeparator(form) { append(form, at..<at + length) }
                        }
                    }
                }
                at += length
            }
        }
    }

    /// The skeleton of a wording by itself; offsets are bytes of it.
    public init(of wording: String) {
        let bytes = Array(wording.utf8)
        self.init(ProseOffset(0)..<ProseOffset(bytes.count), of: bytes)
    }

    private mutating func append(_ value: UInt32, _ range: Range<Int>) {
        values.append(value)
        starts.append(Int32(truncatingIfNeeded: range.lowerBound))
        ends.append(Int32(truncatingIfNeeded: range.upperBound))
    }

    /// The prose from the first to the last of some values; `indices` must not be empty.
    public func range(_ indices: Range<Int>) -> Range<ProseOffset> {
        ProseOffset(Int(starts[indices.lowerBound]))..<ProseOffset(Int(ends[indices.upperBound - 1]))
    }

    /// The index of the first value that begins at `offset` or behind it.
    public func index(at offset: ProseOffset) -> Int { starts.partitionIndex { Int($0) >= offset.utf8 } }

    /// Whether a mark or a blank was left out between two neighbouring values, of which `index` is the second.
    public func hasSeparator(before index: Int) -> Bool {
        index <= 0 || index >= values.count || starts[index] > ends[index - 1]
    }

    /// Marks that may stand inside a fixed wording, or be missing there.
    public static func isSeparator(_ value: UInt32) -> Bool {
        switch value {
        case 0x20, 0x09, 0x3000, 0xA0: true
        case 0x2C, 0xFF0C, 0x3001, 0x3B, 0xFF1B, 0x3A, 0xFF1A: true
        case 0x22, 0x27, 0xFF02, 0xFF07, 0x2018...0x201F, 0x300A...0x300F, 0x3008, 0x3009: true
        case 0xB7, 0x2022, 0x30FB, 0x2027, 0x2D, 0xFF0D, 0x2010...0x2015, 0x7E, 0xFF5E: true
        case 0x21, 0xFF01, 0x2E31: true
        default: false
        }
    }

    /// The ends of sentences and table cells, and what was an object in the draft.
    private static func isEnd(_ value: UInt32) -> Bool {
        switch value {
        case 0x3002, 0xFF1F, 0x3F, 0x0A, 0x0D, 0xFFFC, 0x28, 0x29, 0xFF08, 0xFF09, 0x7C: true
        default: false
        }
    }
}
