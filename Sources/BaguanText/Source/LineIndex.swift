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
    /// Of a text of which only some lines are kept: where each is in that text. Else empty.
    private let kept: [KeptLines.Line]

    /// - Parameter utf8: well-formed UTF-8.
    package init(utf8: [UInt8]) {
        self.utf8 = utf8
        lineStarts = utf8.withUnsafeBytes(Self.findLineStarts)
        checkpoints = ColumnCheckpoint.all(in: utf8, lineStarts: lineStarts)
        kept = []
    }

    /// Knows the places on these lines; others count as the nearest one on them.
    init(_ lines: KeptLines) {
        utf8 = lines.utf8
        lineStarts = lines.lines.isEmpty ? [0] : lines.lines.map(\.start)
        checkpoints = ColumnCheckpoint.all(in: utf8, lineStarts: lineStarts)
        kept = lines.lines
    }

    /// At least 1: an empty text is one empty line.
    public var count: Int { lineStarts.count }

    // MARK: - Lines

    /// The line that holds the place, 1-based.
    public func line(of offset: SourceOffset) -> Int {
        let line = line(at: start(ofCharacterAt: offset))
        return kept.isEmpty ? line : kept[line - 1].number
    }

    /// Which of ``lineStarts`` holds a place, from 1.
    private func line(at place: Int) -> Int { lineStarts.partitionIndex { $0 > place } }

    /// A line's bytes without its end; nil when there is no such line, or when the text is not held in memory.
    public func lineRange(_ line: Int) -> Range<SourceOffset>? {
        guard kept.isEmpty, (1...count).contains(line) else { return nil }
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
        let place = start(ofCharacterAt: offset)
        return place - lineStarts[line(at: place) - 1] + 1
    }

    /// The column on a terminal, where a Chinese character takes two; see ``DisplayWidth``.
    public func displayColumn(of offset: SourceOffset) -> Int {
        let place = start(ofCharacterAt: offset)
        let origin = origin(before: place, on: line(at: place))
        return origin.width + DisplayWidth.of(String(decoding: utf8[origin.offset..<place], as: UTF8.self)) + 1
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
        let place = start(ofCharacterAt: offset)
        let line = line(at: place)
        let origin = origin(before: place, on: line)
        let counts = utf8.withUnsafeBytes { ScalarCounts($0, in: origin.offset..<place) }
        return (self.line(of: offset), origin.scalars + counts.scalars, origin.utf16 + counts.utf16)
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
        var place = max(0, min(local(offset), utf8.count))
        while place > 0 && place < utf8.count && utf8[place] & 0xC0 == 0x80 { place -= 1 }
        return place
    }

    /// Where an offset of the text is in ``utf8``.
    private func local(_ offset: SourceOffset) -> Int {
        guard let first = kept.first else { return offset.utf8 }
        let next = kept.partitionIndex { $0.offset > offset.utf8 }
        let line = next > 0 ? kept[next - 1] : first
        let end = next < kept.count ? max(line.start, kept[next].start - 1) : utf8.count
        return min(line.start + max(0, offset.utf8 - line.offset), end)
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
