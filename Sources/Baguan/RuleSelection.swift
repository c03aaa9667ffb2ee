import BaguanRules

/// Which rules apply, and how much they count: what the settings say, and what was asked for this one run.
///
/// ```swift
/// let selection = RuleSelection(settings: settings, ignored: ["typos"])
/// let inspector = Inspector(rules: selection.active(among: packs.flatMap(\.rules)), asOf: today)
/// let inspection = selection.applied(to: try inspector.inspect(bytes, path: "content/a.md"), path: "content/a.md")
/// ```
///
/// A selector is a rule's id, a pack's, or a prefix; see `RuleID.matches(selector:)`. Where a selector takes a rule in and
/// another leaves it out, the longer one decides, and leaving out decides between two of the same length.
public struct RuleSelection: Sendable {
    public var settings: Settings
    /// These rules and no others; nil means those that the settings leave on.
    public var selected: [String]?
    /// These as well, also when the settings turn them off in general.
    public var added: [String]
    /// Not these.
    public var ignored: [String]

    public init(
        settings: Settings = Settings(), selected: [String]? = nil, added: [String] = [], ignored: [String] = []
    ) {
        self.settings = settings
        self.selected = selected
        self.added = added
        self.ignored = ignored
    }

    /// The rules that apply to at least some files.
    public func active(among rules: [Rule]) -> [Rule] {
        var selection = self
        selection.settings.offByDefault.formUnion(rules.filter(\.isOffByDefault).map(\.id))
        return rules.filter { selection.isActive($0.id) }.map { rule in
            var rule = rule
            rule.isOffByDefault = false
            return rule
        }
    }

    /// Whether a rule applies to at least some files.
    public func isActive(_ rule: RuleID) -> Bool {
        switch request(for: rule) {
        case .out: false
        case .in: true
        case .unsaid:
            generalLevel(of: rule) != .off
                || settings.overrides.contains { override in
                    override.levels.contains { $0.level != .off && settings.asks(for: rule, by: $0.selector.text) }
                }
        }
    }

    /// How a rule counts for a file; nil when the rule's own severity stands.
    /// - Parameter path: relative to the settings' folder, with `/` between segments.
    public func level(of rule: RuleID, for path: String) -> Settings.RuleLevel? {
        let request = request(for: rule)
        if request == .out { return .off }
        if let level = overrideLevel(of: rule, for: path) { return level }
        let general = generalLevel(of: rule)
        return request == .in && general == .off ? nil : general
    }

    /// An inspection with the levels that hold for its file: findings of rules that are off there are left out.
    /// - Parameter path: relative to the settings' folder, with `/` between segments.
    public func applied(to inspection: Inspection, path: String) -> Inspection {
        var levels: [RuleID: Settings.RuleLevel?] = [:]
        func adjusted(_ finding: Finding) -> Finding? {
            let level = levels[finding.ruleID] ?? self.level(of: finding.ruleID, for: path)
            levels[finding.ruleID] = .some(level)
            switch level {
            case nil: return finding
            case .off: return nil
            case .severity(let severity):
                // What is said of an entry is nearer than what is said of its rule, but not than what is said of the file.
                let isNear = settings.hasLevel(of: finding.entry, in: finding.ruleID)
                if isNear, overrideLevel(of: finding.ruleID, for: path) == nil { return finding }
                var finding = finding
                // What is in doubt stays a hint, whatever the rule's level.
                if !finding.isUncertain { finding.severity = severity }
                return finding
            }
        }
        var inspection = inspection
        inspection.findings = inspection.findings.compactMap(adjusted)
        inspection.suppressed = inspection.suppressed.compactMap(adjusted)
        return inspection
    }

    /// The selectors of this run that name no rule at all, each with the known name that is most like it.
    public func unknownSelectors(among rules: [RuleID]) -> [(selector: String, nearest: String?)] {
        let known = Set(rules.map(\.pack)).sorted() + rules.map(\.description)
        return ((selected ?? []) + added + ignored)
            .filter { selector in !rules.contains { $0.matches(selector: selector) } }
            .map { ($0, Nearest.word(to: $0, among: known)) }
    }

    private enum Request {
        case `in`, out, unsaid
    }

    private func request(for rule: RuleID) -> Request {
        func longest(_ selectors: [String]) -> Int { selectors.map(\.utf8.count).max() ?? -1 }
        let wanted = longest(((selected ?? []) + added).filter { settings.asks(for: rule, by: $0) })
        let unwanted = longest(ignored.filter(rule.matches))
        if wanted < 0, unwanted < 0 { return selected == nil ? .unsaid : .out }
        return wanted > unwanted ? .in : .out
    }

    private func generalLevel(of rule: RuleID) -> Settings.RuleLevel? {
        var general = settings
        general.overrides = []
        return general.level(of: rule, for: "")
    }

    private func overrideLevel(of rule: RuleID, for path: String) -> Settings.RuleLevel? {
        guard !settings.overrides.isEmpty else { return nil }
        var overrides = settings
        overrides.levels = []
        return overrides.level(of: rule, for: path)
    }
}
