internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanText

/// The years that a document names.
struct StatedYears {
    var all: Set<Int>

    init(in context: InspectionContext, _ candidates: [RuleCandidate], _ wordings: [String]) {
        all = Set(candidates.compactMap { wordings[$0.wording] == "年" ? YearMention(at: $0, in: context)?.year : nil })
    }

    /// The year that a date without one most likely means; nil when the document speaks of several others than its own.
    func nearest(to mention: DateMention, _ date: CalendarDate) -> Int? {
        guard all.isEmpty || all.contains(date.year) else { return all.count == 1 ? all.first : nil }
        func distance(_ year: Int) -> Int { mention.date(in: year).map { abs($0.dayNumber - date.dayNumber) } ?? .max }
        return (date.year - 1...date.year + 1).min { distance($0) < distance($1) }
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
