import Baguan

/// Whether a rule can find anything, as the settings and the calendar stand.
enum RuleState: String {
    case active
    /// The settings turn it off.
    case off
    /// It is off in some places, or on in some only.
    case partial
    /// Every entry's wording is still right and will be wrong only later.
    case notYet = "not-yet-in-force"

    init(of rule: Rule, selection: RuleSelection, asOf date: CalendarDate) {
        let isOff = selection.level(of: rule.id, for: "") == .off
        let overrides = selection.settings.overrides.filter { override in
            override.ignored.contains { rule.id.matches(selector: $0.text) }
                || override.levels.contains {
                    rule.id.matches(selector: $0.selector.text) && ($0.level == .off) != isOff
                }
        }
        self =
            if isOff, !selection.isActive(rule.id) {
                .off
            } else if !overrides.isEmpty {
                .partial
            } else if Self.liesInFuture(rule, date) {
                .notYet
            } else {
                .active
            }
    }

    func word(in language: Language) -> String {
        switch self {
        case .active: ""
        case .off: Localized(zh: "关闭", en: "off")[language]
        case .partial: Localized(zh: "部分路径关闭", en: "off in places")[language]
        case .notYet: Localized(zh: "尚未生效", en: "not yet in force")[language]
        }
    }

    private static func liesInFuture(_ rule: Rule, _ date: CalendarDate) -> Bool {
        !rule.entries.isEmpty
            && rule.entries.allSatisfy { entry in
                entry.period.until.map { date <= $0.lastDay } ?? false && !entry.period.isAfter(date)
            }
    }
}

extension RuleSelection {
    /// A rule's severity where no override applies.
    func severity(of rule: Rule) -> Severity {
        if case .severity(let severity)? = level(of: rule.id, for: "") { severity } else { rule.severity }
    }
}
