extension Clause {
    /// From how many sightings on a sequence of three or four symbols is no surprise.
    private static let usualThree: UInt32 = 8
    private static let usualFour: UInt32 = 2

    /// Which symbols belong to something usual: most of an ordinary text does.
    /// - Returns: whether all of them do.
    mutating func markUsual(_ isUsual: inout [Bool]) -> Bool {
        isUsual.removeAll(keepingCapacity: true)
        isUsual.append(contentsOf: repeatElement(false, count: symbols.count))
        if mark(&isUsual, length: 4, seen: Self.usualFour) { return true }
        // Whatever is left will be looked at closely.
        for length in 2...3 { Self.prepare(length, in: symbols[...], statistics) }
        return mark(&isUsual, length: 3, seen: Self.usualThree)
    }

    /// Marks what belongs to a sequence that was seen so often.
    ///
    /// A symbol is asked for only when nothing that begins before it has reached it, and first with what reaches farthest:
    /// where all is usual, one question in four symbols is enough.
    private mutating func mark(_ isUsual: inout [Bool], length: Int, seen least: UInt32) -> Bool {
        var isComplete = true
        var at = 0
        while at < symbols.count {
            guard !isUsual[at] else {
                at += 1
                continue
            }
            let start = stride(from: at, through: max(0, at - length + 1), by: -1).first { count(length, at: $0) >= least }
            guard let start else {
                isComplete = false
                at += 1
                continue
            }
            for place in at..<start + length { isUsual[place] = true }
            at = start + length
        }
        return isComplete
    }
}
