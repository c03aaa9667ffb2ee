import ArgumentParser
import Baguan

/// `baguan rules`
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: Speech.words("列出规则，以及哪些关闭、哪些尚未生效。", "List the rules, and which are off or not yet in force."))

    @OptionGroup var list: ListOptions
    @OptionGroup(title: Speech.words("规则", "Rules")) var selection: SelectionOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let setup = RunSetup(settings, selection)
        let rows = setup.packs.rules
            // What the settings turn off is shown as off; what this command line leaves out is left out.
            .filter { setup.selection.isActive($0.id) || selection.isEmpty }
            .map { ($0, RuleState(of: $0, selection: setup.selection, asOf: settings.date)) }
        if list.format == .text { DiagnosticMessages(setup.language, common.colour).show(setup.trouble) }
        try list.write { json in
            json.head()
            json.member("asOf", settings.date.description)
            json.array("rules") { json in
                for (rule, state) in rows {
                    json.object { Self.summarise(rule, state, setup.selection, into: &$0) }
                }
            }
            json.diagnostics(setup.trouble, setup.language)
        } text: {
            table(rows, setup)
        }
        if list.format == .text {
            Message.show(Self.totals(rows.map(\.1))[setup.language] + "\n")
        }
        if setup.hasErrors { throw ExitStatus.trouble }
    }

    private static func totals(_ states: [RuleState]) -> Localized {
        var totals = Localized(zh: "\(states.count) 条规则", en: "\(states.count) rule\(states.count == 1 ? "" : "s")")
        for state in [RuleState.off, .partial, .notYet] {
            let count = states.count { $0 == state }
            guard count > 0 else { continue }
            totals.chinese += "，\(count) 条\(state.word(in: .chinese))"
            totals.english += ", \(count) \(state.word(in: .english))"
        }
        return Localized(zh: totals.chinese + "。", en: totals.english + ".")
    }

    private func table(_ rows: [(Rule, RuleState)], _ setup: RunSetup) -> String {
        guard !rows.isEmpty else { return "" }
        let language = setup.language
        var table = TextTable(
            language == .chinese
                ? ["规则", "检查", "级别", "词条", "状态", "标题"] : ["rule", "check", "severity", "entries", "state", "title"],
            rightAligned: [3])
        for (rule, state) in rows {
            table.add([
                rule.id.description, rule.check, setup.selection.severity(of: rule).rawValue,
                rule.entries.isEmpty ? "" : "\(rule.entries.count)", state.word(in: language), rule.title,
            ])
        }
        return table.text
    }

    private static func summarise(
        _ rule: Rule, _ state: RuleState, _ selection: RuleSelection, into json: inout JSONWriter
    ) {
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
