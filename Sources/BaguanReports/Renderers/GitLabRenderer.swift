import BaguanFindings
import BaguanText

extension ReportFormat {
    /// GitLab's code quality report, a subset of Code Climate's. Source: GitLab's documentation, “Code Quality report format”.
    public static let gitlab = ReportFormat(
        name: "gitlab", summary: Localized(zh: "GitLab 代码质量报告", en: "GitLab code quality report"), isMachine: true
    ) { _ in GitLabRenderer() }
}

/// GitLab knows a finding again by its fingerprint and drops all but one of those that share it; so a finding's own is
/// joined by its file and by how many of the same stand before it there.
struct GitLabRenderer: Renderer {
    private var json = JSONWriter(isIndented: true)
    private var language = Language.chinese

    mutating func begin(_ run: RunDescription, into output: inout String) {
        language = run.language
        json.beginArray()
        json.drain(into: &output)
    }

    mutating func inspection(_ inspection: Inspection, into output: inout String) {
        let path = inspection.source.path
        var met: [String: Int] = [:]
        for finding in inspection.findings {
            let number = met[finding.fingerprint, default: 0]
            met[finding.fingerprint] = number + 1
            let span = inspection.span(of: finding.range)
            let severity =
                switch finding.severity {
                case .error: "major"
                case .warning: "minor"
                case .info: "info"
                }
            entry(
                finding.messageLines(in: language), check: finding.ruleID.description,
                fingerprint: Fingerprint.of(
                    rule: finding.ruleID, match: finding.fingerprint, before: path, after: String(number)),
                severity, path: path, lines: span.start.line...max(span.start.line, span.end.line))
        }
        json.drain(into: &output)
    }

    mutating func diagnostic(_ diagnostic: Diagnostic, into output: inout String) {
        let severity =
            switch diagnostic.level {
            case .error: "critical"
            case .warning: "minor"
            case .note: "info"
            }
        let (path, line) = (diagnostic.filePath ?? ".", diagnostic.position?.line ?? 1)
        entry(
            diagnostic.messageLines(in: language), check: diagnostic.code,
            fingerprint: Fingerprint.of(
                rule: RuleID(pack: "baguan", name: diagnostic.code), match: diagnostic.message[language], before: path,
                after: String(line)),
            severity, path: path, lines: line...line)
        json.drain(into: &output)
    }

    mutating func end(_ summary: RunSummary, into output: inout String) {
        json.endArray()
        json.newLine()
        json.drain(into: &output)
    }

    private mutating func entry(
        _ message: [String], check: String, fingerprint: String, _ severity: String, path: String, lines: ClosedRange<Int>
    ) {
        json.object { json in
            json.member("description", message.joined(separator: " "))
            json.member("check_name", check)
            json.member("fingerprint", fingerprint)
            json.member("severity", severity)
            json.object("location") { json in
                json.member("path", path)
                json.object("lines") { json in
                    json.member("begin", lines.lowerBound)
                    json.member("end", lines.upperBound)
                }
            }
        }
    }
}
