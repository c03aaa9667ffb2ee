import BaguanFindings
import BaguanText

/// A table of entries: its first row names the columns, which are the keys of an inline entry.
struct EntryTable {
    private let table: CSVTable
    /// For each field of an entry, in which column it stands.
    private var columns: [Substring: Int] = [:]
    private var columnCount = 0

    /// Reads a table and adds its entries to `collector`.
    /// - Parameter workbook: takes a table out of a workbook; nil where none can be read.
    static func read(
        _ bytes: [UInt8], path: String, workbook: WorkbookTable.Reader? = nil, into collector: inout EntryCollector,
        log: inout ProblemLog
    ) {
        do throws(TextProblem.Located) {
            let text = try Self.text(of: bytes, path: path, workbook)
            guard var table = EntryTable(text, log: &log), table.readHeader(extra: collector.columns, log: &log) else { return }
            table.readRows(into: &collector, log: &log)
        } catch {
            log.report(error)
        }
    }

    private static func text(
        of bytes: [UInt8], path: String, _ workbook: WorkbookTable.Reader?
    ) throws(TextProblem.Located) -> InputText {
        guard let workbook, WorkbookTable.isWorkbook(path) else { return try TextDecoding.table(path: path, bytes: bytes) }
        do throws(WorkbookTable.Fault) {
            let table = try workbook(bytes, path) { $0 == "find" || RuleFields.chineseColumns[$0] == "find" }
            return InputText(path: path, table)
        } catch {
            throw TextProblem.Located(.workbook, in: InputText(path: path, utf8: []))
        }
    }

    private init?(_ text: InputText, log: inout ProblemLog) {
        table = CSVTable(text, log: &log)
        guard table.rowCount > 0 else {
            log.report(TableProblem.empty, path: text.path)
            return nil
        }
    }

    /// - Returns: whether the rows can be read: there is a `find` column.
    private mutating func readHeader(extra: [CheckSchema.Column], log: inout ProblemLog) -> Bool {
        let known = RuleFields.entry(extra).fields.map(\.name)
        if let (mark, cell) = foreignSeparator() {
            log.report(TableProblem.foreignSeparator(mark), in: table.text, at: cell.range)
            return false
        }
        for (column, cell) in table.row(0).enumerated() {
            let written = table.string(cell)
            let name = RuleFields.chineseColumns[written] ?? written
            // Spreadsheets leave empty columns behind; a cell below one is reported when it holds something.
            guard !name.isEmpty else { continue }
            columnCount = column + 1
            if !known.contains(name) {
                let inChinese = Dictionary(uniqueKeysWithValues: RuleFields.chineseColumns.map { ($1, $0) })
                let nearest = Nearest.word(to: name, among: known + inChinese.values.sorted())
                let listed = known.map { name in name + (inChinese[name].map { "（\($0)）" } ?? "") }
                log.report(
                    TableProblem.unknownColumn(name, nearest: nearest, known: listed), in: table.text, at: cell.range)
            } else if columns[Substring(name)] != nil {
                log.report(TableProblem.duplicateColumn(name), in: table.text, at: cell.range)
            } else {
                columns[Substring(name)] = column
            }
        }
        guard columns["find"] != nil else {
            let end = table.row(0).last?.range.upperBound ?? 0
            log.report(TableProblem.missingColumn("find"), in: table.text, at: 0..<end)
            return false
        }
        return true
    }

    /// What stands between the names of a header that has no commas.
    private func foreignSeparator() -> (String, CSVTable.Cell)? {
        guard table.row(0).count == 1, let cell = table.row(0).first else { return nil }
        let name = table.string(cell)
        return ["，", ";", "；", "\t", "、", "|"].first(where: name.contains).map { ($0, cell) }
    }

    private func readRows(into collector: inout EntryCollector, log: inout ProblemLog) {
        let reader = RowReader(table: table, columns: columns, extra: collector.columns)
        collector.reserve(table.rowCount)
        for index in 1..<max(1, table.rowCount) {
            let row = table.row(index)
            guard row.contains(where: { !table.isBlank($0) }) else { continue }
            if row.count > columnCount, let extra = row.dropFirst(columnCount).first(where: { !table.isBlank($0) }) {
                log.report(
                    TableProblem.tooManyCells(count: row.count, columns: columnCount), in: table.text, at: extra.range)
                continue
            }
            let errorsBefore = log.errorCount
            let (entry, ranges) = reader.entry(row, log: &log)
            if log.errorCount == errorsBefore { collector.add(entry, in: table.text, at: ranges, log: &log) }
        }
    }
}

