import BaguanFindings
import BaguanText

/// A text under repair: which stretches of the original still stand, and what was put between them.
///
/// Edits are made in rounds, each on what the last one left. Since the pieces lead back to the original, all rounds
/// together come to one list of changes of it.
struct EditedText {
    private enum Piece {
        case kept(Range<Int>)
        /// What a fix wrote, and which rules had a hand in it.
        case written([UInt8], by: Set<RuleID>)

        var count: Int {
            switch self {
            case .kept(let range): range.count
            case .written(let utf8, _): utf8.count
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
            case .written(let utf8, _): text += utf8
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
            let writers = replaced.reduce(into: rules) { writers, piece in
                if case .written(_, let earlier) = piece { writers.formUnion(earlier) }
            }
            done.append(.written(Array(edit.text.utf8), by: writers))
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
            case .written(let utf8, let rules):
                taken.append(.written(Array(utf8[..<left]), by: rules))
                rest.append(.written(Array(utf8[left...]), by: rules))
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
            guard case .written(_, let rules) = piece else { return nil }
            return (at..<at + piece.count, rules)
        }
    }

    /// All that was done, as changes of the original: in order, disjoint, and none that changes nothing.
    var changes: [TextChange] {
        var changes: [TextChange] = []
        var at = 0
        var written: [UInt8] = []
        func close(upTo end: Int) {
            if !original[at..<end].elementsEqual(written) {
                changes.append(TextChange(range: Range(utf8: at..<end), utf8: written))
            }
            written = []
        }
        for piece in pieces {
            switch piece {
            case .kept(let range):
                close(upTo: range.lowerBound)
                at = range.upperBound
            case .written(let utf8, _): written += utf8
            }
        }
        close(upTo: original.count)
        return changes
    }
}
