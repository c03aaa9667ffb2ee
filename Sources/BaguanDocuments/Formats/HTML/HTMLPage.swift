internal import BaguanText

/// What a walk through a page gathers: its text in pieces, and the paragraphs that they belong to.
final class HTMLPage: HTMLHandler {
    struct Paragraph {
        enum Role: Equatable {
            /// By its look.
            case text
            case known(BlockRole)
            case heading(level: Int)
            /// What the page marks as the title of its article.
            case title
            /// In the head: used where the page itself has none.
            case pageTitle, pageAuthor, pageDigest
        }

        var role: Role
        /// See ``Block/describesPicture``.
        var describesPicture = false
        /// Nil for one that is counted.
        var location: String?
        /// For hidden text: the paragraph in the middle of which it stands.
        var surrounding: Int?
    }

    struct Piece {
        enum Content {
            case text(HTMLTextKind, keepsBlanks: Bool)
            case lineBreak
            case unread(UnreadContent.Kind, location: String?)
        }

        var range: Range<Int>
        var content: Content
        /// An index into ``paragraphs``; none for what is unread.
        var paragraph: Int
    }

    private(set) var pieces: [Piece] = []
    private(set) var paragraphs: [Paragraph] = []
    /// As the tree has them.
    private(set) var comments: [Range<Int>] = []

    private struct Frame {
        var role: Paragraph.Role = .text
        var location: String?
        var isBlock = false
        /// Nothing of it is read.
        var isLeftOut = false
        /// Nothing in it can be seen.
        var isGone = false
        /// It can be seen, unless something in it says otherwise.
        var isVisible = true
        var isSizeless = false
        var keepsBlanks = false

        var isHidden: Bool { isGone || !isVisible || isSizeless }
    }

    private var frames = [Frame()]
    private var current: Int?
    private var currentHidden: Int?
    private var tables: [(number: Int, row: Int)] = []
    private var tableCount = 0
    private var pictureCount = 0

    private let utf8: [UInt8]

    init(utf8: [UInt8]) { self.utf8 = utf8 }

    // MARK: - Elements

    func enter(_ element: HTMLElement) {
        var frame = frames[frames.count - 1]
        frame.isBlock = !element.isHTML ? element.name == "text" : !Self.inlineNames.contains(element.name)
        if Self.leftOut.contains(element.name) { frame.isLeftOut = true }
        if !frame.isLeftOut {
            style(&frame, of: element)
            take(element, &frame)
        }
        if frame.isBlock { endParagraph() }
        frames.append(frame)
    }

    func leave(_ element: HTMLElement) {
        guard frames.count > 1, let frame = frames.popLast() else { return }
        if frame.isBlock { endParagraph() }
        if !frames[frames.count - 1].isHidden { currentHidden = nil }
        if element.name == "table", element.isHTML { _ = tables.popLast() }
    }

    private func endParagraph() { (current, currentHidden) = (nil, nil) }

    private func style(_ frame: inout Frame, of element: HTMLElement) {
        let goneNames = element.isHTML ? Self.goneNames : Self.goneNamesOfPictures
        if goneNames.contains(element.name) || element["hidden"] != nil { frame.isGone = true }
        if element.name == "dialog", element["open"] == nil { frame.isGone = true }
        guard let text = element["style"]?.value, !text.isEmpty else { return }
        let style = HTMLStyle(text)
        switch style.display {
        case .inline: frame.isBlock = false
        case .block: frame.isBlock = true
        case HTMLStyle.Display.none?, nil: break
        }
        if let keepsBlanks = style.keepsBlanks { frame.keepsBlanks = keepsBlanks }
        // A script shows the article when it is loaded; saved pages still have it hidden.
        if element["id"]?.value == "js_content" { return }
        if style.display == HTMLStyle.Display.none || style.isTransparent { frame.isGone = true }
        if let isVisible = style.isVisible { frame.isVisible = isVisible }
        if let isSizeless = style.isSizeless { frame.isSizeless = isSizeless }
        if style.hasPicture, !frame.isHidden, let tag = element.tag { addPicture(at: tag) }
    }

