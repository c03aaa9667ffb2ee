import BaguanFindings
import BaguanText

/// The `examples` of a rule → ``Examples``.
struct ExampleDecoder {
    let text: InputText
    /// Whether a bad example must mark what is to be found.
    let needsMarks: Bool

    /// Fewer prove too little: one could fire, or pass, by accident.
    static let minimum = 2

    func decode(_ examples: YAMLValue.Pair?, log: inout ProblemLog) -> Examples {
        guard let examples, examples.value.pairs != nil else { return Examples() }
        return Examples(
            bad: decode(examples.value.pair("bad"), kind: .bad, log: &log),
            good: decode(examples.value.pair("good"), kind: .good, log: &log))
    }

    private func decode(
        _ list: YAMLValue.Pair?, kind: RuleFileProblem.ExampleKind, log: inout ProblemLog
    ) -> [Example] {
        guard let list, let values = list.value.sequence else { return [] }
        // An empty list was reported as such.
        if !values.isEmpty, values.count < Self.minimum {
            log.report(RuleFileProblem.fewExamples(kind, count: values.count), in: text, at: list.keyRange)
        }
        return values.filter { $0.pairs != nil }.map { value in
            let example = decode(value)
            judge(example, kind: kind, in: value, log: &log)
            return example
        }
    }

    private func decode(_ value: YAMLValue) -> Example {
        Example(
            text: value["text"]?.text ?? "", date: value["date"]?.text.flatMap { try? DateWords.day($0) },
            kind: value["kind"]?.text, title: value["title"]?.text, author: value["author"]?.text,
            digest: value["digest"]?.text, suggest: EntryList.texts(of: value["suggest"]),
            // Another word is reported as such; what was meant is plain.
            expectsMissing: value.pair("expect") != nil, place: text.place(of: value.range.lowerBound))
    }

    private func judge(
        _ example: Example, kind: RuleFileProblem.ExampleKind, in value: YAMLValue, log: inout ProblemLog
    ) {
        let marked = ["text", "title", "author", "digest"].compactMap { value[$0] }
        let range = value["text"]?.range ?? marked.first?.range ?? value.range
        guard !marked.isEmpty || example.expectsMissing else {
            log.report(RuleFileProblem.exampleWithoutText, in: text, at: value.range)
            return
        }
        var marks = 0
        for part in marked {
            guard let count = Self.countMarks(in: part.text ?? "") else {
                log.report(RuleFileProblem.unbalancedMarks, in: text, at: part.range)
                return
            }
            marks += count
        }
        switch kind {
        case .good where marks > 0: log.report(RuleFileProblem.marksInGoodExample, in: text, at: range)
        case .bad where example.expectsMissing && marks > 0:
            log.report(RuleFileProblem.marksInMissing, in: text, at: range)
        case .bad where !example.expectsMissing && marks == 0 && needsMarks:
            log.report(RuleFileProblem.noMarks, in: text, at: range)
        default: break
        }
    }

    /// How many `⟦…⟧` there are; nil when they are nested, empty or not closed.
    static func countMarks(in text: String) -> Int? {
        var count = 0
        var lengthInside: Int?
        for scalar in text.unicodeScalars {
            switch (scalar, lengthInside) {
            case ("⟦", nil): lengthInside = 0
            case ("⟦", _), ("⟧", nil), ("⟧", 0): return nil
            case ("⟧", _):
                lengthInside = nil
                count += 1
            case (_, let length?): lengthInside = length + 1
            default: break
            }
        }
        return lengthInside == nil ? count : nil
    }
}
