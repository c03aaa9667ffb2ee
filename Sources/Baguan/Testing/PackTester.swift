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
            /// What an entry says to be wrong, by itself, is not found.
            case entryNotFound(String, on: CalendarDate)
            /// What an entry says to be right, by itself, is found: a wording in its period, an exact wording, an exception.
            case entryFound(String, on: CalendarDate)
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
                if let cause = judge(findings, of: draft, variant: variant, example: example) {
                    outcome.failures.append(Failure(rule: rule.id, place: example.place, cause: cause))
                }
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
        let inspector = Inspector(rules: rules, asOf: example.date ?? asOf)
        let kind = example.kind ?? rule.kinds.sorted().first
        do throws(DecodingError) {
            return try inspector.inspect(draft.bytes, path: draft.path, kind: kind).findings
        } catch {
            // An example is valid UTF-8; if the decoder refuses it (a text of one odd character), that is no finding.
            return []
        }
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
                variant: variant, expected: draft.text.text, found: marked(draft, at: found))
        }
        guard variant == .plain, !example.suggest.isEmpty, let first = findings.first,
            first.suggestions != example.suggest
        else { return nil }
        return .otherSuggestions(expected: example.suggest, found: first.suggestions)
    }

    private func before(_ a: Range<SourceOffset>, _ b: Range<SourceOffset>) -> Bool {
        (a.lowerBound, a.upperBound) < (b.lowerBound, b.upperBound)
    }

    /// The draft's text with marks where findings are.
    private func marked(_ draft: ExampleVariant.Draft, at ranges: [Range<SourceOffset>]) -> String {
        let bytes = draft.text.utf8
        func scalars(before offset: SourceOffset) -> Int {
            String(decoding: bytes[..<min(offset.utf8, bytes.count)], as: UTF8.self).unicodeScalars.count
        }
        var text = draft.text
        text.marks = ranges.map { scalars(before: $0.lowerBound)..<scalars(before: $0.upperBound) }
            .sorted { $0.lowerBound < $1.lowerBound }
        return text.text
    }
}
