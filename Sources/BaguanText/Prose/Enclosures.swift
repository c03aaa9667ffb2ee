/// The stretches of a block that stand between paired marks: names of works, quotations, remarks in brackets.
///
/// Recognised once per block, for all checks. Marks that find no partner enclose nothing.
public struct Enclosures: Sendable {
    public struct Enclosure: Hashable, Sendable {
        public var opening: Unicode.Scalar
        /// The marks included.
        public var range: Range<ProseOffset>
    }

    /// In the order of their opening marks. Any two lie inside each other or apart.
    public let all: [Enclosure]
    /// For each enclosure the next one around it, or -1.
    private let parents: [Int]

    /// The pairs that are recognised; half-width brackets count as their full-width twins.
    static let closingByOpening: [Unicode.Scalar: Unicode.Scalar] = [
        "“": "”", "‘": "’", "《": "》", "〈": "〉", "「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "〔": "〕",
        "[": "]", "{": "}", "〖": "〗",
    ]

    private static let maximumDepth = 32

    public init(block: Range<ProseOffset>, of prose: [UInt8]) {
        let openingByClosing = Dictionary(uniqueKeysWithValues: Self.closingByOpening.map { ($1, $0) })
        var open: [(mark: Unicode.Scalar, at: Int)] = []
        var found: [Enclosure] = []
        let bytes = prose.span
        var at = block.lowerBound.utf8
        while at < block.upperBound.utf8 {
            let (value, length) = UTF8Walk.scalar(in: bytes, at: at)
            if let mark = Unicode.Scalar(value) {
                if Self.closingByOpening[mark] != nil {
                    // Real text does not nest so deep; without a limit a text of opening marks alone would be quadratic.
                    if open.count == Self.maximumDepth { open.removeFirst() }
                    open.append((mark, at))
                } else if let opening = openingByClosing[mark],
                    let index = open.lastIndex(where: { Self.twin($0.mark) == Self.twin(opening) }) {
                    found.append(Enclosure(
                        opening: open[index].mark, range: ProseOffset(open[index].at)..<ProseOffset(at + length)))
                    open.removeSubrange(index...)
                }
            }
            at += length
        }
        all = found.sorted { $0.range.lowerBound < $1.range.lowerBound }
        parents = Self.parents(of: all)
    }

    private static func parents(of sorted: [Enclosure]) -> [Int] {
        var around: [Int] = []
        return sorted.indices.map { index in
            while let last = around.last, sorted[last].range.upperBound <= sorted[index].range.lowerBound {
                around.removeLast()
            }
            defer { around.append(index) }
            return around.last ?? -1
        }
    }

    /// Whether `range` lies inside a pair that begins with one of `openings`, of which half-width brackets count as their
    /// full-width twins.
    ///
    /// It takes the time of a binary search: a block may hold very many pairs and very many matches.
    public func encloses(_ range: Range<ProseOffset>, in openings: Set<Unicode.Scalar>) -> Bool {
        var index = all.partitionIndex { $0.range.lowerBound >= range.lowerBound } - 1
        while index >= 0 {
            let enclosure = all[index]
            if range.upperBound < enclosure.range.upperBound,
                openings.contains(where: { Self.twin($0) == Self.twin(enclosure.opening) }) { return true }
            index = parents[index]
        }
        return false
    }

    private static func twin(_ mark: Unicode.Scalar) -> Unicode.Scalar { mark == "(" ? "（" : mark }
}
