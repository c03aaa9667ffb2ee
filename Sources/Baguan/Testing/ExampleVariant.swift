/// A form in which an example must give the same findings as in the form it was written in.
///
/// A rule that works on the plain sentence alone fails people: in a file from Windows, behind an emoji, in a Markdown
/// paragraph, in full-width letters.
public enum ExampleVariant: String, CaseIterable, Sendable {
    /// As written, one block a line.
    case plain
    /// With a byte order mark and CRLF.
    case windows
    /// Behind a paragraph that ends in an emoji family, so that byte, UTF-16 and scalar offsets all differ.
    case emoji
    /// Each line a Markdown paragraph, with its ASCII punctuation escaped.
    case markdown
    /// Letters and digits inside the marks in full width.
    case fullWidth = "full-width"

    /// A file with the example in it, and what is expected where; nil when this form says nothing about the rule.
    func draft(of example: Example, for rule: Rule, check: CheckSchema) -> Draft? {
        let text = MarkedText(example.text)
        let hasMetadata = example.title != nil || example.author != nil || example.digest != nil
        // Checks of the whole document see the added paragraph, and rules for titles only need a first line.
        let isLocal = check.takesExceptions && rule.scope.contains(.body) && !hasMetadata
        switch self {
        case .plain where hasMetadata:
            // Title, author and digest may hold marks as the text does.
            return Draft(path: "example.md", text: MarkedText(Self.frontMatter(of: example) + Self.markdown(text).marked))
        case .plain:
            return Draft(path: "example.txt", text: text)
        case .windows:
            guard !hasMetadata else { return nil }
            return Draft(
                path: "example.txt", text: text.mapped { $1 == "\n" ? "\r\n" : String($1) }, hasByteOrderMark: true)
        case .emoji:
            guard isLocal else { return nil }
            return Draft(path: "example.txt", text: text.prefixed(by: "👨‍👩‍👧‍👦同学们好。👏🏽\n"))
        case .markdown:
            guard isLocal else { return nil }
            return Draft(path: "example.md", text: Self.markdown(text))
        case .fullWidth:
            guard isLocal, rule.check == TermFolding.check, !text.marks.isEmpty else { return nil }
            return Draft(path: "example.txt", text: Self.fullWidth(text))
        }
    }

    /// The one check whose entries are compared folded and whose matches hold nothing but an entry.
    private enum TermFolding {
        static let check = "term"
    }

    /// A file made from an example.
    struct Draft {
        var path: String
        var text: MarkedText
        var hasByteOrderMark = false

        var bytes: [UInt8] { (hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []) + text.utf8 }
    }

    private static func markdown(_ text: MarkedText) -> MarkedText {
        text.mapped { _, scalar in
            if scalar == "\n" { return "\n\n" }
            let isPunctuation = scalar.isASCII && !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
                && scalar.value > 0x20
            return (isPunctuation ? "\\" : "") + String(scalar)
        }
    }

    private static func frontMatter(of example: Example) -> String {
        func line(_ key: String, _ value: String?) -> String {
            guard let value else { return "" }
            let quoted = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            return "\(key): \"\(quoted)\"\n"
        }
        return "---\n" + line("title", example.title) + line("author", example.author) + line("digest", example.digest)
            + "---\n\n"
    }

    private static func fullWidth(_ text: MarkedText) -> MarkedText {
        text.mapped { index, scalar in
            let isInside = text.marks.contains { $0.contains(index) }
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            guard isInside, isPlain, let wide = Unicode.Scalar(scalar.value + 0xFEE0) else { return String(scalar) }
            return String(wide)
        }
    }
}
