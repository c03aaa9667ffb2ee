internal import BaguanText

/// Writes comments and proposed changes into Word documents.
///
/// Parts that are not touched stay as they are packed; in the main part every byte stays but for what is put in and the
/// tags of what is struck out. Comments and changes of others stay. What is said of headers, footers, notes and text boxes,
/// where Word shows no comment, hangs on the place of the body that refers to them. Before it is given back the result is
/// read again and must say what the document said.
public struct WordAnnotator: DocumentAnnotator {
    /// Word does not open a document with more (MS-OI29500, 2.1.315).
    static let commentLimit = 32_767

    public init() {}

    public func annotate(
        _ bytes: [UInt8], path: String, with annotations: [Annotation], by author: AnnotationAuthor
    ) throws(AnnotatingError) -> AnnotatedFile {
        let draft: WordDraft
        do throws(ReadingError) {
            draft = try WordDraft(bytes, path: path)
        } catch {
            throw .unreadable(error)
        }
        guard draft.protection.allowsComments else { throw .protected }
        guard draft.isUTF8 else { throw .unsupportedPart(draft.main) }
        let room = draft.commentRoom
        var answer = WordAnswer(draft, author: author)
        for annotation in annotations.prefix(room) { try answer.add(annotation) }
        var file = AnnotatedFile(bytes: bytes, leftOut: max(0, annotations.count - room))
        guard answer.commentCount > 0 else { return file }
        file.bytes = try answer.written(into: bytes)
        file.commentCount = answer.commentCount
        file.changeCount = answer.changes.count
        guard let result = try? WordExtraction(file.bytes, path: path),
            result.text.page == draft.extraction.text.page(with: answer.changes)
        else { throw .wouldChangeText }
        return file
    }
}

/// All that must be known of a document to write into it.
struct WordDraft {
    let extraction: WordExtraction
    let places: WordPlaces
    let main: String
    let part: [UInt8]
    let isUTF8: Bool
    let protection: WordProtection
    /// Nil when the document has none yet.
    let commentsPart: String?
    /// How many more comments it can take.
    let commentRoom: Int
    /// No id of this number or a higher one is taken.
    let freeID: Int

    init(_ bytes: [UInt8], path: String) throws(ReadingError) {
        extraction = try WordExtraction(bytes, path: path, keepingPlaces: true)
        places = extraction.places ?? WordPlaces()
        main = extraction.main
        let package = extraction.package
        part = try package.bytes(of: main) ?? []
        let root = try package.read(main, with: XMLRoot())
        isUTF8 = root.isUTF8(part)
        protection = WordProtection()
        if let settings = extraction.relationships.first(ofType: "settings")?.part, package.holds(settings) {
            try package.read(settings, with: protection)
        }
        commentsPart = extraction.relationships.first(ofType: "comments")?.part
        let comments = WordCommentIDs()
        if let commentsPart, package.holds(commentsPart) { try package.read(commentsPart, with: comments) }
        commentRoom = max(0, WordAnnotator.commentLimit - comments.count)
        freeID = max(places.highestID, comments.highest) + 1
    }
}

/// Which comments there are.
private final class WordCommentIDs: XMLHandler {
    private(set) var count = 0
    private(set) var highest = 0

    func element(named name: XMLName) -> Bool { name == XMLName(.wordprocessing, "comment") }

    func start(_ isComment: Bool, _ attributes: XMLAttributes, at range: Range<Int>) {
        guard isComment else { return }
        count += 1
        highest = max(highest, attributes[.wordprocessing, "id"].flatMap { Int($0) } ?? 0)
    }

    func end(_ isComment: Bool, at range: Range<Int>) {}
    func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {}
}

extension ExtractedText {
    /// The text of what is not a comment.
    fileprivate var page: [[UInt8]] { page(with: []) }

    /// The same with some of it changed.
    fileprivate func page(with changes: [TextChange]) -> [[UInt8]] {
        var rest = changes.sorted { $0.range.lowerBound < $1.range.lowerBound }[...]
        var page: [[UInt8]] = []
        for block in blocks where !block.location.hasPrefix(WordStoryKind.comments.name(note: nil)) {
            var text: [UInt8] = []
            var at = block.range.lowerBound
            while let change = rest.first?.range.utf8, change.upperBound <= block.range.upperBound {
                text += utf8[at..<change.lowerBound] + (rest.first?.utf8 ?? [])
                at = change.upperBound
                rest.removeFirst()
            }
            text += utf8[at..<block.range.upperBound]
            let trimmed = Blank.trim(0..<text.count, in: text)
            if !trimmed.isEmpty { page.append(Array(text[trimmed])) }
        }
        return page
    }
}
