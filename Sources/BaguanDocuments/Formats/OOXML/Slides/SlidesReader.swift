internal import BaguanText

/// Reads presentations (Office Open XML; also what WPS writes).
///
/// Its source is the text of the slides in the order in which they are shown, a line for each paragraph: shapes, tables,
/// diagrams and descriptions of pictures, then the speaker's notes and comments. Masters and layouts hold no text of the
/// author. Slides and shapes that are not shown have the role ``BlockRole/hidden``, and so have comments.
public struct SlidesReader: DocumentReader {
    static let formatName = "pptx"

    public init() {}

    public func read(_ bytes: [UInt8], path: String) throws(ReadingError) -> Document {
        let (package, main) = try OfficePackage.open(bytes, path: path, as: Self.formatName, kind: .presentation)
        let list = SlideList()
        try package.read(main, root: .presentation, with: list)
        let parts = try package.relationships(of: main).parts
        var text = ExtractedText()
        var seen: Set<String> = []
        for (index, id) in list.ids.enumerated() {
            guard let part = parts[id] else { throw ReadingError(path: path, cause: .missingPart(id)) }
            guard seen.insert(part).inserted else { continue }
            try read(part, number: index + 1, of: package, into: &text)
        }
        return try text.document(path: path)
    }

    private func read(
        _ part: String, number: Int, of package: OfficePackage, into text: inout ExtractedText
    ) throws(ReadingError) {
        let relationships = try package.relationships(of: part)
        let place = "第\(number)页"
        let slide = DrawingStory(.slide, place: place, into: text)
        try package.read(part, root: .presentation, with: slide)
        text = slide.text
        let parts = relationships.parts
        var seen: Set<String> = []
        for id in slide.diagrams {
            guard let data = parts[id], package.holds(data), seen.insert(data).inserted else { continue }
            let role: BlockRole? = slide.isHiddenSlide ? .hidden : nil
            try read(data, .text, place: place + "图示", role: role, of: package, into: &text)
        }
        for relationship in relationships.all where package.holds(relationship.part) {
            switch relationship.type {
            case "notesSlide": try read(relationship.part, .notes, place: place + "备注", of: package, into: &text)
            case "comments": try read(relationship.part, .text, place: place + "批注", role: .hidden, of: package, into: &text)
            default: break
            }
        }
    }

    private func read(
        _ part: String, _ kind: DrawingStory.Kind, place: String, role: BlockRole? = nil, of package: OfficePackage,
        into text: inout ExtractedText
    ) throws(ReadingError) {
        let story = DrawingStory(kind, place: place, role: role, into: text)
        try package.read(part, with: story)
        text = story.text
    }
}

/// The slides of a presentation, by their relationships, in the order in which they are shown.
private final class SlideList: XMLHandler {
    private(set) var ids: [String] = []

    func element(named name: XMLName) -> Bool { name == XMLName(.presentation, "sldId") }

    func start(_ isSlide: Bool, _ attributes: XMLAttributes, at range: Range<Int>) {
        if isSlide, let id = attributes[.officeRelationships, "id"] { ids.append(id) }
    }

    func end(_ isSlide: Bool, at range: Range<Int>) {}
    func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {}
}
