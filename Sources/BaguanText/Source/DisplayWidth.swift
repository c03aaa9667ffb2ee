import CICU

/// How many columns text takes where every letter is as wide as every other, as in a terminal.
public enum DisplayWidth {
    /// 0 for marks and invisible characters, 2 for what Unicode's East Asian Width calls wide or fullwidth, else 1.
    ///
    /// Characters of ambiguous width (curly quotation marks, the dash, the ellipsis) count 1, as UAX #11 section 5 advises
    /// where the context is unknown; a tab counts 1, since only the printer knows its stops.
    public static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x7F: 1
        case 0x4E00...0x9FFF: 2
        default: Int(cicu_display_width(scalar.value))
        }
    }

    /// The sum over all scalars. Sequences that a terminal may join (an emoji with its skin tone) are not looked for.
    public static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }
}
