/// Proves rules by the examples they carry, in every variant, and by each of their entries.
///
/// This is what `baguan test` runs and what our own test suite runs over the bundled packs.
public struct PackTester: Sendable {
    /// What a run over some rules came to.
    public struct Outcome: Sendable {
        public var rules = 0
        public var examples = 0
        /// Examples times their variants.
        public var drafts = 0
        /// Sentences that follow from entries by themselves and are found.
        public var entries = 0
        public var failures: [Failure] = []

        mutating func add(_ other: Outcome) {
            rules += other.rules
            examples += other.examples
            drafts += other.drafts
            entries += other.entries
            failures += other.failures
        }
    }

    /// One example, entry or rule that does not do what it says.
    public struct Failure: Sendable {
        public enum Cause: Sendable {
            /// The variant's findings are others than the marks say: both as marked text.
            case otherFindings(variant: ExampleVariant, expected: String, found: String)
            /// A finding is expected because something is missing, and none is there, or several are.
            case otherCount(variant: ExampleVariant, found: Int)
            case otherSuggestions(expected: [String], found: [String])
            /// A finding's fix leads to a text in which the rule finds fault again: that text, and with marks.
            case fixIsFound(variant: ExampleVariant, fixed: String, found: String)
            /// What an entry says to be wrong, by itself, is not found.
            case entryNotFound(String, on: CalendarDate)
            /// What an entry says to be right, by itself, is found: a wording in its period, an exact wording, an exception.
            case entryFound(String, on: CalendarDate)
            /// What an entry suggests is found itself on a day on which it ought to be written.
            case suggestionFound(String, on: CalendarDate)
            /// No example makes the rule fire.
            case neverFires
        }

        public var rule: RuleID
        public var place: FilePlace
        public var cause: Cause
    }

    /// The date of an example that names none.
    public let asOf: CalendarDate

    public init(asOf: CalendarDate) { self.asOf = asOf }

    public func test(_ rules: [Rule]) -> Outcome {
        var outcome = Outcome()
        for rule in rules { outcome.add(test(rule)) }
        return outcome
    }

    private func test(_ rule: Rule) -> Outcome {
        guard let check = CheckRegistry.schemas.first(where: { $0.name == rule.check }) else { return Outcome() }
        var outcome = Outcome(rules: 1)
        let rules = RuleSet([rule])
        var fires = false
        for example in rule.examples.bad + rule.examples.good {
            outcome.examples += 1
            for variant in ExampleVariant.allCases {
                guard let draft = variant.draft(of: example, for: rule, check: check) else { continue }
                outcome.drafts += 1
                let findings = inspect(draft, as: example, of: rule, with: rules)
                fires = fires || !findings.isEmpty
                let cause = judge(findings, of: draft, variant: variant, example: example)
                    ?? judgeFix(of: findings, in: draft, variant: variant, example: example, rule, rules)
                if let cause { outcome.failures.append(Failure(rule: rule.id, place: example.place, cause: cause)) }
            }
        }
        if !fires { outcome.failures.append(Failure(rule: rule.id, place: rule.place, cause: .neverFires)) }
        outcome.add(EntryProof(rule: rule, asOf: asOf).run())
        return outcome
    }

    /// What a rule finds in an example as it is written.
    func findings(in example: Example, of rule: Rule, with rules: RuleSet) -> [Finding] {
        guard let check = CheckRegistry.schemas.first(where: { $0.name == rule.check }),
            let draft = ExampleVariant.plain.draft(of: example, for: rule, check: check)
        else { return [] }
        return inspect(draft, as: example, of: rule, with: rules)
    }

    private func inspect(
        _ draft: ExampleVariant.Draft, as example: Example, of rule: Rule, with rules: RuleSet
    ) -> [Finding] {
        // An example is valid UTF-8; if the decoder refuses it (a text of one odd character), that is no finding.
        guard let source = try? SourceFile(path: draft.path, bytes: draft.bytes) else { return [] }
        return inspect(source, as: example, of: rule, with: rules).findings
    }

    private func inspect(_ source: SourceFile, as example: Example, of rule: Rule, with rules: RuleSet) -> Inspection {
        Inspector(rules: rules, asOf: example.date ?? asOf)
            .inspect(source, kind: example.kind ?? rule.kinds.sorted().first)
    }

    /// Makes the fixes of an example; the rule must then be content, but for what it has no fix for.
    private func judgeFix(
        of findings: [Finding], in draft: ExampleVariant.Draft, variant: ExampleVariant, example: Example, _ rule: Rule,
        _ rules: RuleSet
    ) -> Failure.Cause? {
        let unfixable = findings.count { !FixChoice.isWanted($0, within: .unsafe) }
        guard unfixable < findings.count,
            let fixed = try? Fixer(.unsafe).fix(
                draft.bytes, path: draft.path, inspect: { inspect($0, as: example, of: rule, with: rules) })
        else { return nil }
        let left = fixed.inspection
        let isContent = left.findings.count <= unfixable
            && !left.findings.contains { FixChoice.isWanted($0, within: .unsafe) }
        if isContent { return nil }
        let text = String(decoding: left.source.utf8, as: UTF8.self)
        return .fixIsFound(
            variant: variant, fixed: text, found: marked(MarkedText(text), at: left.findings.map(\.range)))
    }

    private func judge(
        _ findings: [Finding], of draft: ExampleVariant.Draft, variant: ExampleVariant, example: Example
    ) -> Failure.Cause? {
        if example.expectsMissing {
            return findings.count == 1 ? nil : .otherCount(variant: variant, found: findings.count)
        }
        let expected = draft.text.sourceRanges
        let found = findings.map(\.range)
        guard found.sorted(by: before) == expected.sorted(by: before) else {
            return .otherFindings(
                variant: variant, expected: draft.text.marked, found: marked(draft.text, at: found))
        }
        guard variant == .plain, !example.suggest.isEmpty, let first = findings.first,
            first.suggestions != example.suggest
        else { return nil }
        return .otherSuggestions(expected: example.suggest, found: first.suggestions)
    }

    private func before(_ a: Range<SourceOffset>, _ b: Range<SourceOffset>) -> Bool {
        (a.lowerBound, a.upperBound) < (b.lowerBound, b.upperBound)
    }

    /// A text with marks where findings are.
    private func marked(_ text: MarkedText, at ranges: [Range<SourceOffset>]) -> String {
        let bytes = text.utf8
        func scalars(before offset: SourceOffset) -> Int {
            String(decoding: bytes[..<min(offset.utf8, bytes.count)], as: UTF8.self).unicodeScalars.count
        }
        var text = text
        text.marks = ranges.map { scalars(before: $0.lowerBound)..<scalars(before: $0.upperBound) }
            .sorted { $0.lowerBound < $1.lowerBound }
        return text.marked
    }
}
