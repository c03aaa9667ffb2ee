internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Something must be there: a source line, a sign-off, a date.
///
/// ```yaml
/// id: sign-off
/// check: required
/// title: 缺少审核署名
/// message: 文末没有编辑、审核署名
/// severity: warning
/// kinds: [wechat-post]
/// any-of: [审核, 终审, 责任编辑]
/// near: end
/// lines: 8
/// ```
struct RequiredCheck: Check {
    static let schema = CheckSchema(
        name: "required",
        summary: "必须有的内容没有出现：来源、署名、日期等。",
        parameters: [
            .init("any-of", .strings, help: "至少要出现其中一个词。"),
            .init("near", .choice(["anywhere", "start", "end"]), help: "在哪里找：全文（默认）、开头或结尾。"),
            .init("lines", .integer(minimum: 1), help: "near 为 start 或 end 时看几段，默认 5。"),
            .init("field", .choice(["title", "date", "author", "digest", "kind"]), help: "稿件元数据里必须有的一项。"),
        ],
        entries: .none,
        takesExceptions: false
    )

    let wordings: [String]
    private let rule: Rule

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        wordings = rule.parameters.strings("any-of")
        if wordings.isEmpty, rule.parameters.string("field") == nil {
            diagnostics.append(Diagnostic(
                code: "nothing-required", filePath: rule.place.path, position: rule.place.position,
                message: Localized(
                    zh: "规则 \(rule.id) 没有说必须有什么", en: "rule \(rule.id) does not say what is required"),
                remedy: Localized(zh: "写上 any-of 或 field。", en: "Add any-of or field.")))
        }
    }

    var looksAtEveryDocument: Bool { true }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        let isThere = hasField(context.publication) ?? hasWording(candidates, in: context)
        if isThere { return [] }
        let message = MessageTemplate.fill(rule.message, ["match": "", "suggest": wordings.joined(separator: "、")])
        let atEnd = rule.parameters.string("near") == "end"
        return [context.finding(rule, message: message, at: atEnd ? SourceOffset(context.document.source.utf8.count) : nil)]
    }

    private func hasField(_ publication: Publication) -> Bool? {
        switch rule.parameters.string("field") {
        case "title": saysSomething(publication.title)
        case "date": publication.hasOwnDate
        case "author": saysSomething(publication.author)
        case "digest": saysSomething(publication.digest)
        case "kind": publication.kind != nil
        default: nil
        }
    }

    private func saysSomething(_ text: String?) -> Bool { text?.contains { !$0.isWhitespace } ?? false }

    private func hasWording(_ candidates: [RuleCandidate], in context: InspectionContext) -> Bool {
        // The front matter's author and digest are prose for other rules; here they would push the text's lines away.
        let blocks = context.document.blocks
        let lines = blocks.indices.filter {
            rule.scope.contains(blocks[$0].role) && blocks[$0].role != .author && blocks[$0].role != .digest
        }
        let count = rule.parameters.integer("lines") ?? 5
        let near = switch rule.parameters.string("near") {
        case "start": Set(lines.prefix(count))
        case "end": Set(lines.suffix(count))
        default: Set(blocks.indices)
        }
        return candidates.contains { near.contains($0.block) }
    }
}
