/// A cell of a workbook, or of a table that programs for workbooks open.
public struct SheetCell: Hashable, Sendable {
    /// The how-manieth sheet, from 0.
    public var sheet: Int
    /// From 1, as a workbook counts them.
    public var row: Int
    /// From 1.
    public var column: Int
    /// The day that a number in it stands for (`2026-11-02`), of which the cell may show less; nil when it is no date.
    public var day: String?

    public init(sheet: Int, row: Int, column: Int, day: String? = nil) {
        self.sheet = sheet
        self.row = row
        self.column = column
        self.day = day
    }

    /// As in a formula: `BC12`.
    package var name: String {
        var letters = ""
        var rest = column
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters + "\(row)"
    }

    /// Of `BC12`, 55; nil for what is no cell's name.
    static func column(of reference: String) -> Int? {
        var column = 0
        // Three letters at most: XFD is the last one.
        for byte in reference.utf8.prefix(3) {
            guard HTMLBytes.isLetter(byte) else { break }
            column = column * 26 + Int(byte | 0x20) - 0x60
        }
        return column > 0 ? column : nil
    }
}
