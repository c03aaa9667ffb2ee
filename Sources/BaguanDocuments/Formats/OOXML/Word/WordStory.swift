internal import BaguanText

/// Reads one part with paragraphs in it: the body, a header, the footnotes.
///
/// Paragraphs nest (a text box hangs on a run of another), and so do runs, fields and tables; each has a stack here.
final class WordStory: XMLHandler {
    let kind: WordStoryKind
    let styles: WordStyles
    let numbering: WordNumbering
    /// Fields that do not close would swallow the rest of the story: such a story is read again as if it had none.
    let ignoresFields: Bool
    var text: ExtractedText
    /// Nil when nobody wants to know; see ``WordPlaces``.
    var places: WordPlaces?

    // What the rest of the document needs to know of the body.
    var headersAndFooters: [(id: String, type: String, isHeader: Bool)] = []
    var noteReferences: [WordNoteReference] = []
    var isUnbalanced: Bool { !fields.isEmpty }

    var depth = 0
    var skipped = 0
    var alternatives: [Bool] = []
    /// Whether each open field has come to its result.
    var fields: [Bool] = []
    var paragraphs: [WordParagraph] = []
    var runs: [WordRun] = []
    var tables: [WordTablePlace] = []
    /// Of the story and of each open text box, which count apart.
    var listCounters: [WordListCounter]
    var insertions: [OpenInsertion] = []
    /// Open content controls around paragraphs.
    var controls = 0
    /// The last run of the body that is in no control around paragraphs.
    var lastFreeRun: Int?
    /// How many content controls and fields are open in the paragraph, and where the outermost begins.
    var shells = (open: 0, start: 0)
    /// Whether the open run ends a field.
    var endsField = false
    var counts = WordCounts()
    var isInParagraphProperties = false
    var isInRunProperties = false
    var openText: OpenText?
    var note: (number: String, reference: WordNoteReference?)?

    struct OpenInsertion {
        /// An index into ``WordPlaces/insertions``; nil for what was moved here, and when no places are kept.
        var place: Int?
        var depth: Int
    }

    struct OpenText {
        var start: Int
        var firstPiece: Int
        var isHidden: Bool
        var keepsBlanks: Bool
        var element: Int?
    }

    init(
        _ kind: WordStoryKind, styles: WordStyles, numbering: WordNumbering, into text: ExtractedText, places: WordPlaces?,
        ignoresFields: Bool = false
    ) {
        self.kind = kind
        self.styles = styles
        self.numbering = numbering
        listCounters = [WordListCounter(numbering)]
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
        // A text holds characters and nothing else; what a damaged file puts into it is no text of the page.
        if openText != nil {
            skipped = 1
            return
        }
        if !runs.isEmpty, !isInRunProperties, element != .runProperties, element != .run { runs[runs.count - 1].isStarted = true }
        switch element {
        case .skipped: skipped = 1
        case .deletion, .movedAway:
            skipped = 1
            if isInParagraphProperties, !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].isEndDeleted = true }
            noteChange()
        case .paragraph: paragraphs.append(WordParagraph(outerRuns: runs.count))
        case .paragraphProperties: isInParagraphProperties = true
        case .run: openRun(range)
        // What a damaged file puts among properties is no text of the page.
        case _ where isInRunProperties && ![.runStyle, .vanish].contains(element): skipped = 1
        // Properties come first; what a damaged file puts behind content is none of the run's.
        case .runProperties where !isInParagraphProperties && runs.last?.isStarted == true: skipped = 1
        case .runProperties: isInRunProperties = !isInParagraphProperties
        case .style, .outlineLevel, .list, .listLevel, .runStyle, .vanish: setProperty(element, attributes)
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
            listCounters.append(WordListCounter(numbering))
        case .insertion, .movedHere:
            openInsertion(element, range)
            noteChange()
        case .control: if paragraphs.isEmpty { controls += 1 } else { openShell(at: range.lowerBound) }
        case .simpleField: openShell(at: range.lowerBound)
        case .alternatives: alternatives.append(false)
        case .choice: chooses(true)
        case .fallback: chooses(false)
        default: startOther(element, attributes, at: range)
        }
    }

    func startOther(_ element: WordElement, _ attributes: XMLAttributes, at range: Range<Int>) {
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
        case .description:
            for words in [attributes[.none, "descr"], attributes[.none, "title"], attributes[.none, "alt"]] {
                hang(words, called: "图片说明", role: .caption, at: range)
            }
        case .wordArt: hang(attributes[.none, "string"], called: "艺术字", role: .body, at: range)
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
        case .table: _ = tables.popLast()
        case .textBox:
            _ = tables.popLast()
            _ = listCounters.popLast()
        case .insertion, .movedHere: closeInsertion(range)
        case .control: if paragraphs.isEmpty { controls -= 1 } else { closeShell(at: range.upperBound) }
        case .simpleField: closeShell(at: range.upperBound)
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

    // MARK: - Fields, insertions, notes

    func field(_ type: String?) {
        guard !ignoresFields else { return }
        switch type {
        case "begin":
            fields.append(false)
            if let place = runs.first?.place, let start = places?.runs[place].startTag.lowerBound { openShell(at: start) }
        case "separate": if !fields.isEmpty { fields[fields.count - 1] = true }
        case "end":
            _ = fields.popLast()
            endsField = true
        default: break
        }
    }

    func openInsertion(_ element: WordElement, _ range: Range<Int>) {
        // The same element marks a paragraph's end as inserted.
        let isOfText = places != nil && kind == .body && element == .insertion && !isInParagraphProperties
        if isOfText { places?.insertions.append(WordPlaces.Insertion(startTag: range)) }
        insertions.append(OpenInsertion(place: isOfText ? (places?.insertions.count ?? 1) - 1 : nil, depth: depth))
    }

    func closeInsertion(_ range: Range<Int>) {
        if let place = insertions.popLast()?.place { places?.insertions[place].endTag = range }
    }

    /// The first choice is taken, else the fallback, which says the same for older programs.
    func chooses(_ isChoice: Bool) {
        guard let isTaken = alternatives.last else { return }
        if isTaken { skipped = 1 } else { alternatives[alternatives.count - 1] = true }
    }

    func refer(to kind: WordNoteReference.Kind, _ attributes: XMLAttributes) {
        guard let id = attributes[.wordprocessing, "id"] else { return }
        let reference = WordNoteReference(kind: kind, id: id)
        noteReferences.append(reference)
        if let place = runs.first?.place { places?.noteReferences[reference] = freeRun(or: place) }
    }

    func openNote(_ attributes: XMLAttributes) {
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
