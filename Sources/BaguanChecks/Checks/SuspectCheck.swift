internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanSuspects
internal import BaguanText

/// Characters that were probably written for others, which only their surroundings show: 检艳 where 检验 is usual.
///
/// ```yaml
/// id: suspects
/// check: suspect
/// title: 疑似打错的字
/// message: “{match}”疑为“{suggest}”之误：这里常用“{word}”（{likeness}）
/// severity: info
/// default: off
/// entries: [数智, 链长制]
/// except:
///   inside: ["《》", "“”"]
/// ```
///
/// What is usual says a model of ordinary official writing, and beside it one of the organisation's own texts
/// (`typing-model` in the settings). Nothing is reported in a wording of `entries`, in the organisation's own words
/// (`known-words` in the settings) and in names of its roster, which are known to be right, nor where the same characters stand three times or more in one draft: they are the author's own word. There is
/// never a fix.
struct SuspectCheck: Check {
    static let schema = CheckSchema(
        name: "suspect",
        summary: "放在上下文里看像是打错的字：同音、近音、形近。凭语言模型推测，只提示，从不自动修改。",
        parameters: [],
        entries: .optional,
        placeholders: ["word", "likeness"]
    )

    let wordings: [String]
    let looksAtEveryDocument = true
    private let rule: Rule
    private let judge: ExceptionJudge

    /// From how many places on the same characters are the author's own word.
    private static let ownWordCount = 3

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        wordings = rule.entries.flatMap(\.find)
        judge = ExceptionJudge(rule.exceptions)
    }

    /// What is known to be right: the organisation's own words, what rules suggest, and exact wordings. It is looked for on
    /// behalf of this check, behind its own wordings.
    static func wordings(knownTo rules: [Rule], and words: [String]) -> [String] {
        guard rules.contains(where: { $0.check == schema.name }) else { return [] }
        // A single character would silence all there is.
        return words.filter { $0.unicodeScalars.count > 1 } + rules.flatMap { rule -> [String] in
            switch rule.check {
            case "term": rule.entries.flatMap(\.suggest).filter { $0.unicodeScalars.count > 1 }
            case "canonical", "consistency": rule.entries.flatMap { $0.find + $0.suggest }
            default: []
            }
        }
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        guard let finder = context.suspects else {
            context.report(Self.missingModel(rule.id))
            return []
        }
        let places = context.blocks(in: rule.scope).flatMap { block in
            finder.suspects(in: context.scalars(of: block).values).map { (block, $0) }
        }
        let counts = Dictionary(places.map { (surroundings(of: $1, in: $0, context), 1) }, uniquingKeysWith: +)
        return places.compactMap { block, suspect in
            guard counts[surroundings(of: suspect, in: block, context), default: 0] < Self.ownWordCount else { return nil }
            return finding(suspect, in: block, context, known: candidates.of(block))
        }
    }

    /// The place with its two neighbours.
    private func surroundings(of suspect: Suspect, in block: Int, _ context: InspectionContext) -> [UInt32] {
        let values = context.scalars(of: block).values
        return Array(values[max(0, suspect.range.lowerBound - 1)..<min(values.count, suspect.range.upperBound + 1)])
    }

    private func finding(
        _ suspect: Suspect, in block: Int, _ context: InspectionContext, known: ArraySlice<RuleCandidate>
    ) -> Finding? {
        let text = context.scalars(of: block)
        let range = text.range(suspect.range)
        guard !known.contains(where: { $0.range.overlaps(range) }) else { return nil }
        let written = Array(text.values[suspect.range])
        guard !judge.excuses(range, in: block, wording: written, period: Period(), context: context) else { return nil }
        let word = text.values[suspect.usual.lowerBound..<suspect.range.lowerBound] + suspect.meant
            + text.values[suspect.range.upperBound..<suspect.usual.upperBound]
        let meant = Self.string(suspect.meant)
        return context.finding(
            rule, at: range, in: block,
            message: MessageTemplate.fill(rule.message, [
                "match": context.document.prose[range], "suggest": meant, "word": Self.string(word),
                "likeness": Self.words(suspect.likeness),
            ]),
            suggestions: [meant], fix: nil)
    }

    private static func string(_ values: some Sequence<UInt32>) -> String {
        String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
    }

    /// Why one may be written for the other.
    private static func words(_ likeness: Likeness) -> String {
        let sound: String? = switch likeness.sound {
        case .sameTone: "同音"
        case .same: "同音不同调"
        case .near: "音近"
        case .none: nil
        }
        return [sound, likeness.shape > 0 ? "形近" : nil].compactMap(\.self).joined(separator: "、")
    }

    private static func missingModel(_ rule: RuleID) -> Diagnostic {
        Diagnostic(
            code: "no-typing-model",
            message: Localized(
                zh: "规则 \(rule) 没有可用的语言模型，没有检查", en: "rule \(rule) has no model and was not checked"),
            remedy: Localized(
                zh: "重新安装 baguan，或者在设置里关掉这条规则。", en: "Install baguan again, or turn the rule off in the settings."))
    }
}
