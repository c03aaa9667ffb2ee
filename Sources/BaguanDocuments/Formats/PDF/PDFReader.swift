internal import BaguanText

/// Reads PDF with `pdftotext` (poppler), a program of the system: its licence lets us start it, not link it.
///
/// Its source is the text of the pages, a line for each paragraph as the lines on the page let it be seen. A page without
/// text is named, as is one with pictures; a file without any is refused, and so is one whose letters have no meaning to
/// a program (their font does not say which characters they are).
public struct PDFReader: DocumentReader {
    static let formatName = "pdf"

    private let text: Tool
    private let pictures: Tool
    private let seconds: Int

    public init() { self.init(folders: nil) }

    /// - Parameter folders: where the programs are looked for; nil for the system's.
    package init(folders: [String]?, seconds: Int = ToolProcess.secondsOfFile) {
        text = Tool("pdftotext", package: Self.package, in: folders)
        pictures = Tool("pdfimages", package: Self.package, in: folders)
        self.seconds = seconds
    }

    private static let package = "poppler-utils"
    /// Of the processor, for the text and for the list of pictures; a book of a thousand pages takes some three.
    private static let (textSeconds, picturesSeconds) = (15, 8)

    public var programs: [String]? { [text.path, pictures.path].compactMap { $0 } }

    public func read(_ bytes: [UInt8], path: String) throws(ReadingError) -> Document {
        guard FileSignature(bytes: bytes) == .pdf else { throw ReadingError(bytes, path: path, isNo: Self.formatName) }
        let contents: Contents
        do throws(ToolFault) {
            contents = try self.contents(of: bytes)
        } catch {
            throw ReadingError(path: path, cause: error.isPassword ? .encrypted : .tool(error))
        }
        return try document(contents.table, pages: contents.pagesWithPictures, path: path)
    }

    private struct Contents {
        var table: WordTable
        /// Their numbers.
        var pagesWithPictures: Set<Int>
    }

    private func contents(of bytes: [UInt8]) throws(ToolFault) -> Contents {
        guard text.path != nil else { throw .missing(tool: text.name, package: text.package) }
        guard let folder = ScratchFolder(), let file = folder.write(bytes, as: "draft.pdf") else {
            throw .unstartable(tool: text.name)
        }
        // The two share the time that a file has.
        let deadline = ContinuousClock.now + .seconds(seconds)
        let table = try words(of: file, in: folder, until: deadline)
        return Contents(table: table, pagesWithPictures: try pagesWithPictures(of: file, in: folder, until: deadline))
    }

    private func words(of file: String, in folder: ScratchFolder, until deadline: ContinuousClock.Instant) throws(ToolFault) -> WordTable {
        let run = ToolProcess(
            tool: text, arguments: ["-tsv", "-enc", "UTF-8", file, "-"],
            limits: .init(seconds: seconds, deadline: deadline, processorSeconds: Self.textSeconds), folder: folder.path)
        let result = try run.run()
        // Without it, Chinese in fonts that are not in the file is left out in silence.
        if result.errors.contains("Missing language pack") { throw .lacksData(tool: text.name, package: "poppler-data") }
        guard result.status == 0 else { throw .failed(tool: text.name, status: result.status, words: result.firstError) }
        return WordTable(result.output)
    }

    private func pagesWithPictures(
        of file: String, in folder: ScratchFolder, until deadline: ContinuousClock.Instant
    ) throws(ToolFault) -> Set<Int> {
        let run = ToolProcess(
            tool: pictures, arguments: ["-list", file],
            limits: .init(seconds: seconds, deadline: deadline, processorSeconds: Self.picturesSeconds, output: 8 << 20), folder: folder.path)
        let result = try run.run()
        guard result.status == 0 else { throw .failed(tool: pictures.name, status: result.status, words: result.firstError) }
        // Two lines of header; then page, number, type.
        return Set(result.output.split(separator: 0x0A).dropFirst(2).compactMap { row in
            let cells = String(decoding: row, as: UTF8.self).split(separator: " ")
            return cells.count > 2 && cells[2] == "image" ? Int(cells[0]) : nil
        })
    }

    private func document(_ table: WordTable, pages: Set<Int>, path: String) throws(ReadingError) -> Document {
        var text = ExtractedText()
        var isFirst = true
        for paragraph in table.paragraphs {
            let utf8 = paragraph.utf8
            let role: BlockRole
            if let edge = paragraph.edge, PageNumber.isAll(of: utf8) {
                role = edge == .top ? .header : .footer
            } else {
                role = LineRole.of(Blank.trim(0..<utf8.count, in: utf8), in: utf8, isFirst: isFirst)
                isFirst = false
            }
            text.add(utf8, role: role, location: "第\(paragraph.page)页")
        }
        if text.blocks.isEmpty { throw ReadingError(path: path, cause: .noText) }
        if Self.isMeaningless(text.utf8) { throw ReadingError(path: path, cause: .meaninglessText) }
        let withText = Set(table.lines.map(\.page))
        text.unread = table.pages.filter { !withText.contains($0) || pages.contains($0) }
            .map { UnreadContent(kind: withText.contains($0) ? .picture : .page, location: "第\($0)页") }
        return try text.document(path: path)
    }

    /// Whether more than a tenth of a text is no characters that anybody writes: what comes of fonts that do not say which
    /// characters their letters are.
    private static func isMeaningless(_ utf8: [UInt8]) -> Bool {
        var all = 0
        var strange = 0
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars where !Blank.isBlank(scalar) {
            all += 1
            switch scalar.properties.generalCategory {
            case .privateUse, .control, .unassigned: strange += 1
            default: if scalar == "\u{FFFD}" { strange += 1 }
            }
        }
        return strange * 10 > all
    }
}

extension ToolFault {
    var isPassword: Bool {
        if case .failed(_, _, let words) = self { words.contains("Incorrect password") } else { false }
    }
}
