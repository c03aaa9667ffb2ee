internal import BaguanText

/// One exact wording, cut into the pieces by which a near miss of it can be found.
///
/// Of a text that differs from the wording in `allowance` places at least one of `allowance + 1` pieces is left whole
/// (pigeonhole), so the common scan for the pieces misses no near miss. A swap of neighbours can break two pieces at once;
/// where only one edit is allowed, the swaps over a cut are pieces of their own.
struct CanonicalForm: Sendable {
    /// A part of the wording that the scanner looks for.
    struct Piece: Sendable {
        var text: String
        /// Which characters of the skeleton it stands for.
        var range: Range<Int>
        /// Whether it holds the character pair around a cut in reverse.
        var isSwapped = false
    }

    /// An exact wording that is not to be missed, or one that is right as well.
    enum Role: Sendable { case wording, variant }

    let text: String
    let entry: Int
    let role: Role
    let skeleton: Skeleton
    /// How many edits make a near miss; 0 for a variant, which is only looked for as it is.
    let allowance: Int
    let pieces: [Piece]

    /// Below this a near miss is too often another word.
    static let minimumLength = 5

    init(_ text: String, entry: Int, role: Role) {
        self.text = text
        self.entry = entry
        self.role = role
        skeleton = Skeleton(of: text)
        let segments = Self.segments(of: skeleton)
        var wanted = role == .variant ? 0 : Self.allowance(length: skeleton.values.count)
        var cuts: [Range<Int>] = []
        // A variant needs one piece only, but a mark may stand in the middle of it.
        if role == .variant { cuts = Self.cut(segments, into: 3) }
        while role == .wording {
            cuts = Self.cut(segments, into: wanted + 1)
            if cuts.count > wanted || wanted == 0 { break }
            // Short clauses give fewer pieces of two characters.
            wanted -= 1
        }
        allowance = wanted
        let whole = skeleton.values
        var pieces = cuts.map { Piece(text: Self.string(whole[$0]), range: $0) }
        if wanted == 1 { pieces += Self.swaps(at: cuts, of: skeleton) }
        self.pieces = pieces
    }

    /// How many edits a wording of so many characters may be off and still be meant: 5–7: 1, 8–15: 2, more: 3.
    static func allowance(length: Int) -> Int {
        switch length {
        case ..<minimumLength: 0
        case ..<8: 1
        case ..<16: 2
        default: 3
        }
    }

    /// The stretches without a mark inside: a piece over a comma is not found in a text without it.
    private static func segments(of skeleton: Skeleton) -> [Range<Int>] {
        var segments: [Range<Int>] = []
        var start = 0
        for index in skeleton.values.indices.dropFirst() where skeleton.hasSeparator(before: index) {
            segments.append(start..<index)
            start = index
        }
        if start < skeleton.values.count { segments.append(start..<skeleton.values.count) }
        return segments
    }

    /// At most `count` pieces of two characters or more, as long as they can be: the next cut always goes through the
    /// segment whose pieces are longest.
    private static func cut(_ segments: [Range<Int>], into count: Int) -> [Range<Int>] {
        let usable = segments.filter { $0.count >= 2 }.sorted { $0.count > $1.count }
        var shares = [Int](repeating: 0, count: usable.count)
        for _ in 0..<count {
            let best = usable.indices.filter { usable[$0].count / (shares[$0] + 1) >= 2 }
                .max { usable[$0].count * (shares[$1] + 1) < usable[$1].count * (shares[$0] + 1) }
            guard let best else { break }
            shares[best] += 1
        }
        return usable.indices.flatMap { index -> [Range<Int>] in
            let (segment, share) = (usable[index], shares[index])
            return (0..<share).map { part in
                segment.lowerBound + segment.count * part / share
                    ..< segment.lowerBound + segment.count * (part + 1) / share
            }
        }.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// For each cut between two pieces the pair around it in reverse, with a neighbour on each side.
    private static func swaps(at cuts: [Range<Int>], of skeleton: Skeleton) -> [Piece] {
        let whole = skeleton.values
        return zip(cuts, cuts.dropFirst()).compactMap { left, right in
            let at = right.lowerBound
            guard left.upperBound == at, !skeleton.hasSeparator(before: at), whole[at] != whole[at - 1] else { return nil }
            let range = max(left.lowerBound, at - 2)..<min(right.upperBound, at + 2)
            var part = Array(whole[range])
            part.swapAt(at - 1 - range.lowerBound, at - range.lowerBound)
            return Piece(text: string(part[...]), range: range, isSwapped: true)
        }
    }

    private static func string(_ values: ArraySlice<UInt32>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: values.compactMap(Unicode.Scalar.init))
        return text
    }
}
