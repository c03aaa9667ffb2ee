internal import BaguanFindings
internal import BaguanText

/// 2026年11月20日（星期四）: that day is a Friday.
enum WrongWeekdays {
    static func slips(
        in context: InspectionContext, _ candidates: [RuleCandidate], _ wordings: [String]
    ) -> [DateSlip] {
        // Asked for only when a weekday does not fit, which is seldom.
        var years: Set<Int>?
        return candidates.flatMap { candidate -> [DateSlip] in
            guard wordings[candidate.wording] == "月" else { return [] }
            let text = context.scalars(of: candidate.block)
            guard let index = text.index(of: candidate.range.lowerBound),
                let mention = DateMention(month: index, in: text.values), mention.day != nil
            else { return [] }
            let words = [
                WeekdayWord(after: mention.range, in: text.values), WeekdayWord(before: mention.range, in: text.values),
            ]
            return words.compactMap { $0 }.compactMap { word in
                judge(word, mention, text, candidate.block, context) {
                    let known = years ?? statedYears(in: context, candidates, wordings)
                    years = known
                    return known
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

    /// The years that the document names.
    private static func statedYears(
        in context: InspectionContext, _ candidates: [RuleCandidate], _ wordings: [String]
    ) -> Set<Int> {
        Set(candidates.compactMap { wordings[$0.wording] == "年" ? YearMention(at: $0, in: context)?.year : nil })
    }
}

/// 2026年, 二〇二六年.
struct YearMention {
    var year: Int
    var range: Range<ProseOffset>

    /// - Parameter candidate: the 年.
    init?(at candidate: RuleCandidate, in context: InspectionContext) {
        let text = context.scalars(of: candidate.block)
        guard let index = text.index(of: candidate.range.lowerBound) else { return nil }
        let end = DateMention.back(index, in: text.values)
        guard let number = Numeral.read(in: text.values, before: end), number.range.count == 4,
            number.range.upperBound == end, let year = number.integer, (1900...2100).contains(year)
        else { return nil }
        self.year = year
        range = text.range(number.range.lowerBound..<index + 1)
    }
}
