import Baguan
import Testing

/// Rules from files of one pack in memory: the names of rule files without `rules/`, and what they say but examples.
func rules(_ files: [String: String], pack: String = "sample", examples: String? = nil) throws -> [Rule] {
    let examples = examples ?? "examples:\n  bad: [{text: ⟦一⟧}, {text: ⟦二⟧}]\n  good: [{text: 三}, {text: 四}]\n"
    let sources = [(path: "pack.yml", bytes: Array("id: \(pack)\ntitle: 样例\nversion: 1.0.0\n".utf8))]
        + files.sorted { $0.key < $1.key }.map { (path: "rules/\($0.key).yml", bytes: Array("id: \($0.key)\n\($0.value)\n\(examples)".utf8)) }
    let outcome = PackLoader.standard.load(PackSource(location: pack, files: sources))
    for diagnostic in outcome.diagnostics { Issue.record("\(diagnostic.message.english) \(diagnostic.excerpt?.line ?? "")") }
    return try #require(outcome.pack).rules
}

/// A term rule, from its entries and what follows them.
func termRule(_ entries: String, severity: String = "error", head: String = "") -> String {
    "check: term\ntitle: 试\nmessage: '{match}→{suggest}'\nseverity: \(severity)\n\(head)entries: [\(entries)]"
}

extension Inspector {
    init(_ rules: [Rule], asOf: String = "2026-11-20") throws {
        self.init(rules: rules, asOf: try #require(CalendarDate(asOf)))
    }

    /// Inspects a text that is known to be one.
    func findings(_ text: String, path: String = "draft.txt", kind: String? = nil) throws -> [Finding] {
        try inspect([0xEF, 0xBB, 0xBF] + Array(text.utf8), path: path, kind: kind).findings
    }
}

extension Inspection {
    /// `line:column match` of each finding.
    var places: [String] {
        findings.map { finding in
            let start = source.lines.position(of: finding.range.lowerBound)
            let end = source.lines.position(of: finding.range.upperBound)
            return "\(start.line):\(start.column)-\(end.line):\(end.column) \(finding.match)"
        }
    }
}
