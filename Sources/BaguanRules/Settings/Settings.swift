public import BaguanFindings

/// What `.baguan.yml` says. Without one, everything has its default and all bundled packs apply.
///
/// All globs are read from the folder of the settings file that is in use, those of a file it extends included.
public struct Settings: Sendable {
    public enum PackReference: Hashable, Sendable {
        /// A pack that the binary carries, by its id.
        case bundled(String)
        /// A pack's folder: absolute, or relative to where the settings file's own path starts from.
        case path(String)
        /// A pack's folder in a git repository.
        case git(GitSource)
    }

    /// How a rule counts in this organisation.
    public enum RuleLevel: Hashable, Sendable {
        case off
        case severity(Severity)
    }

    /// Some rules, named by an id, a pack or a prefix; see `RuleID.matches(selector:)`.
    public struct Selector: Hashable, Sendable {
        public var text: String
        public var place: FilePlace
        /// The line it stands on, for a diagnostic.
        var excerpt: LineExcerpt
    }

    public struct LevelSetting: Hashable, Sendable {
        public var selector: Selector
        public var level: RuleLevel
    }

    public struct KindSetting: Hashable, Sendable {
        public var glob: GlobPattern
        public var kind: PublicationKind
    }

    /// What differs for some files.
    public struct Override: Hashable, Sendable {
        public var files: [GlobPattern]
        public var levels: [LevelSetting] = []
        /// Rules that do not apply there.
        public var ignored: [Selector] = []
    }

    /// Nil means all bundled packs.
    public var packs: [PackReference]?
    public var levels: [LevelSetting] = []
    /// Of single entries; see ``adjust(_:diagnostics:)``.
    public var entries: [EntrySetting] = []
    public var kinds: [KindSetting] = []
    public var overrides: [Override] = []
    /// By dotted name, such as `wechat.title`; in the unit of the limit (characters, or bytes for `file-size`).
    public var limits: [String: Int] = [:]
    public var exclude: [GlobPattern] = []
    /// A model of the organisation's own texts, made by `baguan train`; the path is resolved as those of packs are.
    public var typingModel: String?
    /// Words of the organisation that are no typing errors: names, new words.
    public var knownWords: [String] = []
    /// The rules that are off unless they are named by their whole ids; the loaded packs tell.
    public var offByDefault: Set<RuleID> = []
    public var failLevel: Severity?
    public var language: Language?

    public init() {}

    /// The kind that the first fitting glob gives to a file; nil when none fits.
    /// - Parameter path: relative to the settings' folder, with `/` between segments.
    public func kind(of path: String) -> PublicationKind? {
        kinds.first { $0.glob.covers(path) }?.kind
    }

    public func excludes(_ path: String) -> Bool {
        exclude.contains { $0.covers(path) }
    }

    /// How a rule counts for a file; nil when the rule's own severity stands.
    ///
    /// Overrides go before the general levels, a later override before an earlier one; within one list of levels the
    /// longest selector that names the rule decides.
    public func level(of rule: RuleID, for path: String) -> RuleLevel? {
        for override in overrides.reversed() where override.files.contains(where: { $0.covers(path) }) {
            if override.ignored.contains(where: { rule.matches(selector: $0.text) }) { return .off }
            if let level = level(of: rule, in: override.levels) { return level }
        }
        return level(of: rule, in: levels) ?? (offByDefault.contains(rule) ? .off : nil)
    }

    private func level(of rule: RuleID, in levels: [LevelSetting]) -> RuleLevel? {
        levels.filter { $0.level == .off ? rule.matches(selector: $0.selector.text) : asks(for: rule, by: $0.selector.text) }
            .max { $0.selector.text.utf8.count < $1.selector.text.utf8.count }?.level
    }

    /// Whether a selector turns a rule on; one that is off by default must be named by its whole id.
    public func asks(for rule: RuleID, by selector: String) -> Bool {
        offByDefault.contains(rule) ? selector == rule.description : rule.matches(selector: selector)
    }

    /// The selectors that name no rule at all, which only the loaded packs can tell.
    public func diagnostics(knownRules: [RuleID]) -> [Diagnostic] {
        let selectors =
            levels.map(\.selector) + overrides.flatMap { $0.levels.map(\.selector) + $0.ignored }
        let known = Set(knownRules.map(\.pack)).sorted() + knownRules.map(\.description)
        return selectors.filter { selector in
            !knownRules.contains { $0.matches(selector: selector.text) }
        }.map { selector in
            let nearest = Nearest.word(to: selector.text, among: known)
            return selector.diagnostic(.unknownRule(selector.text, nearest: nearest))
        }
    }

    /// These settings on top of those they extend: lists of their own replace the base's, maps are laid over it.
    func extending(_ base: Settings) -> Settings {
        var merged = self
        merged.packs = packs ?? base.packs
        let own = Set(levels.map(\.selector.text))
        merged.levels = base.levels.filter { !own.contains($0.selector.text) } + levels
        let ownEntries = Set(entries.map { [$0.rule.text, $0.entry.text] })
        merged.entries = base.entries.filter { !ownEntries.contains([$0.rule.text, $0.entry.text]) } + entries
        // The first fitting glob decides, so the base's come after.
        merged.kinds = kinds + base.kinds
        merged.overrides = base.overrides + overrides
        merged.limits = base.limits.merging(limits) { _, own in own }
        merged.exclude = base.exclude + exclude
        merged.typingModel = typingModel ?? base.typingModel
        merged.knownWords = base.knownWords + knownWords
        merged.failLevel = failLevel ?? base.failLevel
        merged.language = language ?? base.language
        return merged
    }
}
