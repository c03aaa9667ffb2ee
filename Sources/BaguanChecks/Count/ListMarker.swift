internal import BaguanText

/// A mark that numbers the members of a list: 一是, 一要, 第一，, （一）, 一、, 1., （1）, 首先.
struct ListMarker {
    enum Style: Int, CaseIterable {
        case says, demands, ordinal, bracketed, comma, arabic, bracketedArabic, sequence
    }

    var style: Style
    /// 1 for the first member.
    var value: Int
    var range: Range<ProseOffset>
    var block: Int

    private static let han = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

    /// What the scanner looks for, with what each means.
    static let wordings: [Wording] = numbered + [
        Wording(text: "首先", style: .sequence, value: 1), Wording(text: "其次", style: .sequence, value: 2),
        Wording(text: "再次", style: .sequence, value: 3),
    ]

    struct Wording {
        var text: String
        var style: Style
        var value: Int
    }

    private static var numbered: [Wording] {
        var wordings: [Wording] = []
        for (index, digit) in han.enumerated() {
            let value = index + 1
            wordings.append(Wording(text: digit + "是", style: .says, value: value))
            wordings.append(Wording(text: digit + "要", style: .demands, value: value))
            wordings.append(Wording(text: "第" + digit, style: .ordinal, value: value))
            wordings.append(Wording(text: "（" + digit + "）", style: .bracketed, value: value))
            wordings.append(Wording(text: digit + "、", style: .comma, value: value))
            wordings.append(Wording(text: String(value) + ".", style: .arabic, value: value))
            wordings.append(Wording(text: "（" + String(value) + "）", style: .bracketedArabic, value: value))
        }
        return wordings
    }

    init?(_ candidate: RuleCandidate, in context: InspectionContext) {
        let wording = Self.wordings[candidate.wording]
        let place = candidate.range.lowerBound
        let startsLine = context.line(around: place, in: candidate.block).lowerBound == place
        let previous = startsLine ? nil : context.scalar(before: place, in: candidate.block)
        let next = context.scalar(after: candidate.range.upperBound, in: candidate.block)
        guard Self.opensMember(wording.style, after: previous, before: next) else { return nil }
        style = wording.style
        value = wording.value
        range = candidate.range
        block = candidate.block
    }

    private static let sentenceEdges = Set("。；：！？:;".unicodeScalars)
    private static let quotationOrSentenceEdges = sentenceEdges.union("”）".unicodeScalars)
    private static let clauseEdges = quotationOrSentenceEdges.union("，,、“".unicodeScalars)

    private static func opensMember(_ style: Style, after previous: Unicode.Scalar?, before next: Unicode.Scalar?) -> Bool {
        func follows(_ marks: Set<Unicode.Scalar>) -> Bool { previous.map(marks.contains) ?? true }
        switch style {
        case .says, .demands:
            // 一是一，二是二 counts nothing.
            return follows(Self.clauseEdges) && next.map { Numeral.digit($0.value) == nil } ?? false
        case .ordinal: return follows(Self.quotationOrSentenceEdges) && (next.map { "，、：是,:".unicodeScalars.contains($0) } ?? false)
        case .bracketed, .bracketedArabic: return follows(Self.sentenceEdges)
        case .sequence: return follows(Self.sentenceEdges) && (next.map { "，是要,".unicodeScalars.contains($0) || Folding.isHan($0.value) } ?? false)
        // Inside a line a dot belongs to a number (比例为：1.5) or a name.
        case .comma: return follows(sentenceEdges) && next.map { Numeral.digit($0.value) == nil } ?? false
        case .arabic: return previous == nil && next.map { Numeral.digit($0.value) == nil } ?? false
        }
    }
}
