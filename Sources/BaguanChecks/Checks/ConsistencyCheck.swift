internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Two forms of one name in one document: 县教育体育局 here, 县教育科技局 there.
///
/// ```yaml
/// id: own-names
/// check: consistency
/// title: 名称前后不一
/// message: “{match}”在同一篇里又写作“{suggest}”
/// severity: warning
/// entries:
///   - {find: [县教育科技局, 县教体局], suggest: 县教育体育局}
/// ```
///
/// The forms of an entry are its `find` and its `suggest`, which names the one to keep. Where that is missing the most
/// frequent form is kept (the first in `find` of equals), and the others are findings.
struct ConsistencyCheck: Check {
    static let schema = CheckSchema(
        name: "consistency",
        summary: "同一名称在一篇稿件里有两种写法。",
        parameters: [],
        entries: .required
    )

    let wordings: [String]
    private let rule: Rule
    /// The forms of each entry; the one to keep, if the rule names it, comes first.
    private let forms: [[String]]
    private let owners: [(entry: Int, form: Int)]
    private let judges: [ExceptionJudge]

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        let forms = rule.entries.map { Array($0.suggest.prefix(1)) + $0.find }
        self.forms = forms
        owners = forms.indices.flatMap { entry in forms[entry].indices.map { (entry, $0) } }
        wordings = forms.flatMap { $0 }
        judges = ExceptionJudge.entries(of: rule)
        for (entry, forms) in zip(rule.entries, forms) where forms.count < 2 {
            diagnostics.append(Diagnostic(
                code: "single-form", filePath: entry.place.path, position: entry.place.position,
                message: Localized(
                    zh: "规则 \(rule.id) 的这一条只有一种写法，比不出前后不一",
                    en: "this entry of rule \(rule.id) has one form only; there is nothing to compare"),
                remedy: Localized(
                    zh: "在 find 里写上两种以上写法，用分号隔开，或用 suggest 写明应当用哪一种。",
                    en: "Give two or more forms in find, separated by “;”, or name the form to keep in suggest.")))
        }
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        let outermost = candidates.filter { !$0.skipsBlanks }.outermost().filter { candidate in
            let owner = owners[candidate.wording]
            return !judges[owner.entry].excuses(
                candidate.range, in: candidate.block, wording: Folding.foldWording(wordings[candidate.wording]),
                period: Period(), context: context)
        }
        return Dictionary(grouping: outermost) { owners[$0.wording].entry }
            .sorted { $0.key < $1.key }
            .flatMap { findings(of: $0.key, among: $0.value, in: context) }
    }

    private func findings(of index: Int, among candidates: [RuleCandidate], in context: InspectionContext) -> [Finding] {
        let entry = rule.entries[index]
        let byForm = Dictionary(grouping: candidates) { owners[$0.wording].form }
        guard byForm.count > 1 else { return [] }
        let isPreferredThere = !entry.suggest.isEmpty && byForm[0] != nil
        let kept = isPreferredThere ? 0 : byForm.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key ?? 0
        // What the reader meets elsewhere; what to write is the rule's own word if it has one.
        let other = forms[index][kept]
        return byForm.filter { $0.key != kept }.flatMap(\.value).sorted { $0.range.lowerBound < $1.range.lowerBound }
            .map { candidate in
                let match = context.document.prose[candidate.range]
                return context.finding(
                    rule, at: candidate.range, in: candidate.block,
                    message: MessageTemplate.fill(rule.message, of: entry, ["match": match, "suggest": other]),
                    entry: entry, suggestions: [entry.suggest.first ?? other])
            }
    }
}
