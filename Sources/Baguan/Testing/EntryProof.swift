/// Proves each wording of a term rule by itself: found on a day on which it is wrong, not found on one on which it is right.
struct EntryProof {
    let rule: Rule
    /// The day for entries without a period.
    let asOf: CalendarDate

    func run() -> PackTester.Outcome {
        var outcome = PackTester.Outcome()
        let rules = RuleSet([rule])
        for entry in rule.entries {
            for wording in entry.suggest where !findings(in: wording, on: wrongDay(entry.period), by: rules).isEmpty {
                outcome.failures.append(.init(
                    rule: rule.id, place: entry.place, cause: .suggestionFound(wording, on: wrongDay(entry.period))))
            }
            for wording in entry.find {
                outcome.entries += 1
                let wrong = wrongDay(entry.period)
                if !isFound(wording, on: wrong, by: rules) {
                    outcome.failures.append(.init(
                        rule: rule.id, place: entry.place, cause: .entryNotFound(wording, on: wrong)))
                }
                if let right = rightDay(entry.period), isFound(wording, on: right, by: rules) {
                    outcome.failures.append(.init(
                        rule: rule.id, place: entry.place, cause: .entryFoundInItsPeriod(wording, on: right)))
                }
            }
        }
        return outcome
    }

    /// Whether the rule finds the whole of a text that is nothing but the wording.
    private func isFound(_ wording: String, on date: CalendarDate, by rules: RuleSet) -> Bool {
        findings(in: wording, on: date, by: rules).contains { !$0.isUncertain && $0.range.utf8 == 0..<wording.utf8.count }
    }

    private func findings(in wording: String, on date: CalendarDate, by rules: RuleSet) -> [Finding] {
        let source = SourceFile(path: "entry.txt", text: wording)
        var prose = MappedText()
        prose.append(source.utf8, from: SourceOffset(0))
        let role = rule.scope.contains(.body) ? BlockRole.body : rule.scope.min { $0.rawValue < $1.rawValue } ?? .body
        let block = Block(role: role, range: ProseOffset(0)..<prose.end, location: "")
        let document = Document(source: source, prose: prose, blocks: [block])
        let context = InspectionContext(
            document: document, publication: Publication(kind: rule.kinds.sorted().first, date: date),
            boundaries: WordBoundaries())
        return rules.findings(in: context, candidates: rules.candidates(in: document))
    }

    /// The first day after the period, else the last before it, else any.
    private func wrongDay(_ period: Period) -> CalendarDate {
        period.until?.lastDay.next ?? period.from?.firstDay.previous ?? asOf
    }

    private func rightDay(_ period: Period) -> CalendarDate? {
        period.until?.lastDay ?? period.from?.firstDay
    }
}
