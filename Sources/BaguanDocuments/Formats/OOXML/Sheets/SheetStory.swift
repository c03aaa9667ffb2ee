internal import BaguanText

/// Reads one sheet, or the comments on one, cell by cell.
final class SheetStory: XMLHandler {
    enum Element {
        case column, row, cell, value, formula, text, reading, headerOrFooter(isHeader: Bool), comment, other
    }

    private(set) var text: ExtractedText
    private let sheet: Workbook.Sheet
    private let workbook: Workbook

    private var hiddenColumns: Set<Int> = []
    private var lastColumn = 0
    private var isHiddenRow = false
    private var row = 0
    private var column = 0
    private var cell: Cell?
    private var note: (place: String, utf8: [UInt8])?
    private var isInText = false
    private var readings = 0

    private struct Cell {
        var type: String
        var style: Int
        var utf8: [UInt8] = []
        var hasFormula = false
        var hasValue = false

        /// Whether the file keeps what its formula gives. An empty text is that; programs that cannot work formulas out
        /// leave an empty number.
        var hasResult: Bool { !hasFormula || hasValue && (type == "str" || !utf8.isEmpty) }
    }

    init(_ sheet: Workbook.Sheet, of workbook: Workbook, into text: ExtractedText) {
        self.sheet = sheet
        self.workbook = workbook
        self.text = text
    }

    func element(named name: XMLName) -> Element {
        guard name.namespace == .spreadsheet else { return .other }
        return switch name.local {
        case "col": .column
        case "row": .row
        case "c": .cell
        case "v": .value
        case "f": .formula
        case "t": .text
        case "rPh": .reading
        case "comment": .comment
        case "oddHeader", "evenHeader", "firstHeader": .headerOrFooter(isHeader: true)
        case "oddFooter", "evenFooter", "firstFooter": .headerOrFooter(isHeader: false)
        default: .other
        }
    }

    // MARK: - Tags

    func start(_ element: Element, _ attributes: XMLAttributes, at range: Range<Int>) {
        switch element {
        case .column:
            // They stand in order and do not overlap (18.3.1.13).
            guard attributes[.none, "hidden"].isOn, let first = attributes[.none, "min"].flatMap({ Int($0) }),
                let last = attributes[.none, "max"].flatMap({ Int($0) }), first > lastColumn, first <= last
            else { return }
            lastColumn = min(last, Self.columnLimit)
            for column in first..<(max(lastColumn, first) + 1) { hiddenColumns.insert(column) }
        case .row:
            row = attributes[.none, "r"].flatMap { Int($0) } ?? row &+ 1
            column = 0
            isHiddenRow = attributes[.none, "hidden"].isOn
        case .cell:
            column = attributes[.none, "r"].flatMap(SheetCell.column(of:)) ?? column + 1
            cell = Cell(
                type: attributes[.none, "t"] ?? "n", style: attributes[.none, "s"].flatMap { Int($0) } ?? 0)
        case .value, .text:
            isInText = true
            cell?.hasValue = true
        case .formula: cell?.hasFormula = true
        case .reading: readings += 1
        case .headerOrFooter(let isHeader):
            note = (isHeader ? "页眉" : "页脚", [])
            isInText = true
        case .comment: note = ("!\(attributes[.none, "ref"] ?? "")批注", [])
        case .other: break
        }
    }

    func end(_ element: Element, at range: Range<Int>) {
        switch element {
        case .value, .text: isInText = false
        case .reading: readings -= 1
        case .cell: closeCell()
        case .headerOrFooter(let isHeader):
            isInText = false
            guard let (place, utf8) = note else { return }
            for line in Self.parts(ofHeader: utf8) { add(line, isHeader ? .header : .footer, at: sheet.name + place) }
            note = nil
        case .comment:
            guard let (place, utf8) = note else { return }
            text.add(utf8, role: .hidden, location: sheet.name + place)
            note = nil
        default: break
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {
        guard isInText, readings == 0 else { return }
        if cell != nil { cell?.utf8.append(contentsOf: utf8) } else { note?.utf8.append(contentsOf: utf8) }
    }

    // MARK: - Cells

    /// XFD
    private static let columnLimit = 16_384

    private func closeCell() {
        guard let cell, !text.isBeyondLimit else { return }
        self.cell = nil
        let number = SheetCell(sheet: sheet.number, row: row, column: column, day: day(cell))
        let place = "\(sheet.name)!\(number.name)"
        if !cell.hasResult { text.unread.append(UnreadContent(kind: .formula, location: place)) }
        let isHidden = isHiddenRow || hiddenColumns.contains(column)
        add(shown(cell), isHidden ? .hidden : .tableCell, at: place, number)
    }

    private func shown(_ cell: Cell) -> [UInt8] {
        let value = String(decoding: cell.utf8, as: UTF8.self)
        switch cell.type {
        case "s": return Int(value).flatMap { workbook.strings[$0] }.map { Array($0) } ?? []
        case "b": return Array((value == "1" ? "TRUE" : "FALSE").utf8)
        case "n" where !value.isEmpty:
            return Array(workbook.formats[cell.style].shown(value, startsIn1904: workbook.startsIn1904).utf8)
        // Text of a formula or of the cell itself, a date in ISO 8601, an error: as they are written.
        default: return cell.utf8
        }
    }

    private func day(_ cell: Cell) -> String? {
        guard cell.type == "n" else { return nil }
        return workbook.formats[cell.style].day(String(decoding: cell.utf8, as: UTF8.self), startsIn1904: workbook.startsIn1904)
    }

    private func add(_ utf8: [UInt8], _ role: BlockRole, at place: String, _ cell: SheetCell? = nil) {
        if sheet.isHidden || role == .hidden {
            text.add(utf8, role: .hidden, location: place + "（隐藏）", cell: cell)
        } else {
            text.add(utf8, role: role, location: place, cell: cell)
        }
    }

    /// The texts of a header without its codes (18.3.1.46): `&C` is where, `&"楷体,Regular"` and `&12` how, `&P` a number.
    private static func parts(ofHeader utf8: [UInt8]) -> [[UInt8]] {
        var parts: [[UInt8]] = [[]]
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "&"), let code = rest.popFirst() else {
                parts[parts.count - 1].append(byte)
                continue
            }
            switch code {
            case UInt8(ascii: "&"): parts[parts.count - 1].append(code)
            case UInt8(ascii: "L"), UInt8(ascii: "C"), UInt8(ascii: "R"): parts.append([])
            case UInt8(ascii: "\""): rest = rest.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
            // A colour: six digits, or a number of the theme with a share of light.
            case UInt8(ascii: "K"): rest = rest.dropFirst(rest.prefix(6).prefix { $0 < 0x80 }.count)
            case 0x30...0x39: rest = rest.drop(while: HTMLBytes.isDigit)
            // No code, but the beginning of a character.
            case 0x80...: parts[parts.count - 1].append(code)
            default: break
            }
        }
        return parts
    }
}
