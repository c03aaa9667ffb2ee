public import BaguanText

/// One role with its names in the draft's credit lines: 终审：沈朗.
public struct CreditLine: Hashable, Sendable {
    /// As written.
    public var role: String
    /// The stage that it stands for; nil for a role that approves nothing.
    public var stage: String?
    /// Stages that need no line of their own beside it: 编辑 does for 初审 in the usual numbering.
    public var covers: [String]
    public var names: [String]
    /// Where in the draft.
    public var range: Range<SourceOffset>
    public var location: String

    public init(
        role: String, stage: String?, covers: [String] = [], names: [String], range: Range<SourceOffset>,
        location: String = ""
    ) {
        self.role = role
        self.stage = stage
        self.covers = covers
        self.names = names
        self.range = range
        self.location = location
    }
}
