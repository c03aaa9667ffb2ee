package import BaguanFindings
package import BaguanText

/// A rule file, table or settings file: its text, and where its lines begin.
///
/// Ranges into it are offsets in UTF-8 bytes; only diagnostics turn them into positions.
package struct InputText: Sendable {
    /// As the user named it.
    package let path: String
    /// Well-formed UTF-8 without a byte order mark.
    package let utf8: [UInt8]
    private let lines: LineIndex
    /// Of the sheet that the text was taken out of, a row for each line; nil for a file that is text itself.
    private let sheet: String?

    /// - Parameter utf8: must be well formed; see ``TextDecoding``.
    package init(path: String, utf8: [UInt8]) {
        self.init(path: path, utf8: utf8, lines: LineIndex(utf8: utf8))
    }

    /// - Parameter path: of the workbook.
    init(path: String, _ table: WorkbookTable) {
        self.init(path: path, utf8: table.csv, lines: LineIndex(utf8: table.csv), sheet: table.sheet)
    }

    /// The text of a draft, for what is read from its head.
    package init(_ source: SourceFile) {
        self.init(path: source.path, utf8: source.utf8, lines: source.lines)
    }

    private init(path: String, utf8: [UInt8], lines: LineIndex, sheet: String? = nil) {
        self.sheet = sheet
        self.path = path
        self.utf8 = utf8
        self.lines = lines
    }

    /// The text in `range`; bounds outside the text are moved into it.
    package func string(in range: Range<Int>) -> String {
        String(decoding: utf8[range.clamped(to: 0..<utf8.count)], as: UTF8.self)
    }

    /// Line and column; in a sheet, the row and column of the cell.
    package func position(of offset: Int) -> TextPosition {
        let position = lines.position(of: SourceOffset(min(max(0, offset), utf8.count)))
        return sheet == nil ? position : TextPosition(line: position.line, column: sheetColumn(of: offset, in: position.line))
    }

    /// A cell as a workbook calls it, such as `Sheet1!B7`; nil for what is in no sheet.
    func cellName(of offset: Int) -> String? {
        guard let sheet else { return nil }
        let position = position(of: offset)
        return WorkbookTable.name(ofRow: position.line, column: position.column, in: sheet)
    }

    /// From 1: how many commas stand before a place that are in no quotation marks.
    private func sheetColumn(of offset: Int, in line: Int) -> Int {
        guard let range = lines.lineRange(line)?.utf8 else { return 1 }
        var (column, isQuoted) = (1, false)
        for byte in utf8[range.lowerBound..<min(max(offset, range.lowerBound), range.upperBound)] {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() } else if byte == UInt8(ascii: ","), !isQuoted { column += 1 }
        }
        return column
    }

    package func place(of offset: Int) -> FilePlace {
        FilePlace(path: path, position: position(of: offset))
    }

    /// The line in which `range` begins, with as much of the range marked as stands on that line.
    ///
    /// Of a very long line (a table row, a flow list) only the surroundings are shown.
    package func excerpt(of range: Range<Int>) -> LineExcerpt {
        let range = range.clamped(to: 0..<utf8.count)
        let line = lines.lineRange(lines.line(of: SourceOffset(range.lowerBound)))?.utf8 ?? range
        let marked = range.clamped(to: line)
        let before = Array(string(in: line.lowerBound..<marked.lowerBound).unicodeScalars)
        let match = Array(string(in: marked).unicodeScalars)
        let after = Array(string(in: marked.upperBound..<line.upperBound).unicodeScalars)
        let shownBefore = Self.tail(of: before)
        let shownMatch = match.prefix(Self.excerptReach * 2)
        let shownAfter = match.count > shownMatch.count ? ["…"] : Self.head(of: after)
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: shownBefore + shownMatch + shownAfter)
        return LineExcerpt(
            line: String(scalars), marked: shownBefore.count..<(shownBefore.count + shownMatch.count))
    }

    /// Where `needle` stands in `range`, byte for byte; the whole of `range` when it is written in another way there
    /// (an escape, a folded line).
    func narrowed(_ range: Range<Int>, to needle: String) -> Range<Int> {
        let needle = Array(needle.utf8)
        let range = range.clamped(to: 0..<utf8.count)
        guard !needle.isEmpty, needle.count <= range.count else { return range }
        for start in range.lowerBound...(range.upperBound - needle.count)
        where utf8[start] == needle[0] && utf8[start..<(start + needle.count)].elementsEqual(needle) {
            return start..<(start + needle.count)
        }
        return range
    }

    /// How many scalars of a long line are shown on either side of what is marked.
    private static let excerptReach = 120

    private static func tail(of scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        scalars.count <= excerptReach ? scalars : ["…"] + scalars.suffix(excerptReach)
    }

    private static func head(of scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        scalars.count <= excerptReach ? scalars : scalars.prefix(excerptReach) + ["…"]
    }
}

extension YAMLValue {
    /// Where the text of a scalar stands, without its quotation marks or the sign of a block scalar.
    func contentRange(in text: InputText) -> Range<Int> {
        guard case .scalar(let string, let style) = content else { return range }
        switch style {
        case .plain: return range
        case .quoted: return range.count >= 2 ? (range.lowerBound + 1)..<(range.upperBound - 1) : range
        case .block: return text.narrowed(range, to: string)
        }
    }
}
