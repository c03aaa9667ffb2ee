internal import BaguanFindings
internal import BaguanText

/// 2026年11月20日（星期四）: that day is a Friday.
enum WrongWeekdays {
    static func slips(
        in context: InspectionContext, _ candidates: [RuleCandidate], _ wordings: [String]
    ) -> [DateSlip] {
        // Asked for only when a weekday does not fit, which is seldom.
        var years: StatedYears?
        return candidates.flatMap { candidate -> [DateSlip] in
            guard wordings[candidate.wording] == "月" else { return [] }
            guard let mention = context.date(monthAt: candidate.range.lowerBound, in: candidate.block), mention.day != nil
            else { return [] }
            let text = context.scalars(of: candidate.block)
            let words = [
                WeekdayWord(after: mention.range, in: text.values), WeekdayWord(before: mention.range, in: text.values),
            ]
            return words.compactMap { $0 }.compactMap { word in
                judge(word, mention, text, candidate.block, context) {
                    let known = years ?? StatedYears(in: context, candidates, wordings)
                    years = known
                    return known.all
                }
            }
        }
    }

    private static func judge(
        _ word: WeekdayWord, _ mention: DateMention, _ text: ScalarText, _ block: Int, _ context: InspectionContext,
        otherYears: () -> Set<Int>
    ) -> DateSlip? {
        let publication = context.publication
        let stated = mention.statedYear(publication.date.year)
        guard mention.year != .every, mention.year != .unclear,
            let date = mention.date(in: stated ?? publication.date.year), date.weekday != word.weekday
        else { return nil }
        var slip = DateSlip(
            range: text.range(word.range), block: block,
            date: "\(date.year)年\(date.month)月\(date.day)日", suggestion: word.named(date.weekday))
        if case .stated = mention.year { return slip }
        // The year is a guess: another year that the text speaks of, or the nearer half of the next or last one, may fit.
        let nearby = [-1, 1].map { publication.date.year + $0 }.filter { year in
            mention.date(in: year).map { abs($0.dayNumber - publication.date.dayNumber) <= 183 } ?? false
        }
        let named = otherYears()
        let others = (stated == nil ? nearby : []) + named
        if others.contains(where: { mention.date(in: $0)?.weekday == word.weekday }) { return nil }
        slip.severity = .warning
        // A draft without a date of its own is of this year at least when it says so.
        slip.isUncertain = !publication.hasOwnDate && !named.contains(publication.date.year)
        return slip
    }
}
