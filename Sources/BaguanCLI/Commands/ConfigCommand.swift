import ArgumentParser
import Baguan

/// `baguan config`
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: Speech.words("显示实际生效的设置，以及每一项从哪里来。", "Show the settings in force and where each comes from."))

    @OptionGroup var list: ListOptions
    @OptionGroup(title: Speech.words("规则", "Rules")) var selection: SelectionOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let setup = RunSetup(settings, selection)
        if list.format == .text { DiagnosticMessages(setup.language, common.colour).show(setup.trouble) }
        let rows = ResolvedSettings(setup, asOf: settings.date, isDateGiven: settings.asOf != nil).rows
        try list.write { json in
            json.head()
            json.member("settingsFile", setup.project.path)
            json.member("folder", setup.project.folder.text)
            json.array("settings") { json in
                for row in rows {
                    json.object {
                        $0.member("name", row.key)
                        $0.member("value", row.value)
                        $0.member("origin", row.origin)
                    }
                }
            }
            json.diagnostics(setup.trouble, setup.language)
        } text: {
            var table = TextTable(
                setup.language == .chinese ? ["设置", "值", "来自"] : ["setting", "value", "from"])
            for row in rows { table.add([row.key, row.value, row.origin]) }
            return table.text
        }
        if setup.hasErrors { throw ExitStatus.trouble }
    }
}

/// Every setting with its value and where that was said.
struct ResolvedSettings {
    struct Row {
        /// As the settings file calls it, with the map's key behind a dot.
        var key: String
        var value: String
        var origin: String
    }

    private let setup: RunSetup
    private let asOf: CalendarDate
    private let isDateGiven: Bool

    init(_ setup: RunSetup, asOf: CalendarDate, isDateGiven: Bool) {
        self.setup = setup
        self.asOf = asOf
        self.isDateGiven = isDateGiven
    }

    var rows: [Row] {
        let settings = setup.project.settings
        var rows = setup.packs.packs.map { pack in
            let isBundled = pack.place.path.hasPrefix("Rules/") && BundledPacks.ids.contains(pack.id)
            return Row(
                key: "packs", value: "\(isBundled ? pack.id : pack.place.path.droppingLastSegment) \(pack.version)",
                origin: settings.packs == nil ? standard : file)
        }
        rows += settings.levels.map { Row(key: "rules.\($0.selector.text)", value: $0.level.word, origin: $0.selector.place.text) }
        rows += settings.entries.map {
            Row(key: "entries.\($0.rule.text).\($0.entry.text)", value: $0.level.word, origin: $0.entry.place.text)
        }
        rows += settings.kinds.map { Row(key: "kinds.\($0.glob.text)", value: $0.kind.rawValue, origin: file) }
        for override in settings.overrides {
            let files = override.files.map(\.text).joined(separator: " ")
            rows += override.levels.map {
                Row(key: "overrides[\(files)].rules.\($0.selector.text)", value: $0.level.word, origin: $0.selector.place.text)
            }
            rows += override.ignored.map {
                Row(key: "overrides[\(files)].ignore", value: $0.text, origin: $0.place.text)
            }
        }
        rows += settings.limits.sorted { $0.key < $1.key }.map { Row(key: "limits.\($0)", value: "\($1)", origin: file) }
        if settings.limits["file-size"] == nil {
            rows.append(Row(key: "limits.file-size", value: "\(setup.fileLimit)", origin: standard))
        }
        rows += settings.exclude.map { Row(key: "exclude", value: $0.text, origin: file) }
        if let model = settings.typingModel { rows.append(Row(key: "typing-model", value: model, origin: file)) }
        rows += settings.knownWords.map { Row(key: "known-words", value: $0, origin: file) }
        rows.append(Row(
            key: "fail-level", value: (settings.failLevel ?? .error).rawValue, origin: settings.failLevel == nil ? standard : file))
        rows.append(Row(key: "language", value: setup.language.rawValue, origin: languageOrigin))
        rows += commandLine
        rows.append(Row(key: "as-of", value: asOf.description, origin: isDateGiven ? "--as-of" : word("今天", "today")))
        return rows
    }

    private var commandLine: [Row] {
        let selection = setup.selection
        let lists = [("--select", selection.selected ?? []), ("--extend-select", selection.added), ("--ignore", selection.ignored)]
        return lists.flatMap { option, selectors in
            selectors.map { Row(key: option == "--ignore" ? "ignore" : "select", value: $0, origin: option) }
        }
    }

    /// A map that is laid over another's may come from any of the files.
    private var file: String {
        setup.project.files.isEmpty ? standard : setup.project.files.joined(separator: word("、", ", "))
    }

    private var standard: String { word("默认", "default") }

    private var languageOrigin: String {
        if Speech.requested != nil { return "--lang / BAGUAN_LANG" }
        return setup.project.settings.language != nil ? file : setup.language == .english ? word("系统语言", "locale") : standard
    }

    private func word(_ chinese: String, _ english: String) -> String {
        Localized(zh: chinese, en: english)[setup.language]
    }
}

extension Settings.RuleLevel {
    fileprivate var word: String {
        switch self {
        case .off: "off"
        case .severity(let severity): severity.rawValue
        }
    }
}

extension FilePlace {
    /// `path:line:column`
    fileprivate var text: String { "\(path):\(position.line):\(position.column)" }
}

extension String {
    fileprivate var droppingLastSegment: String {
        lastIndex(of: "/").map { String(self[..<$0]) } ?? self
    }
}
