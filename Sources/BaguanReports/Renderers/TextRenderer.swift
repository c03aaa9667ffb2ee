import BaguanFindings

extension ReportFormat {
    /// One line for each finding: `path:line:col: severity rule-id message`; in an Office file or PDF, which has no lines to
    /// go to, the place in words: `path:表1第2行: severity …`.
    public static let text = ReportFormat(
        name: "text", summary: Localized(zh: "每处一行", en: "one line for each finding"), isMachine: false
    ) { TextRenderer(palette: $0) }
}

/// The line that editors and `grep` understand. Severities are the words of the rule files in every language, so that
/// a script which reads the lines does not depend on the reader's language.
struct TextRenderer: Renderer {
    let palette: Palette

    mutating func inspection(_ inspection: Inspection, into output: inout String) {
        for finding in inspection.findings {
            let place = inspection.place(of: finding)
            output += palette.paint("\(place):", .place)
            output += " " + palette.paint(finding.severity.rawValue, .severity(finding.severity))
            output += " " + palette.paint(TerminalText.visible(finding.ruleID.description), .quiet)
            output += " " + TerminalText.visible(finding.message) + "\n"
        }
    }
}
