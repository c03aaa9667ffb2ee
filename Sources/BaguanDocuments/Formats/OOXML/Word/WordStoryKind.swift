internal import BaguanText

/// Which of a document's stories a part holds.
enum WordStoryKind: Equatable {
    case body
    /// With what it is called.
    case header(String), footer(String)
    /// With the notes in the order in which the body refers to them.
    case footnotes([WordNoteReference: Int]), endnotes([WordNoteReference: Int])
    case comments

    /// The role of all its text; nil when each paragraph has its own.
    var role: BlockRole? {
        switch self {
        case .body: nil
        case .header: .header
        case .footer: .footer
        case .footnotes, .endnotes: .footnote
        // Comments are in the file and not on the page.
        case .comments: .hidden
        }
    }

    /// What a place in it is called; empty for the body.
    func name(note: String?) -> String {
        switch self {
        case .body: ""
        case .header(let name), .footer(let name): name
        case .footnotes: "脚注" + (note ?? "")
        case .endnotes: "尾注" + (note ?? "")
        case .comments: "批注" + (note ?? "")
        }
    }

    var noteKind: WordNoteReference.Kind? {
        switch self {
        case .footnotes: .footnote
        case .endnotes: .endnote
        default: nil
        }
    }

    /// The number under which the page shows a note; nil when nothing refers to it.
    func number(of reference: WordNoteReference) -> Int? {
        switch self {
        case .footnotes(let numbers), .endnotes(let numbers): numbers[reference]
        default: nil
        }
    }
}

/// What stands around paragraphs that are not counted as the body's.
enum WordTablePlace: Equatable {
    case row(table: Int, row: Int)
    case textBox(Int, paragraphs: Int = 0)
}

/// How many of each there were so far.
struct WordCounts {
    var tables = 0
    var textBoxes = 0
    var comments = 0
    var paragraphs = 0
    /// The nearest heading above.
    var heading: String?

    /// In characters: a longer heading is shown by its beginning.
    private static let shownHeading = 16

    /// The place of the next paragraph, or of the last one.
    mutating func location(next: Bool) -> String {
        if next { paragraphs += 1 }
        let number = "第\(max(paragraphs, 1))段"
        guard let heading else { return number }
        let shown = heading.count > Self.shownHeading ? String(heading.prefix(Self.shownHeading)) + "…" : heading
        return "\(number)（\(shown.replacing("\n", with: " "))）"
    }
}
