internal import BaguanDocuments
internal import BaguanText

/// Half-width marks beside Han characters: `你好,世界`. One finding per draft.
///
/// Not meant: times and ratios (8:30), addresses, numbers with group separators, formulas and calls (`f(x)`), names of files,
/// what stands wholly among Latin letters, also inside Chinese quotation marks (“Thank you!”).
struct HalfWidthDetector: FaultDetector {
    let clause = "GB/T 15834—2011 5.1"
    let anchors: [String] = []
    let characters: CharacterKinds = .halfWidthMark
    let isCounted = true

    private static let wide: [UInt32: String] = [
        0x2C: "，", 0x3A: "：", 0x3B: "；", 0x21: "！", 0x3F: "？", 0x28: "（", 0x29: "）", 0x2E: "。",
    ]

    func faults(in blocks: [Int], of context: InspectionContext) -> [Fault] {
        var faults: [Fault] = []
        var counts: [UInt32: Int] = [:]
        for block in blocks {
            let marks = context.marks(of: block).filter { Self.isNarrow($0.value) }
            guard !marks.isEmpty else { continue }
            let text = context.scalars(of: block)
            let places = marks.map { text.index(at: $0.place) }
            let partners = Self.partners(of: places, in: text.values)
            for index in places where Self.isFault(index, in: text.values, partners: partners) {
                let mark = text.values[index]
                counts[mark, default: 0] += 1
                faults.append(Fault(
                    range: text.range(index..<Self.end(of: index, in: text.values)), block: block,
                    suggestions: Self.wide[mark].map { [$0] } ?? [], isSafe: true))
            }
        }
        let note = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "“\(Unicode.Scalar($0.key).map(String.init) ?? "")”\($0.value) 处" }.joined(separator: "、")
        if !faults.isEmpty { faults[0].note = note }
        return faults
    }

    /// Whether a mark is one of those that ``wide`` knows.
    private static func isNarrow(_ value: UInt32) -> Bool {
        switch value {
        case 0x21, 0x28, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: true
        default: false
        }
    }

    private static func isFault(_ index: Int, in values: [UInt32], partners: [Int: Int]) -> Bool {
        let mark = values[index]
        guard !LatinSurroundings.isInAddress(index, in: values) else { return false }
        let before = index > 0 ? values[index - 1] : 0x20
        let after = index + 1 < values.count ? values[index + 1] : 0x20
        if !isChinese(before), LatinSurroundings.endsLatin(index, in: values) { return false }
        switch mark {
        case 0x2E:
            // Between Han a dot may belong to a name, a file or a number; at the end of a paragraph it is a full stop.
            return index + 1 == values.count && isChinese(before) && index > 2
        case 0x28, 0x29:
            guard let partner = partners[index] else { return isChinese(before) && !isEye(before) }
            let (open, close) = (min(index, partner), max(index, partner))
            if isBesideChinese(open, in: values) || isChinese(values[close - 1]) {
                return !LatinSurroundings.isInFileName(bracket: close, in: values)
            }
            // Only what follows is Chinese: f(x)的图像 is a formula, “ (a)的” is none.
            return close + 1 < values.count && isChinese(values[close + 1]) && (open == 0 || values[open - 1] <= 0x20)
        case 0x3A, 0x3B:
            // A face is no pause: `:)`.
            if after == 0x29 || after == 0x28 || (before == 0x70 && mark == 0x3B) { return false }
            return isChinese(before) || (isChinese(after) && before != 0x20 && !isEntity(index, in: values))
        default:
            return isChinese(before) || (isChinese(after) && before > 0x20)
        }
    }

    private static func isEye(_ value: UInt32) -> Bool { value == 0xFF1A || value == 0xFF1B }

    /// A blank typed after the mark goes with it when Han follows.
    private static func end(of index: Int, in values: [UInt32]) -> Int {
        guard values[index] != 0x28, index + 2 < values.count, values[index + 1] == 0x20, isChinese(values[index + 2]) else {
            return index + 1
        }
        return index + 2
    }

    private static func isBesideChinese(_ index: Int, in values: [UInt32]) -> Bool {
        (index > 0 && isChinese(values[index - 1])) || (index + 1 < values.count && isChinese(values[index + 1]))
    }

    /// Han, or a mark that only Chinese text has.
    private static func isChinese(_ value: UInt32) -> Bool {
        Folding.isHan(value) || (0x3001...0x3011).contains(value) || (0xFF01...0xFF1F).contains(value)
            || value == 0x201D || value == 0x201C
    }

    /// Whether the mark ends a character reference: `&nbsp;`.
    private static func isEntity(_ index: Int, in values: [UInt32]) -> Bool {
        values[max(0, index - 8)..<index].contains(0x26)
    }

    /// The place of each bracket's partner, half width to half width.
    private static func partners(of places: [Int], in values: [UInt32]) -> [Int: Int] {
        var open: [Int] = []
        var partners: [Int: Int] = [:]
        for index in places {
            switch values[index] {
            case 0x28: open.append(index)
            case 0x29:
                guard let start = open.popLast() else { continue }
                (partners[start], partners[index]) = (index, start)
            default: break
            }
        }
        return partners
    }
}
