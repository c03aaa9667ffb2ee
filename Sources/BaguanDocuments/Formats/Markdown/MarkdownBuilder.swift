import BaguanText

/// Turns what md4c reports into blocks.
///
/// A *leaf* is a paragraph, a heading, a cell: text runs into it until it ends or something with another role begins in it
/// (an image), which writes the part gathered so far as a block of its own. A code span does not: it stands in its
/// sentence as one object, so that the sentence stays whole and no rule reads program text as prose.
final class MarkdownBuilder: MarkdownHandler {
    private struct Leaf {
        var role: BlockRole
        /// Where the leaf is, once a part of it has been written.
        var location: String?
    }

    private(set) var document: DocumentBuilder
    /// In reading order.
    private(set) var references: [Reference] = []
    /// In order.
    private(set) var comments: [Range<Int>] = []
    private let utf8: [UInt8]
    private let input: MarkdownInput
    private var containers: [MarkdownBlock] = []
    private var leaf: Leaf?
    private var text: MarkdownInlineText
    private var html: HTMLText?

    private var hasTitle = false
    private var paragraph = 0
    private var table = 0
    private var row = 0
    private var image = 0
    private var imageDepth = 0
    private var isInCodeSpan = false

    init(source: SourceFile, input: MarkdownInput, start: Int) {
        document = DocumentBuilder(source: source)
        self.input = input
        utf8 = source.utf8
        text = MarkdownInlineText(utf8: source.utf8, start: start)
    }

    // MARK: - Blocks

    func enter(_ block: MarkdownBlock) {
        closeLeaf()
        switch block {
        case .quotation, .listItem: containers.append(block)
        case .heading(let level):
            let isTitle = level == 1 && !hasTitle && containers.isEmpty
            if isTitle { hasTitle = true }
            leaf = Leaf(role: isTitle ? .title : .heading)
        case .paragraph: leaf = Leaf(role: roleOfText)
        case .code: leaf = Leaf(role: .code)
        case .html: html = HTMLText(utf8: utf8)
        case .table: (table, row) = (table + 1, 0)
        case .tableRow: row += 1
        case .tableCell: leaf = Leaf(role: .tableCell, location: "表\(table)第\(row)行")
        case .list, .rule, .other: break
        }
    }

    func leave(_ block: MarkdownBlock) {
        closeLeaf()
        switch block {
        case .quotation, .listItem: _ = containers.popLast()
        case .html:
            comments += html?.comments ?? []
            for part in html?.finish() ?? [] {
                leaf = Leaf(role: .body)
                write(part, as: .body)
            }
            (html, leaf) = (nil, nil)
        default: break
        }
    }

    /// The role of a paragraph, by what it stands in.
    private var roleOfText: BlockRole {
        switch containers.last {
        case .quotation: .quotation
        case .listItem: .listItem
        default: .body
        }
    }

    private func closeLeaf() {
        flush(as: leaf?.role ?? .body)
        leaf = nil
    }

    // MARK: - Spans

    func enter(_ span: MarkdownSpan) {
        openLeaf()
        switch span {
        case .image(_, let target):
            references.append(Reference(kind: .image, target: target))
            if imageDepth == 0 { flush(as: leaf?.role ?? .body) }
            imageDepth += 1
        case .code: isInCodeSpan = true
        case .strikethrough: text.openStrikethrough()
        case .link(let target): references.append(Reference(kind: .link, target: target))
        case .other: break
        }
    }

    func leave(_ span: MarkdownSpan) {
        switch span {
        case .image(let title, _):
            imageDepth -= 1
            guard imageDepth == 0 else { return }
            image += 1
            writeCaption(text.take())
            if let title, text.isInlineTitle(title) {
                text.append(title)
                writeCaption(text.take())
            }
        case .code: isInCodeSpan = false
        case .strikethrough: text.closeStrikethrough()
        case .link, .other: break
        }
    }

    /// In a title or in what describes an image, code is part of the text.
    private var hidesCode: Bool {
        isInCodeSpan && imageDepth == 0 && leaf?.role != .title && leaf?.role != .heading
    }

    private func writeCaption(_ caption: BlockText) {
        document.add(caption, role: .caption, location: "图\(image)", describesPicture: true)
    }

    // MARK: - Text

    func text(_ kind: MarkdownText, _ range: Range<Int>) {
        if html != nil {
            html?.feed(range)
            text.skip(to: range.upperBound)
            return
        }
        openLeaf()
        switch kind {
        case .plain: appendPlain(range)
        case .code where hidesCode: text.appendObject(range)
        case .code: text.append(range)
        case .characterReference: text.appendReference(range)
        case .html:
            if utf8[range].starts(with: "<!--".utf8) { comments.append(range) }
            text.appendTag(range)
        }
    }

    /// Text between footnote marks; what follows the mark of a definition is the note.
    private func appendPlain(_ range: Range<Int>) {
        var start = range.lowerBound
        for mark in input.marks(in: range) {
            if start < mark.range.lowerBound { text.appendPlain(start..<mark.range.lowerBound) }
            if mark.isDefinition, mark.range.lowerBound >= start {
                flush(as: leaf?.role ?? .body)
                leaf = Leaf(role: .footnote, location: "注\(mark.name)")
            }
            start = max(start, min(mark.range.upperBound, range.upperBound))
            text.skip(to: start)
        }
        if start < range.upperBound { text.appendPlain(start..<range.upperBound) }
    }

    func lineEnd(_ kind: MarkdownLineEnd) {
        switch kind {
        case .html: html?.endLine()
        case .soft: text.breakLine(isHard: false)
        case .hard, .codeBlock: text.breakLine(isHard: true)
        case .codeSpan: if leaf?.role != .code { text.breakLine(isHard: false) }
        }
    }

    /// The items of a tight list hold text without a paragraph.
    private func openLeaf() {
        if leaf == nil { leaf = Leaf(role: roleOfText) }
    }

    private func flush(as role: BlockRole) { write(text.take(), as: role) }

    private func write(_ part: BlockText, as role: BlockRole) {
        guard !part.isEmpty else { return }
        let location = leaf?.location ?? "第\(paragraph + 1)段"
        guard document.add(part, role: role, location: location), leaf?.location == nil else { return }
        paragraph += 1
        leaf?.location = location
    }
}
