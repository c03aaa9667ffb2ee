import Baguan


/// Rows whose columns stand under each other, Chinese characters counting two.
struct TextTable {
    private var rows: [[String]]
    private let rightAligned: Set<Int>

    /// - Parameter head: the names of the columns; empty for a table without a head.
    init(_ head: [String], rightAligned: Set<Int> = []) {
        rows = head.isEmpty ? [] : [head]
        self.rightAligned = rightAligned
    }

    /// Adds a row; what a terminal must not see is made visible.
    mutating func add(_ row: [String]) {
        rows.append(row.map { TerminalText.visible($0) })
    }

    /// Without blanks at the ends of lines.
    var text: String {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], DisplayWidth.of(cell))
            }
        }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let blank = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
                line += (column > 0 ? "  " : "") + (rightAligned.contains(column) ? blank + cell : cell + blank)
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}
