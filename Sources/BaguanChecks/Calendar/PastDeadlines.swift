internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanText

/// A notice of 20 November that asks for applications by 10 November.
enum PastDeadlines {
    /// An unstated year is taken for the publication's own only this near; further off it is the next year's.
    private static let nearest = 120
    /// A stated deadline further back belongs to a text about the past.
    private static let farthest = 400
    /// How far from the date the words that announce it may stand, in bytes.
    private static let reach = 45

    static func slips(
        in context: InspectionContext, _ candidates: [RuleCandidate], ownWordings: Int
    ) -> [DateSlip] {
        let announcements = candidates.filter { $0.wording >= ownWordings }
        guard !announcements.isEmpty, isNotice(context) else { return [] }
        return candidates.compactMap { candidate in
            guard candidate.wording < ownWordings else { return nil }
            let text = context.scalars(of: candidate.block)
            guard let mention = context.date(monthAt: candidate.range.lowerBound, in: candidate.block) else { return nil }
            let range = text.range(mention.range)
            guard isAnnounced(range, in: candidate.block, by: announcements, context),
                let date = date(of: mention, context.publication)
            else { return nil }
            var slip = DateSlip(range: range, block: candidate.block, date: "\(date.year)年\(date.month)月\(date.day)日")
            slip.isUncertain = !context.publication.hasOwnDate
            return slip
        }
    }

    /// The deadline, when it is over.
    private static func date(of mention: DateMention, _ publication: Publication) -> CalendarDate? {
        let stated = mention.statedYear(publication.date.year)
        guard mention.year != .every, mention.year != .unclear, let date = mention.date(in: stated ?? publication.date.year)
        else { return nil }
        let daysOver = publication.date.dayNumber - date.dayNumber
        return daysOver > 0 && daysOver <= (stated == nil ? nearest : farthest) ? date : nil
    }

    /// Whether the words that announce a deadline stand in the same clause: 报名截止时间为…, 请于…前.
    private static func isAnnounced(
        _ range: Range<ProseOffset>, in block: Int, by announcements: [RuleCandidate], _ context: InspectionContext
    ) -> Bool {
        // Both are in the order of the text: only those within reach are looked at.
        var low = 0
        var high = announcements.count
        while low < high {
            let middle = (low + high) / 2
            if announcements[middle].range.upperBound.utf8 + reach < range.lowerBound.utf8 { low = middle + 1 } else { high = middle }
        }
        let near = announcements[low...].prefix { $0.range.lowerBound.utf8 <= range.upperBound.utf8 + reach }
        return near.contains { word in
            guard word.block == block else { return false }
            let gap = word.range.upperBound <= range.lowerBound
                ? word.range.upperBound..<range.lowerBound
                : range.upperBound <= word.range.lowerBound ? range.upperBound..<word.range.lowerBound : nil
            guard let gap, gap.utf8.count <= reach else { return false }
            return !context.document.prose[gap].unicodeScalars.contains { "。；，！？".unicodeScalars.contains($0) }
        }
    }

    /// What calls itself a notice in its title.
    private static func isNotice(_ context: InspectionContext) -> Bool {
        let words = ["通知", "公告", "启事", "通告", "报名", "招聘", "招募", "征集", "预告", "邀请"]
        let isHeading = { (block: Block) in block.role == .title || block.role == .heading }
        let titles = context.document.blocks.prefix(4).filter(isHeading).map { context.document.prose[$0.range] }
        let all = titles + [context.publication.title ?? ""] + context.document.blocks.prefix(2)
            .filter { $0.range.utf8.count <= 150 }.map { context.document.prose[$0.range] }
        return all.contains { title in words.contains(where: title.holds) }
    }
}
