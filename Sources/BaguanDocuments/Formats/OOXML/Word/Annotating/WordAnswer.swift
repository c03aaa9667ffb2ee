internal import BaguanText

/// What is to be said in a document, gathered annotation by annotation, and then written.
struct WordAnswer {
    private let draft: WordDraft
    private let markup: WordMarkup
    private let author: AnnotationAuthor
    private var splice: WordSplice
    private var nextID: Int
    private var comments: [(id: Int, paragraphs: [String])] = []
    /// Those that are proposed.
    private(set) var changes: [TextChange] = []
    /// The changed stretches of the source, as a set of bytes: no two may meet.
    private var taken: [Bool]

    var commentCount: Int { comments.count }

    init(_ draft: WordDraft, author: AnnotationAuthor) {
        self.draft = draft
        self.author = author
        let run = draft.places.runs.first.map { XMLTag.name(draft.part[$0.startTag]) } ?? ""
        markup = WordMarkup(prefix: XMLTag.prefix(of: run), author: author)
        splice = WordSplice(draft.part, draft.places)
        nextID = draft.freeID
        taken = [Bool](repeating: false, count: draft.extraction.text.utf8.count + 1)
    }

    // MARK: - Gathering

    mutating func add(_ annotation: Annotation) throws(AnnotatingError) {
        let block = annotation.range.isEmpty ? nil : block(at: annotation.range.utf8.lowerBound)
        guard let sites = sites(of: annotation, in: block), !markup.prefix.isEmpty else { throw .noPlace }
        let id = takeID()
        splice.comment(from: sites.start, markup.commentStart(id), to: sites.end, markup.commentEnd(id))
        comments.append((id, annotation.paragraphs))
        if let change = annotation.change, let block, block.anchor == .text { propose(change, in: block) }
    }

    private mutating func takeID() -> Int {
        defer { nextID += 1 }
        return nextID
    }

    /// The block that holds an offset of the source.
    private func block(at offset: Int) -> WordPlaces.Block? {
        let index = draft.places.blocks.partitionIndex { $0.range.lowerBound > offset }
        guard index > 0, draft.places.blocks[index - 1].range.contains(offset) else { return nil }
        return draft.places.blocks[index - 1]
    }

    private func sites(of annotation: Annotation, in block: WordPlaces.Block?) -> (start: WordSite, end: WordSite)? {
        switch block?.anchor {
        case .text?:
            if let block, let span = draft.places.span(of: annotation.range.utf8, in: block) { return (span.start, span.end) }
        case .run(let run)?: return (.before(run: run), .after(run: run))
        case .start?, .some(.none), nil: break
        }
        // The first text of the body that is not in a text box.
        guard let run = draft.places.blocks.first(where: { $0.anchor == .text && !$0.pieces.isEmpty })?.pieces.first?.run
        else { return nil }
        return (.before(run: run), .after(run: run))
    }

    /// Proposes a change, unless it gets in the way of another or what is there does not take it.
    private mutating func propose(_ change: TextChange, in block: WordPlaces.Block) {
        let range = change.range.utf8
        guard draft.protection.allowsChanges, !range.isEmpty, block.range.lowerBound <= range.lowerBound,
            range.upperBound <= block.range.upperBound, !change.utf8.contains(0x0A), !taken[range].contains(true),
            let span = draft.places.span(of: range, in: block), span.takesChanges
        else { return }
        for place in range { taken[place] = true }
        changes.append(change)
        let markup = markup
        var next = nextID
        func freeID() -> Int {
            defer { next += 1 }
            return next
        }
        splice.replace(
            span, freeID: freeID, deletion: { markup.deletion($0) },
            insertion: change.utf8.isEmpty
                ? nil : { markup.insertion($0, String(decoding: change.utf8, as: UTF8.self), run: $1) })
        nextID = next
    }

    // MARK: - Writing

    /// The file with all that was gathered.
    func written(into bytes: [UInt8]) throws(AnnotatingError) -> [UInt8] {
        var parts = [(name: draft.main, bytes: splice.spliced())]
        if let name = draft.commentsPart, let old = try contents(of: name) {
            let text = XMLRoot.adding(to: old) { prefix in xml(WordMarkup(prefix: prefix, author: author)) }
            guard let text else { throw .unsupportedPart(name) }
            parts.append((name, text))
        } else {
            parts += try newCommentsPart()
        }
        guard let result = ZipArchive.replacing(in: bytes, parts) else { throw .wouldChangeText }
        return result
    }

    private func xml(_ markup: WordMarkup) -> String {
        comments.map { markup.comment($0.id, $0.paragraphs) }.joined()
    }

    private func contents(of part: String) throws(AnnotatingError) -> [UInt8]? {
        do throws(ReadingError) {
            return try draft.extraction.package.bytes(of: part)
        } catch {
            throw .unreadable(error)
        }
    }

    /// The part itself, its type, and the relationship that leads to it.
    private func newCommentsPart() throws(AnnotatingError) -> [(name: String, bytes: [UInt8])] {
        let package = draft.extraction.package
        let folder = draft.main.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        guard let file = ["comments.xml", "comments-baguan.xml"].first(where: { !package.holds(folder + $0) }) else {
            throw .unsupportedPart(folder + "comments.xml")
        }
        let name = folder + file
        let markup = WordMarkup(prefix: "w:", author: author)
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        let comments = declaration + "<w:comments xmlns:w=\"\(OfficeNames.word(isStrict: isStrict))\">\(xml(markup))</w:comments>"

        let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        let types = try added(to: OfficePackage.contentTypesPart) {
            "<\($0)Override PartName=\"/\(name)\" ContentType=\"\(type)\"/>"
        }
        let relationshipsPart = PartName.relationships(of: draft.main)
        let taken = Set(draft.extraction.relationships.all.map(\.id))
        let id = (1...).lazy.map { "rIdBaguan\($0)" }.first { !taken.contains($0) } ?? "rIdBaguan"
        let relationship = { (prefix: String) in
            "<\(prefix)Relationship Id=\"\(id)\" Type=\"\(OfficeNames.relationship("comments", isStrict: isStrict))\""
                + " Target=\"\(file)\"/>"
        }
        let relationships = package.holds(relationshipsPart)
            ? try added(to: relationshipsPart, relationship)
            : Array((declaration + "<Relationships xmlns=\"\(OfficeNames.relationships)\">\(relationship(""))</Relationships>").utf8)
        return [
            (name, Array(comments.utf8)), (OfficePackage.contentTypesPart, types), (relationshipsPart, relationships),
        ]
    }

    private func added(to part: String, _ xml: (String) -> String) throws(AnnotatingError) -> [UInt8] {
        guard let old = try contents(of: part), let new = XMLRoot.adding(to: old, xml) else { throw .unsupportedPart(part) }
        return new
    }

    private var isStrict: Bool { draft.extraction.isStrict }
}
