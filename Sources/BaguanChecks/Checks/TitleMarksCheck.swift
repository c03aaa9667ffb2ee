internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// 《》 where they are missing, broken or out of place.
///
/// ```yaml
/// id: missing
/// check: title-marks
/// title: 法律名称没有加书名号
/// message: 引用“{match}”宜加书名号：{suggest}
/// severity: info
/// find: missing
/// leads: [根据, 依照]
/// entries:
///   - {find: 中华人民共和国教育法, source: GB/T 15834—2011 4.15.3.1}
/// ```
///
/// `find: missing` looks for the entries outside 《》 and right behind one of `leads` (or behind 》和, the second of two titles);
/// `find: form` for marks put together from others (<<…>>, 〈…〉 outermost); `find: misused` for names between 《》 that end
/// in an entry (活动, 奖状), which are no works.
struct TitleMarksCheck: Check {
    static let schema = CheckSchema(
        name: "title-marks",
        summary: "书名号：该加没加（法律、文件、作品全称）、形式不对、不该加却加了（活动、奖项、课程）。",
        parameters: [
            .init("find", .choice(["missing", "form", "misused"]), required: true,
                help: "missing 词条没有加书名号，form 书名号的形式（内置），misused 以词条结尾的名称不该用书名号。"),
            .init("leads", .strings, help: "missing：前面紧挨着这些词才报，如“根据”“依照”。"),
        ],
        entries: .optional,
        placeholders: ["clause", "count"]
    )

    let wordings: [String]
    private let rule: Rule
    private let owners: [Int]
    private let kind: String
    private let leads: [String]
    private let form: FaultReport
    private let judge: ExceptionJudge

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        kind = rule.parameters.string("find") ?? "form"
        leads = rule.parameters.strings("leads")
        form = FaultReport(rule: rule, detector: TitleMarkForm.detector)
        judge = ExceptionJudge(rule.exceptions)
        owners = rule.entries.indices.flatMap { entry in rule.entries[entry].find.map { _ in entry } }
        let names = rule.entries.flatMap(\.find)
        switch kind {
        case "form": wordings = TitleMarkForm.detector.anchors
        case "misused": wordings = names.map { $0 + "》" }
        default: wordings = names
        }
        if kind != "form", names.isEmpty {
            diagnostics.append(Diagnostic(
                code: "empty-rule", filePath: rule.place.path, position: rule.place.position,
                message: Localized(zh: "规则 \(rule.id) 没有词条", en: "rule \(rule.id) has no entries"),
                remedy: Localized(zh: "find: \(kind) 需要 entries 或 entries-from。", en: "find: \(kind) needs entries or entries-from.")))
        }
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        switch kind {
        case "form": form.findings(in: context, candidates: candidates)
        case "misused": misused(candidates.outermost(), in: context)
        default: candidates.outermost().compactMap { missing($0, in: context) }
        }
    }

    private func missing(_ candidate: RuleCandidate, in context: InspectionContext) -> Finding? {
        let block = context.document.blocks[candidate.block].range
        let start = max(block.lowerBound.utf8, candidate.range.lowerBound.utf8 - 30)
        let before = context.prose[start..<candidate.range.lowerBound.utf8]
        let after = context.prose[candidate.range.upperBound.utf8..<block.upperBound.utf8].prefix(3)
        let isLed = leads.contains { before.suffix($0.utf8.count).elementsEqual($0.utf8) }
            || ["》和", "》、", "》及", "》与"].contains { before.suffix(6).elementsEqual($0.utf8) }
        let isMarked = context.enclosures(in: candidate.block).encloses(candidate.range, in: ["《", "〈", "“"])
        guard isLed, !isMarked, !after.elementsEqual("》".utf8), !isExcused(candidate, in: context) else { return nil }
        return finding(candidate, candidate.range, in: context, suggestion: { "《\($0)》" })
    }

    private func misused(_ candidates: [RuleCandidate], in context: InspectionContext) -> [Finding] {
        candidates.compactMap { candidate in
            let all = context.enclosures(in: candidate.block).all
            guard let title = all.last(where: { $0.opening == "《" && $0.range.upperBound == candidate.range.upperBound }),
                title.range.utf8.count <= 90, !isExcused(candidate, in: context)
            else { return nil }
            let name = context.document.prose[title.range].dropFirst().dropLast()
            // 《关于开展读书活动的通知》 is a document even with its end cut off, and so is what holds another title.
            guard !name.hasPrefix("关于"), !name.contains("《") else { return nil }
            return finding(candidate, title.range, in: context, suggestion: { "“\($0.dropFirst().dropLast())”" })
        }
    }

    private func isExcused(_ candidate: RuleCandidate, in context: InspectionContext) -> Bool {
        judge.excuses(
            candidate.range, in: candidate.block, wording: Folding.foldWording(wordings[candidate.wording]),
            period: Period(), context: context)
    }

    private func finding(
        _ candidate: RuleCandidate, _ range: Range<ProseOffset>, in context: InspectionContext,
        suggestion: (String) -> String
    ) -> Finding {
        let entry = rule.entries[owners[candidate.wording]]
        let match = context.document.prose[range]
        let right = suggestion(match)
        return context.finding(
            rule, at: range, in: candidate.block,
            message: MessageTemplate.fill(rule.message, of: entry, ["match": match, "suggest": right]),
            entry: entry, suggestions: [right])
    }
}
