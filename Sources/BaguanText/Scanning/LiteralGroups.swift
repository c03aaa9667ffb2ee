/// The literals of each pattern of a scanner: nearly always one, which is then its own group; more when several rules ask
/// for the same wording.
struct LiteralGroups: Sendable {
    /// For each group of several literals their count and the literals, ascending; `~index` of the count is the group.
    private(set) var shared: [Int32] = []

    init(shared: [Int32] = []) { self.shared = shared }

    /// - Parameter literals: those of one pattern, ascending.
    mutating func group(of literals: [Int32]) -> Int32 {
        if literals.count == 1 { return literals[0] }
        defer { shared += [Int32(literals.count)] + literals }
        return ~Int32(shared.count)
    }

    /// Whether a number is that of a group, of literals below a limit.
    func holds(_ group: Int32, below limit: Int) -> Bool {
        if group >= 0 { return group < limit }
        let index = Int(~group)
        guard index < shared.count, shared[index] > 0, Int(shared[index]) < shared.count - index else { return false }
        return shared[(index + 1)...(index + Int(shared[index]))].allSatisfy { $0 >= 0 && $0 < limit }
    }

    @inline(__always)
    func forEach(of group: Int32, _ body: (Int32) -> Void) {
        if group >= 0 { return body(group) }
        let index = Int(~group)
        for offset in 1...Int(shared[index]) { body(shared[index + offset]) }
    }
}
