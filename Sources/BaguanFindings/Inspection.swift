public import BaguanText

/// What one run over one publication found.
public struct Inspection: Sendable {
    public var source: SourceFile
    /// The publication's kind, such as `wechat-post`; nil when nothing says.
    public var kind: String?
    /// The publication's date: its own, else the run's `asOf`.
    public var date: CalendarDate
    /// In the order of the text.
    public var findings: [Finding]
    /// Findings that an exception in the text or beside it takes out of the count; each says which. In the order of the
    /// text.
    public var suppressed: [Finding]
    /// What became of the entries that a baseline has of this draft; nil when it has none.
    public var baseline: Baseline.Outcome?
    /// The draft's blocks in reading order, as they may be shown; only for reports that show whole drafts, else empty.
    public var passages: [Passage] = []
    /// Whether the draft holds no text, so that there was nothing to find anything in.
    public var isBlank = false
    /// In how many places the draft was changed before this was found; see `Fixer`.
    public var changeCount = 0
    /// Trouble met while inspecting that did not stop it (a pattern that ran out of time).
    public var diagnostics: [Diagnostic]

    public init(
        source: SourceFile, kind: String?, date: CalendarDate, findings: [Finding], suppressed: [Finding] = [],
        diagnostics: [Diagnostic] = []
    ) {
        self.source = source
        self.kind = kind
        self.date = date
        self.findings = findings
        self.suppressed = suppressed
        self.diagnostics = diagnostics
    }
}

extension Inspection {
    /// All places in the draft that a report may name, in order.
    package var places: [SourceOffset] {
        let ranges = (findings + suppressed).flatMap { [$0.range] + ($0.fix?.edits.map(\.range) ?? []) }
        return Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
    }
}
