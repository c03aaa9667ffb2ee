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
        help: .words("按哪一天判断没有写明日期的稿件，默认今天", "the day for drafts without a date of their own; default today", value: "date"))
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

    /// Today in local time.
    private static var today: CalendarDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
            ?? CalendarDate(year: 1970, month: 1, day: 1)!
    }
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
