public import BaguanFindings

extension Settings {
    /// How one entry of a rule counts in this organisation, whatever its pack says.
    public struct EntrySetting: Hashable, Sendable {
        public var rule: Selector
        /// A wording of the entry, as it stands in the rule file.
        public var entry: Selector
        public var level: RuleLevel
    }

    /// Whether these settings say how an entry counts; it then does so whatever level its rule has in general.
    /// - Parameter entry: its first wording.
    package func hasLevel(of entry: String?, in rule: RuleID) -> Bool {
        entries.contains { $0.entry.text == entry && $0.rule.text == rule.description }
    }

    /// Rules with the levels of single entries put in: an entry that is off is left out, and a rule of which nothing is left.
    /// The settings then name entries by their first wordings, as findings do.
    /// - Parameter diagnostics: receives what names no rule or no entry.
    public mutating func adjust(_ rules: [Rule], diagnostics: inout [Diagnostic]) -> [Rule] {
        guard !entries.isEmpty else { return rules }
        var rules = rules
        for (place, setting) in entries.enumerated() {
            guard let index = rules.firstIndex(where: { $0.id.description == setting.rule.text }) else {
                let nearest = Nearest.word(to: setting.rule.text, among: rules.map(\.id.description))
                diagnostics.append(setting.rule.diagnostic(SettingsProblem.unknownRule(setting.rule.text, nearest: nearest)))
                continue
            }
            guard let entry = rules[index].entries.firstIndex(where: { $0.find.contains(setting.entry.text) }) else {
                let nearest = Nearest.word(to: setting.entry.text, among: rules[index].entries.flatMap(\.find))
                let problem = SettingsProblem.unknownEntry(setting.entry.text, rule: setting.rule.text, nearest: nearest)
                diagnostics.append(setting.entry.diagnostic(problem))
                continue
            }
            entries[place].entry.text = rules[index].entries[entry].find.first ?? setting.entry.text
            switch setting.level {
            case .off: rules[index].entries.remove(at: entry)
            case .severity(let severity): rules[index].entries[entry].severity = severity
            }
        }
        let emptied = Set(entries.map(\.rule.text))
        rules.removeAll { $0.entries.isEmpty && emptied.contains($0.id.description) }
        return rules
    }
}

extension Settings.Selector {
    func diagnostic(_ problem: SettingsProblem) -> Diagnostic {
        Diagnostic(
            code: problem.code, level: problem.level, filePath: place.path, position: place.position, message: problem.message,
            remedy: problem.remedy, excerpt: excerpt)
    }
}
