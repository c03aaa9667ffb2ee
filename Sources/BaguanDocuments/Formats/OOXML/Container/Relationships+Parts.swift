extension Relationships {
    /// The parts by their relationships' ids: for whoever looks up many.
    var parts: [String: String] {
        Dictionary(all.map { ($0.id, $0.part) }, uniquingKeysWith: { first, _ in first })
    }
}
