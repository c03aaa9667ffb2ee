import BaguanDocuments
import BaguanFindings
import BaguanRules
import BaguanText

/// The cells of one sheet that hold something.
struct SheetRows {
    struct Row {
        var number: Int
        var cells: [(column: Int, text: String)]
    }

    var name: String
    /// From above to below.
    var rows: [Row] = []

    /// What a sheet can have at most (ECMA-376 part 1, section 18.3.1): a file may claim more.
    private static let rowLimit = 1_048_576
    private static let columnLimit = 16_384

    static func sheets(of document: Document) -> [SheetRows] {
        var cells: [Int: [Int: [(column: Int, text: String)]]] = [:]
        var names: [Int: String] = [:]
        for block in document.blocks {
            guard let cell = block.cell, 1...rowLimit ~= cell.row, 1...columnLimit ~= cell.column else { continue }
            if names[cell.sheet] == nil { names[cell.sheet] = Self.sheetName(of: block.location) }
            cells[cell.sheet, default: [:]][cell.row, default: []].append((cell.column, cell.day ?? document.prose[block.range]))
        }
        return cells.sorted { $0.key < $1.key }.map { sheet, rows in
            SheetRows(name: names[sheet] ?? "", rows: rows.sorted { $0.key < $1.key }.map { number, cells in
                Row(number: number, cells: cells.sorted { $0.column < $1.column })
            })
        }
    }

    /// `Sheet1` of `Sheet1!B7`.
    private static func sheetName(of location: String) -> String {
        location.lastIndex(of: "!").map { String(location[..<$0]) } ?? location
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

extension SheetRows {
    /// The table of entries in a workbook, for rule packs.
    static func vocabulary(
        _ bytes: [UInt8], path: String, isWanted: (_ column: String) -> Bool
    ) throws(WorkbookTable.Fault) -> WorkbookTable {
        do throws(ReadingError) {
            let sheets = Self.sheets(of: try DocumentFormat.sheets.reader.read(bytes, path: path))
            let sheet = sheets.first { $0.rows.first?.cells.contains { isWanted($0.text) } ?? false } ?? sheets.first
            return WorkbookTable(sheet: sheet?.name ?? "", csv: sheet?.csv ?? [])
        } catch {
            throw WorkbookTable.Fault()
        }
    }
}
