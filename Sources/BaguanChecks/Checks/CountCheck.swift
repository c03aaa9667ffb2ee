internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// A number that is announced against the list that follows: 三个方面 with 一是 to 四是; 一是…三是 with 二是 missing.
///
/// ```yaml
/// id: announced
/// check: count
/// title: 说的个数与列举不符
/// message: “{match}”后面列了{count}
/// severity: warning
/// find: announced
/// entries:
///   - {find: [个方面, 点要求, 项措施], source: 计数}
///   - {find: [点], lead: 以下;提;讲, source: 计数}
/// ```
///
/// `announced`: an entry is what is counted, with its measure word; the number stands before it. The list must begin right
/// behind the claim, numbered (一是, 第一，, （一）, 一、, 1.) or divided by 、 in brackets or behind a colon; 等 leaves it
/// open. “四个融入” counts when the members begin with 融入. `gap`: the numbers of one list jump. `sections`: so do those of headings
/// (一、 （一） 1. （1）), or one stands there twice; `{count}` is the number in its place.
struct CountCheck: Check {
    static let schema = CheckSchema(
        name: "count",
        summary: "说“三个方面”却列了四个；“一是”之后缺了“二是”。",
        parameters: [
            .init("find", .choice(["announced", "gap", "sections"]), required: true, help: "查个数与列举不符，列举的序号不连续，还是标题的序号不连续。"),
        ],
        entries: .optional,
        columns: [.init("lead", help: "数字前面必须是这些词之一，几个用分号隔开；不写则不限。")],
        placeholders: ["count"]
    )

    let wordings: [String]
    private let rule: Rule
    private let find: String
    /// For each marker's wording, whether its numbers are looked at for themselves.
    private let isNumbered: [Bool]
    private let judge: ExceptionJudge
    private let leadsByWording: [[String]]

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        let find = rule.parameters.string("find") ?? ""
        self.find = find
        isNumbered = ListMarker.wordings.map { find == "gap" ? NumberingGaps.styles.contains($0.style) : SectionNumbers.isOrder($0.style) }
        judge = ExceptionJudge(rule.exceptions)
        wordings = ListMarker.wordings.map(\.text) + (find == "announced" ? rule.entries.flatMap(\.find) : [])
        leadsByWording = rule.entries.flatMap { entry in entry.find.map { _ in entry.list("lead") } }
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        if find != "announced" {
            let markers = candidates.filter { isNumbered[$0.wording] }.compactMap { ListMarker($0, in: context) }
            return wrongNumbers(markers, context).compactMap { finding($0.marker.range, $0.marker.block, count: $0.expected, context) }
        }
        let claims = claims(candidates, in: context)
        guard !claims.isEmpty else { return [] }
        let markers = candidates.filter { $0.wording < ListMarker.wordings.count }
            .compactMap { ListMarker($0, in: context) }
        let list = NumberedList(markers, in: context)
        return claims.compactMap { claim in
            wrongCount(claim, list, context).flatMap { finding(claim.range, claim.block, count: $0, context) }
        }
    }

    private func wrongNumbers(_ markers: [ListMarker], _ context: InspectionContext) -> [(marker: ListMarker, expected: String)] {
        find == "gap"
            ? NumberingGaps.all(markers, in: context).map { ($0.marker, HanNumber.write($0.expected)) }
            : SectionNumbers.faults(markers, in: context).map { ($0.marker, $0.expected) }
    }

    /// Of 四点 and 四点要求 the longer.
    private func claims(_ candidates: [RuleCandidate], in context: InspectionContext) -> [CountClaim] {
        var claims: [CountClaim] = []
        for candidate in candidates {
            let index = candidate.wording - ListMarker.wordings.count
            guard index >= 0, let claim = CountClaim(candidate, leads: leadsByWording[index], in: context) else { continue }
            if let last = claims.last, last.range.lowerBound == claim.range.lowerBound {
                if claim.range.upperBound > last.range.upperBound { claims[claims.count - 1] = claim }
            } else {
                claims.append(claim)
            }
        }
        return claims
    }

    /// What is there instead of the announced number; nil when it may be right.
    private func wrongCount(_ claim: CountClaim, _ list: NumberedList, _ context: InspectionContext) -> String? {
        if let count = list.count(after: claim) { return count == claim.count ? nil : "\(count)项" }
        guard claim.member == nil,
            let members = InlineList.count(after: claim.end, in: context.scalars(of: claim.block).values),
            !members.contains(claim.count)
        else { return nil }
        return members.count == 1 ? "\(members.lowerBound)项" : "\(members.lowerBound)至\(members.upperBound)项"
    }

    private func finding(
        _ range: Range<ProseOffset>, _ block: Int, count: String, _ context: InspectionContext
    ) -> Finding? {
        let match = context.document.prose[range]
        let isExcused = judge.excuses(
            range, in: block, wording: Folding.foldWording(match), period: Period(), context: context)
        guard !isExcused else { return nil }
        return context.finding(
            rule, at: range, in: block, message: MessageTemplate.fill(rule.message, ["match": match, "count": count]))
    }
}
