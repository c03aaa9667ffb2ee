/// Authors approve nothing of their own. A name in the author field that nobody in the roster has keeps nobody from it, which
/// should be seen: it may be somebody's, written in another way.
struct AuthorRequirement: Requirement {
    static let rules: [GateRule] = [.authorUnknown]

    func reasons(in context: GateContext) -> [GateReason] {
        context.unknownAuthors.isEmpty ? [] : [.authorUnknown(context.unknownAuthors)]
    }
}
