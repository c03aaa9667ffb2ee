internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Figures that do not add up: parts and their whole, shares and growth in percent.
///
/// ```yaml
/// id: parts
/// check: arithmetic
/// title: 分项与总数
/// message: “{match}”与分项对不上：{note}
/// severity: error
/// find: parts
/// markers: [其中]
/// units: [人、名、位, 所, 元]
/// open: [等, 另有]
/// overlapping: [女, 党员]
/// entries:
///   - {find: [高中, 初中, 小学], note: 学段}
/// ```
///
/// `parts`: behind one of `markers`, parts of the same unit are added up. More than the whole is what the rule's severity
/// says; parts of one family (an entry names its kinds) that fall short are a warning, an almost fitting sum of other
/// parts is info. Texts name some parts only, and right so: such lists stay silent (see ``Breakdown``).
/// `share`: 占…% against the figures of the sentence. `shares`: 男生占55%，女生占48% are more than all.
/// `change`: 从100人增加到120人，增长20%; between two percentages the difference is in 百分点.
/// Approximate numbers (余, 约, 多) are never held against anything.
struct ArithmeticCheck: Check {
    static let schema = CheckSchema(
        name: "arithmetic",
        summary: "数字对不上：“其中”各项之和与总数、占比、增减的数和百分比。",
        parameters: [
            .init("find", .choice(["parts", "share", "shares", "change"]), required: true, help: "查哪一种：分项、占比、各项占比之和、增减。"),
            .init("markers", .strings, required: true, help: "引出分项、占比、增减的词，如“其中”“占”“增长”。"),
            .init("units", .strings, required: true, help: "单位；意思相同的写在一起，用顿号隔开：人、名、位。"),
            .init("open", .strings, help: "parts：有这些词就不是全部分项（等、另有、不含）。"),
            .init("overlapping", .strings, help: "parts：可以互相重叠的分项（女、党员、骨干）。"),
        ],
        entries: .optional
    )

