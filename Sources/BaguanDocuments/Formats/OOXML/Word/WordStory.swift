internal import BaguanText

/// Reads one part with paragraphs in it: the body, a header, the footnotes.
///
/// Paragraphs nest (a text box hangs on a run of another), and so do runs, fields and tables; each has a stack here.
final class WordStory: XMLHandler {
    let kind: WordStoryKind
    let styles: WordStyles
    /// Fields that do not close would swallow the rest of the story: such a story is read again as if it had none.
    let ignoresFields: Bool
    private(set) var text: ExtractedText
    /// Nil when nobody wants to know; see ``WordPlaces``.
    private(set) var places: WordPlaces?

    // What the rest of the document needs to know of the body.
    private(set) var headersAndFooters: [(id: String, type: String, isHeader: Bool)] = []
    private(set) var noteReferences: [WordNoteReference] = []
    var isUnbalanced: Bool { !fields.isEmpty }

    private var depth = 0
    private var skipped = 0
    private var alternatives: [Bool] = []
    /// Whether each open field has come to its result.
    private var fields: [Bool] = []
    private var paragraphs: [WordParagraph] = []
    private var runs: [WordRun] = []
    private var tables: [WordTablePlace] = []
    private var insertions: [OpenInsertion] = []
    private var counts = WordCounts()
    private var isInParagraphProperties = false
    private var isInRunProperties = false
    private var openText: OpenText?
    private var note: (number: String, reference: WordNoteReference?)?

    private struct OpenInsertion {
        /// An index into ``WordPlaces/insertions``; nil for what was moved here, and when no places are kept.
        var place: Int?
        var depth: Int
    }

    private struct OpenText {
        var start: Int
        var isHidden: Bool
        var keepsBlanks: Bool
        var element: Int?
    }

    init(
        _ kind: WordStoryKind, styles: WordStyles, into text: ExtractedText, places: WordPlaces?, ignoresFields: Bool = false
    ) {
        self.kind = kind
        self.styles = styles
        self.text = text
        self.places = places
        self.ignoresFields = ignoresFields
    }

    func element(named name: XMLName) -> WordElement { WordElement(name) }

    // MARK: - Tags

    func start(_ element: WordElement, _ attributes: XMLAttributes, at range: Range<Int>) {
        depth += 1
        if places != nil, kind == .body, let id = attributes[.wordprocessing, "id"].flatMap({ Int($0) }) {
            let highest = places?.highestID ?? 0
            if id > highest { places?.highestID = id }
        }
        if skipped > 0 {
            skipped += 1
            return
        }
        switch element {
        case .skipped: skipped = 1
        case .paragraph: paragraphs.append(WordParagraph(outerRuns: runs.count))
        case .paragraphProperties: isInParagraphProperties = true
        case .run: openRun(range)
        case .runProperties: isInRunProperties = !isInParagraphProperties
        case .style, .outlineLevel, .numbering, .runStyle, .vanish: setProperty(element, attributes)
        case .text: openText(attributes, range)
        case .tab where !isInParagraphProperties: append("\t", at: range)
        case .lineBreak: append("\n", at: range)
        case .noBreakHyphen: append("-", at: range)
        case .symbol: append("\u{FFFC}", at: range)
        case .formula:
            append("\u{FFFC}", at: range)
            skipped = 1
        case .fieldCharacter: field(attributes[.wordprocessing, "fldCharType"])
        case .table:
            counts.tables += 1
            tables.append(.row(table: counts.tables, row: 0))
        case .row: if case .row(let table, let row)? = tables.last { tables[tables.count - 1] = .row(table: table, row: row + 1) }
        case .textBox:
            counts.textBoxes += 1
            tables.append(.textBox(counts.textBoxes))
        case .insertion, .movedHere: openInsertion(element, range)
        case .alternatives: alternatives.append(false)
        case .choice: chooses(true)
        case .fallback: chooses(false)
        default: startOther(element, attributes)
        }
    }

