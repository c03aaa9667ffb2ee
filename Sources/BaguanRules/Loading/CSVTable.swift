/// A table in CSV form with the place of every cell.
///
/// Read here and not by a library, since no CSV library for Swift says where a cell stands, and a message about row 3,712
/// of a table is of use only with its line and column.
///
/// Source: RFC 4180, with what spreadsheets do besides: `\n` as well as `\r\n`, blank lines, quotation marks inside a cell
/// that does not begin with one, rows with fewer cells than the header.
struct CSVTable {
    struct Cell {
        /// Bytes of the content, without the quotation marks around it.
        fileprivate var start: UInt32
        fileprivate var end: UInt32
        fileprivate var isQuoted: Bool
        /// Whether `""` in it stands for `"`.
        fileprivate var hasEscapes: Bool

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    let text: InputText
    private var cells: [Cell] = []
    /// Where in `cells` each row begins, and the end of the last one.
    private var rowStarts: [Int] = [0]

    var rowCount: Int { rowStarts.count - 1 }

    func row(_ index: Int) -> ArraySlice<Cell> { cells[rowStarts[index]..<rowStarts[index + 1]] }

    init(_ text: InputText, log: inout ProblemLog) {
        self.text = text
        var problems: [(problem: TableProblem, range: Range<Int>)] = []
        text.utf8.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count { readRow(bytes, &index, &problems) }
        }
        for (problem, range) in problems { log.report(problem, in: text, at: range) }
    }

    /// The content of a cell, without blanks around it.
    func string(_ cell: Cell) -> String {
        text.utf8.withUnsafeBufferPointer { bytes in
            let range = EntryList.trimmed(cell.range, of: bytes)
            return cell.hasEscapes
                ? Self.unescaped(bytes[range])
                : String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        }
    }

    /// The wordings in a cell; see ``EntryList``.
    func strings(_ cell: Cell) -> [String] {
        guard !cell.hasEscapes else { return EntryList.split(string(cell)) }
        return text.utf8.withUnsafeBufferPointer { EntryList.split(UnsafeBufferPointer(rebasing: $0[cell.range])) }
    }

    func isBlank(_ cell: Cell) -> Bool {
        text.utf8.withUnsafeBufferPointer { EntryList.trimmed(cell.range, of: $0).isEmpty }
    }

    private static func unescaped(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var content: [UInt8] = []
        content.reserveCapacity(bytes.count)
        var isSecond = false
        for byte in bytes {
            isSecond = byte == quote && !isSecond && content.last == quote
            if !isSecond { content.append(byte) }
        }
        return String(decoding: content, as: UTF8.self)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")

    /// `\n`, `\r\n`, and the lone `\r` of an old spreadsheet, as in ``LineIndex``.
    private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private mutating func readRow(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int,
        _ problems: inout [(problem: TableProblem, range: Range<Int>)]
    ) {
        while true {
            if index < bytes.count, bytes[index] == Self.quote {
                readQuotedCell(bytes, &index, &problems)
            } else {
                readPlainCell(bytes, &index)
            }
            guard index < bytes.count, bytes[index] == Self.comma else { break }
            index += 1
        }
        if index + 1 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A { index += 1 }
        index += 1
        // A line with nothing on it is no row.
        let start = rowStarts[rowStarts.count - 1]
        if cells.count == start + 1, cells[start].start == cells[start].end, !cells[start].isQuoted {
            cells.removeLast()
        } else {
            rowStarts.append(cells.count)
        }
    }

    private mutating func readPlainCell(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        let start = index
        while index < bytes.count, bytes[index] != Self.comma, !Self.endsLine(bytes[index]) { index += 1 }
        append(start..<index)
    }

    /// Leaves `index` at the comma or line end behind the cell.
    private mutating func readQuotedCell(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int,
        _ problems: inout [(problem: TableProblem, range: Range<Int>)]
    ) {
        let open = index
        var hasEscapes = false
        index += 1
        while true {
            while index < bytes.count, bytes[index] != Self.quote { index += 1 }
            guard index < bytes.count else {
                // Read on behind this line, so that one slip does not swallow the rest of the table.
                problems.append((.unclosedQuote, open..<(open + 1)))
                index = open
                return readPlainLine(bytes, &index)
            }
            guard index + 1 < bytes.count, bytes[index + 1] == Self.quote else { break }
            hasEscapes = true
            index += 2
        }
        append((open + 1)..<index, isQuoted: true, hasEscapes: hasEscapes)
        index += 1
        let rest = index
        while index < bytes.count, bytes[index] != Self.comma, !Self.endsLine(bytes[index]) { index += 1 }
        let stray = EntryList.trimmed(rest..<index, of: bytes)
        if !stray.isEmpty { problems.append((.textAfterQuote, stray)) }
    }

    private mutating func readPlainLine(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        let start = index
        while index < bytes.count, !Self.endsLine(bytes[index]) { index += 1 }
        append(start..<index)
    }

    private mutating func append(_ range: Range<Int>, isQuoted: Bool = false, hasEscapes: Bool = false) {
        // Files are limited to a few megabytes, so that four bytes hold any offset.
        cells.append(Cell(
            start: UInt32(truncatingIfNeeded: range.lowerBound), end: UInt32(truncatingIfNeeded: range.upperBound),
            isQuoted: isQuoted, hasEscapes: hasEscapes))
    }
}
