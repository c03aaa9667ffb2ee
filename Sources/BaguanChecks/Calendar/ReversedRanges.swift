internal import BaguanFindings
internal import BaguanText

/// 9月20日至10日, 2026年9月20日至2026年9月10日, 16:00—14:00.
enum ReversedRanges {
    static func slips(
        in context: InspectionContext, _ candidates: [RuleCandidate], _ wordings: [String]
    ) -> [DateSlip] {
        candidates.compactMap { candidate in
            let range: Range<Int>?
            let text = context.scalars(of: candidate.block)
            if wordings[candidate.wording] == "月" {
                range = context.date(monthAt: candidate.range.lowerBound, in: candidate.block)
                    .flatMap { reversedDates(from: $0, in: text.values) }
            } else {
                range = text.index(of: candidate.range.lowerBound).flatMap { reversedTimes(colon: $0, in: text.values) }
            }
            return range.map { DateSlip(range: text.range($0), block: candidate.block) }
        }
    }

    // MARK: - Dates

    private static func reversedDates(from start: DateMention, in values: [UInt32]) -> Range<Int>? {
        guard let span = DateSpan(start, in: values), let end = span.end, isReversed(span.start, end) else { return nil }
        return span.range
    }

    private static func isReversed(_ start: DateMention, _ end: DateMention) -> Bool {
        guard let startDay = start.day, let endDay = end.day, startDay <= 31, endDay <= 31 else { return false }
        switch (start.year, end.year) {
        case (.stated(let first), .stated(let second)):
            guard let firstDate = start.date(in: first), let secondDate = end.date(in: second) else { return false }
            return secondDate < firstDate
        case (_, .none):
            // 12月20日至1月10日 runs over New Year and 9月1日至8月31日 is a school year.
            return start.month == end.month && endDay < startDay
        default: return false
        }
    }

    // MARK: - Times of day

    private static func reversedTimes(colon: Int, in values: [UInt32]) -> Range<Int>? {
        guard let (start, startRange) = time(colon: colon, in: values), let at = DateSpan.joint(after: startRange.upperBound, in: values),
            let next = values[at..<min(values.count, at + 3)].firstIndex(where: { $0 == 0x3A || $0 == 0xFF1A }),
            let (end, endRange) = time(colon: next, in: values), endRange.lowerBound == at, end < start
        else { return nil }
        // From the evening into the morning, and 8:30—5:00 on a clock of twelve hours.
        let isOvernight = start >= 17 * 60 && end <= 12 * 60
        let meansAfternoon = end < 12 * 60 && end + 12 * 60 > start
        return isOvernight || meansAfternoon ? nil : startRange.lowerBound..<endRange.upperBound
    }

    /// 16:00 in minutes; seconds make it something else.
    private static func time(colon: Int, in values: [UInt32]) -> (minutes: Int, range: Range<Int>)? {
        var lower = colon
        while lower > 0, colon - lower < 3, Numeral.isArabicDigit(values[lower - 1]) { lower -= 1 }
        var upper = colon + 1
        while upper < values.count, upper - colon < 4, Numeral.isArabicDigit(values[upper]) { upper += 1 }
        guard (1...2).contains(colon - lower), upper - colon == 3,
            upper == values.count || ![0x3A, 0xFF1A, 0x2E].contains(values[upper]),
            // 时间：16:00 is a time, the 30:15 of 16:30:15 is none.
            lower < 2 || ![0x3A, 0xFF1A, 0x2E].contains(values[lower - 1]) || !Numeral.isArabicDigit(values[lower - 2]),
            let hour = Numeral.read(in: values, at: lower)?.integer, hour <= 24,
            let minute = Numeral.read(in: values, at: colon + 1)?.integer, minute < 60
        else { return nil }
        return (hour * 60 + minute, lower..<upper)
    }
}
