/// Lines out of a text of which the rest is not held in memory any more, each with its place in that text.
package struct KeptLines: Sendable {
    struct Line: Sendable {
        /// Where it begins in the text.
        var offset: Int
        /// Which of the text's lines it is, from 1.
        var number: Int
        /// Where it begins in what is kept.
        var start: Int
    }

    private(set) var utf8: [UInt8] = []
    private(set) var lines: [Line] = []

    package init() {}

    /// Keeps the lines of a piece on which some ranges begin or end. Pieces come in order.
    package mutating func keep(_ ranges: [Range<SourceOffset>], of piece: TextPiece) {
        let source = piece.source
        let numbers = Set(ranges.flatMap { [source.lines.line(of: $0.lowerBound), source.lines.line(of: $0.upperBound)] })
        for number in numbers.sorted() {
            guard let start = source.lines.lineRange(number)?.utf8.lowerBound, start < source.utf8.count || lines.isEmpty else { continue }
            let end = source.lines.lineRange(number + 1)?.utf8.lowerBound ?? source.utf8.count
            lines.append(Line(
                offset: start + piece.origin.offset, number: number + piece.origin.lines, start: utf8.count))
            utf8 += source.utf8[start..<end]
        }
    }
}
