import ArgumentParser
import Baguan
import Foundation

extension ArgumentHelp {
    /// Help in the user's language.
    static func words(_ chinese: String, _ english: String, value: String? = nil) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: Speech.words(chinese, english)).named(value)
    }

    private func named(_ value: String?) -> ArgumentHelp {
        var help = self
        if let value { help.valueName = value }
        return help
    }
}

/// What every command takes.
struct CommonOptions: ParsableArguments {
    /// Read by ``Speech``, before anything is parsed.
    @Option(help: .words("界面语言：zh 或 en", "language of messages: zh or en", value: "lang"))
    var lang: String?

    @Option(help: .words("彩色输出：auto、always 或 never", "colours: auto, always or never", value: "when"))
    var color: ColourChoice?

    @Flag(name: .customLong("no-color"), help: .hidden)
    var noColor = false

    var colour: ColourChoice { noColor ? .never : color ?? .auto }

}

/// Which settings apply, and as of when.
struct SettingsOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: .words("用这个设置文件，不去找 .baguan.yml", "use this settings file instead of the nearest .baguan.yml", value: "file"))
    var config: String?

    @Flag(help: .words("不用任何设置文件，只用内置规则包", "ignore settings files: the bundled packs apply"))
    var isolated = false

    @Option(
        name: .customLong("as-of"),
        help: .words("按哪一天判断没有写明日期的稿件，默认今天（北京时间）", "the day for drafts without a date of their own; default today in Beijing", value: "date"))
    var asOf: String?

    func validate() throws {
        if let asOf, CalendarDate(asOf) == nil {
            throw ValidationError(Speech.words(
                "“\(asOf)”不是日期，应写成 2026-11-21 这样", "“\(asOf)” is no date; write it like 2026-11-21"))
        }
        if isolated, config != nil {
            throw ValidationError(Speech.words(
                "--isolated 与 --config 不能同时使用", "--isolated and --config exclude each other"))
        }
    }

    /// The day of the run.
    var date: CalendarDate { asOf.flatMap { CalendarDate($0) } ?? Self.today }

    /// The one place where that is decided: drafts, deadlines and signatures go by the same day, Beijing's, on whatever
    /// machine.
    static var today: CalendarDate { Timestamp.now.dayInBeijing ?? Timestamp.now.date }
}

/// Which rules apply.
struct SelectionOptions: ParsableArguments {
    @Option(
        name: [.long, .customLong("only-rule")],
        help: .words("只用这些规则：规则、规则包或前缀，可用逗号分开", "only these rules: id, pack or prefix, separated by commas", value: "rules"))
    var select: [String] = []

    @Option(
        name: .customLong("extend-select"),
        help: .words("另外再用这些规则", "these rules as well", value: "rules"))
    var extendSelect: [String] = []

    @Option(help: .words("不用这些规则", "not these rules", value: "rules"))
    var ignore: [String] = []

    /// Nothing was said.
    var isEmpty: Bool { select.isEmpty && extendSelect.isEmpty && ignore.isEmpty }

    func selection(_ settings: Settings) -> RuleSelection {
        let selected = Self.split(select)
        return RuleSelection(
            settings: settings, selected: select.isEmpty ? nil : selected, added: Self.split(extendSelect),
            ignored: Self.split(ignore))
    }

    private static func split(_ values: [String]) -> [String] {
        values.flatMap { $0.split(whereSeparator: { ",，".contains($0) }) }
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}

/// What every command takes that holds something against rules.
struct RuleRunOptions: ParsableArguments {
    @OptionGroup(title: Speech.words("规则", "Rules")) var selection: SelectionOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    /// The settings and rules that apply, for a command that can do nothing with faulty ones.
    func usableSetup() throws -> RunSetup {
        let setup = RunSetup(settings, selection)
        guard setup.isUsable else { throw InputTrouble(diagnostics: setup.trouble, colour: common.colour) }
        DiagnosticMessages(Speech.language, common.colour).show(setup.trouble)
        return setup
    }
}
