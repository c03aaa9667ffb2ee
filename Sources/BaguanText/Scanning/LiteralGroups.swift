/// The literals of each pattern of a scanner: nearly always one, which is then its own group; more when several rules ask
/// for the same wording.
struct LiteralGroups: Sendable {
    /// For each pattern its literal, or `~index` of its count in ``shared``.
    private(set) var groups: [Int32] = []
    /// For each pattern of several literals their count and the literals, ascending.
    private var shared: [Int32] = []

    /// - Parameter literals: those of each pattern, ascending.
    init(_ literals: [[Int32]]) {
        for own in literals {
            groups.append(own.count == 1 ? own[0] : ~Int32(shared.count))
            if own.count > 1 { shared += [Int32(own.count)] + own }
        }
    }

    @inline(__always)
    func forEach(of group: Int32, _ body: (Int32) -> Void) {
        if group >= 0 { return body(group) }
        let index = Int(~group)
        for offset in 1...Int(shared[index]) { body(shared[index + offset]) }
    }
}
