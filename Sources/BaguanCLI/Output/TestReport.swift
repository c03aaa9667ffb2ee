import Baguan

/// What a run over the rules' examples came to, in words.
struct TestReport {
    let outcome: PackTester.Outcome
    let language: Language

    /// One paragraph for each example that fails, however many of its variants do.
    var text: String {
        var groups: [[PackTester.Failure]] = []
        for failure in outcome.failures {
            if let last = groups.last?.first, last.rule == failure.rule, last.place == failure.place,
                last.cause.variant != nil, failure.cause.variant != nil
            {
                groups[groups.count - 1].append(failure)
            } else {
                groups.append([failure])
            }
        }
        return groups.map(paragraph).joined()
    }

    private func paragraph(_ failures: [PackTester.Failure]) -> String {
        let first = failures[0]
        let place = first.place
        var lines = [
            "\(place.path):\(place.position.line):\(place.position.column): \(first.rule) \(first.cause.message[language])"
        ]
        if let (expected, found) = first.cause.difference {
            lines.append("  " + word("应为：", "expected: ") + expected)
            lines.append("  " + word("实为：", "found:    ") + found)
        }
        let others = failures.dropFirst().compactMap(\.cause.variant).map { $0.word(in: language) }
        if !others.isEmpty {
            lines.append("  " + word("这些形式也不符：", "so do these variants: ") + others.joined(separator: word("、", ", ")))
        }
        return lines.map { TerminalText.visible($0) + "\n" }.joined()
    }

    /// `12 条规则，48 个例句…`
    /// - Parameter isMissingRules: whether there are rules that could not be read, and so not be proved.
    func sentence(isMissingRules: Bool) -> String {
        let failed = Set(outcome.failures.map(\.rule)).count
        let head = word(
            "\(outcome.rules) 条规则，\(outcome.examples) 个例句（连同变化形式 \(outcome.drafts) 份稿件），\(outcome.entries) 个词条：",
            "\(outcome.rules) rules, \(outcome.examples) examples (\(outcome.drafts) drafts with their variants), \(outcome.entries) entries: ")
        if outcome.rules == 0 { return head + word("没有规则可以证明。", "no rules to prove.") }
        if isMissingRules, failed == 0 {
            return head + word("读出来的符合，还有规则读不出来。", "these are as they say, but some rules cannot be read.")
        }
        return head
            + (failed == 0
                ? word("全部符合。", "all as they say.")
                : word("\(failed) 条规则有 \(outcome.failures.count) 处不符。", "\(failed) rules fail in \(outcome.failures.count) places."))
    }

    func write(to json: inout JSONWriter) {
        json.head()
        json.member("rules", outcome.rules)
        json.member("examples", outcome.examples)
        json.member("drafts", outcome.drafts)
        json.member("entries", outcome.entries)
        json.array("failures") { json in
            for failure in outcome.failures {
                json.object { json in
                    json.member("ruleId", failure.rule.description)
                    json.member("filePath", failure.place.path)
                    json.member("line", failure.place.position.line)
                    json.member("column", failure.place.position.column)
                    json.member("variant", failure.cause.variant?.rawValue)
                    json.member("message", failure.cause.message[language])
                    json.member("expected", failure.cause.difference?.expected)
                    json.member("found", failure.cause.difference?.found)
                }
            }
        }
    }

    private func word(_ chinese: String, _ english: String) -> String {
        Localized(zh: chinese, en: english)[language]
    }
}

extension PackTester.Failure.Cause {
    fileprivate var variant: ExampleVariant? {
        switch self {
        case .otherFindings(let variant, _, _), .otherCount(let variant, _), .fixIsFound(let variant, _, _): variant
        case .otherSuggestions, .entryNotFound, .entryFound, .suggestionFound, .neverFires: nil
        }
    }

    fileprivate var difference: (expected: String, found: String)? {
        switch self {
        case .otherFindings(_, let expected, let found), .fixIsFound(_, let expected, let found): (expected, found)
        case .otherSuggestions(let expected, let found):
            (expected.joined(separator: "、"), found.isEmpty ? "—" : found.joined(separator: "、"))
        case .otherCount, .entryNotFound, .entryFound, .suggestionFound, .neverFires: nil
        }
    }

    fileprivate var message: Localized {
        switch self {
        case .otherFindings(let variant, _, _):
            Localized(
                zh: "找到的与例句标出的不同（\(variant.word(in: .chinese))）", en: "the findings are not those marked (\(variant.word(in: .english)))")
        case .otherCount(let variant, let found):
            Localized(
                zh: "应当正好发现一处缺失，实际 \(found) 处（\(variant.word(in: .chinese))）",
                en: "exactly one finding is expected because something is missing, there are \(found) (\(variant.word(in: .english)))")
        case .fixIsFound(let variant, _, _):
            Localized(
                zh: "照改法改过以后，这条规则仍不满意（\(variant.word(in: .chinese))）",
                en: "the rule finds fault with the text after its own fix (\(variant.word(in: .english)))")
        case .otherSuggestions:
            Localized(zh: "给出的改法与例句写的不同", en: "the suggestions are not those of the example")
        case .entryNotFound(let wording, let date):
            Localized(
                zh: "由词条得出的“\(wording)”按 \(date) 判断应当找到，没有找到", en: "“\(wording)”, which follows from the entry, is not found as of \(date)")
        case .entryFound(let wording, let date):
            Localized(
                zh: "由词条得出的“\(wording)”按 \(date) 判断是对的，却被找到了", en: "“\(wording)”, which follows from the entry, is found as of \(date), when it is right")
        case .suggestionFound(let wording, let date):
            Localized(
                zh: "改法“\(wording)”按 \(date) 判断又被这条规则找出", en: "the suggestion “\(wording)” is found itself as of \(date)")
        case .neverFires:
            Localized(zh: "没有一个例句能触发这条规则", en: "no example makes the rule fire")
        }
    }
}

extension ExampleVariant {
    /// As people call it.
    fileprivate func word(in language: Language) -> String {
        guard language == .chinese else { return rawValue }
        return switch self {
        case .plain: "原样"
        case .windows: "Windows 换行"
        case .emoji: "前有表情符号"
        case .markdown: "Markdown"
        case .fullWidth: "全角"
        }
    }
}
