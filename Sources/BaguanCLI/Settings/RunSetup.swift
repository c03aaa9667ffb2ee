import Baguan
import Synchronization

/// What a command works with: settings, packs and the rules that apply, with all that is wrong with them.
struct RunSetup {
    let project: ProjectSettings
    let packs: PackCollection
    /// The files of packs that are not bundled, as they were read.
    let packFiles: [(path: String, content: Digest)]
    let selection: RuleSelection
    /// The rules that apply to at least some files.
    let rules: [Rule]
    /// What `typing-model` names, read when some rule needs it.
    let ownModel: SuspectModel?
    /// Words in which no typing error is suspected: those of the settings, and who is in the roster. Asked for by the same rules.
    let knownWords: [String]
    /// What is accepted beside the drafts.
    private(set) var waivers: WaiverList
    let language: Language
    /// All that is wrong. Rules with mistakes are left out; the others still apply.
    let trouble: [Diagnostic]
    /// Whether drafts can be judged at all: not by settings that say something else than they mean, nor by no rule.
    let isUsable: Bool
    private let keepsPacks: Bool

    /// - Parameters:
    ///   - keepsPacks: packs and rules that earlier runs have read need not be read again.
    ///   - anchor: see ``ProjectSettings/load(named:isIsolated:anchor:limitNames:)``.
    init(
        _ options: SettingsOptions, _ rules: SelectionOptions? = nil, keepsPacks: Bool = true, anchor: FilePath? = nil
    ) {
        var project = ProjectSettings.load(named: options.config, isIsolated: options.isolated, anchor: anchor)
        let packFiles = Mutex<[(path: String, content: Digest)]>([])
        @Sendable func note(_ path: String, _ content: [UInt8]) { packFiles.withLock { $0.append((path, Digest(of: content))) } }
        let kept = keepsPacks ? PackCache() : nil
        var packs = PackCollection(
            project.settings.packs, namedIn: project.path,
            folder: { path throws(PackSource.ReadError) in try PackFolder.source(path, watch: note) },
            git: { git throws(PackSource.ReadError) in try PackFolder.source(git, watch: note) },
            load: { source, reference in kept?.load(source, reference) ?? PackLoader.standard.load(source) })
        self.packFiles = packFiles.withLock { $0 }
        if !Self.knowsLimits(of: project.settings, packs.rules) {
            project = .load(
                named: options.config, isIsolated: options.isolated, anchor: anchor, limitNames: Self.limitNames(packs.rules).sorted())
        }
        packs.adjust(by: &project.settings)
        self.project = project
        self.packs = packs
        language = Speech.language(settings: project.settings.language)
        selection = rules?.selection(project.settings) ?? RuleSelection(settings: project.settings)
        self.rules = selection.active(among: packs.rules)

        var diagnostics = project.diagnostics + packs.diagnostics
        let needsModel = self.rules.contains { $0.check == "suspect" }
        ownModel = needsModel ? project.settings.typingModel.flatMap { TypingModelFile.read($0, &diagnostics) } : nil
        knownWords = needsModel ? project.settings.knownWords + Self.names(of: project) : []
        waivers = Self.waivers(of: project, knownRules: packs.diagnostics.isEmpty ? packs.rules.map(\.id) : nil, diagnostics: &diagnostics)
        let known = packs.rules.map(\.id) + SuppressionRule.allCases.map(\.id)
        var fatal = selection.unknownSelectors(among: known).map(Self.unknownRule)
        // A broken rule may be why the settings name one that is unknown; then its own diagnostics say enough.
        if packs.diagnostics.isEmpty { fatal += project.settings.diagnostics(knownRules: known) }
        let isMistaken = (project.diagnostics + fatal).contains { $0.level == .error }
        if self.rules.isEmpty, !isMistaken { fatal.append(Self.noActiveRule(hasRules: !packs.rules.isEmpty)) }
        trouble = diagnostics + fatal
        isUsable = !isMistaken && !self.rules.isEmpty
        self.keepsPacks = keepsPacks
    }

    /// The rules that apply, ready to run; those of earlier runs where they are the same. None when the setup is not usable.
    func ruleSet() -> RuleSet {
        guard isUsable, keepsPacks, let cache = RuleCache(rules: rulesDigest) else {
            return RuleSet(isUsable ? rules : [], knownWords: knownWords)
        }
        return cache.ruleSet(rules, knownWords: knownWords)
    }

    /// Of all that tells the rules that apply from others, as long as the program is the same.
    var rulesDigest: Digest {
        var writer = RecordWriter()
        writer.write(packFiles) { writer, file in
            writer.write(file.path)
            writer.write(file.content.bytes)
        }
        writer.write(project.settings.entries) { writer, setting in
            for text in [setting.rule.text, setting.entry.text, "\(setting.level)"] { writer.write(text) }
        }
        writer.write(rules) { $0.write($1.id.description) }
        writer.write(knownWords) { $0.write($1) }
        return Digest(of: writer.bytes)
    }

    /// Names of people and departments of the roster, where there is one that can be read; `baguan gate` tells what is wrong
    /// with it.
    private static func names(of project: ProjectSettings) -> [String] {
        guard project.origin != .isolated, let roster = ApprovalFolder.roster(near: project.folder) else { return [] }
        return roster.people.flatMap { [$0.name, $0.unit].compactMap(\.self) }
    }

