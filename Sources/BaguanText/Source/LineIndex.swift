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
}
