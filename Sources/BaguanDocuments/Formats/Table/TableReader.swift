public import BaguanText

/// Reads tables written as text (CSV, TSV): each cell that is not blank is a block, called as a spreadsheet calls it (`B7`).
///
/// Columns are parted by tabs where the file's name ends in `.tsv` or its first line has tabs and no comma, as spreadsheets
/// save “Unicode text”; else by commas.
public struct TableReader: TextReader {
    public init() {}

    public func read(_ source: SourceFile) -> Document {
        let separator = Self.separator(of: source)
        let cells = source.utf8.withUnsafeBufferPointer { DelimitedCells($0, separator: separator) }
        var builder = DocumentBuilder(source: source)
        for index in 0..<cells.rowCount {
            for (column, cell) in cells.row(index).enumerated() {
                let place = SheetCell(sheet: 0, row: cells.number(ofRow: index), column: column + 1)
                builder.add(Self.text(of: cell, in: source.utf8), role: .tableCell, location: place.name, cell: place)
            }
        }
        var document = builder.finish()
        document.reservedMarks = [Unicode.Scalar(separator), Unicode.Scalar(DelimitedCells.quote), "\n", "\r"]
        return document
    }

    private static let tab = UInt8(ascii: "\t")

    private static func separator(of source: SourceFile) -> UInt8 {
        if source.path.lowercased().hasSuffix(".tsv") { return tab }
        let line = source.utf8.prefix { $0 != 0x0A && $0 != 0x0D }
        return line.contains(tab) && !line.contains(DelimitedCells.comma) ? tab : DelimitedCells.comma
    }

    private static func text(of cell: DelimitedCells.Cell, in utf8: [UInt8]) -> BlockText {
        var text = BlockText()
        if cell.isQuoted {
            appendQuoted(cell.range, of: utf8, to: &text)
        } else {
            text.append(cell.range, of: utf8)
        }
        text.append(cell.tail, of: utf8)
        return text
    }

    /// What stands between quotation marks: `""` is one mark, and any line end a line feed.
    private static func appendQuoted(_ range: Range<Int>, of utf8: [UInt8], to text: inout BlockText) {
        var start = range.lowerBound
        var at = start
        while at < range.upperBound {
            let isPair = at + 1 < range.upperBound
            let width = switch utf8[at] {
            case DelimitedCells.quote: 2
            case 0x0D: isPair && utf8[at + 1] == 0x0A ? 2 : 1
            default: 0
            }
            guard width > 0 else {
                at += 1
                continue
            }
            text.append(start..<at, of: utf8)
            text.append([utf8[at] == DelimitedCells.quote ? DelimitedCells.quote : 0x0A], replacing: at..<at + width)
            at += width
            start = at
        }
        text.append(start..<range.upperBound, of: utf8)
    }
}
