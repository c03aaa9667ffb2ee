/// What a YAML file says, as a tree in which everything knows where it stands.
///
/// There are no anchors, aliases, tags or merge keys in it, and no duplicate keys: ``YAMLReader`` refuses them.
package struct YAMLValue: Sendable {
    package enum Style: Sendable {
        case plain, quoted, block
    }

    package enum Content: Sendable {
        case scalar(String, Style)
        case sequence([YAMLValue])
        /// In the order of the file.
        case mapping([Pair])
        /// Something that was reported already (an alias); nobody needs to complain about it again.
        case refused
    }

    package struct Pair: Sendable {
        package var key: String
        package var keyRange: Range<Int>
        package var value: YAMLValue
    }

    package var content: Content
    /// UTF-8 bytes in the file. A scalar's range holds its quotation marks; a block collection's may hold what follows it
    /// up to the next token.
    package var range: Range<Int>

    /// `key:` with nothing behind it, or one of YAML's words for nothing.
    package var isNull: Bool {
        if case .scalar(let text, .plain) = content { ["", "~", "null", "Null", "NULL"].contains(text) } else { false }
    }

    package var isRefused: Bool {
        if case .refused = content { true } else { false }
    }

    /// A scalar's text, however it is written: `2018` and `"2018"` say the same.
    package var text: String? {
        if case .scalar(let text, _) = content, !isNull { text } else { nil }
    }

    package var sequence: [YAMLValue]? {
        if case .sequence(let values) = content { values } else { nil }
    }

    package var pairs: [Pair]? {
        if case .mapping(let pairs) = content { pairs } else { nil }
    }

    /// The scalars of a sequence, or a lone scalar as a list of one.
    package var scalars: [YAMLValue] {
        if let sequence { sequence.filter { $0.text != nil } } else { text == nil ? [] : [self] }
    }

    /// The texts of ``scalars``.
    package var texts: [String] { scalars.compactMap(\.text) }

    package var boolean: Bool? {
        guard case .scalar(let text, .plain) = content else { return nil }
        return text == "true" ? true : text == "false" ? false : nil
    }

    package var integer: Int? {
        guard case .scalar(let text, .plain) = content, let first = text.utf8.first,
            text.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }),
            (0x30...0x39).contains(first) || first == UInt8(ascii: "-")
        else { return nil }
        return Int(text)
    }

    package func pair(_ key: String) -> Pair? {
        pairs?.first { $0.key.utf8.elementsEqual(key.utf8) }
    }

    /// The value of a key; nil as well when it is there and empty.
    package subscript(key: String) -> YAMLValue? {
        pair(key).flatMap { $0.value.isNull ? nil : $0.value }
    }
}
