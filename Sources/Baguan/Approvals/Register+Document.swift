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
