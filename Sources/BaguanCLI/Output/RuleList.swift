import Baguan

/// Rules with their state: what `baguan rules` prints, and `baguan rule` for a whole pack.
struct RuleList {
    private let rows: [(rule: Rule, state: RuleState)]
    private let selection: RuleSelection
    private let language: Language

    init(_ rules: [Rule], in setup: RunSetup, asOf date: CalendarDate) {
        selection = setup.selection
        language = setup.language
        rows = rules.map { ($0, RuleState(of: $0, selection: setup.selection, asOf: date)) }
    }

    var table: String {
        guard !rows.isEmpty else { return "" }
        var table = TextTable(
            language == .chinese
                ? ["规则", "检查", "级别", "词条", "状态", "标题"] : ["rule", "check", "severity", "entries", "state", "title"],
            rightAligned: [3])
        for (rule, state) in rows {
            table.add([
                rule.id.description, rule.check, selection.severity(of: rule).rawValue,
                rule.entries.isEmpty ? "" : "\(rule.entries.count)", state.word(in: language), rule.title,
            ])
        }
        return table.text
    }

    /// How many there are, and how many of them do nothing.
    var totals: String {
        var totals = Localized(zh: "\(rows.count) 条规则", en: "\(rows.count) rule\(rows.count == 1 ? "" : "s")")
        for state in [RuleState.off, .partial, .notYet] {
            let count = rows.count { $0.state == state }
            guard count > 0 else { continue }
            totals.chinese += "，\(count) 条\(state.word(in: .chinese))"
            totals.english += ", \(count) \(state.word(in: .english))"
        }
        return Localized(zh: totals.chinese + "。", en: totals.english + ".")[language]
    }

    func write(to json: inout JSONWriter) {
        json.array("rules") { json in
            for (rule, state) in rows {
                json.object { json in
                    json.member("ruleId", rule.id.description)
                    json.member("check", rule.check)
                    json.member("severity", selection.severity(of: rule).rawValue)
                    json.member("title", rule.title)
                    json.member("entries", rule.entries.count)
                    json.member("state", state.rawValue)
                    json.member("kinds", rule.kinds.sorted())
                    json.member("tags", rule.tags)
                }
            }
        }
    }
}