    let wordings: [String]
    private let rule: Rule
    private let find: String
    private let markerCount: Int
    private let openCount: Int
    private let overlappingCount: Int
    /// Of each wording behind the lists its family and its place in it.
    private let kinds: [Breakdown.Kind]
    /// How many kinds each family has.
    let familySizes: [Int]
    private let reader: QuantityReader
    private let judge: ExceptionJudge

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        find = rule.parameters.string("find") ?? ""
        let markers = rule.parameters.strings("markers")
        let open = rule.parameters.strings("open")
        let overlapping = rule.parameters.strings("overlapping")
        markerCount = markers.count
        openCount = markerCount + open.count
        overlappingCount = openCount + overlapping.count
        wordings = markers + open + overlapping + rule.entries.flatMap(\.find)
        kinds = rule.entries.indices.flatMap { family in
            rule.entries[family].find.indices.map { Breakdown.Kind(family: family, member: $0) }
        }
        familySizes = rule.entries.map(\.find.count)
        reader = QuantityReader(units: rule.parameters.strings("units"))
        judge = ExceptionJudge(rule.exceptions)
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        candidates.filter { $0.wording < markerCount }.blocks.flatMap { block -> [Finding] in
            let candidates = candidates.of(block)
            let text = context.scalars(of: block).closingGaps()
            let words = candidates.map { WordPlace(wording: $0.wording, range: text.indices(of: $0.range)) }
                .sorted { $0.range.lowerBound < $1.range.lowerBound }
            let markers = words.filter { $0.wording < markerCount }
            var last: FigureSentence?
            return markers.compactMap { marker -> Finding? in
                let place = marker.range.lowerBound
                if last?.range.contains(place) != true { last = FigureSentence(around: place, in: text.values, reader: reader) }
                guard let sentence = last, sentence.quantities.count >= 2 else { return nil }
                // Words of the sentence alone: a block may hold very many.
                let near = Array(words[
                    words.partitionIndex { $0.range.lowerBound >= sentence.range.lowerBound }
                        ..< words.partitionIndex { $0.range.lowerBound >= sentence.range.upperBound }])
                let others = near.filter { $0.wording < markerCount }.map(\.range)
                let fault = switch find {
                case "parts": parts(behind: marker.range, in: sentence, words: near, markers: others)
                case "share": share(behind: marker.range, in: sentence)
                case "shares": others.first == marker.range ? shares(in: sentence, words: near) : nil
                default: change(behind: marker.range, in: sentence)
                }
                return fault.flatMap { finding($0, text.range($0.range), in: block, of: context) }
            }
        }
    }

    private func finding(
        _ fault: FigureFault, _ range: Range<ProseOffset>, in block: Int, of context: InspectionContext
    ) -> Finding? {
        let match = context.document.prose[range]
        guard !judge.excuses(
            range, in: block, wording: Folding.foldWording(match), period: Period(), context: context)
        else { return nil }
        return context.finding(
            rule, at: range, in: block,
            message: MessageTemplate.fill(rule.message, ["match": match, "note": fault.note]),
            severity: fault.severity.map { min($0, rule.severity) })
    }

    // MARK: - Parts

    private func parts(
        behind marker: Range<Int>, in sentence: FigureSentence, words: [WordPlace], markers: [Range<Int>]
    ) -> FigureFault? {
        guard let breakdown = breakdown(behind: marker, in: sentence, words: words, markers: markers) else { return nil }
        let whole = sentence.text(breakdown.whole.range)
        switch breakdown.fault() {
        case .partExceeds(let index):
            let part = breakdown.parts[index]
            return FigureFault(range: part.range, note: "分项比总数“\(whole)”还多")
        case .sumExceeds(let sum, let difference):
            return FigureFault(range: breakdown.whole.range, note: "各项之和是\(breakdown.shown(sum))，多出\(breakdown.shown(difference))")
        case .sumFallsShort(let sum, let difference, let isFar):
            return FigureFault(
                range: breakdown.whole.range, note: "各项之和是\(breakdown.shown(sum))，还差\(breakdown.shown(difference))", severity: isFar ? .info : .warning)
        case .almost(let sum):
            return FigureFault(range: breakdown.whole.range, note: "各项之和是\(breakdown.shown(sum))，请核对", severity: .info)
        case nil: return nil
        }
    }

    private func breakdown(
        behind marker: Range<Int>, in sentence: FigureSentence, words: [WordPlace], markers: [Range<Int>]
    ) -> Breakdown? {
        let depth = sentence.depth(at: marker.lowerBound)
        let next = markers.first {
            $0.lowerBound >= marker.upperBound && $0.upperBound <= sentence.range.upperBound
                && sentence.depth(at: $0.lowerBound) == depth
        }
        let end = min(sentence.range.upperBound, next?.lowerBound ?? .max)
        let later = sentence.quantities.filter {
            $0.range.lowerBound >= marker.upperBound && $0.range.upperBound <= end && !sentence.isChange($0)
        }
        // Out of the bracket in which 其中 stands the parts are over; inside a further one stand parts of parts.
        let inside = later.prefix { sentence.depth(at: $0.range.lowerBound) >= depth }
            .filter { sentence.depth(at: $0.range.lowerBound) == depth && !["%", "百分点"].contains($0.unit) }
        let before = sentence.quantities.filter {
            $0.range.upperBound <= marker.lowerBound && !["%", "百分点"].contains($0.unit)
        }
        guard let whole = before.last(where: { !sentence.isChange($0) && sentence.depth(at: $0.range.lowerBound) <= depth }),
            inside.first?.unit == whole.unit
        else { return nil }
        let parts = inside.filter { $0.unit == whole.unit }
        if let first = parts.first, Self.isPartOfPart(first, behind: marker, of: whole, in: sentence) { return nil }
        let rivals = before.filter { $0.unit == whole.unit && $0.range != whole.range }
        guard sentence.isExact(whole), parts.allSatisfy(sentence.isExact), !isOpen(whole, parts, sentence, words) || parts.count == 1
        else { return nil }
        // A figure in front that could be the whole too must be smaller to leave no doubt; if not, nothing is said.
        guard rivals.isEmpty || Self.namesTotal(sentence.text(whole.label)) || next == nil && depth > 0 else { return nil }
        let nestedBefore = markers.contains { sentence.range.contains($0.lowerBound) && $0.upperBound <= marker.lowerBound }
        let considered = nestedBefore && depth == 0 ? Array(parts.prefix(1)) : parts
        return Breakdown(
            whole: whole, isAmbiguous: !rivals.isEmpty, parts: considered,
            kinds: considered.map { kind(of: $0, words: words) }, familySizes: familySizes,
            isClosed: next == nil && (sentence.isClosed || depth > 0) && !nestedBefore,
            overlaps: considered.contains { part in
                words.contains { (openCount..<overlappingCount).contains($0.wording) && part.label.contains($0.range.lowerBound) }
            })
    }

    /// 三个大项，其中田径包括五个单项: what is counted lies inside a part and is of another kind than the whole.
    private static func isPartOfPart(
        _ part: Quantity, behind marker: Range<Int>, of whole: Quantity, in sentence: FigureSentence
    ) -> Bool {
        // 其中包括女生12人 names the part itself.
        let lead = sentence.text(marker.upperBound..<max(marker.upperBound, part.range.lowerBound))
        if ["包括", "包含", "分为", "分成", "下设", "设有", "涵盖"].contains(where: { lead.holds($0) && !lead.hasPrefix($0) }) { return true }
        let kinds = [part, whole].map { $0.range.upperBound < sentence.values.count ? sentence.values[$0.range.upperBound] : 0 }
        return kinds[0] != kinds[1] && Self.smaller.contains(kinds[0])
    }

    /// 小项, 单项, 分校, 子项
    private static let smaller = Set("小单分子".unicodeScalars.map(\.value))

    private static func namesTotal(_ label: String) -> Bool {
        ["共", "总", "合计", "累计"].contains(where: label.holds)
    }

    /// Whether a word between the whole and the end of the sentence says that there is more than is listed.
    private func isOpen(_ whole: Quantity, _ parts: [Quantity], _ sentence: FigureSentence, _ words: [WordPlace]) -> Bool {
        words.contains { word in
            guard (markerCount..<openCount).contains(word.wording), word.range.lowerBound >= whole.label.lowerBound,
                word.range.upperBound <= sentence.range.upperBound
            else { return false }
            return !isGrade(word.range, in: sentence.values)
        }
    }

    /// 一等奖, 高等教育, 等级: no 等 that leaves a list open.
    private func isGrade(_ range: Range<Int>, in values: [UInt32]) -> Bool {
        guard range.count == 1, values[range.lowerBound] == 0x7B49 else { return false }
        let before = range.lowerBound > 0 ? Unicode.Scalar(values[range.lowerBound - 1]) : nil
        let after = range.upperBound < values.count ? Unicode.Scalar(values[range.upperBound]) : nil
        return before.map { "一二三四五特高初中同平优甲乙丙均相".unicodeScalars.contains($0) } ?? false
            || after.map { "级次奖于候待".unicodeScalars.contains($0) } ?? false
    }

    /// The kind that a part's label names; nil when it names none or an overlapping one.
    private func kind(of part: Quantity, words: [WordPlace]) -> Breakdown.Kind? {
        kindWords(in: part.label, words)
            .max { ($0.range.count, $0.range.lowerBound) < ($1.range.count, $1.range.lowerBound) }.map(kind)
    }

    func kind(of word: WordPlace) -> Breakdown.Kind { kinds[word.wording - overlappingCount] }

    /// The words in a label that name kinds.
    func kindWords(in label: Range<Int>, _ words: [WordPlace]) -> [WordPlace] {
        words.filter {
            label.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= label.upperBound && $0.wording >= overlappingCount
        }
    }
}
