internal import BaguanText

/// Reads workbooks (Office Open XML; also what WPS writes).
///
/// Its source is what the cells show, a line for each, sheet by sheet; a cell is called as in a formula (`Sheet1!B7`). Of a
/// formula the result counts that was saved with it. Then come headers, footers, text boxes and comments. Sheets, rows and
/// columns that are not shown have the role ``BlockRole/hidden``, and so have comments.
public struct SheetsReader: DocumentReader {
    static let formatName = "xlsx"

    public init() {}

    public func read(_ bytes: [UInt8], path: String) throws(ReadingError) -> Document {
        let (package, main) = try OfficePackage.open(bytes, path: path, as: Self.formatName, kind: .spreadsheet)
        let relationships = try package.relationships(of: main)
        let workbook = try Workbook(main, of: package, relationships)
        let parts = relationships.parts
        var text = ExtractedText()
        var seen: Set<String> = []
        for sheet in workbook.sheets {
            guard let part = parts[sheet.id] else { throw ReadingError(path: path, cause: .missingPart(sheet.name)) }
            guard seen.insert(part).inserted else { continue }
            let story = SheetStory(sheet, of: workbook, into: text)
            try package.read(part, with: story)
            text = story.text
            try readWhatHangs(on: part, sheet, of: workbook, package, into: &text)
        }
        return try text.document(path: path)
    }

    private func readWhatHangs(
        on part: String, _ sheet: Workbook.Sheet, of workbook: Workbook, _ package: OfficePackage,
        into text: inout ExtractedText
    ) throws(ReadingError) {
        for relationship in try package.relationships(of: part).all where package.holds(relationship.part) {
            switch relationship.type {
            case "comments":
                let story = SheetStory(sheet, of: workbook, into: text)
                try package.read(relationship.part, with: story)
                text = story.text
            case "drawing":
                let role: BlockRole? = sheet.isHidden ? .hidden : nil
                let story = DrawingStory(.text, place: sheet.name + "图形", role: role, into: text)
                try package.read(relationship.part, with: story)
                text = story.text
            default: break
            }
        }
    }
}
