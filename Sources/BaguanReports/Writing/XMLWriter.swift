/// Writes XML 1.0 element by element: well-formed as long as every `begin` has its `end`.
///
/// What ``TerminalText`` calls unsafe becomes visible, which takes out the control characters that XML 1.0 cannot hold
/// at all (§2.2 Char); the two others that it cannot hold become U+FFFD.
struct XMLWriter {
    /// What was written since the last ``drain(into:)``.
    private var text = ""
    private var open: [String] = []

    /// Hands over what was written so far.
    mutating func drain(into output: inout String) {
        output += text
        text = ""
    }

    mutating func declaration() { text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" }

    /// A nil value leaves the attribute out.
    mutating func begin(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
        tag(name, attributes)
        text += ">\n"
        open.append(name)
    }

    mutating func end() {
        guard let name = open.popLast() else { return }
        indent()
        text += "</\(name)>\n"
    }

    /// An element that holds nothing.
    mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
        tag(name, attributes)
        text += "/>\n"
    }

    /// An element that holds lines of text.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], lines: [String]) {
        tag(name, attributes)
        text += ">" + lines.map(Self.escaped).joined(separator: "\n") + "</\(name)>\n"
    }

    private mutating func tag(_ name: String, _ attributes: KeyValuePairs<String, String?>) {
        indent()
        text += "<" + name
        for (key, value) in attributes {
            if let value { text += " \(key)=\"\(Self.escaped(value))\"" }
        }
    }

    private mutating func indent() {
        for _ in open { text += "  " }
    }

    private static func escaped(_ text: String) -> String {
        TerminalText.visible(text).escaping { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
            default: nil
            }
        }
    }
}
