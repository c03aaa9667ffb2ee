internal import BaguanText

/// A whole and the parts that 其中 names, and what is wrong with them.
///
/// Most texts name some parts only (共有学生1500人，其中女生700人), and parts may overlap (女教师80人、党员60人). So a sum
/// says nothing unless its parts are kinds of one family (高中、初中、小学), which the rule's entries name.
struct Breakdown {
    enum Fault: Equatable {
        /// One part alone is more than the whole.
        case partExceeds(Int)
        case sumExceeds(sum: ExactDecimal, by: ExactDecimal)
        /// The parts read as complete and fall short; by much, when there are so many that hardly one was left out on purpose.
        case sumFallsShort(sum: ExactDecimal, by: ExactDecimal, isFar: Bool)
        /// Parts of no known family whose sum is almost the whole.
        case almost(sum: ExactDecimal)
    }

    var whole: Quantity
    /// Whether other figures could be the whole too.
    var isAmbiguous: Bool
    var parts: [Quantity]
    /// Of each part the family of its kind and the kind, or nil.
    var kinds: [Kind?]
    /// How many kinds a family has.
    var familySizes: [Int]
    /// Whether nothing says that there are further parts.
    var isClosed: Bool
    var overlaps: Bool

    struct Kind: Hashable {
        var family: Int
        var member: Int
    }

    /// A sum as the whole is written: 2900万 beside 3000万.
    func shown(_ value: ExactDecimal) -> String {
        let (scale, name) = switch whole.scale {
        case .none: (0, "")
        case .tenThousand: (4, "万")
        case .hundredMillion: (8, "亿")
        }
        return ExactDecimal(mantissa: value.mantissa, exponent: value.exponent - scale).description + name
    }

    func fault() -> Fault? {
        // Only the first part surely belongs to the whole: later ones may begin another topic.
        if let first = parts.first, exceeds(first.value, tolerance: tolerance([first])) { return .partExceeds(0) }
        for run in familyRuns where run.count >= 2 {
            let members = Array(parts[run])
            guard let sum = Self.sum(members), let difference = whole.value.subtracting(sum) else { continue }
            let tolerance = tolerance(members)
            if exceeds(sum, tolerance: tolerance) {
                return difference.magnitude.map { .sumExceeds(sum: sum, by: $0) }
            }
            guard isClosed, !isAmbiguous, difference.isLess(than: tolerance) == false, difference != tolerance else { continue }
            let size = kinds[run.lowerBound].map { familySizes[$0.family] } ?? 0
            let isComplete = Set(kinds[run]).count == size
            let isAll = run == parts.indices
            if isComplete || isAll && isNear(sum, share: run.count > 2 ? 20 : 30) {
                return .sumFallsShort(sum: sum, by: difference, isFar: false)
            }
            if isAll, run.count >= Self.manyKinds { return .sumFallsShort(sum: sum, by: difference, isFar: true) }
        }
        return almost
    }

    private static let manyKinds = 5

    private var almost: Fault? {
        guard isClosed, !isAmbiguous, !overlaps, parts.count >= 3, !familyRuns.contains(where: { $0.count >= 2 }),
            let sum = Self.sum(parts), let difference = whole.value.subtracting(sum)?.magnitude,
            tolerance(parts).isLess(than: difference) == true, isNear(sum, share: 50)
        else { return nil }
        return .almost(sum: sum)
    }

    /// The stretches of parts of one family in which no kind stands twice.
    private var familyRuns: [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        while start < parts.count {
            var end = start + 1
            if let kind = kinds[start] {
                var seen: Set<Kind> = [kind]
                while end < parts.count, let next = kinds[end], next.family == kind.family, seen.insert(next).inserted { end += 1 }
            }
            runs.append(start..<end)
            start = end
        }
        return runs
    }

    private func exceeds(_ value: ExactDecimal, tolerance: ExactDecimal) -> Bool {
        guard let limit = whole.value.adding(tolerance) else { return false }
        return limit.isLess(than: value) ?? false
    }

    private func tolerance(_ parts: [Quantity]) -> ExactDecimal {
        parts.reduce(whole.roundingError) { $0.adding($1.roundingError) ?? $0 }
    }

    /// Whether a sum is away from the whole by less than a part of it, by 2, or by a slip of one digit.
    private func isNear(_ sum: ExactDecimal, share: Int) -> Bool {
        guard let difference = whole.value.subtracting(sum)?.magnitude else { return false }
        if difference.multiplied(by: ExactDecimal(share))?.isLess(than: whole.value) ?? false { return true }
        if whole.value.exponent >= 0, difference.isLess(than: ExactDecimal(3)) ?? false,
            ExactDecimal(20).isLess(than: whole.value) ?? false { return true }
        let (a, b) = (Array(whole.value.description), Array(sum.description))
        guard a.count == b.count, a.count >= 3 else { return false }
        let differing = a.indices.filter { a[$0] != b[$0] }
        return differing.count == 1 || differing.count == 2 && differing[0] + 1 == differing[1]
            && a[differing[0]] == b[differing[1]] && a[differing[1]] == b[differing[0]]
    }

    static func sum(_ quantities: [Quantity]) -> ExactDecimal? {
        var sum = ExactDecimal.zero
        for quantity in quantities {
            guard let next = sum.adding(quantity.value) else { return nil }
            sum = next
        }
        return sum
    }
}
