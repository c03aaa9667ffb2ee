extension CreditLine {
    /// The credit lines of a document, for the gate to hold against the records.
    public static func lines(of document: Document) -> [CreditLine] {
        SignOffParser().signOff(of: document).credits.filter { $0.stage != .other }.map { credit in
            CreditLine(
                role: credit.role, stage: credit.stage.title,
                covers: SignOff.Stage.allCases.filter { SignOff(credits: [credit]).covers($0) }.map(\.title),
                names: credit.names.filter { !$0.isPlaceholder }.map(\.text),
                range: document.prose.map.source(of: credit.range), location: document.blocks[credit.block].location)
        }
    }
}
