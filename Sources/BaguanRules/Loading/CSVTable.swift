import BaguanText

/// A table in CSV form with the place of every cell; see ``DelimitedCells``.
struct CSVTable {
    typealias Cell = DelimitedCells.Cell

    let text: InputText
    private let cells: DelimitedCells

    var rowCount: Int { cells.rowCount }

    func row(_ index: Int) -> ArraySlice<Cell> { cells.row(index) }

    init(_ text: InputText, log: inout ProblemLog) {
        self.text = text
        cells = text.utf8.withUnsafeBufferPointer { DelimitedCells($0) }
        for quote in cells.unclosedQuotes { log.report(TableProblem.unclosedQuote, in: text, at: quote..<(quote + 1)) }
        for index in 0..<rowCount {
            for cell in row(index) where !cell.tail.isEmpty {
                let stray = trimmed(cell.tail)
                if !stray.isEmpty { log.report(TableProblem.textAfterQuote, in: text, at: stray) }
            }
        }
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

    func isBlank(_ cell: Cell) -> Bool { trimmed(cell.range).isEmpty }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        text.utf8.withUnsafeBufferPointer { EntryList.trimmed(range, of: $0) }
    }

    private static func unescaped(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var content: [UInt8] = []
        content.reserveCapacity(bytes.count)
        var isSecond = false
        for byte in bytes {
            isSecond = byte == DelimitedCells.quote && !isSecond && content.last == DelimitedCells.quote
            if !isSecond { content.append(byte) }
        }
        return String(decoding: content, as: UTF8.self)
    }
}
