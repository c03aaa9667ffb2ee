/// A place where a wording may stand; it must still be judged.
///
/// The scanner may report too much (a blank skipped that the rule does not allow) and never misses.
public struct Candidate: Hashable, Sendable {
    /// The index of the wording in the list that the scanner was made with.
    public var literal: Int32
    /// Whether blanks between Han characters were skipped inside the range: 立 德 树 人.
    public var skipsBlanks: Bool
    /// From the first to the last character of the match.
    public var range: Range<ProseOffset>

    public init(literal: Int32, skipsBlanks: Bool, range: Range<ProseOffset>) {
        self.literal = literal
        self.skipsBlanks = skipsBlanks
        self.range = range
    }
}
