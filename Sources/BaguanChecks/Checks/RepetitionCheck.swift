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
        let minimum = rule.parameters.integer("min-length")
        let repetitions = switch unit {
        case "mark": blocks.flatMap { doubledMarks(in: $0, of: context) }
        case "word": blocks.flatMap { doubledWords(in: $0, of: context) }
        case "sentence": repeated(sentences(of: blocks, in: context), minimum: minimum ?? 12, in: context)
        default: repeated(titles(of: blocks, in: context), minimum: minimum ?? 4, in: context)
        }
        return repetitions.compactMap { finding($0, in: context) }
    }

    private func finding(_ repetition: Repetition, in context: InspectionContext) -> Finding? {
        let match = context.document.prose[repetition.range]
        let isExcused = judge.excuses(
            repetition.range, in: repetition.block, wording: Folding.foldWording(match), period: Period(),
            context: context)
        guard !allowed.contains(match), !isExcused else { return nil }
        return context.finding(
            rule, at: repetition.range, in: repetition.block,
            message: MessageTemplate.fill(rule.message, ["match": match, "suggest": repetition.suggestion ?? ""]),
            suggestions: repetition.suggestion.map { [$0] } ?? [], fix: repetition.safety)
    }

    // MARK: - Marks

    /// Marks of which two in a row are a slip, whichever two; a doubled ！ or ？ is emphasis, …… and —— are one mark each.
    private static let pauses = Set("。，、；：,;．".unicodeScalars.map(\.value))

    private func doubledMarks(in block: Int, of context: InspectionContext) -> [Repetition] {
        let text = context.scalars(of: block)
        var found: [Repetition] = []
        var index = 0
        while index < text.values.count {
            var end = index
            while end < text.values.count, Self.isPause(at: end, in: text.values) { end += 1 }
            if end - index >= 2 {
                let run = text.values[index..<end]
                // Of two different marks nobody but the writer knows which was meant.
                let mark = run.allSatisfy { $0 == run.first } ? Unicode.Scalar(text.values[index]) : nil
                // Three and more may stand for an ellipsis.
                found.append(Repetition(
                    range: text.range(index..<end), block: block, suggestion: mark.map { String($0) },
                    safety: run.count == 2 ? .safe : .unsafe))
            }
            index = max(end, index + 1)
        }
        return found
    }

    /// A pause; an ASCII full stop counts only right before 。 (Reserved.。), since it ends abbreviations and numbers.
    private static func isPause(at index: Int, in values: [UInt32]) -> Bool {
        let value = values[index]
        guard !Folding.isHan(value) else { return false }
        guard value == 0x2E else { return pauses.contains(value) }
        return index + 1 < values.count && [0x3002, 0xFF0C, 0x3001, 0xFF1B].contains(values[index + 1])
    }

    // MARK: - Words

    /// Function words that are doubled by a slip of the hand. Others meet rightly: 对对口部门, 在在线法庭, 参保地地级市.
    private static let functionWords = Set("的了是和与被或".unicodeScalars.map(\.value))

    /// From this length on a word written twice is a slip: 讨论讨论 is right, 教育局教育局 is not.
    private static let shortestLongWord = 3
    private static let longestWord = 8

    private func doubledWords(in block: Int, of context: InspectionContext) -> [Repetition] {
        let text = context.scalars(of: block)
        let values = text.values
        func isBoundary(_ index: Int) -> Bool { context.isWordBoundary(text.offset(index), in: block) }
        var found: [Repetition] = []
        var index = 0
        while index + 1 < values.count {
            var length = 0
            if values[index] == values[index + 1] {
                length = Self.functionWords.contains(values[index]) && isBoundary(index + 1) ? 1 : 0
            } else if let doubled = Self.doubledLength(values, index) {
                length = doubled
            }
            if length > 0, isBoundary(index), isBoundary(index + 2 * length) {
                let range = text.range(index..<index + 2 * length)
                let word = context.document.prose[text.range(index..<index + length)]
                found.append(Repetition(range: range, block: block, suggestion: word))
                index += 2 * length
            } else {
                index += 1
            }
        }
        return found
    }

    /// The length of a Han word that begins at `index` and is written twice, with three different characters or more.
    private static func doubledLength(_ values: [UInt32], _ index: Int) -> Int? {
        guard Folding.isHan(values[index]) else { return nil }
        return (shortestLongWord...longestWord).first { length in
            guard index + 2 * length <= values.count, values[index] == values[index + length] else { return false }
            let word = values[index..<index + length]
            return word.elementsEqual(values[index + length..<index + 2 * length])
                && word.allSatisfy(Folding.isHan) && Set(word).count >= 3
                // 一个问题一个问题 is distributive; 的专利的专利权人 is no word twice.
                && word.first != 0x4E00 && !word.contains(0x7684)
        }
    }

    // MARK: - Sentences and titles

    private func sentences(of blocks: [Int], in context: InspectionContext) -> [Repetition] {
        blocks.flatMap { block -> [Repetition] in
            let whole = context.document.blocks[block].range
            guard ![.title, .heading, .digest].contains(context.document.blocks[block].role) else { return [] }
            var sentences: [Repetition] = []
            var at = whole.lowerBound
            while at < whole.upperBound {
                let sentence = context.sentence(around: at..<at, in: block)
                guard sentence.upperBound > at else { break }
                sentences.append(Repetition(range: max(at, sentence.lowerBound)..<sentence.upperBound, block: block))
                at = sentence.upperBound
            }
            return sentences
        }
    }

    private func titles(of blocks: [Int], in context: InspectionContext) -> [Repetition] {
        // The front matter's title and the heading that shows it are one.
        let title = blocks.first { context.document.blocks[$0].role == .title }
        return blocks.filter { context.document.blocks[$0].role == .heading || $0 == title }
            .map { Repetition(range: context.document.blocks[$0].range, block: $0) }
    }

    /// Those of the texts that stand further up already; width, script and blanks make no difference.
    private func repeated(_ texts: [Repetition], minimum: Int, in context: InspectionContext) -> [Repetition] {
        // Digests instead of texts, so that a long document is not copied sentence by sentence.
        var seen: [UInt64: Range<ProseOffset>] = [:]
        return texts.filter { text in
            // A Han character takes three bytes; what is shorter cannot have enough of them.
            guard text.range.utf8.count >= minimum * 3 else { return false }
            let digest = Folding.digest(text.range, of: context.prose)
            guard let first = seen[digest] else {
                seen[digest] = text.range
                return false
            }
            let folded = Folding.foldWording(context.document.prose[text.range])
            return folded.count(where: Folding.isHan) >= minimum
                && folded == Folding.foldWording(context.document.prose[first])
        }
    }
}

/// A text that stands twice; what is reported is its second occurrence, or both where they stand side by side.
private struct Repetition {
    var range: Range<ProseOffset>
    var block: Int
    var suggestion: String?
    var safety = Fix.Safety.unsafe
}
