/// The name of a rule: `pack/rule`, lower-case letters, digits and hyphens.
public struct RuleID: Hashable, Comparable, Sendable, CustomStringConvertible {
    public var pack: String
    public var name: String

    public init(pack: String, name: String) {
        self.pack = pack
        self.name = name
    }

    public var description: String { "\(pack)/\(name)" }

    public static func < (a: Self, b: Self) -> Bool { (a.pack, a.name) < (b.pack, b.name) }

    /// Whether `selector` is this id, its pack, or a prefix that ends at the slash or at a hyphen.
    public func matches(selector: String) -> Bool {
        let id = description
        guard id.hasPrefix(selector) else { return false }
        let rest = id.dropFirst(selector.count)
        return rest.isEmpty || selector.hasSuffix("/") || rest.first == "/" || rest.first == "-"
    }
}
