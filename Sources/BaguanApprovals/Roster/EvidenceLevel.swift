/// How strongly something speaks for a person's having approved.
public enum EvidenceLevel: String, CaseIterable, Comparable, Sendable {
    /// A credit line in the draft: anybody can have typed it.
    case line
    /// A record signed by a key that others can get at, such as one on a desk's machine.
    case attested
    /// A record signed by a key that only this person has.
    case signed

    public static func < (a: Self, b: Self) -> Bool {
        (a == .line && b != .line) || (a == .attested && b == .signed)
    }
}
