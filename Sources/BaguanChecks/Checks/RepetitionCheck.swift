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
        let blocks = context.blocks(in: rule.scope)
        let minimum = rule.parameters.integer("min-length")
        let repetitions = switch unit {
        case "mark": blocks.flatMap { doubledMarks(in: $0, of: context) }
        case "word":
            blocks.filter { !context.kinds(of: $0).isDisjoint(with: [.doubledHan, .echo]) }
                .flatMap { doubledWords(in: $0, of: context) }
        case "sentence": repeated(sentences(of: blocks, minimum: minimum ?? 12, in: context), minimum: minimum ?? 12, in: context)
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

    // Two pauses in a row are a slip, whichever two; a doubled ！ or ？ is emphasis, …… and —— are one mark each.

    private func doubledMarks(in block: Int, of context: InspectionContext) -> [Repetition] {
        let marks = context.marks(of: block)
        var found: [Repetition] = []
        var run = marks[marks.startIndex..<marks.startIndex]
        func close() {
            guard run.count >= 2, let first = run.first, let last = run.last else { return }
            // Of two different marks nobody but the writer knows which was meant.
            let mark = run.allSatisfy { $0.value == first.value } ? Unicode.Scalar(first.value) : nil
            // Three and more may stand for an ellipsis.
            found.append(Repetition(
                range: first.range.lowerBound..<last.range.upperBound, block: block, suggestion: mark.map { String($0) },
                safety: run.count == 2 ? .safe : .unsafe))
        }
        for index in marks.indices where Self.isPause(at: index, in: marks) {
            if run.last?.range.upperBound == marks[index].place, run.endIndex == index {
                run = marks[run.startIndex...index]
            } else {
                close()
                run = marks[index...index]
            }
        }
        close()
        return found
    }

    /// A pause; an ASCII full stop counts only right before 。 (Reserved.。), since it ends abbreviations and numbers.
    private static func isPause(at index: Int, in marks: ArraySlice<ProseSurvey.Mark>) -> Bool {
        switch marks[index].value {
        case 0x3002, 0xFF0C, 0x3001, 0xFF1B, 0xFF1A, 0x2C, 0x3B, 0xFF0E: return true
        case 0x2E:
            let next = index + 1
            return next < marks.endIndex && marks[next].place == marks[index].range.upperBound
                && [0x3002, 0xFF0C, 0x3001, 0xFF1B].contains(marks[next].value)
        default: return false
        }
    }

    // MARK: - Words

    /// Function words that are doubled by a slip of the hand. Others meet rightly: 对对口部门, 在在线法庭, 参保地地级市.
    private static let functionWords = Set("的了是和与被或".unicodeScalars.map(\.value))

    /// From this length on a word written twice is a slip: 讨论讨论 is right, 教育局教育局 is not.
    private static let shortestLongWord = 3
    private static let longestWord = 8

    private func doubledWords(in block: Int, of context: InspectionContext) -> [Repetition] {
        let kinds = context.kinds(of: block)
        let particles = kinds.contains(.doubledHan) ? doubledParticles(in: block, of: context) : []
        return particles + (kinds.contains(.echo) ? doubledLongWords(in: block, of: context) : [])
    }

    private func doubledParticles(in block: Int, of context: InspectionContext) -> [Repetition] {
        let text = context.scalars(of: block)
        let values = text.values
        var found: [Repetition] = []
        var next = 1
        for index in values.indices.dropFirst()
        where values[index] == values[index - 1] && index >= next && Self.functionWords.contains(values[index]) {
            guard (index - 1...index + 1).allSatisfy({ context.isWordBoundary(text.offset($0), in: block) }) else { continue }
            let word = String(String.UnicodeScalarView([values[index]].compactMap(Unicode.Scalar.init)))
            found.append(Repetition(range: text.range(index - 1..<index + 1), block: block, suggestion: word))
            next = index + 2
        }
        return found
    }

    private func doubledLongWords(in block: Int, of context: InspectionContext) -> [Repetition] {
        let text = context.scalars(of: block)
        var found: [Repetition] = []
        var index = 0
        while index < text.values.count {
            guard let length = Self.doubledLength(text.values, index),
                [index, index + 2 * length].allSatisfy({ context.isWordBoundary(text.offset($0), in: block) })
            else {
                index += 1
                continue
            }
            let word = context.document.prose[text.range(index..<index + length)]
            found.append(Repetition(range: text.range(index..<index + 2 * length), block: block, suggestion: word))
            index += 2 * length
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

    private func sentences(of blocks: [Int], minimum: Int, in context: InspectionContext) -> [Repetition] {
        var sentences: [Repetition] = []
        let roles = RoleMask([.title, .heading, .digest])
        for block in blocks where !roles.contains(context.document.blocks[block].role) {
            let whole = context.document.blocks[block].range
            // A Han character takes three bytes; what is shorter cannot have enough of them.
            guard whole.utf8.count >= minimum * 3 else { continue }
            Sentence.forEach(in: whole, marks: context.marks(of: block), of: context.prose) { sentence in
                if sentence.utf8.count >= minimum * 3 { sentences.append(Repetition(range: sentence, block: block)) }
            }
        }
        return sentences
    }

    private func titles(of blocks: [Int], in context: InspectionContext) -> [Repetition] {
        // The front matter's title and the heading that shows it are one.
        let title = blocks.first { context.document.blocks[$0].role == .title }
        return blocks.filter { context.document.blocks[$0].role == .heading || $0 == title }
            .map { Repetition(range: context.document.blocks[$0].range, block: $0) }
    }

    /// How much of a sentence tells it from most others, in characters.
    private static let beginning = 10

    /// Those of the texts that stand further up already; width, script and blanks make no difference.
    private func repeated(_ texts: [Repetition], minimum: Int, in context: InspectionContext) -> [Repetition] {
        // Digests instead of texts, so that a long document is not copied sentence by sentence; and digests of whole
        // sentences only for those that begin like another.
        let long = texts.filter { $0.range.utf8.count >= minimum * 3 }
        let beginnings = long.map { Folding.digest($0.range, of: context.prose, first: Self.beginning) }
        let counts = Dictionary(beginnings.map { ($0, 1) }, uniquingKeysWith: +)
        var seen: [UInt64: Range<ProseOffset>] = [:]
        return zip(long, beginnings).filter { counts[$0.1] != 1 }.map(\.0).filter { text in
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
