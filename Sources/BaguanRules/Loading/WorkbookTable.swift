/// A sheet of a workbook as a table in CSV, with a line for each row of the sheet, so that lines are counted as its rows are.
public struct WorkbookTable: Sendable {
    /// The sheet's name.
    public var sheet: String
    /// Well-formed UTF-8.
    public var csv: [UInt8]

    public init(sheet: String, csv: [UInt8]) {
        (self.sheet, self.csv) = (sheet, csv)
    }

    /// The file is no workbook, is damaged or has a password.
    public struct Fault: Error {
        public init() {}
    }

    /// Takes the table out of a workbook: the first sheet whose first row has a name that is wanted, else the first one.
    public typealias Reader =
        @Sendable (_ bytes: [UInt8], _ path: String, _ isWanted: (_ column: String) -> Bool) throws(Fault) -> WorkbookTable

    static func isWorkbook(_ path: String) -> Bool { path.hasSuffix(".xlsx") }

    /// `Sheet1!B7`.
    ///
    /// Source: ECMA-376 part 1, section 18.17.2.3.1 (A1 references).
    static func name(ofRow row: Int, column: Int, in sheet: String) -> String {
        var letters = ""
        var rest = column
        while rest > 0 {
            rest -= 1
            letters = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
            rest /= 26
        }
        return "\(sheet)!\(letters)\(row)"
    }
}
