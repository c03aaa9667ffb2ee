internal import BaguanText

/// Reads one part whose text stands in shapes: a slide, its notes, the data of a diagram, the drawing of a sheet.
final class DrawingStory: XMLHandler {
    enum Kind {
        case slide, notes
        /// What a diagram shows, or a comment says.
        case text
    }

    private(set) var text: ExtractedText
    /// The relationships that lead to the data of diagrams, in order.
    private(set) var diagrams: [String] = []

    private let kind: Kind
    private let place: String
    /// The role of all its text; nil when each paragraph has its own.
    private let role: BlockRole?
    private(set) var isHiddenSlide = false

    private struct Shape {
        var placeholder: String?
        var isHidden = false
    }

    private var skipped = 0
    private var alternatives: [Bool] = []
    private var shapes: [Shape] = []
    private var tables: [(number: Int, row: Int)] = []
    private var tableCount = 0
    private var paragraph: [UInt8]?
    /// Of the open paragraph.
    private var list: (style: DrawingListCounter.Style?, level: Int) = (nil, 0)
    private var listCounter = DrawingListCounter()
    private var isInText = false
    /// Whether a field is open whose result is the number of the page.
    private var isInPageNumber = false

    /// - Parameter place: where all of it stands, in a person's words.
    init(_ kind: Kind, place: String, role: BlockRole? = nil, into text: ExtractedText) {
        self.kind = kind
        self.place = place
        self.role = role
        self.text = text
    }

    func element(named name: XMLName) -> DrawingElement { DrawingElement(name) }

    // MARK: - Tags

    func start(_ element: DrawingElement, _ attributes: XMLAttributes, at range: Range<Int>) {
        if skipped > 0 {
            skipped += 1
            return
        }
        switch element {
        case .slide: isHiddenSlide = ["0", "false"].contains(attributes[.none, "show"])
        case .shape: shapes.append(Shape(isHidden: shapes.last?.isHidden ?? false))
        case .shapeProperties: describeShape(attributes)
        case .placeholder:
            if !shapes.isEmpty { shapes[shapes.count - 1].placeholder = attributes[.none, "type"] ?? "obj" }
        case .textBody: listCounter = DrawingListCounter()
        case .paragraph: (paragraph, list) = ([], (nil, 0))
        case .paragraphProperties: list.level = attributes[.none, "lvl"].flatMap { Int($0) } ?? 0
        case .listNumber:
            let start = attributes[.none, "startAt"].flatMap { Int($0) }.map { min(max($0, 1), 32_767) }
            list.style = attributes[.none, "type"].map { DrawingListCounter.Style(scheme: $0, start: start ?? 1) }
        case .text: isInText = true
        case .comment: (paragraph, isInText) = ([], true)
        case .lineBreak: paragraph?.append(0x0A)
        case .field: isInPageNumber = attributes[.none, "type"] == "slidenum"
        case .formula:
            paragraph?.append(contentsOf: "\u{FFFC}".utf8)
            skipped = 1
        case .table:
            tableCount += 1
            tables.append((tableCount, 0))
        case .row: if !tables.isEmpty { tables[tables.count - 1].row += 1 }
        case .picture: leaveUnread(.picture)
        case .chart: leaveUnread(.chart)
        case .embeddedObject: leaveUnread(.embeddedObject)
        case .diagram: if let id = attributes[.officeRelationships, "dm"] { diagrams.append(id) }
        case .alternatives: alternatives.append(false)
        case .choice: chooses(true)
        case .fallback: chooses(false)
        case .skipped: skipped = 1
        case .other: break
        }
    }

    func end(_ element: DrawingElement, at range: Range<Int>) {
        if skipped > 0 {
            skipped -= 1
            return
        }
        switch element {
        case .shape: _ = shapes.popLast()
        case .paragraph: closeParagraph()
        case .text: isInText = false
        case .comment:
            isInText = false
            closeParagraph()
        case .field: isInPageNumber = false
        case .table: _ = tables.popLast()
        case .alternatives: _ = alternatives.popLast()
        default: break
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {
        guard skipped == 0, isInText, !isInPageNumber else { return }
        paragraph?.append(contentsOf: utf8)
    }

    /// The first choice is taken, else the fallback, which says the same for older programs.
    private func chooses(_ isChoice: Bool) {
        guard let isTaken = alternatives.last else { return }
        if isTaken { skipped = 1 } else { alternatives[alternatives.count - 1] = true }
    }

    // MARK: - Shapes

    private func describeShape(_ attributes: XMLAttributes) {
        guard !shapes.isEmpty else { return }
        if attributes[.none, "hidden"].isOn { shapes[shapes.count - 1].isHidden = true }
        guard kind == .slide else { return }
        let role: BlockRole = isHidden ? .hidden : .caption
        for description in [attributes[.none, "descr"], attributes[.none, "title"]].compactMap({ $0 }) {
            text.add(Array(description.utf8), role: role, location: location, describesPicture: true)
        }
    }

    private var isHidden: Bool { isHiddenSlide || shapes.last?.isHidden == true }

    private var location: String {
        let table = tables.last.map { "表\($0.number)第\($0.row)行" } ?? ""
        return place + table + (isHidden ? "（隐藏）" : "")
    }

    private func leaveUnread(_ kind: UnreadContent.Kind) {
        text.unread.append(UnreadContent(kind: kind, location: location))
    }

    // MARK: - Text

    private func closeParagraph() {
        guard var line = paragraph else { return }
        paragraph = nil
        if !Blank.trim(0..<line.count, in: line).isEmpty {
            line.insert(contentsOf: listCounter.number(of: list.style, level: list.level).utf8, at: 0)
        }
        guard let role = role(of: line) else { return }
        text.add(line, role: isHidden ? .hidden : role, location: location)
    }

    /// Nil for what is no text of the slide: its number, and on the page of the notes the picture of the slide.
    private func role(of line: [UInt8]) -> BlockRole? {
        let placeholder = shapes.last?.placeholder
        if kind == .notes, placeholder != nil, placeholder != "body" { return nil }
        if let role { return role }
        if !tables.isEmpty { return .tableCell }
        switch placeholder {
        case "sldNum": return nil
        case "dt", "ftr": return .footer
        case "hdr": return .header
        case "title", "ctrTitle": return text.blocks.contains { $0.role == .title } ? .heading : .title
        case "subTitle": return .heading
        default:
            let isFirst = text.blocks.isEmpty && kind == .slide
            return LineRole.of(Blank.trim(0..<line.count, in: line), in: line, isFirst: isFirst)
        }
    }
}
