extension Register {
    /// Reads a register from a table in CSV or from a workbook of any format that is read.
    ///
    /// Of a workbook, the first sheet counts that has a column of ids; its rows keep their numbers in diagnostics. Rows and
    /// columns that are hidden (by a filter, say) are publications like all others.
    ///
    /// - Parameters:
    ///   - path: as the user named the file; its extension tells the format, CSV when it tells none.
    ///   - kind: what all its rows are.
    ///   - columns: names of columns besides those that the fields have.
    ///   - diagnostics: see `Register.init(_:path:kind:columns:diagnostics:)`.
    /// - Throws: ``ReadingError`` when the workbook cannot be read.
    public init(
        file bytes: [UInt8], path: String, kind: PublicationKind, columns: [String: PublicationField] = [:],
        diagnostics: inout [Diagnostic]
    ) throws(ReadingError) {
        var table = bytes
        if let format = DocumentFormat.ofFile(at: path), !format.isText {
            let sheets = SheetRows.sheets(of: try format.reader.read(bytes, path: path))
            let sheet = sheets.first { $0.rows.contains { Register.isHeader($0.cells.map(\.text), columns: columns) } }
            table = (sheet ?? sheets.first)?.csv ?? []
        }
        self.init(table, path: path, kind: kind, columns: columns, diagnostics: &diagnostics)
    }
}

/// The cells of one sheet that hold something.
private struct SheetRows {
    struct Row {
        var number: Int
        var cells: [(column: Int, text: String)]
    }

    /// From above to below.
    var rows: [Row] = []

    /// What a sheet can have at most (ECMA-376 part 1, section 18.3.1): a file may claim more.
    private static let rowLimit = 1_048_576
    private static let columnLimit = 16_384

    static func sheets(of document: Document) -> [SheetRows] {
        var cells: [Int: [Int: [(column: Int, text: String)]]] = [:]
        for block in document.blocks {
            guard let cell = block.cell, 1...rowLimit ~= cell.row, 1...columnLimit ~= cell.column else { continue }
            cells[cell.sheet, default: [:]][cell.row, default: []].append((cell.column, cell.day ?? document.prose[block.range]))
        }
        return cells.sorted { $0.key < $1.key }.map { _, rows in
            SheetRows(rows: rows.sorted { $0.key < $1.key }.map { number, cells in
                Row(number: number, cells: cells.sorted { $0.column < $1.column })
            })
        }
    }

    /// The same as a table in CSV, with a line for each row of the sheet, so that lines are called as its rows are.
    var csv: [UInt8] {
        var text = ""
        var line = 1
        for row in rows {
            text += String(repeating: "\n", count: row.number - line)
            line = row.number
            var last = 0
            // A file may hold one cell twice.
            for cell in row.cells where cell.column > last {
                text += String(repeating: ",", count: cell.column - max(last, 1)) + Self.quoted(cell.text)
                last = cell.column
            }
        }
        return Array(text.utf8)
    }

    private static func quoted(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard line.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else { return line }
        return "\"" + line.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
