import BaguanFindings
import BaguanRules
import BaguanText

extension ReportFormat {
    /// One page for people, which needs nothing beside it: the drafts with what was found in them, totals, explanations.
    public static let html = ReportFormat(
        name: "html", summary: Localized(zh: "一个网页：原文、标注、统计和规则说明", en: "one page: texts, findings, totals, rules"),
        isMachine: true, showsDrafts: true
    ) { _ in HTMLRenderer() }
}

/// Drafts are written as they come; the totals follow them and are put before them by the page's script, so that a run over
/// very many files needs no more memory here than its counts.
///
/// Where an inspection holds no passages, each finding is shown with its sentence alone.
struct HTMLRenderer: Renderer {
    private var language = Language.chinese
    private var rules: [Rule] = []
    private var summary = HTMLSummary()

    mutating func begin(_ run: RunDescription, into output: inout String) {
        (language, rules) = (run.language, run.rules)
        let title = Localized(zh: "把关检查报告", en: "baguan report")[language]
        let about = Localized(
            zh: "没有写明日期的稿件按 \(run.asOf) 判断 · baguan \(run.toolVersion) · 规则 \(rules.count) 条",
            en: "drafts without a date are judged as of \(run.asOf) · baguan \(run.toolVersion) · \(rules.count) rules")[language]
        output += PrintedPage.head(title, in: language, style: HTMLReportStyle.text, scriptHash: HTMLReportScript.hash)
        output += "<body>\n<header><h1>\(title)</h1><p class=\"quiet\">\(PrintedPage.escaped(about))</p></header>\n<main>\n"
    }

    mutating func inspection(_ inspection: Inspection, into output: inout String) {
        output += HTMLDraft(inspection: inspection, number: summary.add(inspection), language: language).html
    }

    mutating func diagnostic(_ diagnostic: Diagnostic, into output: inout String) {
        summary.add(diagnostic)
    }

    mutating func end(_ summary: RunSummary, into output: inout String) {
        output += "</main>\n" + self.summary.html(summary, rules, language)
        output += HTMLRules(rules: rules, language: language).html(Set(self.summary.byRule.keys))
        output += "<script>\(HTMLReportScript.text)</script>\n</html>\n"
    }
}
