internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Laws cited with an article that they do not have, or with another day of effect than their own.
///
/// ```yaml
/// id: article
/// check: law
/// title: 法律没有这一条
/// message: 《{law}》共 {articles} 条，没有“{match}”
/// severity: warning
/// find: article
/// entries:
///   - {find: 未成年人保护法, from: 2024-04-26, articles: 132, effective: 2021-06-01}
/// ```
///
/// An entry is a law by its short names; 中华人民共和国 and 《》 before them are understood. `from` says since when its
/// present text has been in force: a publication or a sentence that speaks of an earlier time is about an earlier text and
/// is not judged. Old and wrong titles are for a `term` rule.
///
/// A day of effect is judged only where it must be a slip: the right year with another day, or the right day with a year
/// close by. Other days may be those of earlier texts.
struct LawCheck: Check {
    static let schema = CheckSchema(
        name: "law",
        summary: "引用法律时条号超出了全文，或者施行日期写错。",
        parameters: [
            .init("find", .choice(["article", "effective"]), required: true, help: "article：查条号；effective：查施行日期。"),
        ],
        entries: .required,
        columns: [
            .init("articles", help: "这部法律共有多少条。"),
            .init("effective", help: "施行日期，写全年月日。"),
        ],
        placeholders: ["law", "articles", "effective"]
    )

    private let rule: Rule
    let wordings: [String]
    private let owners: [Int]
    private let judges: [ExceptionJudge]
    private let articles: [Int?]
    private let effective: [PartialDate?]
    private let findsArticles: Bool

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        wordings = rule.entries.flatMap(\.find)
        owners = rule.entries.indices.flatMap { entry in rule.entries[entry].find.map { _ in entry } }
        judges = ExceptionJudge.entries(of: rule)
        articles = rule.entries.map { $0.fields["articles"].flatMap { Int($0) } }
        effective = rule.entries.map { $0.fields["effective"].flatMap { PartialDate($0) } }
        findsArticles = rule.parameters.string("find") == "article"
        for (index, entry) in rule.entries.enumerated() {
            if entry.fields["articles"] != nil, articles[index] == nil {
                diagnostics.append(Self.malformed("articles", of: entry, zh: "一个数，如 132", en: "a number such as 132"))
            }
            if entry.fields["effective"] != nil, effective[index]?.day == nil {
                diagnostics.append(Self.malformed("effective", of: entry, zh: "年月日，如 2021-06-01", en: "a day such as 2021-06-01"))
            }
        }
    }

    private static func malformed(_ column: String, of entry: Entry, zh: String, en: String) -> Diagnostic {
        Diagnostic(
            code: "malformed-column", filePath: entry.place.path, position: entry.place.position,
            message: Localized(zh: "\(column) 写的不是\(zh)", en: "\(column) is not \(en)"),
            remedy: Localized(zh: "改成\(zh)。", en: "Write \(en)."))
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        candidates.filter { !$0.skipsBlanks }.outermost().flatMap { candidate -> [Finding] in
            let entry = owners[candidate.wording]
            guard let mention = LawMention(name: candidate.range, in: context.scalars(of: candidate.block)),
                !speaksOfEarlierText(candidate, of: rule.entries[entry], in: context)
            else { return [] }
            return findsArticles
                ? articleFindings(mention, of: entry, in: candidate.block, context)
                : effectFinding(mention, of: entry, in: candidate.block, context).map { [$0] } ?? []
        }
    }

    /// Whether the publication is older than the law's present text, or its sentence looks back to such a time.
    ///
    /// For days of effect the sentence always names a time; there the day itself decides.
    private func speaksOfEarlierText(_ candidate: RuleCandidate, of entry: Entry, in context: InspectionContext) -> Bool {
        guard let from = entry.period.from else { return false }
        if entry.period.isAfter(context.publication.date) { return true }
        guard findsArticles else { return false }
        return context.times(around: candidate.range, in: candidate.block).contains {
            !$0.reachesToNow && $0.date.lastDay < from.firstDay
        }
    }

    private func articleFindings(_ mention: LawMention, of entry: Int, in block: Int, _ context: InspectionContext) -> [Finding] {
        guard let count = articles[entry] else { return [] }
        return mention.articles().filter { $0.number > count }.compactMap { article in
            finding(at: article.range, of: entry, in: block, context)
        }
    }

    private func effectFinding(_ mention: LawMention, of entry: Int, in block: Int, _ context: InspectionContext) -> Finding? {
        guard let right = effective[entry], let month = right.month, let day = right.day, let stated = mention.stated()
        else { return nil }
        let isSameDay = stated.month == month && stated.day == day
        let distance = abs(stated.year - right.year)
        guard isSameDay ? (1...2).contains(distance) : distance == 0 else { return nil }
        let suggestion = "\(right.year)年\(month)月\(day)日"
        return finding(at: stated.range, of: entry, in: block, context, suggestions: [suggestion])
    }

    private func finding(
        at range: Range<ProseOffset>, of index: Int, in block: Int, _ context: InspectionContext, suggestions: [String] = []
    ) -> Finding? {
        let entry = rule.entries[index]
        let match = context.document.prose[range]
        let isExcused = judges[index].excuses(
            range, in: block, wording: Folding.foldWording(match), period: entry.period, context: context)
        guard !isExcused else { return nil }
        let values = [
            "match": match, "suggest": suggestions.first ?? "", "law": entry.find.first ?? "",
            "articles": articles[index].map(String.init) ?? "", "effective": effective[index]?.description ?? "",
        ]
        return context.finding(
            rule, at: range, in: block, message: MessageTemplate.fill(rule.message, of: entry, values), entry: entry,
            suggestions: suggestions)
    }
}
