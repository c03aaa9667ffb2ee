internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Several weak signs that together are strong: each entry alone proves little, but several *different* ones in one
/// document do. One finding for the whole document lists them.
///
/// ```yaml
/// id: machine-rewritten
/// check: cluster
/// title: 全文像是机器改写
/// message: 全文有 {count} 种机器改写的痕迹：{list}。请对照原稿重写
/// severity: warning
/// min-distinct: 3
/// entries:
///   - {find: 效劳社会;志愿效劳, suggest: 服务, note: 效劳→服务}
///   - {find: 理论根底;根底设施, suggest: 基础, note: 根底→基础}
///   - {find: 立场坚决, suggest: 坚定, note: 坚决→坚定}
/// ```
///
/// An entry is one sign however many wordings it has and however often it is met, so that a slip which somebody makes
/// twice does not make a cluster. The finding is about the whole document, so that it never stands on a word that a
/// `term` rule reports by itself; the message quotes the signs in the order of the text.
struct ClusterCheck: Check {
    static let schema = CheckSchema(
        name: "cluster",
        summary: "单独出现不算问题、几种一起出现就说明问题的词语：全文只报一处，列出找到的各种。",
        parameters: [
            .init("min-distinct", .integer(minimum: 2), help: "至少出现几种（几个词条）才报，默认 3。"),
        ],
        entries: .required,
        takesExceptions: false,
        placeholders: ["count", "list"]
    )

    static let defaultMinimum = 3
    /// How many signs the message names; an editor who has seen these reads the text anew anyway.
    private static let longestList = 12

    let wordings: [String]
    private let rule: Rule
    private let owners: [Int]
    private let judges: [ExceptionJudge]
    private let minimum: Int

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        wordings = rule.entries.flatMap(\.find)
        owners = rule.entries.indices.flatMap { entry in rule.entries[entry].find.map { _ in entry } }
        judges = ExceptionJudge.entries(of: rule)
        minimum = rule.parameters.integer("min-distinct") ?? Self.defaultMinimum
        if rule.entries.count < minimum {
            diagnostics.append(Diagnostic(
                code: "too-few-signs", filePath: rule.place.path, position: rule.place.position,
                message: Localized(
                    zh: "规则 \(rule.id) 只有 \(rule.entries.count) 个词条，永远凑不齐 \(minimum) 种",
                    en: "rule \(rule.id) has \(rule.entries.count) entries; \(minimum) different ones can never meet"),
                remedy: Localized(zh: "增加词条，或者把 min-distinct 改小。", en: "Add entries or lower min-distinct.")))
        }
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        let signs = candidates.filter { !$0.skipsBlanks }.outermost().filter { candidate in
            let entry = owners[candidate.wording]
            return !judges[entry].excuses(
                candidate.range, in: candidate.block, wording: Folding.foldWording(wordings[candidate.wording]),
                period: rule.entries[entry].period, context: context)
        }
        var seen: Set<Int> = []
        let distinct = signs.filter { seen.insert(owners[$0.wording]).inserted }
        guard distinct.count >= minimum else { return [] }
        let named = distinct.prefix(Self.longestList).map { sign in
            let note = rule.entries[owners[sign.wording]].note
            return "“\(context.document.prose[sign.range])”" + (note.isEmpty ? "" : "（\(note)）")
        }
        let list = named.joined(separator: "、") + (distinct.count > named.count ? "等" : "")
        let message = MessageTemplate.fill(rule.message, ["count": String(distinct.count), "list": list])
        return [context.finding(rule, message: message)]
    }
}
