internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanText

/// The title says 2025年 and the whole body speaks of 2026: an old title over a new text, or the reverse.
enum TitleYear {
    /// So often must the body name one other year, and none but it.
    private static let leastMentions = 3

    static func slips(in context: InspectionContext, _ candidates: [RuleCandidate]) -> [DateSlip] {
        var title: [(YearMention, block: Int)] = []
        var body: [Int] = []
        for candidate in candidates {
            guard let mention = YearMention(at: candidate, in: context) else { continue }
            if context.document.blocks[candidate.block].role == .title {
                title.append((mention, candidate.block))
            } else {
                body.append(mention.year)
            }
        }
        guard let (mention, block) = title.first, Set(title.map(\.0.year)).count == 1, let year = body.first,
            body.count >= leastMentions, body.allSatisfy({ $0 == year }), year != mention.year
        else { return [] }
        return [DateSlip(range: mention.range, block: block, date: "\(year)年")]
    }
}
