import BaguanFindings
import BaguanText

extension ReportFormat {
    /// Workflow commands that GitHub Actions turns into annotations on a pull request.
    public static let github = ReportFormat(
        name: "github", summary: Localized(zh: "GitHub Actions 注解", en: "GitHub Actions annotations"), isMachine: true
    ) { _ in GitHubRenderer() }
}

/// GitHub shows only the first ten annotations of each level in a step, so the worst come first, and the last line says
/// how many there really are. Errors are written at once; the milder ones wait for the end as finished lines.
///
/// See “Workflow commands for GitHub Actions” in GitHub's documentation, and the `escapeData` and `escapeProperty`
/// functions of its toolkit for what must be escaped.
struct GitHubRenderer: Renderer {
    private var language = Language.chinese
    private var showsSummary = true
    private var warnings = ""
    private var notices = ""

    mutating func begin(_ run: RunDescription, into output: inout String) {
        language = run.language
        showsSummary = run.showsSummary
    }

    mutating func inspection(_ inspection: Inspection, into output: inout String) {
        for finding in inspection.findings {
            let line = command(for: finding, in: inspection)
            switch finding.severity {
            case .error: output += "::error \(line)"
            case .warning: warnings += "::warning \(line)"
            case .info: notices += "::notice \(line)"
            }
        }
    }

    mutating func diagnostic(_ diagnostic: Diagnostic, into output: inout String) {
        var properties: [(String, String)] = []
        if let path = diagnostic.filePath { properties.append(("file", path)) }
        if let position = diagnostic.position {
            properties.append(("line", String(position.line)))
            properties.append(("col", String(position.column)))
        }
        properties.append(("title", diagnostic.code))
        let rest = Self.command(properties, diagnostic.messageLines(in: language))
        switch diagnostic.level {
        case .error: output += "::error \(rest)"
        case .warning: warnings += "::warning \(rest)"
        case .note: notices += "::notice \(rest)"
        }
    }

    mutating func end(_ summary: RunSummary, into output: inout String) {
        output += warnings + notices
        guard showsSummary else { return }
        output += "::notice " + Self.command([("title", "baguan")], [summary.sentence(in: language)])
    }

    private func command(for finding: Finding, in inspection: Inspection) -> String {
        let span = inspection.span(of: finding.range)
        var properties = [
            ("file", inspection.source.path), ("line", String(span.start.line)), ("endLine", String(span.end.line)),
        ]
        // GitHub takes columns only for annotations within one line.
        if span.start.line == span.end.line {
            properties.append(("col", String(span.start.column)))
            properties.append(("endColumn", String(span.end.column)))
        }
        properties.append(("title", finding.ruleID.description))
        return Self.command(properties, finding.messageLines(in: language))
    }

    /// What follows the command's name, up to and with the line feed.
    private static func command(_ properties: [(String, String)], _ lines: [String]) -> String {
        let list = properties.map { "\($0)=\(escapedProperty($1))" }.joined(separator: ",")
        return list + "::" + lines.map(escapedText).joined(separator: "%0A") + "\n"
    }

    /// Line feeds inside a text never get here raw: `TerminalText` has made them visible. Scalar by scalar, since a mark
    /// after a comma makes one `Character` of the two.
    private static func escapedText(_ text: String) -> String {
        TerminalText.visible(text).escaping { $0 == "%" ? "%25" : nil }
    }

    private static func escapedProperty(_ text: String) -> String {
        escapedText(text).escaping { scalar in
            switch scalar {
            case ":": "%3A"
            case ",": "%2C"
            default: nil
            }
        }
    }
}
