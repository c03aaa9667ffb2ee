extension CreditLine {
    /// The credit lines of a draft, as the gate holds them against the records.
    static func all(in document: Document) -> [CreditLine] {
        SignOffParser().signOff(of: document).credits.map { credit in
            CreditLine(
                role: credit.role,
                stage: credit.stage.isReview || credit.stage == .editing ? credit.stage.title : nil,
                covers: SignOff.Stage.allCases.filter { credit.stage.alsoCovers($0) }.map(\.title),
                names: credit.names.filter { !$0.isPlaceholder }.map(\.text),
                range: document.prose.map.source(of: credit.range),
                location: document.blocks[credit.block].location)
        }
    }
}
