import BaguanText

/// How many columns text takes in today's terminals: as ``DisplayWidth`` says for each character, except that what
/// is joined into one sign (an emoji with a skin tone, a family, a flag, a letter with its accents) is as wide as its
/// widest part.
enum TerminalColumns {
    static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    static func of(_ character: Character) -> Int {
        var width = 0
        var count = 0
        for scalar in character.unicodeScalars {
            // U+FE0F asks for the emoji form of what stands before it; two regional indicators make a flag.
            if scalar.value == 0xFE0F || (count > 0 && (0x1F1E6...0x1F1FF).contains(scalar.value)) { return 2 }
            width = max(width, DisplayWidth.of(scalar))
            count += 1
        }
        return width
    }
}
