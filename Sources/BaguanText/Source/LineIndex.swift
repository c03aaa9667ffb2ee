/// Where each line of a text begins, and how to name a place in it for people and for other programs.
///
/// A line ends with a line feed, a carriage return, or both in that order (CR LF). After the last end comes one more line,
/// which may be empty, so that every place in a text is on a line. All line and column numbers are 1-based. An offset past
/// the end of the text means its end; one inside a character means the character's beginning.
public struct LineIndex: Sendable {
    private let utf8: [UInt8]
    /// The offset of each line's first byte.
    private let lineStarts: [Int]
    /// On lines that are too long to be counted from their start each time; in order.
    private let checkpoints: [ColumnCheckpoint]
    /// All that is known when the text is not at hand; in order.
    private let counted: [CountedPlace]

    /// - Parameter utf8: well-formed UTF-8.
    package init(utf8: [UInt8]) {
        self.utf8 = utf8
        lineStarts = utf8.withUnsafeBytes(Self.findLineStarts)
        checkpoints = ColumnCheckpoint.all(in: utf8, lineStarts: lineStarts)
        counted = []
    }

    /// Stands for that of a text which is not at hand, and knows some places in it; what else is asked of it, is asked of an
    /// empty text.
    ///
    /// - Parameter counted: in the order of their offsets.
    package init(counted: [CountedPlace]) {
        (utf8, lineStarts, checkpoints, self.counted) = ([], [0], [], counted)
    }

    /// A place with all that is to be said of it, for ``init(counted:)``.
    package func counted(_ offset: SourceOffset) -> CountedPlace {
        let columns = columns(before: offset)
        return CountedPlace(
            offset: offset, line: columns.line, column: columns.scalars + 1, utf16Column: columns.utf16 + 1,
            utf8Column: utf8Column(of: offset))
    }

    private func known(_ offset: SourceOffset) -> CountedPlace? {
        let next = counted.partitionIndex { $0.offset > offset }
        return next > 0 ? counted[next - 1] : nil
    }

    /// At least 1: an empty text is one empty line.
    public var count: Int { lineStarts.count }

    // MARK: - Lines

    /// The line that holds the place, 1-based.
    public func line(of offset: SourceOffset) -> Int {
        if let known = known(offset) { return known.line }
        let place = start(ofCharacterAt: offset)
        return lineStarts.partitionIndex { $0 > place }
    }

    /// A line's bytes without its end; nil when there is no such line.
    public func lineRange(_ line: Int) -> Range<SourceOffset>? {
        guard (1...count).contains(line) else { return nil }
        let start = lineStarts[line - 1]
        guard line < count else { return Range(utf8: start..<utf8.count) }
        var end = lineStarts[line] - 1
        if utf8[end] == 0x0A, end > start, utf8[end - 1] == 0x0D { end -= 1 }
        return Range(utf8: start..<end)
    }

    /// A line without its end; nil when there is no such line.
    public func text(ofLine line: Int) -> String? {
        lineRange(line).map { String(decoding: utf8[$0.utf8], as: UTF8.self) }
    }

    // MARK: - Places

    public func position(of offset: SourceOffset) -> TextPosition {
        let columns = columns(before: offset)
        return TextPosition(line: columns.line, column: columns.scalars + 1)
    }

    /// The column in UTF-16 units, as editors that speak the Language Server Protocol count by default.
    public func utf16Column(of offset: SourceOffset) -> Int { columns(before: offset).utf16 + 1 }

    /// The column in UTF-8 bytes.
    public func utf8Column(of offset: SourceOffset) -> Int {
        if let known = known(offset) { return known.utf8Column }
        return start(ofCharacterAt: offset) - lineStarts[line(of: offset) - 1] + 1
    }

    /// The place at a position; nil when the text has no such line, the line's end when the line is shorter.
    public func offset(of position: TextPosition) -> SourceOffset? {
        guard let range = lineRange(position.line)?.utf8, position.column >= 1 else { return nil }
        let checkpoint = checkpoints(on: range).last { $0.scalars < position.column }
        var column = (checkpoint?.scalars ?? 0) + 1
        var place = checkpoint?.offset ?? range.lowerBound
        while column < position.column && place < range.upperBound {
            place += 1
            while place < range.upperBound && utf8[place] & 0xC0 == 0x80 { place += 1 }
            column += 1
        }
        return SourceOffset(place)
    }

    // MARK: - Counting

    private func columns(before offset: SourceOffset) -> (line: Int, scalars: Int, utf16: Int) {
        if let known = known(offset) { return (known.line, known.column - 1, known.utf16Column - 1) }
        let place = start(ofCharacterAt: offset)
        let line = line(of: offset)
        let origin = origin(before: place, on: line)
        let counts = utf8.withUnsafeBytes { ScalarCounts($0, in: origin.offset..<place) }
        return (line, origin.scalars + counts.scalars, origin.utf16 + counts.utf16)
    }

    /// The nearest counted place at or before `place`: a checkpoint on its line, else the line's start.
    private func origin(before place: Int, on line: Int) -> ColumnCheckpoint {
        let start = lineStarts[line - 1]
        let index = checkpoints.partitionIndex { $0.offset > place }
        if index > 0, checkpoints[index - 1].offset >= start { return checkpoints[index - 1] }
        return ColumnCheckpoint(offset: start)
    }

    private func checkpoints(on line: Range<Int>) -> ArraySlice<ColumnCheckpoint> {
        let first = checkpoints.partitionIndex { $0.offset >= line.lowerBound }
        let end = checkpoints.partitionIndex { $0.offset > line.upperBound }
        return checkpoints[first..<end]
    }

    private func start(ofCharacterAt offset: SourceOffset) -> Int {
        var place = max(0, min(offset.utf8, utf8.count))
        while place > 0 && place < utf8.count && utf8[place] & 0xC0 == 0x80 { place -= 1 }
        return place
    }

    private static func findLineStarts(in bytes: UnsafeRawBufferPointer) -> [Int] {
        var starts = [0]
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count,
                !mayHoldLineEnd(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
                index += 8
                continue
            }
            let end = min(index + 8, bytes.count)
            while index < end {
                let byte = bytes[index]
                index += 1
                if byte == 0x0A || (byte == 0x0D && (index == bytes.count || bytes[index] != 0x0A)) {
                    starts.append(index)
                }
            }
        }
        return starts
    }

    /// Whether one of eight bytes is at most 0x0D (never wrong when it says no).
    @inline(__always)
    private static func mayHoldLineEnd(_ word: UInt64) -> Bool {
        (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word & 0x8080_8080_8080_8080 != 0
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index whose element fulfils `isAfter`, when all that do come last; `endIndex` when none does.
    @inlinable package func partitionIndex(where isAfter: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
