import Baguan

/// How often each rule was broken.
struct RuleStatistics {
    private struct Row {
        var severity: Severity
        var count = 0
        var files = 0
    }

    private var rows: [RuleID: Row] = [:]

    mutating func add(_ inspection: Inspection) {
        var met: Set<RuleID> = []
        for finding in inspection.findings {
            var row = rows[finding.ruleID] ?? Row(severity: finding.severity)
            row.severity = max(row.severity, finding.severity)
            row.count += 1
            if met.insert(finding.ruleID).inserted { row.files += 1 }
            rows[finding.ruleID] = row
        }
    }

    /// The most frequent first.
    private var sorted: [(id: RuleID, row: Row)] {
        rows.map { ($0.key, $0.value) }.sorted { ($1.row.count, $0.id) < ($0.row.count, $1.id) }
    }

    func table(in language: Language) -> String {
        guard !rows.isEmpty else { return "" }
        var table = TextTable(
            language == .chinese ? ["次数", "文件", "级别", "规则"] : ["count", "files", "severity", "rule"],
            rightAligned: [0, 1])
        for (id, row) in sorted {
            table.add(["\(row.count)", "\(row.files)", row.severity.rawValue, id.description])
        }
        return table.text
    }

    var json: String {
        var json = JSONWriter(isIndented: true)
        json.array { json in
            for (id, row) in sorted {
                json.object {
                    $0.member("ruleId", id.description)
                    $0.member("severity", row.severity.rawValue)
                    $0.member("count", row.count)
                    $0.member("files", row.files)
                }
            }
        }
        return json.text + "\n"
    }
}
