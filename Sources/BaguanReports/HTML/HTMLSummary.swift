import BaguanFindings
import BaguanRules
import BaguanText

/// The report's totals: kept while drafts go by, written when all have.
struct HTMLSummary {
    /// Findings by severity.
    struct Counts {
        private var counts: [Severity: Int] = [:]
        var total: Int { counts.values.reduce(0, +) }
        subscript(_ severity: Severity) -> Int { counts[severity, default: 0] }
        mutating func add(_ severity: Severity) { counts[severity, default: 0] += 1 }
    }

    private struct File {
        var number: Int
        var path: String
        var counts: Counts
    }

    /// So many files are in the chart; the others are in the report all the same.
    private static let chartedFiles = 20

    /// So many rows of a chart are seen at once.
    private static let openRows = 8

    private(set) var byRule: [RuleID: Counts] = [:]
    private var files: [File] = []
    private var diagnostics: [Diagnostic] = []
    private var fileCount = 0

    /// Counts one more draft and gives it its number.
    mutating func add(_ inspection: Inspection) -> Int {
        fileCount += 1
        guard !inspection.findings.isEmpty else { return fileCount }
        var counts = Counts()
        for finding in inspection.findings {
            counts.add(finding.severity)
            byRule[finding.ruleID, default: Counts()].add(finding.severity)
        }
        files.append(File(number: fileCount, path: inspection.source.path, counts: counts))
        // Only the worst are kept: a run may be over very many files.
        if files.count >= 4 * Self.chartedFiles { files = worstFiles }
        return fileCount
    }

    mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    private var worstFiles: [File] {
        Array(files.sorted { ($1.counts.total, $0.number) < ($0.counts.total, $1.number) }.prefix(Self.chartedFiles))
    }

    // MARK: - Writing

    func html(_ summary: RunSummary, _ rules: [Rule], _ language: Language) -> String {
        let parts = [
            totals(summary, language), trouble(language), ruleChart(rules, language), fileChart(language),
        ]
        return "<section class=\"panel\" id=\"summary\">\n\(parts.joined())</section>\n" + filters(language)
    }

    private func totals(_ summary: RunSummary, _ language: Language) -> String {
        let counts = [
            ("error", summary.errorCount, Localized(zh: "错误", en: "errors")),
            ("warning", summary.warningCount, Localized(zh: "警告", en: "warnings")),
            ("info", summary.infoCount, Localized(zh: "提示", en: "hints")),
            ("files", summary.files, Localized(zh: "文件", en: "files")),
            ("unreadable", summary.unreadable, Localized(zh: "没能读取", en: "unreadable")),
        ]
        let items = counts.filter { $0.0 != "unreadable" || $0.1 > 0 }
            .map { "<li class=\"\($0)\"><b>\($1)</b>\($2[language])</li>" }
        return """
            <div class="box wide"><ul class="totals">\(items.joined())</ul>
            <p class="quiet">\(escaped(summary.sentence(in: language)))</p></div>

            """
    }

    private func trouble(_ language: Language) -> String {
        guard !diagnostics.isEmpty else { return "" }
        let items = diagnostics.map { diagnostic in
            let place = [diagnostic.filePath, diagnostic.location ?? diagnostic.position.map { "\($0.line):\($0.column)" }].compactMap { $0 }
            let lines = diagnostic.messageLines(in: language).map(escaped).joined(separator: "<br>")
            let level = diagnostic.level.severity
            return "<li><b class=\"\(level.rawValue)\">\(level.word(in: language))</b> "
                + "\(escaped(place.joined(separator: ":"))) \(lines)</li>\n"
        }
        let title = Localized(zh: "没有检查到的和要注意的", en: "What was not checked, and what to know")[language]
        return "<div class=\"box wide\"><h2>\(title)</h2>\n<ul class=\"trouble\">\n\(items.joined())</ul></div>\n"
    }

