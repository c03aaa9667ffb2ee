public import BaguanFindings
public import BaguanRules

/// What is known about a run before its first file: the head of every report.
public struct RunDescription: Sendable {
    /// baguan's own version, such as `0.1.0`.
    public var toolVersion: String
    /// The version of ICU that breaks words and sentences; nil when the caller does not know it.
    public var icuVersion: String?
    /// The day that dated rules were held against.
    public var asOf: CalendarDate
    /// The language in which baguan speaks about itself; rules speak the language of their pack.
    public var language: Language
    /// Every active rule, also those that find nothing.
    public var rules: [Rule]
    /// Whether a format that ends in a sentence with the totals may say it.
    public var showsSummary = true

    public init(
        toolVersion: String, icuVersion: String? = nil, asOf: CalendarDate, language: Language = .chinese,
        rules: [Rule] = []
    ) {
        self.toolVersion = toolVersion
        self.icuVersion = icuVersion
        self.asOf = asOf
        self.language = language
        self.rules = rules
    }
}
