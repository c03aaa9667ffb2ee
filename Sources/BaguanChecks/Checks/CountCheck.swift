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
/// open. “四个融入” counts when the members begin with 融入. `gap`: the numbers of one list jump.
struct CountCheck: Check {
    static let schema = CheckSchema(
        name: "count",
        summary: "说“三个方面”却列了四个；“一是”之后缺了“二是”。",
        parameters: [
            .init("find", .choice(["announced", "gap"]), required: true, help: "查个数与列举不符，还是序号不连续。"),
        ],
        entries: .optional,
        columns: [.init("lead", help: "数字前面必须是这些词之一，几个用分号隔开；不写则不限。")],
        placeholders: ["count"]
    )

    let wordings: [String]
    private let rule: Rule
    private let findsGaps: Bool
    /// For each marker's wording, whether its numbers never jump.
    private let isOfGaplessStyle = ListMarker.wordings.map { NumberingGaps.styles.contains($0.style) }
    private let judge: ExceptionJudge
    private let leadsByWording: [[String]]

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        findsGaps = rule.parameters.string("find") == "gap"
        judge = ExceptionJudge(rule.exceptions)
        wordings = ListMarker.wordings.map(\.text) + (findsGaps ? [] : rule.entries.flatMap(\.find))
        leadsByWording = rule.entries.flatMap { entry in entry.find.map { _ in entry.list("lead") } }
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        if findsGaps {
            let markers = candidates.filter { isOfGaplessStyle[$0.wording] }
                .compactMap { ListMarker($0, in: context) }
            return NumberingGaps.all(markers, in: context).compactMap {
                finding($0.marker.range, $0.marker.block, count: HanNumber.write($0.expected), context)
            }
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
