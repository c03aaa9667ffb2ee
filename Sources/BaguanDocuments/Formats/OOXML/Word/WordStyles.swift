internal import BaguanText

/// What styles say of the role and the visibility of text, with what they inherit.
struct WordStyles {
    fileprivate struct Style {
        var id = ""
        var name = ""
        var parent: String?
        /// 0 to 8 for headings, 9 for body text.
        var outlineLevel: Int?
        var isHidden: Bool?
        var isDefaultParagraph = false
        var list: String?
        var listLevel: Int?
    }

    private var styles: [String: Style] = [:]
    private var defaultParagraph: String?
    /// Whether any style says something of hidden text; most documents have none.
    private(set) var hideAnything = false

    /// What a paragraph of the style is; nil when the style does not say.
    func role(of id: String?) -> BlockRole? {
        var outlineLevel: Int?
        for style in chain(id) {
            if let role = Self.roles[style.name] { return role }
            if style.name.hasPrefix("heading ") { return .heading }
            outlineLevel = outlineLevel ?? style.outlineLevel
        }
        return outlineLevel.flatMap { $0 < 9 ? .heading : nil }
    }

    /// Whether text in the style is hidden; nil when the style does not say.
    func isHidden(_ id: String?) -> Bool? {
        for style in chain(id) { if let isHidden = style.isHidden { return isHidden } }
        return nil
    }

    /// The list that paragraphs of the style are in, and at which level; nil for none.
    func list(of id: String?, in numbering: WordNumbering) -> (id: String, level: Int)? {
        let chain = chain(id)
        guard let list = chain.lazy.compactMap(\.list).first else { return nil }
        let linked = chain.lazy.compactMap { numbering.level(ofStyle: $0.id, in: list) }.first
        return (list, linked ?? chain.lazy.compactMap(\.listLevel).first ?? 0)
    }

    /// A style and what it is based on, nearest first. A circle ends where it closes.
    private func chain(_ id: String?) -> [Style] {
        var chain: [Style] = []
        var seen: Set<String> = []
        var next = id ?? defaultParagraph
        while let id = next, chain.count < 32, seen.insert(id).inserted, let style = styles[id] {
            chain.append(style)
            next = style.parent
        }
        return chain
    }

    /// Built-in styles have these names in a Word of every language, and in WPS.
    private static let roles: [String: BlockRole] = [
        "title": .title, "subtitle": .heading, "caption": .caption, "quote": .quotation, "intense quote": .quotation,
        "footnote text": .footnote, "endnote text": .footnote,
    ]

    final class Reader: XMLHandler {
        enum Element { case style, name, parent, outlineLevel, list, listLevel, vanish, other }

        private(set) var styles = WordStyles()
        private var style: Style?

        func element(named name: XMLName) -> Element {
            guard name.namespace == .wordprocessing else { return .other }
            return switch name.local {
            case "style": .style
            case "name": .name
            case "basedOn": .parent
            case "outlineLvl": .outlineLevel
            case "numId": .list
            case "ilvl": .listLevel
            case "vanish": .vanish
            default: .other
            }
        }

        func start(_ element: Element, _ attributes: XMLAttributes, at range: Range<Int>) {
            let value = attributes[.wordprocessing, "val"]
            switch element {
            case .style:
                style = Style(id: attributes[.wordprocessing, "styleId"] ?? "")
                let isParagraph = attributes[.wordprocessing, "type"] == "paragraph"
                style?.isDefaultParagraph = isParagraph && attributes[.wordprocessing, "default"].isOn
            case .name: style?.name = value?.lowercased() ?? ""
            case .parent: style?.parent = value
            case .outlineLevel: style?.outlineLevel = value.flatMap { Int($0) }
            case .list: style?.list = value
            case .listLevel: style?.listLevel = value.flatMap { Int($0) }
            case .vanish: style?.isHidden = value.isOnOrMissing
            case .other: break
            }
        }

        func end(_ element: Element, at range: Range<Int>) {
            guard element == .style, let style else { return }
            styles.styles[style.id] = style
            if style.isHidden == true { styles.hideAnything = true }
            if style.isDefaultParagraph { styles.defaultParagraph = style.id }
            self.style = nil
        }

        func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {}
    }
}

extension String? {
    /// A value that switches something on (ST_OnOff).
    var isOn: Bool { self == "1" || self == "true" || self == "on" }

    /// Of an element whose mere presence switches it on.
    var isOnOrMissing: Bool { self == nil || isOn }
}
