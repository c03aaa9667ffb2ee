internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Anniversaries and ordinals that do not fit the time the text speaks of: 建党100周年 in 2026, 第41个教师节 in 2026.
///
/// ```yaml
/// id: numbers
/// check: anniversary
/// title: 周年数与年份不符
/// message: “{match}”：{year}年应为“{suggest}”
/// severity: warning
/// history-words: [曾, 当年, 荣获]
/// entries:
///   - {find: [建党, 中国共产党成立], epoch: "1921-07-01", unit: 周年, source: 党史}
///   - {find: [教师节], epoch: "1985-09-10", unit: 个, first: "1", source: 教师节的决定}
/// ```
///
/// An entry is the name of an event with the day it counts from. Years that the sentence names decide, else those of its
/// paragraph, else the publication's date. Before the day itself both numbers are right; 百年 and 40多年 count nothing.
struct AnniversaryCheck: Check {
    static let schema = CheckSchema(
        name: "anniversary",
        summary: "周年、第几个、第几届与所说的年份不符。",
        parameters: [
            .init("history-words", .strings, help: "句子里有这些词，说的是过去，不查。"),
        ],
        entries: .required,
        columns: [
            .init("epoch", help: "从哪一天算起，如 1921-07-01，可以只写到年或月。"),
            .init("unit", help: "数什么：周年、个、届，几个用分号隔开；不写是周年。"),
            .init("first", help: "第一年的数：周年不写（0），第一个教师节写 1。"),
            .init("interval", help: "几年一次，不写是每年。"),
        ],
        placeholders: ["year"]
    )

    let wordings: [String]
    private let rule: Rule
    private let judge: ExceptionJudge
    /// For each wording its entry's index; the words of history come after them.
    private let entryByWording: [Int]
    private let epochs: [Epoch?]

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        judge = ExceptionJudge(rule.exceptions)
        epochs = rule.entries.map { Epoch($0) }
        entryByWording = rule.entries.indices.flatMap { index in rule.entries[index].find.map { _ in index } }
        wordings = rule.entries.flatMap(\.find) + rule.parameters.strings("history-words")
        for (entry, epoch) in zip(rule.entries, epochs) where epoch == nil {
            diagnostics.append(Diagnostic(
                code: "bad-epoch", filePath: entry.place.path, position: entry.place.position,
                message: Localized(
                    zh: "“\(entry.find.first ?? "")”没有起算的日期",
                    en: "“\(entry.find.first ?? "")” has no date to count from"),
                remedy: Localized(
                    zh: "在 epoch 里写上年、年月或年月日，如 1921-07-01。", en: "Give epoch a date such as 1921-07-01.")))
        }
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        var pastSentences: Set<Range<ProseOffset>> = []
        for candidate in candidates where candidate.wording >= entryByWording.count {
            pastSentences.insert(context.sentence(around: candidate.range, in: candidate.block))
        }
        var last: Range<ProseOffset>?
        return candidates.compactMap { candidate in
            guard candidate.wording < entryByWording.count, let epoch = epochs[entryByWording[candidate.wording]]
            else { return nil }
            let text = context.scalars(of: candidate.block)
            guard let lower = text.index(of: candidate.range.lowerBound),
                let upper = text.index(of: candidate.range.upperBound),
                let count = CountedYears(name: lower..<upper, units: epoch.units, in: text.values),
                !count.number.isApproximate, let number = count.number.integer
            else { return nil }
            let range = text.range(count.range)
            guard let year = wrongYear(number, range, candidate.block, epoch, context),
                !pastSentences.contains(context.sentence(around: range, in: candidate.block)),
                // 中国共产党成立 holds 党成立: the first name reports.
                last.map({ $0.upperBound <= range.lowerBound }) ?? true
            else { return nil }
            last = range
            return finding(count, range, candidate, epoch, year: year, context)
        }
    }

    /// The year by which the number is wrong; nil when it may be right.
    private func wrongYear(
        _ number: Int, _ range: Range<ProseOffset>, _ block: Int, _ epoch: Epoch, _ context: InspectionContext
    ) -> Int? {
        let today = context.publication.date
        let sentence = context.times(around: range, in: block)
        let near = sentence.filter { !$0.reachesToNow }.map(\.date)
        if epoch.keepsEarlierNumbers {
            // The session to come is prepared long before it begins.
            return number > epoch.number(in: today.year) + 1 && number > 0 ? today.year : nil
        }
        if near.contains(where: { epoch.numbers(in: $0).contains(number) }) { return nil }
        let relative = relativeYear(around: range, in: block, context)
        if let relative, (epoch.number(in: today.year + relative) - 1...epoch.number(in: today.year + relative)).contains(number) {
            return nil
        }
        if relative == nil, epoch.numbers(on: today).contains(number) { return nil }
        // 2021年，…… Later sentences of the paragraph go on speaking of that year.
        if context.times(of: block).contains(where: { epoch.number(in: $0.date.year) == number }) { return nil }
        // 1921年……，今年是……: the year in which it all began numbers nothing, and 今年 stands nearer.
        if near.count == 1, let year = near.first?.year, epoch.number(in: year) > 0, !saysThisYear(before: range, in: block, context) {
            return year
        }
        return today.year + (relative ?? 0)
    }

    private func saysThisYear(before range: Range<ProseOffset>, in block: Int, _ context: InspectionContext) -> Bool {
        textBefore(range, in: block, context).holds("今年")
    }

    /// The sentence up to a range.
    private func textBefore(_ range: Range<ProseOffset>, in block: Int, _ context: InspectionContext) -> String {
        let start = context.sentence(around: range, in: block).lowerBound
        return context.document.prose[start..<max(start, range.lowerBound)]
    }

    /// 明年 and 去年 in the sentence, as a difference to the publication's year.
    private func relativeYear(around range: Range<ProseOffset>, in block: Int, _ context: InspectionContext) -> Int? {
        let before = textBefore(range, in: block, context)
        if ["明年", "来年"].contains(where: before.holds) { return 1 }
        return ["去年", "上一年"].contains(where: before.holds) ? -1 : nil
    }

    private func finding(
        _ count: CountedYears, _ range: Range<ProseOffset>, _ candidate: RuleCandidate, _ epoch: Epoch, year: Int,
        _ context: InspectionContext
    ) -> Finding? {
        let match = context.document.prose[range]
        let entry = rule.entries[entryByWording[candidate.wording]]
        let isExcused = judge.excuses(
            range, in: candidate.block, wording: Folding.foldWording(match), period: Period(), context: context)
        guard !isExcused else { return nil }
        let text = context.scalars(of: candidate.block)
        let number = epoch.number(in: year)
        var suggestion: String?
        if number > 0 {
            let before = context.document.prose[text.range(count.range.lowerBound..<count.number.range.lowerBound)]
            let after = context.document.prose[text.range(count.number.range.upperBound..<count.range.upperBound)]
            suggestion = before + (count.number.style == .han ? HanNumber.write(number) : String(number)) + after
        }
        return context.finding(
            rule, at: range, in: candidate.block,
            message: MessageTemplate.fill(rule.message, of: entry, [
                "match": match, "suggest": suggestion ?? "", "year": String(year),
            ]),
            entry: entry, suggestions: suggestion.map { [$0] } ?? [],
            // The draft does not say when it is from, and its title speaks of another year.
            isUncertain: !context.publication.hasOwnDate
                && context.times(of: 0).contains { $0.date.year != context.publication.date.year })
    }
}
