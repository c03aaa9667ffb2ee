internal import BaguanDocuments
internal import BaguanText

/// Counts the members of the list that follows a claim, where they are numbered.
struct NumberedList {
    private let markers: [ListMarker]
    private let context: InspectionContext
    /// How far behind the claim's clause the first member may stand, in characters: one short sentence.
    private static let farthest = 45

    init(_ markers: [ListMarker], in context: InspectionContext) {
        self.markers = markers
        self.context = context
    }

    /// How many members the list has; nil when there is none, or when its end is not certain.
    func count(after claim: CountClaim) -> Int? {
        guard let clauseEnd = claim.clauseEnd else { return nil }
        let text = context.scalars(of: claim.block)
        let place = text.offset(clauseEnd)
        let start = firstIndex(from: place)
        guard start < markers.count, case let first = markers[start], first.value == 1 else { return nil }
        if first.block == claim.block {
            guard let index = text.index(of: first.range.lowerBound), index - clauseEnd <= Self.farthest else { return nil }
        } else {
            guard first.block == claim.block + 1, clauseEnd == text.values.count,
                first.range.lowerBound.utf8 - context.document.blocks[first.block].range.lowerBound.utf8 <= 6
            else { return nil }
        }
        if let member = claim.member, !begins(first, with: member) { return nil }
        return count(from: start, claim: claim, before: start)
    }

    private func count(from start: Int, claim: CountClaim, before: Int) -> Int? {
        let style = markers[start].style
        var count = 1
        var isClosed = false
        for marker in markers[(start + 1)...] {
            guard marker.style == style else {
                // A heading ends the list; numbers inside its members do not.
                if [.comma, .bracketed].contains(marker.style), marker.style.rawValue > style.rawValue { isClosed = true }
                continue
            }
            if isClosed { break }
            if context.document.blocks[marker.block].role == .heading, style == .says { break }
            if marker.value == count + 1 {
                count += 1
            } else {
                // Another list begins, or the numbers jump: whether this one was over nobody can say.
                return count >= claim.count && marker.value == 1 ? verdict(count, style, claim, before) : nil
            }
        }
        return verdict(count, style, claim, before)
    }

    private func verdict(_ count: Int, _ style: ListMarker.Style, _ claim: CountClaim, _ before: Int) -> Int? {
        // 首先、其次 is closed by 最后, 同时 and many another word.
        guard count >= 2, style != .sequence else { return nil }
        // What is one too many may go on with the list that the claim itself stands in.
        if count > claim.count, let outer = markers[..<before].last(where: { $0.style == style }),
            claim.count < outer.value + 1, outer.value + 1 <= count { return nil }
        return count
    }

    private func begins(_ marker: ListMarker, with member: String) -> Bool {
        let end = min(
            context.document.blocks[marker.block].range.upperBound, ProseOffset(marker.range.upperBound.utf8 + 18))
        return String(decoding: context.prose[marker.range.upperBound.utf8..<end.utf8], as: UTF8.self).contains(member)
    }

    private func firstIndex(from place: ProseOffset) -> Int {
        var low = 0
        var high = markers.count
        while low < high {
            let middle = (low + high) / 2
            if markers[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
