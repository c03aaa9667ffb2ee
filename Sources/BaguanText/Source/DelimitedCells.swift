/// The cells of a table written as text, with the place of each.
///
/// Read here and not by a library, since no CSV library for Swift says where a cell stands, and a message about row 3,712
/// of a table is of use only with its line and column.
///
/// Source: RFC 4180, with what spreadsheets do besides: `\n` as well as `\r\n`, and the lone `\r` of an old one; quotation
/// marks inside a cell that does not begin with one; rows with fewer cells than the header.
package struct DelimitedCells: Sendable {
    package struct Cell: Sendable {
        private var start: UInt32
        private var end: UInt32
        private var tailStart: UInt32
        private var tailEnd: UInt32
        package var isQuoted: Bool
        /// Whether `""` in it stands for `"`.
        package var hasEscapes: Bool

        /// Bytes of the content, without the quotation marks around it.
        package var range: Range<Int> { Int(start)..<Int(end) }
        /// Bytes between the closing quotation mark and the next cell, which a spreadsheet shows behind the content.
        package var tail: Range<Int> { Int(tailStart)..<Int(tailEnd) }

        fileprivate init(_ range: Range<Int>, tail: Range<Int>, isQuoted: Bool, hasEscapes: Bool) {
            // Files are limited to some megabytes, so that four bytes hold any offset.
            start = UInt32(truncatingIfNeeded: range.lowerBound)
            end = UInt32(truncatingIfNeeded: range.upperBound)
            tailStart = UInt32(truncatingIfNeeded: tail.lowerBound)
            tailEnd = UInt32(truncatingIfNeeded: tail.upperBound)
            self.isQuoted = isQuoted
            self.hasEscapes = hasEscapes
        }
    }

    private var cells: [Cell] = []
    /// Where in `cells` each row begins, and the end of the last one.
    private var rowStarts: [Int] = [0]
    /// What a spreadsheet calls each row, from 1: it counts the blank ones, too.
    private var rowNumbers: [UInt32] = []
    private var linesSoFar: UInt32 = 0
    /// Quotation marks that are never closed, in order; such a cell is the rest of its line, with the mark.
    package private(set) var unclosedQuotes: [Int] = []

    /// How many rows there are that hold a cell.
    package var rowCount: Int { rowNumbers.count }

    package func row(_ index: Int) -> ArraySlice<Cell> { cells[rowStarts[index]..<rowStarts[index + 1]] }

    package func number(ofRow index: Int) -> Int { Int(rowNumbers[index]) }

    package init(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8 = Self.comma) {
        var index = 0
        while index < bytes.count { readRow(bytes, &index, separator) }
    }

    package static let comma = UInt8(ascii: ",")
    package static let quote = UInt8(ascii: "\"")

    private mutating func readRow(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ separator: UInt8) {
        while true {
            if index < bytes.count, bytes[index] == Self.quote {
                readQuotedCell(bytes, &index, separator)
            } else {
                append(plainCell(bytes, &index, separator))
            }
            guard index < bytes.count, bytes[index] == separator else { break }
            index += 1
        }
        if index + 1 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A { index += 1 }
        index += 1
        linesSoFar += 1
        // A line with nothing on it is no row.
        let start = rowStarts[rowStarts.count - 1]
        if cells.count == start + 1, cells[start].range.isEmpty, !cells[start].isQuoted {
            cells.removeLast()
        } else {
            rowStarts.append(cells.count)
            rowNumbers.append(linesSoFar)
        }
    }

    /// Leaves `index` at the separator or line end behind the cell.
    private mutating func readQuotedCell(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ separator: UInt8) {
        let open = index
        var hasEscapes = false
        index += 1
        while true {
            while index < bytes.count, bytes[index] != Self.quote { index += 1 }
            guard index < bytes.count else {
                // Read on behind this line, so that one slip does not swallow the rest of the table.
                unclosedQuotes.append(open)
                index = open
                while index < bytes.count, !Self.endsLine(bytes[index]) { index += 1 }
                return append(open..<index)
            }
            guard index + 1 < bytes.count, bytes[index + 1] == Self.quote else { break }
            hasEscapes = true
            index += 2
        }
        let content = open + 1..<index
        index += 1
        append(content, tail: plainCell(bytes, &index, separator), isQuoted: true, hasEscapes: hasEscapes)
    }

    private func plainCell(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ separator: UInt8) -> Range<Int> {
        let start = index
        while index < bytes.count, bytes[index] != separator, !Self.endsLine(bytes[index]) { index += 1 }
        return start..<index
    }

    private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private mutating func append(_ range: Range<Int>, tail: Range<Int> = 0..<0, isQuoted: Bool = false, hasEscapes: Bool = false) {
        cells.append(Cell(range, tail: tail, isQuoted: isQuoted, hasEscapes: hasEscapes))
    }
}
