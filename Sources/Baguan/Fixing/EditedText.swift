import BaguanFindings
import BaguanText

/// A text under repair: which stretches of the original still stand, and what was put between them.
///
/// Edits are made in rounds, each on what the last one left. Since the pieces lead back to the original, all rounds
/// together come to one list of changes of it.
struct EditedText {
    private enum Piece {
        case kept(Range<Int>)
        /// What a fix wrote in the place of a stretch of the original, and which rules had a hand in it.
        case written([UInt8], over: Range<Int>, by: Set<RuleID>)

        var count: Int {
            switch self {
            case .kept(let range): range.count
            case .written(let utf8, _, _): utf8.count
            }
        }

        /// The stretch of the original that it is or stands for; those of all pieces cover the original without a gap.
        var origin: Range<Int> {
            switch self {
            case .kept(let range), .written(_, let range, _): range
            }
        }
    }

    private let original: [UInt8]
    private var pieces: [Piece]

    init(_ original: [UInt8]) {
        self.original = original
        pieces = original.isEmpty ? [] : [.kept(original.indices)]
    }

    /// The text as it is now.
    var utf8: [UInt8] {
        pieces.reduce(into: []) { text, piece in
            switch piece {
            case .kept(let range): text += original[range]
            case .written(let utf8, _, _): text += utf8
            }
        }
    }

    /// Edits the text as it is now.
    /// - Parameter edits: in order and disjoint, each with the rules whose fix it is.
    mutating func apply(_ edits: [(edit: Fix.Edit, rules: Set<RuleID>)]) {
        var rest = pieces.reversed() as [Piece]
        var done: [Piece] = []
        var at = 0
        for (edit, rules) in edits {
            done += Self.take(edit.range.lowerBound.utf8 - at, from: &rest)
            let replaced = Self.take(edit.range.utf8.count, from: &rest)
            let start = replaced.first?.origin.lowerBound ?? done.last?.origin.upperBound ?? 0
            let writers = replaced.reduce(into: rules) { writers, piece in
                if case .written(_, _, let earlier) = piece { writers.formUnion(earlier) }
            }
            done.append(.written(
                Array(edit.text.utf8), over: start..<(replaced.last?.origin.upperBound ?? start), by: writers))
            at = edit.range.upperBound.utf8
        }
        pieces = done + rest.reversed()
    }

    /// Takes so many bytes away from the end of a reversed list of pieces.
    private static func take(_ count: Int, from rest: inout [Piece]) -> [Piece] {
        var left = count
        var taken: [Piece] = []
        while left > 0, let piece = rest.popLast() {
            guard piece.count > left else {
                left -= piece.count
                taken.append(piece)
                continue
            }
            switch piece {
            case .kept(let range):
                let middle = range.lowerBound + left
                taken.append(.kept(range.lowerBound..<middle))
                rest.append(.kept(middle..<range.upperBound))
            case .written(let utf8, let origin, let rules):
                taken.append(.written(Array(utf8[..<left]), over: origin, by: rules))
                rest.append(.written(Array(utf8[left...]), over: origin.upperBound..<origin.upperBound, by: rules))
            }
            left = 0
        }
        return taken
    }

    /// Where the text as it is now was written by a fix, and by which rules; in order.
    var written: [(range: Range<Int>, rules: Set<RuleID>)] {
        var at = 0
        return pieces.compactMap { piece in
            defer { at += piece.count }
            guard case .written(_, _, let rules) = piece else { return nil }
            return (at..<at + piece.count, rules)
        }
    }

    /// All that was done, as changes of the original: in order, disjoint, and none that changes nothing.
    var changes: [TextChange] {
        pieces.compactMap { piece in
            guard case .written(let utf8, let origin, _) = piece, !original[origin].elementsEqual(utf8) else { return nil }
            return TextChange(range: Range(utf8: origin), utf8: utf8)
        }
    }
}
