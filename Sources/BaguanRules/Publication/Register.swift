public import BaguanFindings
import BaguanText

/// A table with one publication in each row, as offices keep them for banners, lectures and donations.
///
/// Columns go by the names of ``PublicationField``, in English or Chinese; a policy may add names of its own. Columns for the
/// office itself (序号, 备注) are passed over; any other that says something is named. The header is the first row that names the column of ids; what stands above it
/// (the table's title) is passed over, too. Each row needs an id (编号) that stays when the row is moved or edited, since
/// its records go by it.
public struct Register: Sendable {
    /// In the order of the table.
    public private(set) var forms: [PublicationForm] = []
    /// The ids of rows that were left out for a mistake elsewhere in them: whoever looks for one has to see that it is taken.
    public private(set) var faultyIDs: [PublicationForm.Value] = []

    /// - Parameters:
    ///   - bytes: CSV in UTF-8, with or without a byte order mark, or GB 18030.
    ///   - kind: what all its rows are.
    ///   - columns: names of columns besides those that the fields have.
    ///   - diagnostics: receives rows without an id and impossible dates; such rows are left out. Warns of unknown columns. Rows that share an id are all
    ///     there: whoever looks for one has to see that there are two.
    public init(
        _ bytes: [UInt8], path: String, kind: PublicationKind, columns: [String: PublicationField] = [:],
        diagnostics: inout [Diagnostic]
    ) {
        var log = ProblemLog()
        do throws(TextProblem.Located) {
            let table = CSVTable(try TextDecoding.table(path: path, bytes: bytes), log: &log)
            read(table, kind: kind, columns: columns, log: &log)
        } catch {
            log.report(error)
        }
        diagnostics += log.sorted()
    }

    private mutating func read(
        _ table: CSVTable, kind: PublicationKind, columns: [String: PublicationField], log: inout ProblemLog
    ) {
        guard table.rowCount > 0 else { return log.report(TableProblem.empty, path: table.text.path) }
        let header = (0..<table.rowCount).first { Self.isHeader(table.row($0).map(table.string), columns: columns) }
        guard let header else {
            let end = table.row(0).last?.range.upperBound ?? 0
            return log.report(FormProblem.missingColumn(.id), in: table.text, at: 0..<end)
        }
        var fields: [(field: PublicationField, column: Int)] = []
        for (column, cell) in table.row(header).enumerated() {
            let name = table.string(cell)
            guard let field = Self.field(named: name, columns: columns) else {
                let isForOffice = name.isEmpty || Self.officeColumns.contains(name.lowercased())
                if !isForOffice, Self.says(column, below: header, of: table) {
                    log.report(FormProblem.unknownColumn(name), in: table.text, at: cell.range)
                }
                continue
            }
            if fields.contains(where: { $0.field == field }) {
                log.report(TableProblem.duplicateColumn(name), in: table.text, at: cell.range)
            } else {
                fields.append((field, column))
            }
        }
        for index in (header + 1)..<max(header + 1, table.rowCount) {
            let row = table.row(index)
            guard row.contains(where: { !table.isBlank($0) }) else { continue }
            let errors = log.errorCount
            let form = form(row, of: table, kind: kind, fields: fields, log: &log)
            let range = (row.first?.range.lowerBound ?? 0)..<(row.last?.range.upperBound ?? 0)
            if form[.id] == nil {
                log.report(FormProblem.rowWithoutID, in: table.text, at: range)
            } else if log.errorCount == errors {
                forms.append(form)
            } else if let id = form.values[.id] {
                faultyIDs.append(id)
            }
        }
    }

    private static let officeColumns: Set<String> = ["序号", "备注", "说明", "附注", "no", "no.", "remark", "remarks", "note", "notes"]

    /// Whether something stands in a column.
    private static func says(_ column: Int, below header: Int, of table: CSVTable) -> Bool {
        (header + 1..<max(header + 1, table.rowCount)).contains { index in
            let row = table.row(index)
            return row.startIndex + column < row.endIndex && !table.isBlank(row[row.startIndex + column])
        }
    }

    /// Whether cells are the names of columns, that of ids among them.
    package static func isHeader(_ names: [String], columns: [String: PublicationField]) -> Bool {
        names.contains { field(named: $0, columns: columns) == .id }
    }

    private static func field(named name: String, columns: [String: PublicationField]) -> PublicationField? {
        columns.first { $0.key.utf8.elementsEqual(name.utf8) }?.value ?? PublicationField(name: name)
    }

    private func form(
        _ row: ArraySlice<CSVTable.Cell>, of table: CSVTable, kind: PublicationKind,
        fields: [(field: PublicationField, column: Int)], log: inout ProblemLog
    ) -> PublicationForm {
        var form = PublicationForm(kind: kind)
        for (field, column) in fields where row.startIndex + column < row.endIndex {
            let cell = row[row.startIndex + column]
            guard !table.isBlank(cell) else { continue }
            let text = table.string(cell)
            var value = PublicationForm.Value(texts: [text], place: table.text.place(of: cell.range.lowerBound))
            if field.content == .day {
                do throws(DateWords.Failure) {
                    value.day = try DateWords.dayBeforeTime(text)
                } catch {
                    log.report(FieldProblem(error, in: text, isPartial: false), in: table.text, at: cell.range)
                    continue
                }
            }
            form.values[field] = value
        }
        return form
    }
}
