import ArgumentParser
import Baguan

/// `baguan rules`
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: Speech.words("列出规则，以及哪些关闭、哪些尚未生效。", "List the rules, and which are off or not yet in force."))

    /// Nothing stands there; who writes a pack's name means `baguan rule`.
    @Argument(help: .hidden) var id: String?

    @Option(
        parsing: .upToNextOption,
        help: .words(
            "比较两个规则包：新版本会改什么；再写一个文件夹，则列出其中稿件的发现会怎样变。git 里的版本写成 v1.2:rules/own 这样",
            "compare two packs: what a new version changes, and with a folder which findings appear and vanish there; a version in git is written REVISION:PATH",
            value: "old> <new> [<folder>]"))
    var diff: [String] = []

    @OptionGroup var list: ListOptions
    @OptionGroup(title: Speech.words("规则", "Rules")) var selection: SelectionOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        if let id {
            throw UsageError(
                Localized(zh: "baguan rules 列出全部规则，后面不写名称", en: "`baguan rules` lists all rules and takes no name"),
                hint: Localized(zh: "只看一个规则包或一条规则，写 baguan rule \(id)", en: "for one pack or rule: baguan rule \(id)"))
        }
        if !diff.isEmpty { return try RulesDifference(list: list, settings: settings, common: common).run(diff) }
        let setup = RunSetup(settings, selection)
        let rules = setup.packs.rules
            // What the settings turn off is shown as off; what this command line leaves out is left out.
            .filter { setup.selection.isActive($0.id) || selection.isEmpty }
        try Self.show(rules, setup, list, settings, common)
        if setup.hasErrors { throw ExitStatus.trouble }
    }

    static func show(
        _ rules: [Rule], _ setup: RunSetup, _ list: ListOptions, _ settings: SettingsOptions, _ common: CommonOptions
    ) throws {
        let rows = RuleList(rules, in: setup, asOf: settings.date)
        if list.format == .text { DiagnosticMessages(setup.language, common.colour).show(setup.trouble) }
        try list.write { json in
            json.head()
            json.member("asOf", settings.date.description)
            rows.write(to: &json)
            json.diagnostics(setup.trouble, setup.language)
        } text: {
            rows.table
        }
        if list.format == .text { Message.show(rows.totals + "\n") }
    }
}