    private func startOther(_ element: WordElement, _ attributes: XMLAttributes) {
        switch element {
        case .footnoteReference: refer(to: .footnote, attributes)
        case .endnoteReference: refer(to: .endnote, attributes)
        case .headerReference, .footerReference:
            guard let id = attributes[.officeRelationships, "id"] else { break }
            headersAndFooters.append(
                (id, attributes[.wordprocessing, "type"] ?? "default", element == .headerReference))
        case .note: openNote(attributes)
        case .comment:
            counts.comments += 1
            note = ("\(counts.comments)", nil)
        case .picture: leaveUnread(.picture)
        case .chart: leaveUnread(.chart)
        case .diagram: leaveUnread(.diagram)
        case .embeddedObject: leaveUnread(.embeddedObject)
        case .importedFile: text.unread.append(UnreadContent(kind: .importedFile, location: placeBehindLastParagraph))
        default: break
        }
    }

    func end(_ element: WordElement, at range: Range<Int>) {
        depth -= 1
        if skipped > 0 {
            skipped -= 1
            return
        }
        switch element {
        case .paragraph: closeParagraph()
        case .paragraphProperties: isInParagraphProperties = false
        case .run: closeRun(range)
        case .runProperties: closeRunProperties(range)
        case .text: closeText(range)
        case .table, .textBox: _ = tables.popLast()
        case .insertion, .movedHere: closeInsertion(range)
        case .alternatives: _ = alternatives.popLast()
        case .note, .comment: note = nil
        default: break
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {
        guard skipped == 0, let open = openText, !paragraphs.isEmpty else { return }
        var (utf8, range) = (utf8[...], range)
        if !open.keepsBlanks, sink.utf8.count == open.start {
            let blanks = utf8.prefix(while: WordText.isBlank).count
            if blanks > 0 { range = range.count == utf8.count ? range.dropFirst(blanks) : range }
            utf8 = utf8.dropFirst(blanks)
        }
        guard !utf8.isEmpty else { return }
        if utf8.count == 1, let byte = utf8.first, byte == 0x0A || byte == 0x0D {
            append(CollectionOfOne(0x20), at: range, isRaw ? .raw : .reference, element: open.element)
        } else {
            let isVerbatim = utf8.count == range.count
            append(utf8, at: range, isRaw ? .raw : isVerbatim ? .verbatim : .reference, element: open.element)
        }
    }

    // MARK: - Paragraphs

    private func setProperty(_ element: WordElement, _ attributes: XMLAttributes) {
        let value = attributes[.wordprocessing, "val"]
        if isInRunProperties, !runs.isEmpty {
            if element == .runStyle { runs[runs.count - 1].style = value }
            if element == .vanish { runs[runs.count - 1].isHidden = value.isOnOrMissing }
        } else if isInParagraphProperties, !paragraphs.isEmpty {
            if element == .style { paragraphs[paragraphs.count - 1].style = value }
            if element == .outlineLevel { paragraphs[paragraphs.count - 1].outlineLevel = value.flatMap { Int($0) } }
            if element == .numbering { paragraphs[paragraphs.count - 1].isListItem = value != "0" }
        }
    }

    private func closeParagraph() {
        isInParagraphProperties = false
        guard let paragraph = paragraphs.popLast() else { return }
        let blocks = blocks(of: paragraph)
        if paragraphs.isEmpty {
            for block in blocks { put(block) }
            for kind in paragraph.unread { text.unread.append(UnreadContent(kind: kind, location: placeBehindLastParagraph)) }
        } else {
            paragraphs[paragraphs.count - 1].textBoxes += blocks
            paragraphs[paragraphs.count - 1].unread += paragraph.unread
        }
    }

    /// Its own text, what is hidden in it, and its text boxes.
    private func blocks(of paragraph: WordParagraph) -> [WordBlock] {
        let visible = paragraph.visible
        let isBlank = Blank.trim(0..<visible.utf8.count, in: visible.utf8).isEmpty
        if !isBlank, let last = tables.last, case .textBox(let number, let paragraphs) = last {
            tables[tables.count - 1] = .textBox(number, paragraphs: paragraphs + 1)
        }
        let location = location
        let anchor = anchor
        var blocks: [WordBlock] = []
        if !isBlank {
            blocks.append(WordBlock(text: visible, role: role(of: paragraph), location: location, anchor: anchor))
        }
        if !paragraph.hidden.utf8.isEmpty {
            let role = BlockRole.hidden
            blocks.append(WordBlock(text: paragraph.hidden, role: role, location: location, anchor: anchor))
        }
        return blocks + paragraph.textBoxes
    }

    private func role(of paragraph: WordParagraph) -> BlockRole {
        if let role = kind.role { return role }
        if case .row? = tables.last { return .tableCell }
        let styled = paragraph.outlineLevel.map { $0 < 9 ? BlockRole.heading : .body } ?? styles.role(of: paragraph.style)
        if let styled, styled != .body { return styled }
        let utf8 = paragraph.visible.utf8
        let isFirst = text.blocks.isEmpty && tables.isEmpty
        let byLook = LineRole.of(Blank.trim(0..<utf8.count, in: utf8), in: utf8, isFirst: isFirst)
        return byLook == .body && paragraph.isListItem ? .listItem : byLook
    }

    private func put(_ block: WordBlock) {
        var location = block.location ?? counts.location(next: block.role != .hidden)
        if block.role == .hidden, kind != .comments { location += "（隐藏文字）" }
        guard let added = text.add(block.text.utf8, role: block.role, location: location) else { return }
        if block.location == nil, block.role == .heading || block.role == .title {
            counts.heading = block.role == .heading ? String(decoding: text.utf8[added.range], as: UTF8.self) : nil
        }
        places?.blocks.append(WordPlaces.Block(block, range: added.range, cut: added.cut))
    }

    // MARK: - Places

    /// Nil for a paragraph of the body, which is counted.
    private var location: String? {
        let prefix = kind.name(note: note?.number)
        switch tables.last {
        case .row(let table, let row)?: return prefix + "表\(table)第\(row)行"
        case .textBox(let number, let paragraphs)?: return prefix + "文本框\(number)第\(max(paragraphs, 1))段"
        case nil: return kind == .body ? nil : prefix
        }
    }

    private var placeBehindLastParagraph: String {
        kind == .body ? location ?? counts.location(next: false) : kind.name(note: note?.number)
    }

    private var anchor: WordPlaces.Anchor {
        switch kind {
        case .comments: .none
        case .header, .footer: .start
        case .footnotes, .endnotes:
            note?.reference.flatMap { places?.noteReferences[$0] }.map { .run($0) } ?? .start
        case .body: runs.first?.place.map { .run($0) } ?? .text
        }
    }

    private func leaveUnread(_ kind: UnreadContent.Kind) {
        guard !paragraphs.isEmpty else { return }
        paragraphs[paragraphs.count - 1].unread.append(kind)
    }

    // MARK: - Runs

    private func openRun(_ range: Range<Int>) {
        var run = WordRun()
        if places != nil, kind == .body {
            run.place = places?.runs.count
            let insertion = insertions.last
            places?.runs.append(WordPlaces.Run(
                startTag: range, contentStart: range.upperBound, insertion: insertion?.place,
                takesChanges: insertion.map { $0.place != nil && $0.depth == depth - 1 && insertions.count == 1 } ?? true))
        }
        runs.append(run)
    }

    private func closeRunProperties(_ range: Range<Int>) {
        guard isInRunProperties else { return }
        isInRunProperties = false
        if let place = runs.last?.place { places?.runs[place].contentStart = range.upperBound }
    }

    private func closeRun(_ range: Range<Int>) {
        if let place = runs.popLast()?.place { places?.runs[place].endTag = range }
    }

    private var isHidden: Bool {
        guard let run = runs.last else { return false }
        if let isHidden = run.isHidden { return isHidden }
        guard styles.hideAnything else { return false }
        let byParagraph = styles.isHidden(paragraphs.last?.style) ?? false
        let byRun = run.style.flatMap { styles.isHidden($0) } ?? false
        return byParagraph != byRun
    }

    // MARK: - Text

    private var sink: WordText {
        guard let paragraph = paragraphs.last else { return WordText() }
        return openText?.isHidden == true ? paragraph.hidden : paragraph.visible
    }

    private func openText(_ attributes: XMLAttributes, _ range: Range<Int>) {
        guard let paragraph = paragraphs.last else { return }
        let isHidden = isHidden
        let keepsBlanks = attributes[.xml, "space"] == "preserve"
        let element = addElement(range, isText: true, keepsBlanks: keepsBlanks)
        openText = OpenText(
            start: isHidden ? paragraph.hidden.utf8.count : paragraph.visible.utf8.count, isHidden: isHidden,
            keepsBlanks: keepsBlanks, element: element)
    }

    private func closeText(_ range: Range<Int>) {
        guard let open = openText, !paragraphs.isEmpty else { return }
        if !open.keepsBlanks {
            if open.isHidden {
                paragraphs[paragraphs.count - 1].hidden.trimEnd(downTo: open.start)
            } else {
                paragraphs[paragraphs.count - 1].visible.trimEnd(downTo: open.start)
            }
        }
        if let place = runs.last?.place, let element = open.element { places?.runs[place].elements[element].endTag = range }
        openText = nil
    }

    /// An element that stands for a character.
    private func append(_ character: String, at range: Range<Int>) {
        let element = addElement(range, isText: false, keepsBlanks: true)
        append(character.utf8, at: range, .element, element: element)
    }

    private func append(
        _ utf8: some Collection<UInt8>, at range: Range<Int>, _ kind: WordText.Piece.Kind, element: Int?
    ) {
        guard !paragraphs.isEmpty, fields.allSatisfy({ $0 }) else { return }
        let place = runs.last?.place.flatMap { run in element.map { (run, $0) } }
        if openText?.isHidden ?? isHidden {
            paragraphs[paragraphs.count - 1].hidden.append(utf8, at: range, kind, in: place)
        } else {
            paragraphs[paragraphs.count - 1].visible.append(utf8, at: range, kind, in: place)
        }
    }

    private func addElement(_ range: Range<Int>, isText: Bool, keepsBlanks: Bool) -> Int? {
        guard let place = runs.last?.place, places != nil else { return nil }
        let elements = places?.runs[place].elements.count
        places?.runs[place].elements.append(WordPlaces.Element(
            startTag: range, endTag: range.upperBound..<range.upperBound, isText: isText, keepsBlanks: keepsBlanks))
        return elements
    }

    // MARK: - Fields, insertions, notes

    private func field(_ type: String?) {
        guard !ignoresFields else { return }
        switch type {
        case "begin": fields.append(false)
        case "separate": if !fields.isEmpty { fields[fields.count - 1] = true }
        case "end": _ = fields.popLast()
        default: break
        }
    }

    private func openInsertion(_ element: WordElement, _ range: Range<Int>) {
        // The same element marks a paragraph's end as inserted.
        let isOfText = places != nil && kind == .body && element == .insertion && !isInParagraphProperties
        if isOfText { places?.insertions.append(WordPlaces.Insertion(startTag: range)) }
        insertions.append(OpenInsertion(place: isOfText ? (places?.insertions.count ?? 1) - 1 : nil, depth: depth))
    }

    private func closeInsertion(_ range: Range<Int>) {
        if let place = insertions.popLast()?.place { places?.insertions[place].endTag = range }
    }

    /// The first choice is taken, else the fallback, which says the same for older programs.
    private func chooses(_ isChoice: Bool) {
        guard let isTaken = alternatives.last else { return }
        if isTaken { skipped = 1 } else { alternatives[alternatives.count - 1] = true }
    }

    private func refer(to kind: WordNoteReference.Kind, _ attributes: XMLAttributes) {
        guard let id = attributes[.wordprocessing, "id"] else { return }
        let reference = WordNoteReference(kind: kind, id: id)
        noteReferences.append(reference)
        if let place = runs.first?.place { places?.noteReferences[reference] = place }
    }

    private func openNote(_ attributes: XMLAttributes) {
        // Lines between text and notes are kept as notes, too.
        guard attributes[.wordprocessing, "type"] == nil || attributes[.wordprocessing, "type"] == "normal",
            let kind = kind.noteKind
        else {
            skipped = 1
            return
        }
        let reference = WordNoteReference(kind: kind, id: attributes[.wordprocessing, "id"] ?? "")
        let number = self.kind.number(of: reference)
        note = (number.map { "\($0)" } ?? "", reference)
    }
}
