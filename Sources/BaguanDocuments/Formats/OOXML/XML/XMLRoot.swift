/// The outermost element of a part, to which more can be added.
final class XMLRoot: XMLHandler {
    private(set) var startTag = 0..<0
    private(set) var endTag = 0..<0
    private var depth = 0

    func element(named name: XMLName) -> XMLName { name }

    func start(_ element: XMLName, _ attributes: XMLAttributes, at range: Range<Int>) {
        if depth == 0 { startTag = range }
        depth += 1
    }

    func end(_ element: XMLName, at range: Range<Int>) {
        depth -= 1
        if depth == 0 { endTag = range }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {}

    /// A part with more in its outermost element, behind all that is there. Nil when the part is no XML in UTF-8.
    ///
    /// - Parameter xml: what to add, given the prefix of the outermost element, with its colon.
    static func adding(to part: [UInt8], _ xml: (_ prefix: String) -> String) -> [UInt8]? {
        let root = XMLRoot()
        let parser = XMLParser(root)
        guard part.withUnsafeBytes({ parser.parse($0, isLast: true) }) == nil, parser.isUTF8(part) else { return nil }
        let name = XMLTag.name(part[root.startTag])
        let added = Array(xml(XMLTag.prefix(of: name)).utf8)
        guard root.endTag.isEmpty else { return part[..<root.endTag.lowerBound] + added + part[root.endTag.lowerBound...] }
        // `<a/>` is opened: `<a>…</a>`
        return part[..<(root.startTag.upperBound - 2)] + [0x3E] + added + Array("</\(name)>".utf8)
            + part[root.startTag.upperBound...]
    }
}

/// Start and end tags as they are written.
enum XMLTag {
    /// `w:r` of `<w:r w:rsidR="1">`.
    static func name(_ tag: ArraySlice<UInt8>) -> String {
        let name = tag.dropFirst().prefix { !WordText.isBlank($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        return String(decoding: name, as: UTF8.self)
    }

    /// `w:` of `w:r`; empty when there is none.
    static func prefix(of name: String) -> String {
        name.firstIndex(of: ":").map { String(name[...$0]) } ?? ""
    }

    /// A start tag with another value of an attribute that it has; as it is when it does not have it.
    static func setting(_ attribute: String, to value: Int, in tag: ArraySlice<UInt8>) -> [UInt8] {
        var at = tag.startIndex + name(tag).utf8.count + 1
        while let equals = tag[at...].firstIndex(of: UInt8(ascii: "=")),
            let open = tag[equals...].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }),
            let close = tag[(open + 1)...].firstIndex(of: tag[open]) {
            let name = tag[at..<equals].filter { !WordText.isBlank($0) }
            if name.elementsEqual(attribute.utf8) { return tag[...open] + Array("\(value)".utf8) + tag[close...] }
            at = close + 1
        }
        return Array(tag)
    }

    /// Text for use between tags and in attributes. Characters that no XML can hold become U+FFFD.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "\t", "\n": escaped.append(" ")
            case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

extension XMLCallbacks {
    /// Whether a part that was parsed holds the same bytes as the parser reports.
    func isUTF8(_ part: [UInt8]) -> Bool {
        let isWide = part.starts(with: [0xFF, 0xFE]) || part.starts(with: [0xFE, 0xFF]) || part.prefix(4).contains(0)
        return !isWide && ["utf-8", "us-ascii"].contains(declaredEncoding?.lowercased() ?? "utf-8")
    }
}
