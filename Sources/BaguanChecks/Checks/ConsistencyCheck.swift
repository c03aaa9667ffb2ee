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
///   - {find: [县教育体育局, 县教育科技局], suggest: 县教育体育局}
/// ```
///
/// The forms of an entry are its `find`; `suggest` names the one to keep. Without it the most frequent form is kept (the
/// first of equals), and the others are findings.
struct ConsistencyCheck: Check {
    static let schema = CheckSchema(
        name: "consistency",
        summary: "同一名称在一篇稿件里有两种写法。",
        parameters: [],
        entries: .required
    )

    let wordings: [String]
    private let rule: Rule
    private let owners: [(entry: Int, form: Int)]
    private let judges: [ExceptionJudge]

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        owners = rule.entries.indices.flatMap { entry in rule.entries[entry].find.indices.map { (entry, $0) } }
        wordings = rule.entries.flatMap(\.find)
        judges = rule.entries.map { ExceptionJudge(rule.exceptions, and: $0.exceptions) }
        for entry in rule.entries where entry.find.count < 2 {
            diagnostics.append(Diagnostic(
                code: "single-form", filePath: entry.place.path, position: entry.place.position,
                message: Localized(
                    zh: "规则 \(rule.id) 的这一条只有一种写法，比不出前后不一",
                    en: "this entry of rule \(rule.id) has one form only; there is nothing to compare"),
                remedy: Localized(zh: "在 find 里写上两种以上写法，用分号隔开。", en: "Give two or more forms in find, separated by “;”.")))
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
            .flatMap { findings(of: rule.entries[$0.key], among: $0.value, in: context) }
    }

    private func findings(of entry: Entry, among candidates: [RuleCandidate], in context: InspectionContext) -> [Finding] {
        let byForm = Dictionary(grouping: candidates) { owners[$0.wording].form }
        guard byForm.count > 1 else { return [] }
        let preferred = entry.suggest.first.flatMap { entry.find.firstIndex(of: $0) }
            ?? byForm.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key ?? 0
        // The other form that the reader meets: the preferred one if it is there, else the commonest.
        let keep = entry.find[preferred]
        return byForm.filter { $0.key != preferred }.flatMap(\.value).sorted { $0.range.lowerBound < $1.range.lowerBound }
            .map { candidate in
                let match = context.document.prose[candidate.range]
                return context.finding(
                    rule, at: candidate.range, in: candidate.block,
                    message: MessageTemplate.fill(rule.message, ["match": match, "suggest": keep, "note": entry.note]),
                    entry: entry, suggestions: [keep])
            }
    }
}
