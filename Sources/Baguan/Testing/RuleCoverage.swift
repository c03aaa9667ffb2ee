/// What of a rule its examples exercise: those parts without which some example would come out otherwise.
///
/// Entries and their own exceptions may also be proved by the sentences that they imply by themselves
/// (``ImpliedSentence``). What neither an example nor such a sentence would miss is not covered: it may be wrong, and
/// nobody would see it.
public struct RuleCoverage: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case entry, exception, option
    }

    public struct Count: Hashable, Sendable {
        public var total: Int
        public var covered: Int

        public init(total: Int = 0, covered: Int = 0) {
            self.total = total
            self.covered = covered
        }
    }

    /// A part that nothing exercises.
    public struct Gap: Sendable {
        public var kind: Kind
        /// As the rule file calls it: `find`, `before`, `unlike`.
        public var field: String
        public var text: String
        public var place: FilePlace
    }

    public var rule: RuleID
    public var counts: [Kind: Count] = [:]
    public var gaps: [Gap] = []

    /// - Parameter asOf: the date of an example that names none.
    public init(of rule: Rule, asOf: CalendarDate) {
        self.rule = rule.id
        let run = CoverageRun(of: rule, asOf: asOf)
        for part in RulePart.all(of: rule) {
            let isCovered = run.covers(part)
            counts[part.kind, default: Count()].total += 1
            if isCovered {
                counts[part.kind]?.covered += 1
            } else {
                gaps.append(Gap(kind: part.kind, field: part.field, text: part.text, place: part.place))
            }
        }
    }
}

/// A rule's examples and implied sentences, run once with the whole rule and again without a part of it.
private struct CoverageRun {
    /// What a text came to; messages are left out, since they may name other parts.
    private typealias Result = [String]

    private let rule: Rule
    private let asOf: CalendarDate
    private let whole: RuleSet
    private let sentences: [ImpliedSentence]
    private let ofExamples: [Result]
    private let foundEntries: Set<String>
    private let impliedEntries: Set<Int>

    init(of rule: Rule, asOf: CalendarDate) {
        self.rule = rule
        self.asOf = asOf
        sentences = CheckRegistry.impliedSentences(of: rule)
        let rules = RuleSet([rule])
        whole = rules
        let findings = Self.examples(of: rule).map { PackTester(asOf: asOf).findings(in: $0, of: rule, with: rules) }
        ofExamples = findings.map(Self.result)
        foundEntries = Set(findings.flatMap { $0 }.compactMap(\.entry))
        impliedEntries = Set(sentences.lazy.filter { $0.expectation != .isSilent }.map(\.entry))
    }

    private static func examples(of rule: Rule) -> [Example] { rule.examples.bad + rule.examples.good }

    private static func result(_ findings: [Finding]) -> Result {
        findings.map { "\($0.range.utf8) \($0.severity) \($0.isUncertain) \($0.suggestions)" }
    }

    func covers(_ part: RulePart) -> Bool {
        if part.kind == .entry, let entry = part.entry {
            // The tester has seen to it that what an entry implies is found.
            if impliedEntries.contains(entry) || foundEntries.contains(rule.entries[entry].find.first ?? "") { return true }
        }
        let other = part.without
        let rules = RuleSet([other])
        let tester = PackTester(asOf: asOf)
        let differs = zip(Self.examples(of: rule), ofExamples).contains { example, result in
            Self.result(tester.findings(in: example, of: other, with: rules)) != result
        }
        return differs || sentencesDiffer(without: part, rules)
    }

    /// Whether a sentence with the part's text in it comes out otherwise without the part.
    private func sentencesDiffer(without part: RulePart, _ rules: RuleSet) -> Bool {
        let proof = EntryProof(rule: rule, asOf: asOf)
        return sentences.contains { sentence in
            sentence.entry == part.entry ?? sentence.entry && sentence.text.contains(part.text)
                && Self.result(proof.findings(in: sentence, by: whole)) != Self.result(proof.findings(in: sentence, by: rules))
        }
    }
}