    /// What an element means beyond its style.
    private func take(_ element: HTMLElement, _ frame: inout Frame) {
        guard element.isHTML else { return }
        switch element.name {
        case "h1", "h2", "h3", "h4", "h5", "h6": frame.role = .heading(level: Int(element.name.dropFirst()) ?? 1)
        case "blockquote": frame.role = .known(.quotation)
        case "li", "dd", "dt": frame.role = .known(.listItem)
        case "figcaption", "caption": frame.role = .known(.caption)
        case "pre", "textarea": frame.keepsBlanks = true
        case "code" where frame.keepsBlanks: frame.role = .known(.code)
        case "title": (frame.role, frame.location) = (.pageTitle, "网页标题")
        case "meta": takeMetadata(element)
        case "br": if let tag = element.tag, current != nil || currentHidden != nil { add(.lineBreak, at: tag) }
        case "img": takePicture(element, frame)
        case "iframe", "video", "audio", "object", "embed":
            if !frame.isHidden, let tag = element.tag { leaveUnread(.embeddedObject, at: tag, location: nil) }
            frame.isLeftOut = true
        case "table":
            tableCount += 1
            tables.append((tableCount, 0))
        case "tr": if !tables.isEmpty { tables[tables.count - 1].row += 1 }
        case "td", "th":
            guard let (table, row) = tables.last else { break }
            (frame.role, frame.location) = (.known(.tableCell), "表\(table)第\(row)行")
        default: break
        }
        if element["id"]?.value == "activity-name" { frame.role = .title }
    }

    /// What stands for the article where only its head is shown.
    private func takeMetadata(_ element: HTMLElement) {
        guard let content = element["content"] else { return }
        let known: (Paragraph.Role, String)? =
            switch (element["property"] ?? element["name"])?.value.lowercased() {
            case "og:title": (.pageTitle, "网页标题")
            case "author", "og:article:author": (.pageAuthor, "作者")
            case "description", "og:description": (.pageDigest, "摘要")
            default: nil
            }
        guard let (role, location) = known else { return }
        add(content, role, location)
    }

    private func takePicture(_ element: HTMLElement, _ frame: Frame) {
        guard !frame.isHidden, let tag = element.tag else { return }
        // WeChat's pages load pictures when they come into view.
        let source = [element["src"], element["data-src"]].compactMap { $0 }.first { !$0.value.isEmpty }
        if source != nil { addPicture(at: tag) }
        let texts = [element["alt"], element["title"]].compactMap { $0 }
        for (index, text) in texts.enumerated() where index == 0 || text.value != texts[0].value {
            add(text, .known(.caption), "图\(max(pictureCount, 1))")
        }
    }

    private func addPicture(at tag: Range<Int>) {
        pictureCount += 1
        leaveUnread(.picture, at: tag, location: "图\(pictureCount)")
    }

    // MARK: - Text

    func comment(_ range: Range<Int>) { comments.append(range) }

    func text(_ range: Range<Int>, _ kind: HTMLTextKind) {
        let frame = frames[frames.count - 1]
        guard !frame.isLeftOut else { return }
        // Blanks between two blocks are of neither.
        if (frame.isHidden ? currentHidden : current) == nil, utf8[range].allSatisfy(HTMLBytes.isBlank) { return }
        add(.text(kind, keepsBlanks: frame.keepsBlanks), at: range)
    }

    private func add(_ content: Piece.Content, at range: Range<Int>) {
        let frame = frames[frames.count - 1]
        let paragraph: Int
        if frame.isHidden {
            paragraph = currentHidden ?? begin(Paragraph(role: .known(.hidden), surrounding: current))
            currentHidden = paragraph
        } else {
            paragraph = current ?? begin(Paragraph(role: frame.role, location: frame.location))
            current = paragraph
        }
        pieces.append(Piece(range: range, content: content, paragraph: paragraph))
    }

    /// An attribute's value as a block of its own.
    private func add(_ attribute: HTMLElement.Attribute, _ role: Paragraph.Role, _ location: String) {
        guard !attribute.range.isEmpty else { return }
        let paragraph = begin(Paragraph(role: role, describesPicture: role == .known(.caption), location: location))
        pieces.append(Piece(
            range: attribute.range, content: .text(.references, keepsBlanks: false), paragraph: paragraph))
    }

    private func begin(_ paragraph: Paragraph) -> Int {
        paragraphs.append(paragraph)
        return paragraphs.count - 1
    }

    private func leaveUnread(_ kind: UnreadContent.Kind, at range: Range<Int>, location: String?) {
        pieces.append(Piece(range: range, content: .unread(kind, location: location), paragraph: -1))
    }

    // MARK: - Names

    /// Phrasing elements, and Word's own in pages that it wrote.
    private static let inlineNames = HTMLText.inlineTags.union([
        "br", "img", "button", "input", "ruby", "rb", "rt", "rp", "rtc", "acronym", "nobr", "o:p", "meta", "link", "script", "style", "svg", "math",
    ])
    private static let leftOut: Set = ["script", "style", "rt", "rp", "rtc"]
    private static let goneNames: Set = ["template", "noscript", "datalist", "mp-style-type"]
    /// What a drawing says of itself; no page shows it.
    private static let goneNamesOfPictures: Set = ["title", "desc", "metadata"]
}
