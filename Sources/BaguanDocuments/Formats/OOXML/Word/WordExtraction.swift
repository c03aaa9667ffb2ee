internal import BaguanText

/// The text of a Word document, and where it came from.
struct WordExtraction {
    let package: OfficePackage
    /// The name of the main part.
    let main: String
    let relationships: Relationships
    /// Whether the document is written by the strict standard.
    let isStrict: Bool
    private(set) var text = ExtractedText()
    /// Nil unless asked for.
    private(set) var places: WordPlaces?
    private let styles: WordStyles
    private let numbering: WordNumbering

    init(_ bytes: [UInt8], path: String, keepingPlaces: Bool = false) throws(ReadingError) {
        (package, main) = try OfficePackage.open(bytes, path: path, as: WordReader.formatName, kind: .word)
        isStrict = try package.relationships(of: "").first(ofType: "officeDocument")?.isStrict ?? false
        relationships = try package.relationships(of: main)
        places = keepingPlaces ? WordPlaces() : nil
        let reader = WordStyles.Reader()
        if let part = relationships.first(ofType: "styles")?.part, package.holds(part) {
            try package.read(part, with: reader)
        }
        styles = reader.styles
        let lists = WordNumbering.Reader()
        if let part = relationships.first(ofType: "numbering")?.part, package.holds(part) {
            try package.read(part, with: lists)
        }
        numbering = lists.numbering
        let body = try read(main, as: .body)
        try readHeadersAndFooters(of: body)
        let notes = body.noteReferences
        try readIfThere("footnotes", as: .footnotes(Self.numbers(of: .footnote, in: notes)))
        try readIfThere("endnotes", as: .endnotes(Self.numbers(of: .endnote, in: notes)))
        try readIfThere("comments", as: .comments)
    }

    /// Each once, and only those that a page shows.
    private mutating func readHeadersAndFooters(of body: WordStory) throws(ReadingError) {
        var seen: Set<String> = []
        var counts: [String: Int] = [:]
        for reference in body.headersAndFooters {
            guard let part = relationships[reference.id]?.part, package.holds(part), seen.insert(part).inserted else {
                continue
            }
            let page = ["first": "首页", "even": "偶数页"][reference.type] ?? ""
            var name = page + (reference.isHeader ? "页眉" : "页脚")
            counts[name, default: 0] += 1
            if let count = counts[name], count > 1 { name += "\(count)" }
            try read(part, as: reference.isHeader ? .header(name) : .footer(name))
        }
    }

    private mutating func readIfThere(_ type: String, as kind: WordStoryKind) throws(ReadingError) {
        guard let part = relationships.first(ofType: type)?.part, package.holds(part) else { return }
        try read(part, as: kind)
    }

    @discardableResult
    private mutating func read(_ part: String, as kind: WordStoryKind) throws(ReadingError) -> WordStory {
        var story = WordStory(kind, styles: styles, numbering: numbering, into: text, places: places)
        try package.read(part, root: .wordprocessing, with: story)
        if story.isUnbalanced {
            story = WordStory(
                kind, styles: styles, numbering: numbering, into: text, places: places, ignoresFields: true)
            try package.read(part, with: story)
        }
        text = story.text
        places = story.places
        return story
    }

    private static func numbers(
        of kind: WordNoteReference.Kind, in references: [WordNoteReference]
    ) -> [WordNoteReference: Int] {
        var numbers: [WordNoteReference: Int] = [:]
        for reference in references where reference.kind == kind && numbers[reference] == nil {
            numbers[reference] = numbers.count + 1
        }
        return numbers
    }
}
