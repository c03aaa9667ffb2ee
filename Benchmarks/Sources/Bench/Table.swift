/// A table for people, filled column by column, written as Markdown.
struct Table {
    private let columns: [String]
    private var rows: [(name: String, cells: [String])] = []

    init(columns: [String]) { self.columns = columns }

    /// Adds the next cell of a row.
    mutating func add(_ name: String, _ cell: String) {
        if let index = rows.firstIndex(where: { $0.name == name }) {
            rows[index].cells.append(cell)
        } else {
            rows.append((name, [cell]))
        }
    }

    var markdown: String {
        ([("", columns), ("---", columns.map { _ in "---" })] + rows).map { name, cells in
            "| " + Self.padded(name, 34) + " | " + cells.map { Self.padded($0, 14) }.joined(separator: " | ") + " |"
        }.joined(separator: "\n")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
