/// A place as people count it: both numbers are 1-based, and the column counts Unicode scalars.
public struct TextPosition: Hashable, Comparable, Sendable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// Where each line of a text begins, and how to name a place in it for people and for other programs.
public struct LineIndex: Sendable {
    private let utf8: [UInt8]
    private let lineStarts: [Int]

    init(utf8: [UInt8]) {
        self.utf8 = utf8
        var starts = [0]
        for (index, byte) in utf8.enumerated() where byte == 0x0A { starts.append(index + 1) }
        lineStarts = starts
    }

    /// The place in lines and columns; an offset past the end is the end.
    public func position(of offset: SourceOffset) -> TextPosition {
        let offset = min(max(offset.utf8, 0), utf8.count)
        var low = 0
        var high = lineStarts.count
        while low < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        let scalars = utf8[lineStarts[low - 1]..<offset].count { $0 & 0xC0 != 0x80 }
        return TextPosition(line: low, column: scalars + 1)
    }
}