    /// What drafts are held against.
    /// - Parameters:
    ///   - rules: those of this setup, prepared.
    ///   - date: the day as of which drafts without a date of their own are judged.
    ///   - undated: what else is held of them.
    func inspector(_ rules: RuleSet, asOf date: CalendarDate, undated: UndatedDrafts = .asOf) -> Inspector {
        var inspector = Inspector(
            rules: rules, asOf: date, undated: undated, limits: project.settings.limits,
            knownRules: packs.rules.map(\.id), ownModel: ownModel)
        inspector.language = language
        return inspector
    }

    /// An inspection with the levels of the settings, and without what is waived.
    /// - Parameter path: of the draft, from the settings' folder.
    func judged(_ inspection: Inspection, path: String, today: CalendarDate) -> Inspection {
        waivers.applied(to: selection.applied(to: inspection, path: path), path: path, today: today)
    }

    /// Leaves out the waivers of people whom a roster does not know: where approvals are asked for, nobody from nowhere excepts
    /// anything. Names them.
    mutating func honourWaivers(of roster: Roster) -> [Diagnostic] {
        let unknown = waivers.keep { !roster.people(called: $0).isEmpty }
        return unknown.map { waiver in
            Diagnostic(
                code: "waiver-person", level: .warning, filePath: waivers.source?.path, position: waiver.position,
                message: Localized(
                    zh: "例外写的是“\(waiver.person)”同意，名册里没有这个人：放行时不算", en: "the waiver is by “\(waiver.person)”, whom the roster does not know: the gate passes it over"),
                remedy: Localized(zh: "由名册里的人同意，写名册里的姓名", en: "have somebody of the roster agree, by the name in the roster"))
        }
    }

    /// The waivers beside the settings file; without one, those in the project's root.
    private static func waivers(
        of project: ProjectSettings, knownRules: [RuleID]?, diagnostics: inout [Diagnostic]
    ) -> WaiverList {
        let path = project.folder.appending(Array(WaiverList.fileName.utf8)).shown(from: .workingFolder).text
        guard project.origin != .isolated, FilePath(path).exists else { return WaiverList() }
        do throws(FileTrouble) {
            let bytes = try FileReader(limit: 8 << 20).read(FilePath(path))
            return WaiverList(bytes, path: path, knownRules: knownRules, diagnostics: &diagnostics)
        } catch {
            diagnostics.append(error.diagnostic(path: path))
            return WaiverList()
        }
    }

    /// Whether a command that only shows rules and settings has to end in trouble.
    var hasErrors: Bool { trouble.contains { $0.level == .error } }

    static let noActiveRuleCode = "no-active-rule"

    private static let fileSize = "file-size"

    private static func knowsLimits(of settings: Settings, _ rules: [Rule]) -> Bool {
        let known = settings.limits.isEmpty ? [] : limitNames(rules)
        return settings.limits.keys.allSatisfy(known.contains)
    }

    /// The limits that rules name, those of bundled packs that are not in use included.
    private static func limitNames(_ rules: [Rule]) -> Set<String> {
        let names = (rules + BundledPacks.load().packs.flatMap(\.rules)).compactMap { $0.parameters.string("limit") }
        return Set(names).union([fileSize])
    }

    /// The largest file that is read, in bytes.
    var fileLimit: Int { project.settings.limits[Self.fileSize] ?? FileReader.defaultLimit }

    /// The same for plain text that is read piece by piece: none, unless the settings have one.
    var textLimit: Int { project.settings.limits[Self.fileSize] ?? .max }

    /// What is to be said of a rule that a baseline names and that there is not; nil for one that there is.
    func words(aboutUnknown rule: RuleID) -> [Localized]? {
        let known = packs.rules.map(\.id) + SuppressionRule.allCases.map(\.id)
        // A broken rule may be the one that is missing.
        guard packs.diagnostics.isEmpty, !known.contains(rule) else { return nil }
        let nearest = Nearest.word(to: rule.description, among: known.map(\.description))
        let diagnostic = Self.unknownRule(rule.description, nearest: nearest)
        return [diagnostic.message, diagnostic.remedy].compactMap { $0 }
    }

    private static func unknownRule(_ selector: String, nearest: String?) -> Diagnostic {
        Diagnostic(
            code: "unknown-rule",
            message: Localized(zh: "没有规则叫“\(selector)”", en: "no rule is called “\(selector)”"),
            remedy: nearest.map { Localized(zh: "是不是想写“\($0)”？", en: "did you mean “\($0)”?") }
                ?? Localized(zh: "用 baguan rules 查看所有规则", en: "`baguan rules` lists them all"))
    }

    private static func noActiveRule(hasRules: Bool) -> Diagnostic {
        Diagnostic(
            code: noActiveRuleCode,
            message: hasRules
                ? Localized(zh: "所有规则都关闭了，什么也没有检查", en: "every rule is off: nothing was checked")
                : Localized(zh: "一条规则也没有，什么也没有检查", en: "there are no rules: nothing was checked"),
            remedy: hasRules
                ? Localized(
                    zh: "看看 --select、--ignore 和设置文件里的 rules；baguan rules 列出每条规则的状态",
                    en: "look at --select, --ignore and `rules` in the settings; `baguan rules` shows the state of each")
                : Localized(zh: "看看设置文件里的 packs", en: "look at `packs` in the settings"))
    }
}
