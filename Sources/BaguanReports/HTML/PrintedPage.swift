package import BaguanFindings

/// Pages that people read in a browser and print: one file, nothing fetched, everything escaped.
package enum PrintedPage {
    /// Text as it may stand in an element or between the double quotes of an attribute. Line feeds stay.
    package static func escaped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { TerminalText.visible($0) }.joined(separator: "\n")
            .escaping { scalar in
                switch scalar {
                case "&": "&amp;"
                case "<": "&lt;"
                case ">": "&gt;"
                case "\"": "&quot;"
                case "'": "&#39;"
                default: nil
                }
            }
    }

    /// A form or a list.
    package static func page(_ title: String, in language: Language, _ body: String) -> String {
        head(title, in: language, style: formStyle) + "<body>\n" + body + "\n</html>\n"
    }

    /// Everything up to the body. A browser runs no script in the page but the one with this hash, and fetches nothing,
    /// whatever stands in it.
    ///
    /// - Parameter scriptHash: SHA-256 in base64, as Content Security Policy Level 3 (§2.3.1) has it.
    static func head(_ title: String, in language: Language, style: String, scriptHash: String? = nil) -> String {
        let script = scriptHash.map { "; script-src 'sha256-\($0)'" } ?? ""
        let policy = "default-src 'none'; style-src 'unsafe-inline'\(script); base-uri 'none'; form-action 'none'"
        return """
            <!doctype html>
            <html lang="\(language == .chinese ? "zh-CN" : "en")">
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(escaped(title))</title>
            <style>
            \(style)
            </style>

            """
    }

    private static let formStyle = """
        :root { color-scheme: light dark; }
        body { font: 16px/1.6 "Noto Serif CJK SC", "SimSun", serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }
        h1 { text-align: center; font-size: 1.4em; }
        table { border-collapse: collapse; width: 100%; margin: 1em 0; }
        th, td { border: 1px solid #777; padding: .4em .6em; text-align: left; vertical-align: top; }
        th { font-weight: normal; background: #8882; }
        section { break-after: page; }
        code { word-break: break-all; }
        """
}
