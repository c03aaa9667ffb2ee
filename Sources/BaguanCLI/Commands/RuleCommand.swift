import ArgumentParser
import Baguan

/// `baguan rule`
struct RuleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rule",
        abstract: Speech.words(
            "说明一条规则：查什么，为什么，有哪些例外和例句；写规则包的名称则列出包里的规则。",
            "Explain a rule: what it finds, why, its exceptions and examples; of a pack, list its rules."),
        aliases: ["explain"])

    @Argument(
        help: .words(
            "规则号，如 institutions/renamed，或规则包的名称", "rule id, such as institutions/renamed, or a pack's id", value: "id"))
    var id: String

    @Flag(help: .words("列出全部词条和例句", "all entries and examples"))
    var all = false

    @OptionGroup var list: ListOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let setup = RunSetup(settings)
        // A rule can be explained while all are off.
        let trouble = setup.trouble.filter { $0.code != RunSetup.noActiveRuleCode }
        let hasErrors = trouble.contains { $0.level == .error }
        // A pack may well hold a rule of its own name; who means that one says so: campaigns/campaigns.
        let inPack = setup.packs.rules.filter { $0.id.pack == id }
        if !inPack.isEmpty {
            try RulesCommand.show(inPack, setup, list, settings, common)
            if hasErrors { throw ExitStatus.trouble }
            return
        }
        DiagnosticMessages(setup.language, common.colour).show(trouble)
        let rule = try rule(in: setup.packs.rules + SuppressionRule.allCases.map { $0.rule(in: setup.language) })
        let pack = setup.packs.packs.first { $0.id == rule.id.pack }
        let state = RuleState(of: rule, selection: setup.selection, asOf: settings.date)
        let page = RulePage(
            rule: rule, pack: pack, severity: setup.selection.severity(of: rule), state: state,
            language: setup.language, limit: all ? .max : 5)
        try list.write { page.write(to: &$0) } text: { page.text }
        if hasErrors { throw ExitStatus.trouble }
    }

    /// By its id, or by its name when only one pack has a rule of that name.
    private func rule(in rules: [Rule]) throws(UsageError) -> Rule {
        if let rule = rules.first(where: { $0.id.description == id }) { return rule }
        let named = rules.filter { $0.id.name == id }
        if named.count == 1 { return named[0] }
        let candidates = named.isEmpty ? rules.filter { $0.id.matches(selector: id) } : named
        guard candidates.isEmpty else {
            let ids = candidates.map(\.id.description)
            throw UsageError(
                Localized(zh: "“\(id)”不止一条规则", en: "“\(id)” is more than one rule"),
                hint: Localized(zh: "选一条：\(ids.joined(separator: "、"))", en: "choose one: \(ids.joined(separator: ", "))"))
        }
        throw UsageError(
            Localized(zh: "没有规则叫“\(id)”", en: "no rule is called “\(id)”"),
            hint: Nearest.word(to: id, among: rules.map(\.id.description) + rules.map(\.id.name)).map {
                Localized(zh: "是不是想写 \($0)？", en: "did you mean \($0)?")
            } ?? Localized(zh: "用 baguan rules 查看所有规则", en: "`baguan rules` lists them all"))
    }
}

extension SuppressionRule {
    /// As a rule that can be explained; none of any pack.
    fileprivate func rule(in language: Language) -> Rule {
        Rule(
            id: id, check: Self.pack, title: title[language], why: why[language], message: title[language], severity: severity,
            place: FilePlace(path: "", position: TextPosition(line: 1, column: 1)))
    }
}
