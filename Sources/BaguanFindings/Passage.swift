public import BaguanText

/// A block of a draft as a report may show it: numbers of persons and whatever else no report may repeat are masked.
public struct Passage: Hashable, Sendable {
    public var role: BlockRole
    /// Where it is in words that a person who never counts lines understands: 第3段, 表2第1行.
    public var location: String
    /// What a reader sees, and where in the draft it stands.
    public var text: MappedText

    public init(role: BlockRole, location: String, text: MappedText) {
        self.role = role
        self.location = location
        self.text = text
    }
}
