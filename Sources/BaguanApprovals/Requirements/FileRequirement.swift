/// The files that the publication names are there, such as a lecture's outline: they are approved with it.
struct FileRequirement: Requirement {
    static let rules: [GateRule] = [.file]

    func reasons(in context: GateContext) -> [GateReason] { context.publication.missingFiles.map { .fileGone($0) } }
}
