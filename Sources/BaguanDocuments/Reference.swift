/// A picture that a document shows, or a place that it leads to.
public struct Reference: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case image, link
    }

    public var kind: Kind
    /// A path or an address, as it is written.
    public var target: String

    public init(kind: Kind, target: String) {
        self.kind = kind
        self.target = target
    }
}
