internal import CGumbo

/// What a walk through a page reports, in the order of its tree.
protocol HTMLHandler: AnyObject {
    func enter(_ element: HTMLElement)
    func leave(_ element: HTMLElement)
    /// - Parameter range: where the text stands, with its character references and what else stands in between.
    func text(_ range: Range<Int>, _ kind: HTMLTextKind)
    /// - Parameter range: with the comment's signs.
    func comment(_ range: Range<Int>)
}

/// What stands for something else in a text.
enum HTMLTextKind {
    /// Tags that mean nothing where they stand, and character references.
    case markup
    /// Character references alone.
    case references
    /// Nothing.
    case plain
}

/// An element of a page; valid while the handler is told of it, and no longer.
struct HTMLElement {
    struct Attribute {
        var value: String
        /// Where the value stands, without quotation marks.
        var range: Range<Int>
    }

    /// In lower case.
    let name: String
    /// False in pictures and formulas, where `title` and others mean something else.
    let isHTML: Bool
    /// Its start tag; nil for an element that the page only implies.
    let tag: Range<Int>?
    private let attributes: GumboVector
    private let input: HTMLInput

    fileprivate init(name: String, _ element: GumboElement, in input: HTMLInput) {
        self.name = name
        isHTML = element.tag_namespace == GUMBO_NAMESPACE_HTML
        tag = input.range(of: element.original_tag)
        attributes = element.attributes
        self.input = input
    }

    /// Nil when the element has no such attribute.
    subscript(name: StaticString) -> Attribute? {
        for index in 0..<Int(attributes.length) {
            guard let attribute = attributes.data?[index]?.assumingMemoryBound(to: GumboAttribute.self).pointee,
                name.withUTF8Buffer({ attribute.name != nil && memcmpEqual(attribute.name, $0) })
            else { continue }
            var range = input.range(of: attribute.original_value) ?? 0..<0
            if let first = input[range.lowerBound], range.count >= 2, first == 0x22 || first == 0x27 {
                range = range.dropFirst().dropLast()
            }
            return Attribute(value: attribute.value.map { String(cString: $0) } ?? "", range: range)
        }
        return nil
    }

    private func memcmpEqual(_ text: UnsafePointer<CChar>, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        for (index, byte) in name.enumerated() where UInt8(bitPattern: text[index]) != byte { return false }
        return text[name.count] == 0
    }
}

/// The bytes that gumbo reads, which its tree points into.
private struct HTMLInput {
    let base: UnsafePointer<CChar>
    let count: Int

    func range(of piece: GumboStringPiece) -> Range<Int>? {
        guard let data = piece.data, data >= base, data + piece.length <= base + count, piece.length > 0 else { return nil }
        return (data - base)..<(data - base + piece.length)
    }

    subscript(place: Int) -> UInt8? { place < count ? UInt8(bitPattern: base[place]) : nil }
}

/// gumbo behind Swift types: it reads pages as browsers do (HTML Standard, section 13.2), and knows where all text stands.
///
/// It takes the square of the nesting, and of the attributes of one tag: ``HTMLLimits`` are to be held before.
enum HTMLTree {
    /// False when gumbo gives up.
    static func walk(_ utf8: [UInt8], _ handler: any HTMLHandler) -> Bool {
        utf8.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return true }
            return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { base in
                var options = baguan_gumbo_options()
                guard let output = gumbo_parse_with_options(&options, base, bytes.count) else { return false }
                defer { gumbo_destroy_output(&options, output) }
                var walk = HTMLWalk(handler: handler, input: HTMLInput(base: base, count: bytes.count))
                walk.run(from: output.pointee.document)
                return true
            }
        }
    }
}

/// One walk: in a loop, since a page may nest deeper than a stack.
private struct HTMLWalk {
    let handler: any HTMLHandler
    let input: HTMLInput
    private var names: [UInt32: String] = [:]

    init(handler: any HTMLHandler, input: HTMLInput) {
        self.handler = handler
        self.input = input
    }

    mutating func run(from document: UnsafeMutablePointer<GumboNode>?) {
        guard let document else { return }
        var open: [(node: UnsafeMutablePointer<GumboNode>, element: HTMLElement?, next: Int)] = [(document, nil, 0)]
        while let last = open.last {
            let children = last.element == nil ? last.node.pointee.v.document.children : last.node.pointee.v.element.children
            guard last.next < Int(children.length) else {
                if let element = last.element { handler.leave(element) }
                open.removeLast()
                continue
            }
            open[open.count - 1].next += 1
            guard let child = children.data?[last.next]?.assumingMemoryBound(to: GumboNode.self) else { continue }
            if let element = element(child) {
                handler.enter(element)
                open.append((child, element, 0))
            } else {
                report(child, in: last.element)
            }
        }
    }

    private mutating func element(_ node: UnsafeMutablePointer<GumboNode>) -> HTMLElement? {
        guard node.pointee.type == GUMBO_NODE_ELEMENT || node.pointee.type == GUMBO_NODE_TEMPLATE else { return nil }
        let element = node.pointee.v.element
        return HTMLElement(name: name(of: element), element, in: input)
    }

    private mutating func name(of element: GumboElement) -> String {
        guard element.tag != GUMBO_TAG_UNKNOWN else {
            return input.range(of: element.original_tag).map { range in
                let tag = (range.lowerBound..<range.upperBound).compactMap { input[$0] }
                return String(decoding: tag.dropFirst().prefix { !HTMLBytes.isBlank($0) && $0 != 0x2F && $0 != 0x3E }, as: UTF8.self)
                    .lowercased()
            } ?? ""
        }
        if let name = names[element.tag.rawValue] { return name }
        let name = gumbo_normalized_tagname(element.tag).map { String(cString: $0) } ?? ""
        names[element.tag.rawValue] = name
        return name
    }

    private func report(_ node: UnsafeMutablePointer<GumboNode>, in parent: HTMLElement?) {
        guard let range = input.range(of: node.pointee.v.text.original_text) else { return }
        switch node.pointee.type {
        case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE: handler.text(range, kind(in: parent))
        case GUMBO_NODE_CDATA: handler.text(range, .plain)
        case GUMBO_NODE_COMMENT: handler.comment(range)
        default: break
        }
    }

    private func kind(in parent: HTMLElement?) -> HTMLTextKind {
        guard let parent, parent.isHTML else { return .markup }
        return switch parent.name {
        case "title", "textarea": .references
        case "xmp", "plaintext", "iframe", "noembed", "noframes": .plain
        default: .markup
        }
    }
}

/// Bytes as HTML tells them apart.
enum HTMLBytes {
    /// ASCII whitespace (Infra Standard, section 4.5).
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Whether `<` at `index` begins a tag or a comment, and is not just a sign.
    static func opensMarkup(_ utf8: [UInt8], at index: Int, before end: Int) -> Bool {
        guard utf8[index] == UInt8(ascii: "<"), index + 1 < end else { return false }
        return isLetter(utf8[index + 1]) || [UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(utf8[index + 1])
    }
}
