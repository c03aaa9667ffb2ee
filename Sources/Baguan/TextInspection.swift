/// Inspects a text that is too long to be held in memory, piece by piece, while its bytes come in.
///
/// Only plain text can be taken so. Pieces end where lines end, so that whatever is judged by a paragraph and what stands
/// around it is found as in the whole text, with its place in the whole text. What compares the ends of a long draft with each
/// other (a passage that stands in it twice, two ways to write one name) sees one piece at a time, and what a draft as a
/// whole lacks is reported if every piece lacks it.
///
/// ```swift
/// var inspection = TextInspection(by: inspector, path: "archive.txt")
/// while let bytes = try nextBytes() { try inspection.add(bytes) }
/// print(try inspection.finish().findings.count)
/// ```
public struct TextInspection {
    /// In bytes: from here on a text is worth taking piece by piece.
    public static let threshold = 8 << 20
    /// In bytes: some MB take so long that what is done once for each piece does not count.
    private static let pieceSize = 4 << 20
    /// In bytes: a line that is longer is no line, and would have to be held in memory.
    private static let lineLimit = 64 << 20

    private let inspector: Inspector
    private let path: String
    private let kind: String?
    private let lineLimit: Int
    private var cutter: TextCutter
    private var paragraphs = 0
    private var pieces = 0
    /// Where something was found, in order.
    private var places: [CountedPlace] = []
    private var publication: Publication?
    private var joined: Inspection?

    /// - Parameters:
    ///   - path: as the user named the file.
    ///   - kind: the publication's kind.
    public init(by inspector: Inspector, path: String, kind: String? = nil) {
        self.init(by: inspector, path: path, kind: kind, pieceSize: Self.pieceSize, lineLimit: Self.lineLimit)
    }

    package init(
        by inspector: Inspector, path: String, kind: String? = nil, pieceSize: Int, lineLimit: Int
    ) {
        self.inspector = inspector
        self.path = path
        self.kind = kind
        self.lineLimit = lineLimit
        cutter = TextCutter(path: path, size: pieceSize)
    }

    /// Whether the text of a file of that name can be inspected so.
    public static func takes(path: String) -> Bool { DocumentFormat.reader(ofFileAt: path) is PlainTextReader }

    /// Takes the next bytes of the file, and inspects what is whole.
    ///
    /// - Throws: ``ReadingError`` when they are no text, or a line does not end.
    public mutating func add(_ bytes: [UInt8]) throws(ReadingError) {
        if pieces == 0, cutter.pendingCount == 0 { try PlainTextReader.refusePage(bytes, path: path) }
        cutter.append(bytes)
        while let piece = try next(isAtEnd: false) { inspect(piece) }
        if cutter.pendingCount > lineLimit { throw ReadingError(path: path, cause: .lineTooLong(limit: lineLimit)) }
    }

    /// Inspects what is left; ``Inspection/source`` then knows the places of all findings, and nothing else of the text.
    public consuming func finish() throws(ReadingError) -> Inspection {
        while let piece = try next(isAtEnd: true) { inspect(piece) }
        // There is always a last piece, and so an inspection.
        guard var joined else { return inspector.inspect(SourceFile(path: path, text: ""), kind: kind) }
        joined.source = SourceFile(
            unread: path, encoding: joined.source.encoding, hasByteOrderMark: joined.source.hasByteOrderMark, isExtracted: false,
            places: places)
        if pieces > 1 { joined.diagnostics.append(note) }
        return joined
    }

    private mutating func next(isAtEnd: Bool) throws(ReadingError) -> TextPiece? {
        do throws(DecodingError) {
            return try cutter.next(isAtEnd: isAtEnd)
        } catch {
            throw ReadingError(path: path, cause: .text(error.cause))
        }
    }

    private mutating func inspect(_ piece: TextPiece) {
        let document = PlainTextReader().read(piece.source, after: &paragraphs)
        var (inspection, known) = inspector.inspect(document, kind: kind, continuing: publication)
        publication = known
        pieces += 1
        places += inspection.places.map(piece.source.lines.counted).map { $0.moved(to: piece.origin) }
        inspection.move(to: piece.origin)
        if joined == nil { joined = inspection } else { joined?.append(inspection) }
    }

    private var note: Diagnostic {
        Diagnostic(
            code: "long-text", level: .note, filePath: path,
            message: Localized(
                zh: "文本很长，分 \(pieces) 段检查：要前后对照的规则，每次只对照其中一段",
                en: "a long text, inspected in \(pieces) pieces: rules that compare its parts compare those of one piece"))
    }
}

extension Inspection {
    /// Takes what was found in a piece of a text for found in the text.
    fileprivate mutating func move(to origin: TextOrigin) {
        for index in findings.indices { findings[index].move(to: origin) }
        for index in suppressed.indices { suppressed[index].move(to: origin) }
        for index in diagnostics.indices { diagnostics[index].position?.line += origin.lines }
    }

    /// Adds what was found in the next piece.
    fileprivate mutating func append(_ next: Inspection) {
        // Its encoding is known better.
        source = next.source
        let missing = Set(next.findings.lazy.filter(\.isAboutTheWhole).map { [$0.ruleID.description, $0.message] })
        findings.removeAll { $0.isAboutTheWhole && !missing.contains([$0.ruleID.description, $0.message]) }
        findings += next.findings.filter { !$0.isAboutTheWhole }
        suppressed += next.suppressed
        isBlank = isBlank && next.isBlank
        let known = Set(diagnostics)
        diagnostics += next.diagnostics.filter { !known.contains($0) }
        if !isBlank { diagnostics.removeAll { $0.code == "blank" } }
    }
}

extension Finding {
    /// Whether something is missing in the draft, and not wrong at a place of it.
    fileprivate var isAboutTheWhole: Bool { range.isEmpty }

    fileprivate mutating func move(to origin: TextOrigin) {
        guard !isAboutTheWhole else { return }
        range = range.moved(by: origin.offset)
        fix = fix.flatMap { fix in
            Fix(edits: fix.edits.map { Fix.Edit(range: $0.range.moved(by: origin.offset), text: $0.text) }, safety: fix.safety)
        }
        suppression?.position?.line += origin.lines
    }
}

extension Range<SourceOffset> {
    fileprivate func moved(by count: Int) -> Self { Range(utf8: lowerBound.utf8 + count..<upperBound.utf8 + count) }
}

extension CountedPlace {
    fileprivate func moved(to origin: TextOrigin) -> CountedPlace {
        var place = self
        place.offset = SourceOffset(offset.utf8 + origin.offset)
        place.line += origin.lines
        return place
    }
}
