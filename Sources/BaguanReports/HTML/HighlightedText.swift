import BaguanFindings
import BaguanText

/// One finding as the report on its draft numbers it.
struct NumberedFinding {
    /// From 1, in the order of the text.
    var number: Int
    var finding: Finding
}

/// A passage cut where findings begin and end, so that findings which overlap can all be shown.
struct HighlightedText {
    /// A stretch of the passage in which the same findings hold.
    struct Piece: Equatable {
        var text: String
        /// The numbers of the findings that hold here, in order; empty for plain text.
        var findings: [Int]
        /// The worst of them.
        var severity: Severity?
        /// The findings that end with this piece, in order.
        var ending: [Int]
    }

    private(set) var pieces: [Piece] = []

    /// - Parameter findings: those of the draft that may lie in the passage; what lies elsewhere is passed over.
    init(_ passage: Passage, _ findings: some Sequence<NumberedFinding>) {
        let utf8 = passage.text.utf8
        var places: [(range: Range<Int>, number: Int, severity: Severity)] = []
        for numbered in findings {
            guard let range = passage.text.map.prose(of: numbered.finding.range) else { continue }
            places.append((range.utf8, numbered.number, numbered.finding.severity))
        }
        let cuts = Set(places.flatMap { [$0.range.lowerBound, $0.range.upperBound] } + [0, utf8.count]).sorted()
        places.sort { ($0.range.lowerBound, $0.number) < ($1.range.lowerBound, $1.number) }
        var waiting = places[...]
        var open: [(range: Range<Int>, number: Int, severity: Severity)] = []
        for (start, end) in zip(cuts, cuts.dropFirst()) {
            while let next = waiting.first, next.range.lowerBound == start {
                open.append(next)
                waiting.removeFirst()
            }
            pieces.append(Piece(
                text: String(decoding: utf8[start..<end], as: UTF8.self), findings: open.map(\.number).sorted(),
                severity: open.map(\.severity).max(),
                ending: open.filter { $0.range.upperBound == end }.map(\.number).sorted()))
            open.removeAll { $0.range.upperBound == end }
        }
    }

    /// The numbers of the findings that stand in the passage.
    var numbers: [Int] { pieces.flatMap(\.ending) }
}
