internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Doubled marks, words, sentences and titles.
///
/// ```yaml
/// id: doubled-mark
/// check: repetition
/// title: 标点重复
/// message: 标点“{match}”重复
/// severity: warning
/// unit: mark
/// ```
///
/// `mark`: two marks that cannot stand together (。。 、, ，。); …… —— and ！！ can. `word`: 的的 and the like where ICU
/// sees no word across them (目的|的 is right), and any longer word written twice (教育局教育局). `sentence` and `title`:
/// the same text twice in one document, of at least `min-length` characters.
struct RepetitionCheck: Check {
    static let schema = CheckSchema(
        name: "repetition",
        summary: "重复的标点、词语、句子或标题。",
        parameters: [
            .init("unit", .choice(["mark", "word", "sentence", "title"]), required: true, help: "看哪一种重复。"),
            .init("allow", .strings, help: "可以重复的文字。"),
            .init("min-length", .integer(minimum: 2), help: "sentence、title：至少几个字才算，默认 12 和 4。"),
        ],
        entries: .none
    )

    private let rule: Rule
    private let unit: String
    private let allowed: Set<String>
    private let judge: ExceptionJudge

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        unit = rule.parameters.string("unit") ?? ""
        allowed = Set(rule.parameters.strings("allow"))
        judge = ExceptionJudge(rule.exceptions)
    }

    var looksAtEveryDocument: Bool { true }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        let blocks = context.document.blocks.indices.filter { rule.scope.contains(context.document.blocks[$0].role) }
        let repeated: [(range: Range<ProseOffset>, block: Int, suggestion: String?)] = switch unit {
        case "mark": blocks.flatMap { doubledMarks(in: $0, of: context) }
        case "word": blocks.flatMap { doubledWords(in: $0, of: context) }
        case "sentence": repeatedTexts(sentences(of: blocks, in: context), minimum: rule.parameters.integer("min-length") ?? 12, in: context)
        default: repeatedTexts(titles(of: blocks, in: context), minimum: rule.parameters.integer("min-length") ?? 4, in: context)
        }
        return repeated.compactMap { range, block, suggestion in
            let match = context.document.prose[range]
            guard !allowed.contains(match),
                !judge.excuses(range, in: block, wording: Folding.foldWording(match), period: Period(), context: context)
            else { return nil }
            return context.finding(
                rule, at: range, in: block,
                message: MessageTemplate.fill(rule.message, ["match": match, "suggest": suggestion ?? ""]),
                suggestions: suggestion.map { [$0] } ?? [])
        }
    }

    // MARK: - Marks

    /// Marks of which two in a row are a slip, whichever two; a doubled ！ or ？ is emphasis, …… and —— are one mark each.
    private static let pauses: Set<Unicode.Scalar> = ["。", "，", "、", "；", "：", ",", ";", "．"]

    private func doubledMarks(
        in block: Int, of context: InspectionContext
    ) -> [(range: Range<ProseOffset>, block: Int, suggestion: String?)] {
        var found: [(Range<ProseOffset>, Int, String?)] = []
        let range = context.document.blocks[block].range
        let scalars = Array(context.document.prose[range].unicodeScalars)
        var at = range.lowerBound.utf8
        var index = 0
        while index < scalars.count {
            var end = index
            var length = 0
            while end < scalars.count, Self.isPause(at: end, in: scalars) {
                length += UTF8.width(scalars[end])
                end += 1
            }
            if end - index >= 2 {
                // The weightier mark of two different ones is what was meant: 。 after ，.
                let run = scalars[index..<end]
                let isUniform = run.allSatisfy { $0 == run.first }
                found.append((
                    ProseOffset(at)..<ProseOffset(at + length), block, isUniform ? run.first.map { String($0) } : nil))
            }
            at += max(length, end == index ? UTF8.width(scalars[index]) : 0)
            index = max(end, index + 1)
        }
        return found
    }

    /// A pause; an ASCII full stop counts only right before 。 (Reserved.。), since it ends abbreviations and numbers.
    private static func isPause(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        if pauses.contains(scalars[index]) { return true }
        return scalars[index] == "." && index + 1 < scalars.count && ["。", "，", "、", "；"].contains(scalars[index + 1])
    }

    // MARK: - Words

    /// Function words that are doubled by a slip of the hand. Others meet rightly: 对对口部门, 在在线法庭, 参保地地级市.
    private static let functionWords: Set<Unicode.Scalar> = ["的", "了", "是", "和", "与", "被", "或"]

    /// From this length on a word written twice is a slip: 讨论讨论 is right, 教育局教育局 is not.
    private static let shortestLongWord = 3
    private static let longestWord = 8

    private func doubledWords(
        in block: Int, of context: InspectionContext
    ) -> [(range: Range<ProseOffset>, block: Int, suggestion: String?)] {
        let range = context.document.blocks[block].range
        let scalars = Array(context.document.prose[range].unicodeScalars)
        var offsets = [range.lowerBound.utf8]
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        func place(_ from: Int, _ to: Int) -> Range<ProseOffset> { ProseOffset(offsets[from])..<ProseOffset(offsets[to]) }
        func isBoundary(_ index: Int) -> Bool { context.isWordBoundary(ProseOffset(offsets[index]), in: block) }
        var found: [(Range<ProseOffset>, Int, String?)] = []
        var index = 0
        while index + 1 < scalars.count {
            if scalars[index] == scalars[index + 1], Self.functionWords.contains(scalars[index]),
                isBoundary(index), isBoundary(index + 1), isBoundary(index + 2) {
                found.append((place(index, index + 2), block, String(scalars[index])))
                index += 2
            } else if let length = doubledLength(scalars, index), isBoundary(index), isBoundary(index + 2 * length) {
                let word = String(String.UnicodeScalarView(scalars[index..<index + length]))
                found.append((place(index, index + 2 * length), block, word))
                index += 2 * length
            } else {
                index += 1
            }
        }
        return found
    }

    /// The length of a Han word that begins at `index` and is written twice, with three different characters or more.
    private func doubledLength(_ scalars: [Unicode.Scalar], _ index: Int) -> Int? {
        (Self.shortestLongWord...Self.longestWord).first { length in
            guard index + 2 * length <= scalars.count, scalars[index] == scalars[index + length] else { return false }
            let word = scalars[index..<index + length]
            return word.elementsEqual(scalars[index + length..<index + 2 * length])
                && word.allSatisfy { Folding.isHan($0.value) } && Set(word).count >= 3
                // 一个问题一个问题 is distributive; 的专利的专利权人 is no word twice.
                && word.first != "一" && !word.contains("的")
        }
    }

    // MARK: - Sentences and titles

    private func sentences(of blocks: [Int], in context: InspectionContext) -> [(Range<ProseOffset>, Int)] {
        blocks.flatMap { block -> [(Range<ProseOffset>, Int)] in
            let whole = context.document.blocks[block].range
            guard ![.title, .heading, .digest].contains(context.document.blocks[block].role) else { return [] }
            var sentences: [(Range<ProseOffset>, Int)] = []
            var at = whole.lowerBound
            while at < whole.upperBound {
                let sentence = context.sentence(around: at..<at, in: block)
                guard sentence.upperBound > at else { break }
                sentences.append((max(at, sentence.lowerBound)..<sentence.upperBound, block))
                at = sentence.upperBound
            }
            return sentences
        }
    }

    private func titles(of blocks: [Int], in context: InspectionContext) -> [(Range<ProseOffset>, Int)] {
        // The front matter's title and the heading that shows it are one.
        let title = blocks.first { context.document.blocks[$0].role == .title }
        return blocks.filter { context.document.blocks[$0].role == .heading || $0 == title }
            .map { (context.document.blocks[$0].range, $0) }
    }

    private func repeatedTexts(
        _ texts: [(Range<ProseOffset>, Int)], minimum: Int, in context: InspectionContext
    ) -> [(range: Range<ProseOffset>, block: Int, suggestion: String?)] {
        var seen: Set<[UInt32]> = []
        return texts.compactMap { range, block in
            let folded = Folding.foldWording(context.document.prose[range])
            guard folded.count(where: Folding.isHan) >= minimum, !seen.insert(folded).inserted else { return nil }
            return (range, block, nil)
        }
    }
}
