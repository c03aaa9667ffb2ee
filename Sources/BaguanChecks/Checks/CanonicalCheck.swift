internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Near misses of exact wordings: titles of documents, slogans, a school's motto, fixed formulations.
///
/// ```yaml
/// id: motto
/// check: canonical
/// title: 校训
/// message: 与固定表述“{suggest}”不一致：{difference}
/// severity: warning
/// entries:
///   - {find: 明德笃行、求是创新, variants: 明德笃行求真创新, source: 学校章程}
/// ```
///
/// A text is a near miss when it differs from a wording in few characters (5–7 characters: one edit, 8–15: two, more:
/// three; an edit is a wrong, missing or added character or two neighbours swapped) and begins and ends like it. Marks and
/// blanks between the parts, quotation marks, width and Traditional characters are no difference. What is itself an exact
/// wording or a listed variant of any entry stays silent, and so does a wording of which an end is left out.
///
/// The pieces that a near miss must hold (``CanonicalForm``) are found by the common scan; around each the text is followed
/// to both sides (``SeedExtension``).
struct CanonicalCheck: Check {
    static let schema = CheckSchema(
        name: "canonical",
        summary: "与固定表述（文件名、口号、校训、固定提法）只差一两个字的写法：错字、漏字、多字、颠倒。",
        parameters: [],
        entries: .required,
        columns: [.init("variants", help: "同样正确的其他写法，几个用分号隔开")],
        placeholders: ["difference"]
    )

