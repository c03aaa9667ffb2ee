import BaguanFindings
import BaguanText

extension ReportFormat {
    /// The XML of Checkstyle's `XMLLogger`, which many servers read. It has no official schema: what other linters write
    /// (version 4.3) is followed, and the tests hold reports against a grammar of our own.
    public static let checkstyle = ReportFormat(
        name: "checkstyle", summary: Localized(zh: "Checkstyle XML", en: "Checkstyle XML"), isMachine: true
    ) { _ in CheckstyleRenderer() }
}

/// A file without findings has its element too. A diagnostic is an error of its file, or of `.` when it is of none.
struct CheckstyleRenderer: Renderer {
    private var xml = XMLWriter()
    private var language = Language.chinese

    mutating func begin(_ run: RunDescription, into output: inout String) {
        language = run.language
        xml.declaration()
        xml.begin("checkstyle", ["version": "4.3"])
        xml.drain(into: &output)
    }

    mutating func inspection(_ inspection: Inspection, into output: inout String) {
        xml.begin("file", ["name": inspection.source.path])
        for finding in inspection.findings {
            let start = inspection.source.lines.position(of: finding.range.lowerBound)
            error(finding.severity, at: start, finding.messageLines(in: language), source: finding.ruleID.description)
        }
        xml.end()
        xml.drain(into: &output)
    }

    mutating func diagnostic(_ diagnostic: Diagnostic, into output: inout String) {
        xml.begin("file", ["name": diagnostic.filePath ?? "."])
        let place = diagnostic.position ?? TextPosition(line: 1, column: 1)
        error(diagnostic.level.severity, at: place, diagnostic.messageLines(in: language), source: diagnostic.code)
        xml.end()
        xml.drain(into: &output)
    }

    mutating func end(_ summary: RunSummary, into output: inout String) {
        xml.end()
        xml.drain(into: &output)
    }

    private mutating func error(_ severity: Severity, at place: TextPosition, _ lines: [String], source: String) {
        xml.empty("error", [
            "line": String(place.line), "column": String(place.column), "severity": severity.rawValue,
            "message": lines.joined(separator: " "), "source": source,
        ])
    }
}
