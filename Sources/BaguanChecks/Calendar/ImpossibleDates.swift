internal import BaguanFindings
internal import BaguanText

/// 2026年2月30日, 13月5日, 2026-02-30, 星期八.
enum ImpossibleDates {
    static func slips(
        in context: InspectionContext, _ candidates: [RuleCandidate], _ wordings: [String]
    ) -> [DateSlip] {
        candidates.compactMap { candidate in
            let text = context.scalars(of: candidate.block)
            if wordings[candidate.wording] == "月" {
                return context.date(monthAt: candidate.range.lowerBound, in: candidate.block)
                    .flatMap { slip($0, text, candidate.block, context) }
            }
            guard let index = text.index(of: candidate.range.lowerBound) else { return nil }
            switch wordings[candidate.wording] {
            case "19", "20":
                return DateMention(numeric: index, in: text.values).flatMap { slip($0, text, candidate.block, context) }
            default: return oddWeekday(at: index, in: text, candidate.block)
            }
        }
    }

    private static func slip(
        _ mention: DateMention, _ text: ScalarText, _ block: Int, _ context: InspectionContext
    ) -> DateSlip? {
        guard isImpossible(mention, context.publication.date.year), !isLunar(mention, in: text.values) else { return nil }
        return DateSlip(range: text.range(mention.range), block: block)
    }

    private static func isImpossible(_ mention: DateMention, _ publicationYear: Int) -> Bool {
        guard let day = mention.day else {
            // 18月 may be an age or a time; with a year before it, it is a month.
            guard case .stated = mention.year else { return false }
            return !(1...12).contains(mention.month)
        }
        guard (1...12).contains(mention.month), day >= 1 else { return true }
        // Without a year the twenty-ninth of February is left alone.
        let year = mention.statedYear(publicationYear) ?? 2024
        return day > CalendarDate.days(inMonth: mention.month, of: year)
    }

    /// 农历二月三十日 is a day of another calendar.
    private static func isLunar(_ mention: DateMention, in values: [UInt32]) -> Bool {
        let before = values[max(0, mention.range.lowerBound - 16)..<mention.range.lowerBound]
        return before.contains(0x519C) || before.contains(0x65E7) || before.contains(0x9634) || before.contains(0x5386)
    }

    /// 星期八, 星期9; but not 每星期八节课 and 三个星期八天.
    private static func oddWeekday(at index: Int, in text: ScalarText, _ block: Int) -> DateSlip? {
        let values = text.values
        guard index + 2 < values.count, let digit = Numeral.digit(values[index + 2]), !(1...7).contains(digit),
            index == 0 || !(values[index - 1] == 0x4E2A || values[index - 1] == 0x6BCF
                || Numeral.digit(values[index - 1]) != nil || values[index - 1] == 0x4E24)
        else { return nil }
        if index + 3 < values.count, let next = Unicode.Scalar(values[index + 3]) {
            guard Numeral.digit(next.value) == nil, next != "十", next != ".",
                !Folding.isHan(next.value) || "上下晚早中".unicodeScalars.contains(next)
            else { return nil }
        }
        return DateSlip(range: text.range(index..<index + 3), block: block)
    }
}
