internal import BaguanText

// Paragraphs, and what they are called.
extension WordStory {
    func setProperty(_ element: WordElement, _ attributes: XMLAttributes) {
        let value = attributes[.wordprocessing, "val"]
        if isInRunProperties, !runs.isEmpty {
            if element == .runStyle { runs[runs.count - 1].style = value }
            if element == .vanish { runs[runs.count - 1].isHidden = value.isOnOrMissing }
        } else if isInParagraphProperties, !paragraphs.isEmpty {
            if element == .style { paragraphs[paragraphs.count - 1].style = value }
            if element == .outlineLevel { paragraphs[paragraphs.count - 1].outlineLevel = value.flatMap { Int($0) } }
            if element == .list { paragraphs[paragraphs.count - 1].list = value }
            if element == .listLevel { paragraphs[paragraphs.count - 1].listLevel = value.flatMap { Int($0) } }
        }
    }

    func closeParagraph() {
        isInParagraphProperties = false
        guard let paragraph = paragraphs.popLast() else { return }
        if paragraphs.isEmpty { shells.open = 0 }
        let blocks = blocks(of: paragraph)
        if paragraphs.isEmpty {
            for block in blocks { put(block) }
            if paragraph.isChanged { text.openChanges.append(placeBehindLastParagraph) }
            for kind in paragraph.unread { text.unread.append(UnreadContent(kind: kind, location: placeBehindLastParagraph)) }
        } else {
            paragraphs[paragraphs.count - 1].textBoxes += blocks
            paragraphs[paragraphs.count - 1].unread += paragraph.unread
            if paragraph.isChanged { noteChange() }
        }
    }

    /// Its own text, what is hidden in it, and its text boxes.
    func blocks(of paragraph: WordParagraph) -> [WordBlock] {
        var visible = paragraph.visible
        let isBlank = Blank.trim(0..<visible.utf8.count, in: visible.utf8).isEmpty
        let list = list(of: paragraph)
        if let list, !isBlank || paragraph.hidden.utf8.isEmpty && !paragraph.isEndDeleted {
            let number = listCounters[listCounters.count - 1].number(of: list.id, level: list.level)
            if !isBlank { visible.prepend(number.utf8) }
        }
        if !isBlank, let last = tables.last, case .textBox(let number, let paragraphs) = last {
            tables[tables.count - 1] = .textBox(number, paragraphs: paragraphs + 1)
        }
        let location = location
        let anchor = anchor
        var blocks: [WordBlock] = []
        if !isBlank {
            blocks.append(WordBlock(
                text: visible, role: role(of: visible, in: paragraph, isListItem: list != nil), location: location, anchor: anchor))
        }
        if !paragraph.hidden.utf8.isEmpty {
            let role = BlockRole.hidden
            blocks.append(WordBlock(text: paragraph.hidden, role: role, location: location, anchor: anchor))
        }
        return blocks + paragraph.textBoxes
    }

    /// The list that it is in, by its own word or its style's.
    func list(of paragraph: WordParagraph) -> (id: String, level: Int)? {
        let styled = styles.list(of: paragraph.style, in: numbering)
        guard let id = paragraph.list ?? styled?.id, id != "0" else { return nil }
        let level = paragraph.listLevel ?? (paragraph.list == nil ? styled?.level : nil) ?? 0
        return (0..<WordNumbering.levelCount).contains(level) ? (id, level) : nil
    }

    func role(of text: WordText, in paragraph: WordParagraph, isListItem: Bool) -> BlockRole {
        if let role = kind.role { return role }
        if case .row? = tables.last { return .tableCell }
        let styled = paragraph.outlineLevel.map { $0 < 9 ? BlockRole.heading : .body } ?? styles.role(of: paragraph.style)
        if let styled, styled != .body { return styled }
        let utf8 = text.utf8
        let isFirst = self.text.blocks.isEmpty && tables.isEmpty
        let byLook = LineRole.of(Blank.trim(0..<utf8.count, in: utf8), in: utf8, isFirst: isFirst)
        return byLook == .body && isListItem ? .listItem : byLook
    }

    func put(_ block: WordBlock) {
        let counts = block.role != .hidden && block.name == nil
        var location = (block.location ?? self.counts.location(next: counts)) + (block.name ?? "")
        if block.role == .hidden, kind != .comments { location += "（隐藏文字）" }
        guard let added = text.add(
            block.text.utf8, role: block.role, location: location, describesPicture: block.describesPicture)
        else { return }
        if block.location == nil, block.role == .heading || block.role == .title {
            self.counts.heading = block.role == .heading ? String(decoding: text.utf8[added.range], as: UTF8.self) : nil
        }
        places?.blocks.append(WordPlaces.Block(block, range: added.range, cut: added.cut))
    }

    /// Takes words that stand in an attribute and are seen, or read aloud, where the paragraph is.
    func hang(_ words: String?, called name: String, role: BlockRole, at range: Range<Int>) {
        guard let words, !paragraphs.isEmpty, fields.allSatisfy({ $0 }) else { return }
        var text = WordText()
        text.append(words.utf8, at: range, .element, in: nil)
        let block = WordBlock(
            text: text, role: isHidden ? .hidden : kind.role ?? role, location: location, name: name, anchor: anchor,
            describesPicture: role == .caption)
        paragraphs[paragraphs.count - 1].textBoxes.append(block)
    }

    // MARK: - Places

    /// Nil for a paragraph of the body, which is counted.
    var location: String? {
        let prefix = kind.name(note: note?.number)
        switch tables.last {
        case .row(let table, let row)?: return prefix + "表\(table)第\(row)行"
        case .textBox(let number, let paragraphs)?: return prefix + "文本框\(number)第\(max(paragraphs, 1))段"
        case nil: return kind == .body ? nil : prefix
        }
    }

    var placeBehindLastParagraph: String {
        kind == .body ? location ?? counts.location(next: false) : kind.name(note: note?.number)
    }

    var anchor: WordPlaces.Anchor {
        switch kind {
        case .comments: .none
        case .header, .footer: .start
        case .footnotes, .endnotes:
            note?.reference.flatMap { places?.noteReferences[$0] }.map { .run($0) } ?? .start
        case .body: runs.first?.place.map { .run(freeRun(or: $0)) } ?? (controls > 0 ? lastFreeRun.map { .run($0) } : nil) ?? .text
        }
    }

    func noteChange() {
        if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].isChanged = true }
    }

    func leaveUnread(_ kind: UnreadContent.Kind) {
        guard !paragraphs.isEmpty else { return }
        paragraphs[paragraphs.count - 1].unread.append(kind)
    }
}