    private func ruleChart(_ rules: [Rule], _ language: Language) -> String {
        guard !byRule.isEmpty else { return "" }
        let titles = Dictionary(rules.map { ($0.id, $0.title) }) { first, _ in first }
        let most = byRule.values.map(\.total).max() ?? 1
        let shown = Localized(zh: "显示", en: "show")[language]
        let rows = byRule.sorted { ($1.value.total, $0.key) < ($0.value.total, $1.key) }.map { id, counts in
            let title = titles[id].flatMap { $0.isEmpty ? nil : $0 } ?? id.description
            return """
                <tr><td><input class="script-only" type="checkbox" checked aria-label="\(shown) \(escaped(title))"\
                 data-rule="\(escaped(id.description))"><a href="#\(HTMLRules.anchor(of: id))">\(escaped(title))</a></td>\
                <td class="bar">\(bar(counts, of: most))</td><td class="number">\(counts.total)</td></tr>

                """
        }
        return chart(
            Localized(zh: "按规则", en: "By rule")[language],
            [Localized(zh: "规则", en: "Rule")[language], "", Localized(zh: "处数", en: "Findings")[language]], rows,
            more: Localized(zh: "其余 \(rows.count - Self.openRows) 条规则", en: "\(rows.count - Self.openRows) more rules")[language])
    }

    private func fileChart(_ language: Language) -> String {
        let worst = worstFiles
        guard let most = worst.first?.counts.total else { return "" }
        let rows = worst.map { file in
            """
            <tr><td><a href="#d\(file.number)">\(escaped(file.path))</a></td>\
            <td class="bar">\(bar(file.counts, of: most))</td><td class="number">\(file.counts.total)</td></tr>

            """
        }
        let title = files.count > worst.count
            ? Localized(zh: "按文件（最多的 \(worst.count) 个）", en: "By file (the \(worst.count) with most)")
            : Localized(zh: "按文件", en: "By file")
        return chart(
            title[language],
            [Localized(zh: "文件", en: "File")[language], "", Localized(zh: "处数", en: "Findings")[language]], rows,
            more: Localized(zh: "其余 \(rows.count - Self.openRows) 个文件", en: "\(rows.count - Self.openRows) more files")[language])
    }

    /// - Parameter more: what the rows are called that are shown on demand.
    private func chart(_ title: String, _ heads: [String], _ rows: [String], more: String) -> String {
        let head = heads.map { $0.isEmpty ? "<td></td>" : "<th scope=\"col\">\($0)</th>" }.joined()
        func table(_ rows: some Sequence<String>) -> String {
            "<table><thead><tr>\(head)</tr></thead><tbody>\n\(rows.joined())</tbody></table>\n"
        }
        let rest = rows.dropFirst(Self.openRows)
        let folded = rest.isEmpty ? "" : "<details class=\"more\"><summary>\(more)</summary>\n\(table(rest))</details>\n"
        return "<div class=\"box\"><h2>\(title)</h2>\n\(table(rows.prefix(Self.openRows)))\(folded)</div>\n"
    }

    /// The numbers stand beside it, so a screen reader passes it over.
    private func bar(_ counts: Counts, of most: Int) -> String {
        var x = 0.0
        var bars = ""
        for severity in Severity.allCases.reversed() where counts[severity] > 0 {
            let width = Double(counts[severity] * 1000 / max(most, 1)) / 10
            bars += "<rect class=\"\(severity.rawValue)\" x=\"\(x)\" width=\"\(width)\" height=\"10\"/>"
            x += width
        }
        return "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\(bars)</svg>"
    }

    /// Shown by the script, without which they could do nothing.
    private func filters(_ language: Language) -> String {
        let boxes = Severity.allCases.reversed().map { severity in
            "<label><input type=\"checkbox\" checked data-severity=\"\(severity.rawValue)\">\(severity.word(in: language))</label>"
        }
        let only = Localized(zh: "只看有发现的稿件", en: "only drafts with findings")[language]
        let allRules = Localized(zh: "全选或全不选规则", en: "all rules or none")[language]
        let words = Localized(zh: "显示 #／# 处", en: "# of # shown")[language]
        let keys = Localized(zh: "按 n 看下一处，按 p 看上一处", en: "n goes to the next finding, p to the one before")[language]
        return """
            <div class="box filters script-only" id="filters" role="group" aria-label="\(Localized(zh: "筛选", en: "Filters")[language])">
            \(boxes.joined(separator: "\n"))
            <label><input type="checkbox" id="only-findings">\(only)</label>
            <button type="button" id="all-rules">\(allRules)</button>
            <output id="status" aria-live="polite" data-words="\(words)"></output>
            <span class="quiet">\(keys)</span>
            </div>

            """
    }

    private func escaped(_ text: String) -> String { PrintedPage.escaped(text) }
}
