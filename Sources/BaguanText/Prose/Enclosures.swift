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

    /// Leaves out commas and full stops, which are most marks, before anything is looked up.
    private static func mayBePaired(_ value: UInt32) -> Bool {
        switch value {
        case 0x28...0x29, 0x5B...0x7D, 0x2018...0x201D, 0x3008...0x3017, 0xFF08...0xFF09: true
        default: false
        }
    }

    private static let openingByClosing = Dictionary(uniqueKeysWithValues: closingByOpening.map { ($1, $0) })

    /// - Parameter marks: those of one block, in order.
    public init(_ marks: ArraySlice<ProseSurvey.Mark>) {
        var open: [(mark: Unicode.Scalar, at: ProseOffset)] = []
        var found: [Enclosure] = []
        for mark in marks where Self.mayBePaired(mark.value) {
            guard let scalar = Unicode.Scalar(mark.value) else { continue }
            if Self.closingByOpening[scalar] != nil {
                // Real text does not nest so deep; without a limit a text of opening marks alone would be quadratic.
                if open.count == Self.maximumDepth { open.removeFirst() }
                open.append((scalar, mark.place))
            } else if let opening = Self.openingByClosing[scalar],
                let index = open.lastIndex(where: { Self.twin($0.mark) == Self.twin(opening) }) {
                found.append(Enclosure(opening: open[index].mark, range: open[index].at..<mark.range.upperBound))
                open.removeSubrange(index...)
            }
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
