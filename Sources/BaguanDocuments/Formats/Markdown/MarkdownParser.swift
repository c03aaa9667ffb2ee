import CMD4C

/// What md4c reports while it reads, in Swift's terms. Ranges are byte offsets into the whole input.
protocol MarkdownHandler: AnyObject {
    func enter(_ block: MarkdownBlock)
    func leave(_ block: MarkdownBlock)
    func enter(_ span: MarkdownSpan)
    func leave(_ span: MarkdownSpan)
    func text(_ kind: MarkdownText, _ range: Range<Int>)
    /// The end of a line inside a block, hard or soft, or inside program text or HTML.
    func lineEnd(_ kind: MarkdownLineEnd)
}

enum MarkdownBlock: Equatable {
    case quotation, list, listItem, rule, heading(level: Int), code, html, paragraph
    case table, tableRow, tableCell
    /// The document, and the parts of a table.
    case other
}

enum MarkdownSpan: Equatable {
    case code, strikethrough
    /// With the place of its title, where that stands in the input as it is.
    case image(title: Range<Int>?, target: String)
    case link(target: String)
    /// Emphasis: its text is prose like any other, as is that of links.
    case other
}

enum MarkdownText { case plain, characterReference, code, html }

enum MarkdownLineEnd {
    case soft, hard, html, codeBlock
    /// Or indentation in a code block.
    case codeSpan
}

/// md4c behind Swift types: it parses by CommonMark 0.30 and reports text by pointers into the input.
struct MarkdownParser {
    /// - Tables, strikethrough and task lists as on GitHub, since drafts have them.
    /// - No indented code: writers indent paragraphs, and what is taken for code is not looked at.
    /// - No permissive headings: `#话题#` at the head of a line is a topic, not a heading.
    /// - No bare links: it makes no difference to the prose.
    /// - No mathematics: `$` is money more often.
    private static let flags = UInt32(
        MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS)

    /// Where callbacks find their way back; lives as long as one run.
    fileprivate struct Context {
        let handler: any MarkdownHandler
        let base: UnsafePointer<CChar>
        let count: Int

        /// The place of text that md4c reports; nil for the few strings it does not take from the input.
        func range(_ text: UnsafePointer<CChar>?, _ size: MD_SIZE) -> Range<Int>? {
            guard let text, text >= base, text + Int(size) <= base + count else { return nil }
            let start = text - base
            return start..<(start + Int(size))
        }
    }

    /// Reads the input from `start` on. False when md4c gives up (no memory) or the input is beyond its 32-bit sizes; the
    /// handler may have been told a part by then.
    static func parse(_ input: MarkdownInput, from start: Int, to handler: any MarkdownHandler) -> Bool {
        guard let size = MD_SIZE(exactly: input.count - start) else { return false }
        var parser = MD_PARSER(
            abi_version: 0, flags: flags,
            enter_block: { type, detail, context in
                MarkdownParser.context(context)?.handler.enter(MarkdownBlock(type, detail))
                return 0
            },
            leave_block: { type, detail, context in
                MarkdownParser.context(context)?.handler.leave(MarkdownBlock(type, detail))
                return 0
            },
            enter_span: { type, detail, context in
                guard let context = MarkdownParser.context(context) else { return 0 }
                context.handler.enter(context.span(type, detail))
                return 0
            },
            leave_span: { type, detail, context in
                guard let context = MarkdownParser.context(context) else { return 0 }
                context.handler.leave(context.span(type, detail))
                return 0
            },
            text: { type, text, size, context in
                MarkdownParser.context(context)?.report(type, text, size)
                return 0
            },
            debug_log: nil, syntax: nil)
        return input.padded.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let base = characters.baseAddress else { return true }
                var context = Context(handler: handler, base: base, count: input.count)
                return withUnsafeMutablePointer(to: &context) { md_parse(base + start, size, &parser, $0) == 0 }
            }
        }
    }

    fileprivate static func context(_ pointer: UnsafeMutableRawPointer?) -> Context? {
        pointer?.assumingMemoryBound(to: Context.self).pointee
    }
}

extension MarkdownParser.Context {
    fileprivate func report(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: MD_SIZE) {
        switch type {
        case MD_TEXT_SOFTBR: handler.lineEnd(.soft)
        case MD_TEXT_BR: handler.lineEnd(.hard)
        case MD_TEXT_NULLCHAR: break
        default:
            guard let range = range(text, size) else {
                // Line ends and indentation in program text and HTML are the only text from outside the input.
                switch (type, text?.pointee) {
                case (MD_TEXT_HTML, 0x0A): handler.lineEnd(.html)
                case (MD_TEXT_CODE, 0x0A): handler.lineEnd(.codeBlock)
                case (MD_TEXT_CODE, 0x20): handler.lineEnd(.codeSpan)
                default: break
                }
                return
            }
            handler.text(MarkdownText(type), range)
        }
    }

    /// As it is written, escapes and character references included.
    private func text(of attribute: MD_ATTRIBUTE?) -> String {
        guard let attribute, let start = attribute.text else { return "" }
        return start.withMemoryRebound(to: UInt8.self, capacity: Int(attribute.size)) {
            String(decoding: UnsafeBufferPointer(start: $0, count: Int(attribute.size)), as: UTF8.self)
        }
    }

    fileprivate func span(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> MarkdownSpan {
        switch type {
        case MD_SPAN_CODE: return .code
        case MD_SPAN_DEL: return .strikethrough
        case MD_SPAN_IMG:
            let image = detail?.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee
            return .image(title: image.flatMap { range($0.title.text, $0.title.size) }, target: text(of: image?.src))
        case MD_SPAN_A:
            return .link(target: text(of: detail?.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href))
        default: return .other
        }
    }
}

extension MarkdownBlock {
    fileprivate init(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
        self =
            switch type {
            case MD_BLOCK_QUOTE: .quotation
            case MD_BLOCK_UL, MD_BLOCK_OL: .list
            case MD_BLOCK_LI: .listItem
            case MD_BLOCK_HR: .rule
            case MD_BLOCK_H:
                .heading(level: Int(detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 1))
            case MD_BLOCK_CODE: .code
            case MD_BLOCK_HTML: .html
            case MD_BLOCK_P: .paragraph
            case MD_BLOCK_TABLE: .table
            case MD_BLOCK_TR: .tableRow
            case MD_BLOCK_TH, MD_BLOCK_TD: .tableCell
            default: .other
            }
    }
}

extension MarkdownText {
    fileprivate init(_ type: MD_TEXTTYPE) {
        self =
            switch type {
            case MD_TEXT_ENTITY: .characterReference
            case MD_TEXT_CODE: .code
            case MD_TEXT_HTML: .html
            default: .plain
            }
    }
}
