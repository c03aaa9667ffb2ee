internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Runs a detector for a rule and makes findings of its faults; shared by the checks that hold drafts against a standard.
struct FaultReport: Sendable {
    let rule: Rule
    let detector: any FaultDetector
    /// Where faults can be, as the detector says; asked once, since groups of detectors put their answers together.
    let anchors: [String]
    private let characters: CharacterKinds
    private let judge: ExceptionJudge

    init(rule: Rule, detector: any FaultDetector) {
        self.rule = rule
        self.detector = detector
        anchors = detector.anchors
        characters = detector.characters
        judge = ExceptionJudge(rule.exceptions)
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        let faults = detected(in: context, candidates: candidates).filter { !isExcused($0, in: context) }
        guard detector.isCounted else { return faults.map { finding($0, in: context) } }
        return counted(faults.sorted { $0.range.lowerBound < $1.range.lowerBound }, in: context)
    }

    private func detected(in context: InspectionContext, candidates: [RuleCandidate]) -> [Fault] {
        guard anchors.isEmpty else { return detector.faults(at: candidates, of: context) }
        let blocks = context.blocks(context.blocks(in: rule.scope), holding: characters)
        return blocks.isEmpty ? [] : detector.faults(in: blocks, of: context)
    }

    private func isExcused(_ fault: Fault, in context: InspectionContext) -> Bool {
        judge.excuses(
            fault.range, in: fault.block, wording: Folding.foldWording(context.document.prose[fault.range]),
            period: Period(), context: context)
    }

    private func finding(_ fault: Fault, in context: InspectionContext, count: Int = 1) -> Finding {
        let values = [
            "match": context.document.prose[fault.range], "suggest": fault.suggestions.joined(separator: "”或“"),
            "note": fault.note, "clause": fault.clause ?? detector.clause, "count": String(count),
        ]
        var finding = context.finding(
            rule, at: fault.range, in: fault.block, message: MessageTemplate.fill(rule.message, values),
            severity: fault.severity, suggestions: fault.suggestions, fix: fault.isSafe ? .safe : .unsafe)
        finding.source = fault.clause ?? detector.clause
        return finding
    }

    /// One finding at the first place; its fix mends all places of which it is clear what to write.
    private func counted(_ faults: [Fault], in context: InspectionContext) -> [Finding] {
        guard let first = faults.first else { return [] }
        var finding = finding(first, in: context, count: faults.count)
        let edits = faults.compactMap { fault in
            fault.suggestions.count == 1 ? (range: fault.range, text: fault.suggestions[0]) : nil
        }
        finding.fix = context.fix(edits, safety: faults.allSatisfy(\.isSafe) ? .safe : .unsafe)
        return [finding]
    }
}
