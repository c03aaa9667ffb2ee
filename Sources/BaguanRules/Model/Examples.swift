public import BaguanFindings

/// The sentences that prove a rule.
public struct Examples: Sendable {
    /// Each must give exactly the findings that it marks.
    public var bad: [Example]
    /// Each must give none; near misses are the good ones.
    public var good: [Example]

    public init(bad: [Example] = [], good: [Example] = []) {
        self.bad = bad
        self.good = good
    }
}

/// One sentence (or a few lines) with the publication it pretends to be.
public struct Example: Sendable {
    /// The text, in which `⟦` and `⟧` enclose each expected finding.
    public var text: String
    public var date: CalendarDate?
    public var kind: String?
    public var title: String?
    public var author: String?
    public var digest: String?
    /// The suggestions that the first finding must offer; empty means that they are not looked at.
    public var suggest: [String]
    /// The finding is that something is missing: one finding is expected, wherever it is put.
    public var expectsMissing: Bool
    public var place: FilePlace

    public init(
        text: String, date: CalendarDate? = nil, kind: String? = nil, title: String? = nil, author: String? = nil,
        digest: String? = nil, suggest: [String] = [], expectsMissing: Bool = false, place: FilePlace
    ) {
        self.text = text
        self.date = date
        self.kind = kind
        self.title = title
        self.author = author
        self.digest = digest
        self.suggest = suggest
        self.expectsMissing = expectsMissing
        self.place = place
    }
}