/// Reads the cells of a row by the names of their columns.
private struct RowReader {
    let table: CSVTable
    private let find, suggest, from, until, note, source, url, severity, after, before, within: Int?
    /// The columns of the check's own.
    private let extra: [(name: String, column: Int)]
    private let validator: ShapeValidator

    init(table: CSVTable, columns: [Substring: Int], extra: [CheckSchema.Column]) {
        self.table = table
        validator = ShapeValidator(text: table.text)
        find = columns["find"]
        suggest = columns["suggest"]
        from = columns["from"]
        until = columns["until"]
        note = columns["note"]
        source = columns["source"]
        url = columns["url"]
        severity = columns["severity"]
        after = columns["after"]
        before = columns["before"]
        within = columns["within"]
        self.extra = extra.compactMap { column in columns[Substring(column.name)].map { (column.name, $0) } }
    }

    func entry(_ row: ArraySlice<CSVTable.Cell>, log: inout ProblemLog) -> (Entry, EntryCollector.Ranges) {
        let start = row.first?.range.lowerBound ?? 0
        let end = row.last?.range.upperBound ?? start
        var ranges = EntryCollector.Ranges(whole: start..<end)
        if let cell = cell(find, row), !table.isBlank(cell) { ranges.find = cell.range }
        if let cell = cell(suggest, row) { ranges.suggest = cell.range }
        if let cell = cell(from, row) ?? cell(until, row) { ranges.period = cell.range }
        var entry = Entry(
            find: strings(find, row), suggest: strings(suggest, row),
            period: Period(from: date(from, row, &log), until: date(until, row, &log)),
            note: string(note, row), source: string(source, row),
            url: checked(url, row, .address, "url", &log) ?? "",
            severity: checked(severity, row, RuleFields.severity, "severity", &log).flatMap(Severity.init(rawValue:)),
            exceptions: Exceptions(
                after: strings(after, row), before: strings(before, row), within: strings(within, row)),
            place: table.text.place(of: ranges.find.lowerBound))
        for (name, column) in extra {
            if let cell = cell(column, row), !table.isBlank(cell) { entry.fields[name] = table.string(cell) }
        }
        return (entry, ranges)
    }

    private func cell(_ column: Int?, _ row: ArraySlice<CSVTable.Cell>) -> CSVTable.Cell? {
        guard let column, row.startIndex + column < row.endIndex else { return nil }
        return row[row.startIndex + column]
    }

    private func string(_ column: Int?, _ row: ArraySlice<CSVTable.Cell>) -> String {
        guard let cell = cell(column, row), !cell.range.isEmpty else { return "" }
        return table.string(cell)
    }

    private func strings(_ column: Int?, _ row: ArraySlice<CSVTable.Cell>) -> [String] {
        guard let cell = cell(column, row), !cell.range.isEmpty else { return [] }
        return table.strings(cell)
    }

    private func checked(
        _ column: Int?, _ row: ArraySlice<CSVTable.Cell>, _ shape: Shape, _ name: String, _ log: inout ProblemLog
    ) -> String? {
        guard let cell = cell(column, row), !table.isBlank(cell) else { return nil }
        let word = table.string(cell)
        validator.validateWord(word, at: cell.range, as: shape, named: name, log: &log)
        return word
    }

    private func date(
        _ column: Int?, _ row: ArraySlice<CSVTable.Cell>, _ log: inout ProblemLog
    ) -> PartialDate? {
        guard let cell = cell(column, row), !table.isBlank(cell) else { return nil }
        let word = table.string(cell)
        do throws(DateWords.Failure) {
            return try DateWords.partial(word)
        } catch {
            log.report(FieldProblem(error, in: word, isPartial: true), in: table.text, at: cell.range)
            return nil
        }
    }
}
