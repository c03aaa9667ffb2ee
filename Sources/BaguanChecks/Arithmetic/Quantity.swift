internal import BaguanText

/// A number with what it counts: 962人, 3.5万元, 66.7%.
struct Quantity {
    var numeral: Numeral
    /// The unit in the form that equal units share (人 for 名 and 位); % and 百分点 for shares.
    var unit: String
    /// Number and unit.
    var range: Range<Int>
    /// The words that say what is counted: those before the number since the last mark or number, else those behind it.
    var label: Range<Int>

    /// 万 or 亿 at the number's end.
    enum Scale {
        case none, tenThousand, hundredMillion
    }
    var scale = Scale.none

    var value: ExactDecimal { numeral.value }

    /// Half of the last place written, where the number shows that it was rounded: 1.2万 may be 1.15万.
    var roundingError: ExactDecimal {
        numeral.precision == 0 ? .zero : ExactDecimal(mantissa: 5, exponent: numeral.precision - 1)
    }
}

/// Reads the quantities of a sentence.
struct QuantityReader {
    /// Units with their own form and their common one, longest first.
    private let units: [(scalars: [UInt32], common: String)]

    /// - Parameter units: each a list of equal units parted by 、: 人、名、位.
    init(units: [String]) {
        self.units = units.flatMap { list -> [(scalars: [UInt32], common: String)] in
            let equal = list.split(separator: "、").map(String.init)
            return equal.map { ($0.unicodeScalars.map(\.value), equal[0]) }
        }.sorted { $0.scalars.count > $1.scalars.count }
    }

    func quantities(in values: [UInt32], _ stretch: Range<Int>) -> [Quantity] {
        var found: [Quantity] = []
        var edge = stretch.lowerBound
        for numeral in Numeral.all(in: values, stretch) where !numeral.isOrdinal {
            guard let (unit, end) = unit(of: numeral, in: values), end <= stretch.upperBound else { continue }
            let start = numeral.extent.lowerBound
            var label = max(edge, Self.mark(before: start, in: values, notBefore: edge))..<max(edge, start)
            if label.isEmpty { label = end..<Self.mark(after: end, in: values, notAfter: stretch.upperBound) }
            found.append(Quantity(
                numeral: numeral, unit: unit, range: numeral.range.lowerBound..<end, label: label,
                scale: Self.scale(values[numeral.range.upperBound - 1])))
            edge = end
        }
        return found
    }

    private static func scale(_ last: UInt32) -> Quantity.Scale {
        switch last {
        case 0x4E07: .tenThousand
        case 0x4EBF: .hundredMillion
        default: .none
        }
    }

    private func unit(of numeral: Numeral, in values: [UInt32]) -> (String, end: Int)? {
        switch numeral.unit {
        case .percent: return ("%", numeral.range.upperBound)
        case .percentagePoints: return ("百分点", numeral.range.upperBound)
        case .perMille: return nil
        case .none: break
        }
        let start = max(numeral.range.upperBound, numeral.extent.upperBound)
        guard let unit = units.first(where: { values[start...].starts(with: $0.scalars) }) else { return nil }
        let end = start + unit.scalars.count
        // 人员, 人民: the character begins a word.
        if unit.common == "人", end < values.count, "员民才均物".unicodeScalars.contains(where: { $0.value == values[end] }) {
            return nil
        }
        return (unit.common, end)
    }

    static let marks = Set("，。；、：！？,;:!?（）()\n“”".unicodeScalars.map(\.value))

    static func mark(before index: Int, in values: [UInt32], notBefore edge: Int) -> Int {
        var at = index
        while at > edge, !marks.contains(values[at - 1]) { at -= 1 }
        return at
    }

    static func mark(after index: Int, in values: [UInt32], notAfter edge: Int) -> Int {
        var at = index
        while at < edge, !marks.contains(values[at]) { at += 1 }
        return at
    }
}

/// A sentence with its quantities, as the arithmetic check looks at it.
struct FigureSentence {
    let values: [UInt32]
    let range: Range<Int>
    let quantities: [Quantity]

    /// The sentence around a place, up to a full stop or semicolon. Nil when it is so long that it is no sentence.
    init?(around place: Int, in values: [UInt32], reader: QuantityReader) {
        var lower = place
        while lower > 0, place - lower <= Self.reach, !Self.isEnd(values[lower - 1]) { lower -= 1 }
        var upper = place
        while upper < values.count, upper - place <= Self.reach, !Self.isEnd(values[upper]) { upper += 1 }
        guard place - lower <= Self.reach, upper - place <= Self.reach else { return nil }
        self.values = values
        range = lower..<upper
        quantities = reader.quantities(in: values, range)
    }

    private static let reach = 300

    /// One of 。；！？;!? or the end of a line.
    private static func isEnd(_ value: UInt32) -> Bool {
        switch value {
        case 0x3002, 0xFF1B, 0xFF01, 0xFF1F, 0x3B, 0x21, 0x3F, 0x0A: true
        default: false
        }
    }

    /// Whether the sentence ends with a mark, and does not break off with its line.
    var isClosed: Bool { range.upperBound < values.count }

    func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(values[range].compactMap(Unicode.Scalar.init)))
    }

    /// How many brackets are open at a place.
    func depth(at index: Int) -> Int {
        values[range.lowerBound..<index].reduce(0) { depth, value in
            switch value {
            case 0xFF08, 0x28: depth + 1
            case 0xFF09, 0x29: max(0, depth - 1)
            default: depth
            }
        }
    }

    /// The quantity without what cannot be added up: an approximate one, or one per head.
    func isExact(_ quantity: Quantity) -> Bool {
        !quantity.numeral.isApproximate && !ends(quantity.label, with: Self.perHead)
    }

    /// 比去年增加5人, 同比减少3所: a change, no part and no whole.
    func isChange(_ quantity: Quantity) -> Bool {
        ends(quantity.label, with: Self.changes)
    }

    private static let perHead = scalars("各 每 均 平均")
    private static let changes = scalars("增加 增长 减少 下降 新增 净增 提高 多 少 超 增 减 增加了 减少了")

    private static func scalars(_ words: String) -> [[UInt32]] {
        words.split(separator: " ").map { $0.unicodeScalars.map(\.value) }
    }

    private func ends(_ range: Range<Int>, with words: [[UInt32]]) -> Bool {
        words.contains { $0.count <= range.count && values[range].suffix($0.count).elementsEqual($0) }
    }
}
