/// Proves each entry of a rule by itself: by the sentences that it implies (``ImpliedSentence``).
struct EntryProof {
    let rule: Rule
    /// The day for entries without a period.
    let asOf: CalendarDate

    func run() -> PackTester.Outcome {
        var outcome = PackTester.Outcome()
        let sentences = CheckRegistry.impliedSentences(of: rule)
        let rules = RuleSet([rule])
        for sentence in suggestedTexts where !findings(in: sentence, by: rules).isEmpty {
            outcome.failures.append(.init(
                rule: rule.id, place: rule.entries[sentence.entry].place,
                cause: .suggestionFound(sentence.text, on: sentence.date ?? asOf)))
        }
        outcome.entries = sentences.count { $0.expectation != .isSilent }
        for sentence in sentences where !holds(sentence, by: rules) {
            let date = sentence.date ?? asOf
            outcome.failures.append(.init(
                rule: rule.id, place: rule.entries[sentence.entry].place,
                cause: sentence.expectation == .isSilent
                    ? .entryFound(sentence.text, on: date) : .entryNotFound(sentence.text, on: date)))
        }
        return outcome
    }

    /// What the entries suggest, on the days on which it ought to be written: no entry of the rule may find fault with it.
    private var suggestedTexts: [ImpliedSentence] {
        rule.entries.indices.flatMap { index in
            rule.entries[index].suggest.map {
                ImpliedSentence($0, .isSilent, on: rule.entries[index].period.wrongDay, entry: index)
            }
        }
    }

    private func holds(_ sentence: ImpliedSentence, by rules: RuleSet) -> Bool {
        let findings = findings(in: sentence, by: rules)
        return switch sentence.expectation {
        case .isFound: findings.contains { !$0.isUncertain && $0.range.utf8 == 0..<sentence.text.utf8.count }
        case .hasFinding: !findings.isEmpty
        // Another entry may have its word in it: 银保监会 holds 保监会 and is one itself.
        case .isSilent: !findings.contains { $0.entry == nil || $0.entry == rule.entries[sentence.entry].find.first }
        }
    }

    /// What the rule finds in a text of which each line is a block in the rule's scope.
    func findings(in sentence: ImpliedSentence, by rules: RuleSet) -> [Finding] {
        let source = SourceFile(path: "entry.txt", text: sentence.text)
        var prose = MappedText()
        prose.append(source.utf8, from: SourceOffset(0))
        let role = rule.scope.contains(.body) ? BlockRole.body : rule.scope.min { $0.rawValue < $1.rawValue } ?? .body
        var blocks: [Block] = []
        var start = 0
        for line in source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let range = Range(utf8: start..<start + line.count) as Range<ProseOffset>
            if !line.isEmpty { blocks.append(Block(role: role, range: range, location: "")) }
            start += line.count + 1
        }
        let document = Document(source: source, prose: prose, blocks: blocks)
        let context = InspectionContext(
            document: document, publication: Publication(kind: rule.kinds.sorted().first, date: sentence.date ?? asOf),
            boundaries: WordBoundaries())
        var times = TimeProfile.Run(nil)
        return rules.findings(in: context, candidates: rules.candidates(in: document), times: &times)
    }
}
