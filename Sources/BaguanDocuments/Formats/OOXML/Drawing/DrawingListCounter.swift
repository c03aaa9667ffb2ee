/// Numbers the paragraphs of a shape that say they are numbered (`a:buAutoNum`, ECMA-376 part 1, 21.1.2.4.1): one counts on
/// from the one before it at its level, unless a paragraph that is not of its kind stands between them.
struct DrawingListCounter {
    struct Style: Hashable {
        /// As a file writes it: `arabicPeriod`.
        var scheme: String
        var start: Int
    }

    private var open: [(style: Style, count: Int)?] = []

    /// Levels that are told apart; a shape has nine.
    private static let levelLimit = 9

    /// - Parameter style: nil for a paragraph without a number.
    /// - Returns: what the page shows before its text, with the gap between them.
    mutating func number(of style: Style?, level: Int) -> String {
        let level = min(max(level, 0), Self.levelLimit - 1)
        let last = level < open.count ? open[level] : nil
        open.removeSubrange(min(level, open.count)...)
        guard let style else { return "" }
        open += [(style: Style, count: Int)?](repeating: nil, count: level - open.count)
        let count = last?.style == style ? (last?.count ?? 0) + 1 : 1
        open.append((style, count))
        return Self.write(style.start + count - 1, style.scheme)
    }

    private static func write(_ number: Int, _ scheme: String) -> String {
        let form = ListNumberForm(forms.first { scheme.hasPrefix($0.prefix) }?.form ?? "decimal")
        let text = form.write(number)
        if scheme.hasSuffix("ParenBoth") { return "(\(text)) " }
        if scheme.hasSuffix("ParenR") { return text + ") " }
        if scheme.hasSuffix("DbPeriod") { return text + "．" }
        if scheme.hasSuffix("Period") { return text + ". " }
        return text + " "
    }

    /// How the numbers of a scheme are written, by its beginning.
    private static let forms: [(prefix: String, form: String)] = [
        ("arabicDb", "decimalFullWidth"), ("alphaLc", "lowerLetter"), ("alphaUc", "upperLetter"), ("romanLc", "lowerRoman"),
        ("romanUc", "upperRoman"), ("circleNum", "decimalEnclosedCircle"), ("ea1", "chineseCounting"),
    ]
}
