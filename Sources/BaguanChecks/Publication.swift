public import BaguanFindings

/// What is judged besides the draft's text: the metadata that rules ask for.
public struct Publication: Sendable {
    /// Such as `wechat-post`; nil when nothing says.
    public var kind: String?
    /// The day as of which it is judged: its own date, else the run's.
    public var date: CalendarDate
    /// Whether `date` comes from the draft itself.
    public var hasOwnDate: Bool
    /// Whether it has no date and may have been written on any day up to `date`, as the drafts of an archive were.
    public var mayBeOlder: Bool
    public var title: String?
    public var author: String?
    public var digest: String?

    public init(
        kind: String? = nil, date: CalendarDate, hasOwnDate: Bool = false, mayBeOlder: Bool = false, title: String? = nil,
        author: String? = nil, digest: String? = nil
    ) {
        self.kind = kind
        self.date = date
        self.hasOwnDate = hasOwnDate
        self.mayBeOlder = mayBeOlder
        self.title = title
        self.author = author
        self.digest = digest
    }
}
