/// What a text says, without what is only layout.
///
/// Blanks and line breaks go, except between two letters or digits that are not Han, where they keep words and numbers
/// apart; marks of full width become those of half width, except between two letters or digits, where 1，000 is not 1,000.
/// Letters, digits and invisible characters stay as they are: a digit of full width is another digit here.
struct Wording {
    private(set) var scalars: [Unicode.Scalar] = []
    /// A mark that may be folded once it is known what follows it.
    private var mark: Unicode.Scalar?
    private var hasGap = false

    init(_ text: String) {
        for scalar in text.unicodeScalars { append(scalar) }
        settle(before: nil)
    }

    var utf8: [UInt8] { scalars.flatMap { Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter) } }

    private mutating func append(_ scalar: Unicode.Scalar) {
        guard !scalar.properties.isWhitespace else {
            hasGap = true
            return
        }
        settle(before: scalar)
        if Self.narrow(scalar) != nil {
            mark = scalar
        } else {
            if hasGap, Self.isWordy(scalar), scalars.last.map(Self.isWordy) ?? false { scalars.append(" ") }
            scalars.append(scalar)
        }
        hasGap = false
    }

    private mutating func settle(before next: Unicode.Scalar?) {
        guard let held = mark else { return }
        let isInside = (next.map(Self.isWordy) ?? false) && (scalars.last.map(Self.isWordy) ?? false)
        scalars.append(isInside ? held : Self.narrow(held) ?? held)
        mark = nil
    }

    /// A letter or digit other than a Han character.
    private static func isWordy(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        guard !properties.isIdeographic else { return false }
        return properties.isAlphabetic || properties.numericType != nil
    }

    /// The mark of half width for one of full width, and the other way about for the marks of CJK; nil for anything else.
    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
        case 0xFF61: "。"
        case 0xFF62: "「"
        case 0xFF63: "」"
        case 0xFF64: "、"
        default: nil
        }
    }
}
