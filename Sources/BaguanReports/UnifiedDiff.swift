public import BaguanText

/// What changes of a draft look like, line by line, in the form that `patch` and code review tools read.
///
/// It is made from the changes themselves: nothing has to be compared, and a long draft costs no more than its length.
/// Lines end with a line feed here, as those tools have it; a carriage return is part of its line.
public struct UnifiedDiff {
    /// Lines shown around a change.
    static let context = 3

    private let path: String
    private let before: [UInt8]
    private let changes: [TextChange]
    /// Where each line of the text before begins, and the text's end. A last line feed begins no further line.
    private let starts: [Int]

    /// - Parameters:
    ///   - source: the draft as it was.
    ///   - changes: in the order of the text, disjoint.
    public init(of source: SourceFile, _ changes: [TextChange]) {
        path = source.path
        before = source.utf8
        self.changes = changes
        var starts = [0]
        for (index, byte) in source.utf8.enumerated() where byte == 0x0A { starts.append(index + 1) }
        if starts.last != source.utf8.count { starts.append(source.utf8.count) }
        self.starts = starts
    }

    /// The diff; empty when nothing changes.
    /// - Parameter isVisible: whether characters that could mislead on a terminal are shown as signs. Such a diff is for
    ///   people; `patch` wants the text as it is.
    public func rendered(isVisible: Bool = false) -> String {
        let hunks = hunks
        guard !hunks.isEmpty else { return "" }
        // Behind a tab may stand a time: with it, `patch` reads a name with blanks to its end.
        let name = TerminalText.visible(path) + (path.contains(" ") ? "\t" : "")
        var text = "--- \(name)\n+++ \(name)\n"
        var shift = 0
        for hunk in hunks { write(hunk, shift: &shift, isVisible, into: &text) }
        return text
    }

    // MARK: - Hunks

    /// Lines of the text before, and those that take their place; numbers from 0.
    private struct Block {
        var lines: Range<Int>
        var replacement: [ArraySlice<UInt8>]
    }

    private var lineCount: Int { starts.count - 1 }

    private func line(of offset: Int) -> Int { max(0, starts.partitionIndex { $0 > offset } - 1) }

    private func lines(_ range: Range<Int>) -> [ArraySlice<UInt8>] {
        range.map { before[starts[$0]..<starts[$0 + 1]] }
    }

    /// Blocks whose surroundings meet, together.
    private var hunks: [ArraySlice<Block>] {
        let blocks = blocks
        var hunks: [ArraySlice<Block>] = []
        var start = 0
        for index in blocks.indices.dropFirst()
        where blocks[index].lines.lowerBound - blocks[index - 1].lines.upperBound > 2 * Self.context {
            hunks.append(blocks[start..<index])
            start = index
        }
        if start < blocks.count { hunks.append(blocks[start...]) }
        return hunks
    }

    /// The changes by lines: those in one line, or in lines side by side, make one block.
    private var blocks: [Block] {
        var blocks: [Block] = []
        var lines = 0..<0
        var start = 0
        for (index, change) in changes.enumerated() {
            let first = min(line(of: change.range.lowerBound.utf8), lineCount)
            // The line in which the change ends; it is joined with the one before when a line feed is taken away.
            let end = max(first, min(line(of: change.range.upperBound.utf8) + 1, lineCount))
            if index > start, first <= lines.upperBound {
                lines = lines.lowerBound..<max(lines.upperBound, end)
            } else {
                if index > start, let block = block(lines, changes[start..<index]) { blocks.append(block) }
                (lines, start) = (first..<end, index)
            }
        }
        if start < changes.count, let block = block(lines, changes[start...]) { blocks.append(block) }
        return blocks
    }

    /// Nil when the lines stay as they were.
    private func block(_ range: Range<Int>, _ changes: ArraySlice<TextChange>) -> Block? {
        var after: [UInt8] = []
        var at = starts[range.lowerBound]
        for change in changes {
            after += before[at..<change.range.lowerBound.utf8] + change.utf8
            at = change.range.upperBound.utf8
        }
        after += before[at..<max(at, starts[range.upperBound])]
        var old = range
        var new = Self.split(after)[...]
        while let line = new.last, !old.isEmpty, line == before[starts[old.upperBound - 1]..<starts[old.upperBound]] {
            new.removeLast()
            old = old.dropLast()
        }
        while let line = new.first, !old.isEmpty, line == before[starts[old.lowerBound]..<starts[old.lowerBound + 1]] {
            new.removeFirst()
            old = old.dropFirst()
        }
        return old.isEmpty && new.isEmpty ? nil : Block(lines: old, replacement: Array(new))
    }

    private static func split(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for (index, byte) in text.enumerated() where byte == 0x0A {
            lines.append(text[start...index])
            start = index + 1
        }
        if start < text.count { lines.append(text[start...]) }
        return lines
    }

    // MARK: - Writing

    /// - Parameter shift: how many lines more the text after has before this hunk.
    private func write(_ hunk: ArraySlice<Block>, shift: inout Int, _ isVisible: Bool, into text: inout String) {
        guard let first = hunk.first, let last = hunk.last else { return }
        let from = max(0, first.lines.lowerBound - Self.context)
        let to = min(lineCount, last.lines.upperBound + Self.context)
        let grown = hunk.reduce(0) { $0 + $1.replacement.count - $1.lines.count }
        text += "@@ -\(Self.place(from, to - from)) +\(Self.place(from + shift, to - from + grown)) @@\n"
        shift += grown
        var at = from
        for block in hunk {
            write(" ", lines(at..<block.lines.lowerBound), isVisible, into: &text)
            write("-", lines(block.lines), isVisible, into: &text)
            write("+", block.replacement, isVisible, into: &text)
            at = block.lines.upperBound
        }
        write(" ", lines(at..<to), isVisible, into: &text)
    }

    /// A hunk's first line, counted from 1, and its length, which is left out when it is 1. Of no lines, the line before.
    private static func place(_ start: Int, _ count: Int) -> String {
        let line = count == 0 ? start : start + 1
        return count == 1 ? "\(line)" : "\(line),\(count)"
    }

    private func write(_ sign: String, _ lines: [ArraySlice<UInt8>], _ isVisible: Bool, into text: inout String) {
        for line in lines {
            let isEnded = line.last == 0x0A
            let words = String(decoding: isEnded ? line.dropLast() : line, as: UTF8.self)
            text += sign + (isVisible ? TerminalText.visible(words) : words) + "\n"
            if !isEnded { text += "\\ No newline at end of file\n" }
        }
    }
}
