/// Makes text from drafts, file names and rule files safe to show: the one place that decides which characters a
/// terminal must never see raw.
///
/// A control character can move the cursor, hide what was written or start a command sequence; a direction override can
/// show a name backwards; an invisible character can hide in a word. Each becomes something visible. The zero width
/// joiner and variation selectors stay, since emoji are made with them.
package enum TerminalText {
    /// `text` with every unsafe character as a visible sign: `␛` for the controls that have one, else `\u{202E}`.
    package static func visible(_ text: some StringProtocol) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return String(text) }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isUnsafe(scalar) { result.append(contentsOf: sign(for: scalar).unicodeScalars) } else { result.append(scalar) }
        }
        return String(result)
    }

    /// Whether a character could harm or mislead when shown as it is.
    package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F: true  // C0 with escape and line feed, delete, C1
        case 0x20..<0xAD: false  // the quick way out for ASCII
        case 0x00AD, 0x034F, 0x180E, 0x200B, 0x2060...0x2064, 0xFEFF: true  // invisible
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: true  // direction, deprecated format
        case 0x2028, 0x2029: true  // line and paragraph separators
        case 0xFFF9...0xFFFB: true  // interlinear annotation
        case 0xE0000...0xE007F: true  // tags: a second, invisible ASCII
        default: false
        }
    }

    private static func sign(for scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x00...0x1F:
            // Control Pictures stand in the order of the controls they picture.
            Unicode.Scalar(0x2400 + scalar.value).map { String(Character($0)) } ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
    }
}
