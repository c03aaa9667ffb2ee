import ArgumentParser
import Baguan

/// A list for people (text, html), for their spreadsheets (csv) and for programs (json): the same rows in each.
struct ListPage {
    var title: Localized
    /// The name of each column, and its key in JSON.
    var columns: [(title: Localized, key: String)]
    var rows: [[String]] = []
    /// Sentences under the rows.
    var remarks: [String] = []

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, html, csv, json

        /// The help names them already.
        static let allValueStrings: [String] = []
        static let defaultCompletionKind = CompletionKind.list(allCases.map(\.rawValue))
    }

    func rendered(as format: Format) -> String {
        switch format {
        case .text: text
        case .html: html
        case .csv: csv
        case .json: json
        }
    }

    private var text: String {
        var table = TextTable(columns.map { $0.title[Speech.language] })
        for row in rows { table.add(row.map { $0.replacing("\n", with: Speech.words("；", "; ")) }) }
        let body = rows.isEmpty ? "" : table.text
        return body + remarks.map { TerminalText.visible($0) + "\n" }.joined()
    }

    /// RFC 4180, with a byte order mark, by which Excel knows UTF-8. A cell that a spreadsheet would take for a formula
    /// begins with an apostrophe.
    private var csv: String {
        func line(_ cells: [String]) -> String {
            cells.map { cell in
                let isFormula = cell.first.map { "=+-@\t\r".contains($0) } ?? false
                return "\"" + (isFormula ? "'" : "") + cell.replacing("\"", with: "\"\"") + "\""
            }.joined(separator: ",") + "\r\n"
        }
        return "\u{FEFF}" + line(columns.map { $0.title[Speech.language] }) + rows.map(line).joined()
    }

    private var json: String {
        var writer = JSONWriter(isIndented: true)
        writer.object { json in
            json.head()
            json.array("rows") { json in
                for row in rows {
                    json.object { json in
                        for (column, cell) in zip(columns, row) { json.member(column.key, cell) }
                    }
                }
            }
            json.member("remarks", remarks)
        }
        return writer.text + "\n"
    }

    private var html: String {
        let head = columns.map { "<th>\(PrintedPage.escaped($0.title[Speech.language]))</th>" }.joined()
        let body = rows.map { row in
            "<tr>" + row.map { "<td>\(PrintedPage.escaped($0).replacing("\n", with: "<br>"))</td>" }.joined() + "</tr>"
        }.joined(separator: "\n")
        return PrintedPage.page(title[Speech.language], in: Speech.language, """
            <h1>\(PrintedPage.escaped(title[Speech.language]))</h1>
            <table>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body)
            </tbody>
            </table>
            \(remarks.map { "<p>\(PrintedPage.escaped($0))</p>" }.joined(separator: "\n"))
            """)
    }
}
