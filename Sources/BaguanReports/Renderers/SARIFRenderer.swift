import BaguanFindings
import BaguanRules
import BaguanText

extension ReportFormat {
    /// SARIF 2.1.0 (OASIS, with errata 01), which code hosts and editors read.
    public static let sarif = ReportFormat(
        name: "sarif", summary: Localized(zh: "SARIF 2.1.0", en: "SARIF 2.1.0"), isMachine: true
    ) { _ in SARIFRenderer() }
}

/// Results are written as they come; notifications, of which there are few, wait for the invocation at the end.
///
/// Paragraph numbers (§) are those of the SARIF specification. Left out on purpose: `byteOffset` (§3.30.11), which counts
/// bytes of the file, while ours count bytes of the decoded text.
struct SARIFRenderer: Renderer {
    private var json = JSONWriter(isIndented: true)
    private var language = Language.chinese
    private var ruleIndices: [RuleID: Int] = [:]
    private var diagnostics: [Diagnostic] = []

    mutating func begin(_ run: RunDescription, into output: inout String) {
        language = run.language
        for (index, rule) in run.rules.enumerated() { ruleIndices[rule.id] = index }
        json.beginObject()
        json.member("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
        json.member("version", "2.1.0")
        json.beginArray("runs")
        json.beginObject()
        json.object("tool") { json in
            json.object("driver") { json in
                json.member("name", "baguan")
                json.member("version", run.toolVersion)
                json.member("semanticVersion", run.toolVersion)
                json.array("rules") {
                    for rule in run.rules { $0.reportingDescriptor(rule) }
                }
            }
        }
        json.member("columnKind", "unicodeCodePoints")
        json.beginArray("results")
        json.drain(into: &output)
    }

    mutating func inspection(_ inspection: Inspection, into output: inout String) {
        for finding in inspection.findings + inspection.suppressed { result(finding, in: inspection) }
        json.drain(into: &output)
    }

    mutating func diagnostic(_ diagnostic: Diagnostic, into output: inout String) {
        diagnostics.append(diagnostic)
    }

    mutating func end(_ summary: RunSummary, into output: inout String) {
        json.endArray()
        let (diagnostics, language) = (diagnostics, language)
        json.array("invocations") { json in
            json.object { json in
                json.member("executionSuccessful", !diagnostics.contains { $0.level == .error })
                json.array("toolExecutionNotifications") {
                    for diagnostic in diagnostics { $0.notification(diagnostic, language) }
                }
            }
        }
        json.endObject()
        json.endArray()
        json.endObject()
        json.newLine()
        json.drain(into: &output)
    }

    private mutating func result(_ finding: Finding, in inspection: Inspection) {
        let (ruleIndex, language) = (ruleIndices[finding.ruleID], language)
        json.object { json in
            json.member("ruleId", finding.ruleID.description)
            json.member("ruleIndex", ruleIndex)
            json.member("level", finding.severity.sarifLevel)
            json.object("message") { $0.member("text", finding.message) }
            json.array("locations") { $0.location(of: finding, in: inspection) }
            if !finding.fingerprint.isEmpty {
                json.object("partialFingerprints") { $0.member("baguanFinding/v1", finding.fingerprint) }
            }
            json.member("baselineState", finding.baselineState?.rawValue)
            if let fix = finding.fix { json.fixes(fix, in: inspection, language) }
            // An empty array says that nothing suppresses the result; without the array nobody knows (§3.27.23).
            json.array("suppressions") { json in
                if let suppression = finding.suppression { json.suppression(suppression, language) }
            }
            json.properties(of: finding)
        }
    }
}

extension Severity {
    var sarifLevel: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}
