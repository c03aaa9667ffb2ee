internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// What is left over from where a text was copied or from its template: boilerplate of document-sharing sites,
/// placeholders, page numbers cut into sentences, style sheets, invisible characters.
///
/// ```yaml
/// id: placeholder
/// check: residue
/// title: 占位符未填
/// message: “{match}”还没有填
/// severity: error
/// find: placeholder
/// ```
///
/// `find: phrase` looks for the rule's entries; `extent: line` then marks the whole line, since boilerplate is removed by
/// the line. The other kinds are built in, one file each, under `Residue/`.
struct ResidueCheck: Check {
    static let schema = CheckSchema(
        name: "residue",
        summary: "复制和套用模板的残留：文库网页套话、占位符、切进句子的页码、样式代码、不可见字符。",
        parameters: [
            .init("find", .choice(["phrase", "placeholder", "page-number", "css", "invisible"]), required: true,
                help: "找哪一种残留；phrase 找词条里的文字，其余为内置。"),
            .init("extent", .choice(["match", "line"]), help: "phrase 报告的范围：只报词语（默认）或整行。"),
        ],
        entries: .optional
    )

    let wordings: [String]
    let looksAtEveryDocument: Bool
    private let rule: Rule
    /// How many of the wordings are the rule's own; the others are the detector's anchors.
    private let phraseCount: Int
    /// The entry of each phrase.
    private let owners: [Int]
    private let judge: ExceptionJudge
    private let judges: [ExceptionJudge]
    private let detector: (any ResidueDetector)?
    private let marksLines: Bool

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        let detector = Self.detector(rule.parameters.string("find"))
        phraseCount = rule.entries.reduce(0) { $0 + $1.find.count }
        wordings = rule.entries.flatMap(\.find) + (detector?.anchors ?? [])
        owners = rule.entries.indices.flatMap { entry in rule.entries[entry].find.map { _ in entry } }
        judge = ExceptionJudge(rule.exceptions)
        judges = ExceptionJudge.entries(of: rule)
        marksLines = rule.parameters.string("extent") == "line"
        self.detector = detector
        looksAtEveryDocument = detector?.anchors.isEmpty ?? false
        if detector == nil, rule.entries.isEmpty {
            diagnostics.append(Diagnostic(
                code: "empty-rule", filePath: rule.place.path, position: rule.place.position,
                message: Localized(zh: "规则 \(rule.id) 没有词条", en: "rule \(rule.id) has no entries"),
                remedy: Localized(zh: "find: phrase 需要 entries 或 entries-from。", en: "find: phrase needs entries or entries-from.")))
        }
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        let phrases = phraseFindings(candidates.filter { $0.wording < phraseCount }, in: context)
        guard let detector else { return phrases }
        let blocks = context.blocks(
            looksAtEveryDocument ? context.blocks(in: rule.scope) : candidates.filter { $0.wording >= phraseCount }.blocks,
            holding: detector.characters)
        guard !blocks.isEmpty else { return phrases }
        let detected = detector.residues(in: blocks, of: context).compactMap { residue -> Finding? in
            let wording = Folding.foldWording(context.document.prose[residue.range])
            guard !judge.excuses(residue.range, in: residue.block, wording: wording, period: Period(), context: context)
            else { return nil }
            return context.finding(
                rule, at: residue.range, in: residue.block,
                message: MessageTemplate.fill(
                    rule.message, ["match": context.document.prose[residue.range], "note": residue.note]),
                severity: residue.severity, suggestions: residue.replacement.map { [$0] } ?? [], fix: .safe)
        }
        return phrases + detected
    }

    private static func detector(_ name: String?) -> (any ResidueDetector)? {
        switch name {
        case "placeholder": PlaceholderDetector()
        case "page-number": PageNumberDetector()
        case "css": MarkupDetector()
        case "invisible": InvisibleCharacterDetector()
        default: nil
        }
    }

    private func phraseFindings(_ candidates: [RuleCandidate], in context: InspectionContext) -> [Finding] {
        var last: Range<ProseOffset>?
        return candidates.outermost().compactMap { candidate in
            let entry = rule.entries[owners[candidate.wording]]
            let isExcused = judges[owners[candidate.wording]].excuses(
                candidate.range, in: candidate.block, wording: Folding.foldWording(wordings[candidate.wording]),
                period: entry.period, context: context)
            guard !isExcused, !(last.map { $0.contains(candidate.range.lowerBound) } ?? false) else { return nil }
            let range = marksLines ? line(around: candidate.range, in: candidate.block, of: context) : candidate.range
            if marksLines { last = range }
            let match = context.document.prose[candidate.range]
            return context.finding(
                rule, at: range, in: candidate.block,
                message: MessageTemplate.fill(rule.message, of: entry, ["match": match]),
                entry: entry, suggestions: entry.suggest, fix: marksLines ? nil : .unsafe)
        }
    }

    /// The whole line, unless it is so long that it must hold real text beside the residue.
    private func line(around range: Range<ProseOffset>, in block: Int, of context: InspectionContext) -> Range<ProseOffset> {
        let whole = context.line(around: range.lowerBound, in: block)
        return whole.upperBound >= range.upperBound && whole.utf8.count <= 240 ? whole : context.sentence(around: range, in: block)
    }
}

/// Finds one kind of residue that needs no entries.
protocol ResidueDetector: Sendable {
    /// One of these stands in every block that holds such residue; the common scan finds them. Empty: look at every block.
    var anchors: [String] { get }

    /// Every block that holds such residue has characters of all these kinds.
    var characters: CharacterKinds { get }

    /// The residues in some blocks, given in the order of the text.
    func residues(in blocks: [Int], of context: InspectionContext) -> [Residue]
}

extension ResidueDetector {
    var characters: CharacterKinds { [] }
}

struct Residue {
    var range: Range<ProseOffset>
    var block: Int
    /// For `{note}` in the rule's message.
    var note = ""
    /// Instead of the rule's, where the residue may be meant.
    var severity: Severity?
    /// What the text is without the residue; only where nothing can be lost.
    var replacement: String?
}
