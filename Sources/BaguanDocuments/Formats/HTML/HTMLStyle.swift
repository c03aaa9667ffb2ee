/// What an element's `style` attribute says of its text. Style sheets are not read: articles carry their styles with them.
struct HTMLStyle {
    enum Display { case none, inline, block }

    var display: Display?
    var isVisible: Bool?
    var isTransparent = false
    /// Whether letters have no size; nil when it does not say, or in relation to what is around.
    var isSizeless: Bool?
    /// Whether line ends and blanks count.
    var keepsBlanks: Bool?
    var hasPicture = false

    init(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            for declaration in bytes.split(separator: UInt8(ascii: ";")) {
                guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
                // Most properties are of no interest; a look at the first letter spares making strings of them.
                let name = declaration[..<colon].drop(while: HTMLBytes.isBlank)
                guard let first = name.first, Self.initials.contains(first | 0x20) else { continue }
                set(Self.word(name), to: Self.word(declaration[(colon + 1)...]))
            }
        }
    }

    private static let initials = Set("dvofwb".utf8)

    /// In lower case, without blanks around it and `!important`.
    private static func word(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Substring {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        let value = text.split(separator: "!", maxSplits: 1, omittingEmptySubsequences: false)[0]
        let isBlank = { (character: Character) in character.isASCII && character.isWhitespace }
        let end = value.lastIndex { !isBlank($0) }.map { value.index(after: $0) } ?? value.startIndex
        return value[..<end].drop(while: isBlank)
    }

    private mutating func set(_ property: Substring, to value: Substring) {
        switch property {
        case "display":
            display = value == "none" ? Display.none : value == "inline" || value == "contents" ? .inline : .block
        case "visibility": isVisible = value == "visible" ? true : value == "hidden" || value == "collapse" ? false : nil
        case "opacity": isTransparent = Double(value.hasSuffix("%") ? value.dropLast() : value) == 0
        case "font-size":
            let number = value.prefix { $0.isNumber || $0 == "." }
            let isRelative = value.hasSuffix("%") || value.hasSuffix("em") && !value.hasSuffix("rem") || value == "inherit"
            isSizeless = Double(number) == 0 ? true : isRelative ? nil : false
        case "white-space": keepsBlanks = value.hasPrefix("pre") || value == "break-spaces"
        case "background", "background-image": hasPicture = hasPicture || value.contains("url(")
        default: break
        }
    }
}
