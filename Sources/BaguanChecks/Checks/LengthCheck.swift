internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// A title, author, digest or text that is longer than its place allows.
///
/// ```yaml
/// id: title-length
/// check: length
/// title: 标题过长
/// message: 标题 {match} 字,超过 {max} 字
/// severity: error
/// kinds: [wechat-post]
/// measure: title
/// max: 64
/// limit: wechat.title
/// ```
///
/// Characters are counted as a reader counts them (an emoji is one). The settings' `limits` override `max` by the name
/// in `limit`, since platforms change their limits.
struct LengthCheck: Check {
    static let schema = CheckSchema(
        name: "length",
        summary: "标题、作者、摘要或正文超过规定的字数。",
        parameters: [
            .init("measure", .choice(["title", "author", "digest", "text"]), required: true, help: "量什么。"),
            .init("max", .integer(minimum: 1), required: true, help: "最多几个字（按读者眼里的字数，一个表情算一个）。"),
            .init("limit", .string, help: "设置文件 limits 里的名字，有则以设置为准，如 wechat.title。"),
        ],
        entries: .none,
        takesExceptions: false,
        placeholders: ["length", "max"]
    )

    private let rule: Rule
    private let measure: String
    private let maximum: Int

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        measure = rule.parameters.string("measure") ?? ""
        maximum = rule.parameters.integer("max") ?? .max
    }

    var looksAtEveryDocument: Bool { true }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        let maximum = rule.parameters.string("limit").flatMap { context.limits[$0] } ?? maximum
        let blocks = context.document.blocks
        if measure == "text" {
            let length = blocks.filter { rule.scope.contains($0.role) }
                .reduce(0) { $0 + context.document.prose[$1.range].filter { !$0.isWhitespace }.count }
            guard length > maximum, let last = blocks.indices.last else { return [] }
            let end = ProseOffset(max(0, blocks[last].range.upperBound.utf8))
            return [context.finding(rule, at: end..<end, in: last, message: message(length, maximum, text: ""))]
        }
        guard let role = BlockRole(rawValue: measure), let block = blocks.firstIndex(where: { $0.role == role })
        else { return [] }
        let text = context.document.prose[blocks[block].range]
        guard text.count > maximum else { return [] }
        // What is over the limit is marked, so that the writer sees how much must go.
        let kept = text.prefix(maximum).utf8.count
        let range = ProseOffset(blocks[block].range.lowerBound.utf8 + kept)..<blocks[block].range.upperBound
        return [context.finding(rule, at: range, in: block, message: message(text.count, maximum, text: text))]
    }

    private func message(_ length: Int, _ maximum: Int, text: String) -> String {
        MessageTemplate.fill(rule.message, ["match": text, "length": String(length), "max": String(maximum)])
    }
}