    var wordings: [String] { seeds.wordings }
    private let rule: Rule
    private let forms: [CanonicalForm]
    private let seeds: SeedIndex
    private let judges: [ExceptionJudge]
    private let longest: Int

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        var forms: [CanonicalForm] = []
        for (index, entry) in rule.entries.enumerated() {
            for text in entry.find {
                let form = CanonicalForm(text, entry: index, role: .wording)
                if form.allowance == 0 { diagnostics.append(Self.tooShort(text, at: entry.place)) }
                forms.append(form)
            }
            forms += entry.list("variants").map { CanonicalForm($0, entry: index, role: .variant) }
        }
        self.forms = forms
        seeds = SeedIndex(forms)
        judges = ExceptionJudge.entries(of: rule)
        longest = (forms.map { $0.skeleton.values.count + $0.allowance }.max() ?? 0)
    }

    private static func tooShort(_ text: String, at place: FilePlace) -> Diagnostic {
        Diagnostic(
            code: "wording-too-short", filePath: place.path, position: place.position,
            message: Localized(
                zh: "固定表述“\(text)”太短，差一个字就可能是另一个词",
                en: "the exact wording “\(text)” is too short: one character off may be another word"),
            remedy: Localized(
                zh: "写至少 \(CanonicalForm.minimumLength) 个字，或改用 check: term 列出常见的错法。",
                en: "Give at least \(CanonicalForm.minimumLength) characters, or list the usual mistakes with check: term."))
    }

    // MARK: Finding

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        candidates.byBlock().flatMap { findings(in: $0.block, of: context, candidates: $0.candidates) }
    }

    private func findings(
        in block: Int, of context: InspectionContext, candidates: ArraySlice<RuleCandidate>
    ) -> [Finding] {
        let text = context.skeleton(of: block)
        var exact: [SeedIndex.Match] = []
        var near: [SeedIndex.Match] = []
        for candidate in candidates {
            let place = text.index(at: candidate.range.lowerBound)
            seeds.forEachMatch(of: candidate.wording, at: place, in: text) { match in
                if match.cost > 0 { near.append(match) } else { exact.append(match) }
            }
        }
        guard !near.isEmpty else { return [] }
        exact.sort { $0.range.lowerBound < $1.range.lowerBound }
        return Self.best(near, forms).compactMap { finding($0, exact: exact, in: text, block, context) }
    }

    /// Of near misses that overlap the one with the fewest edits, of those the longest.
    private static func best(_ matches: [SeedIndex.Match], _ forms: [CanonicalForm]) -> [SeedIndex.Match] {
        func key(_ match: SeedIndex.Match) -> (Int, Int, Int) { (match.cost, -match.range.count, match.form) }
        var kept: [SeedIndex.Match] = []
        for match in matches.sorted(by: { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }) {
            if let last = kept.last, match.range.lowerBound < last.range.upperBound {
                if key(match) < key(last) { kept[kept.count - 1] = match }
            } else {
                kept.append(match)
            }
        }
        return kept
    }

    private func finding(
        _ match: SeedIndex.Match, exact: [SeedIndex.Match], in text: Skeleton, _ block: Int, _ context: InspectionContext
    ) -> Finding? {
        let form = forms[match.form]
        let entry = rule.entries[form.entry]
        guard form.role == .wording,
            entry.period.isInForce(on: context.publication.date)
        else { return nil }
        let alignment = Alignment(wording: form.skeleton.values, text: text.values[match.range])
        // Two characters off at an end: the text goes another way there, or is cut short on purpose.
        guard alignment.editsAtStart + alignment.editsAtEnd <= 1, alignment.edits.count <= form.allowance,
            endsWithWords(match.range, alignment, in: text, block, context)
        else { return nil }
        let isRight = alignment.edits.allSatisfy { edit in
            isCovered(match.range.lowerBound + edit.text.lowerBound..<match.range.lowerBound + edit.text.upperBound, by: exact)
        }
        guard !isRight else { return nil }
        let (range, replacement) = extent(match.range, of: form, in: text, block, context)
        let found = context.document.prose[range]
        let isExcused = judges[form.entry].excuses(
            range, in: block, wording: Folding.foldWording(found), period: entry.period, context: context)
        guard !isExcused else { return nil }
        let difference = DifferenceWords.describe(
            alignment, wording: form.skeleton.values, text: Array(text.values[match.range]),
            isWordEdge: { isWordEdge(match.range.lowerBound + $0, in: text, block, context) })
        return context.finding(
            rule, at: range, in: block,
            message: MessageTemplate.fill(
                rule.message, of: entry, ["match": found, "suggest": form.text, "difference": difference]),
            entry: entry, suggestions: [replacement])
    }

    /// Whether the match ends between words where it differs near an end: 核心价值理 of 核心价值理念 is no 核心价值观.
    private func endsWithWords(
        _ match: Range<Int>, _ alignment: Alignment, in text: Skeleton, _ block: Int, _ context: InspectionContext
    ) -> Bool {
        let range = text.range(match)
        let begins = !alignment.changesStart || text.hasSeparator(before: match.lowerBound)
            || context.isWordBoundary(range.lowerBound, in: block)
        let ends = !alignment.changesEnd || text.hasSeparator(before: match.upperBound)
            || context.isWordBoundary(range.upperBound, in: block)
        return begins && ends
    }

    /// Whether a word begins or ends before a value of the text.
    private func isWordEdge(_ index: Int, in text: Skeleton, _ block: Int, _ context: InspectionContext) -> Bool {
        guard index > 0, index < text.values.count, !text.hasSeparator(before: index) else { return true }
        return context.isWordBoundary(text.range(index..<index + 1).lowerBound, in: block)
    }

    /// Whether an edit lies inside an exact wording of some entry: what differs here is right there.
    private func isCovered(_ edit: Range<Int>, by exact: [SeedIndex.Match]) -> Bool {
        var index = exact.partitionIndex { $0.range.lowerBound > edit.lowerBound } - 1
        while index >= 0, exact[index].range.lowerBound + longest > edit.lowerBound {
            let range = exact[index].range
            let isInside = edit.isEmpty
                ? range.lowerBound < edit.lowerBound && edit.upperBound < range.upperBound
                : range.lowerBound <= edit.lowerBound && edit.upperBound <= range.upperBound
            if isInside { return true }
            index -= 1
        }
        return false
    }

    /// The prose to replace and the replacement: with the wording's outer marks where the prose has them too, else neither.
    private func extent(
        _ match: Range<Int>, of form: CanonicalForm, in text: Skeleton, _ block: Int, _ context: InspectionContext
    ) -> (Range<ProseOffset>, String) {
        var range = text.range(match)
        let scalars = Array(form.text.unicodeScalars)
        let head = scalars.prefix { Skeleton.isSeparator($0.value) }
        let tail = scalars.suffix(scalars.reversed().prefix { Skeleton.isSeparator($0.value) }.count)
        var replacement = String.UnicodeScalarView(scalars[head.count..<max(head.count, scalars.count - tail.count)])
        let edges = context.document.blocks[block].range
        let before = ProseOffset(range.lowerBound.utf8 - String(String.UnicodeScalarView(head)).utf8.count)
        if before >= edges.lowerBound, before < range.lowerBound, Self.isSame(context, before..<range.lowerBound, head) {
            range = before..<range.upperBound
            replacement.insert(contentsOf: head, at: replacement.startIndex)
        }
        let after = ProseOffset(range.upperBound.utf8 + String(String.UnicodeScalarView(tail)).utf8.count)
        if after <= edges.upperBound, after > range.upperBound, Self.isSame(context, range.upperBound..<after, tail) {
            range = range.lowerBound..<after
            replacement.append(contentsOf: tail)
        }
        return (range, String(replacement))
    }

    private static func isSame(
        _ context: InspectionContext, _ range: Range<ProseOffset>, _ marks: ArraySlice<Unicode.Scalar>
    ) -> Bool {
        context.prose[range.utf8].elementsEqual(String(String.UnicodeScalarView(marks)).utf8)
    }
}
