public import BaguanFindings

/// Drives one renderer through one run, and keeps the totals.
///
/// Every call appends to `output` what can be written already; the caller writes it out and empties it as often as it
/// likes, so that the report of a very large run never has to be in memory at once.
public struct ReportWriter {
    /// The totals so far.
    public private(set) var summary = RunSummary()

    private var renderer: any Renderer

    /// Begins the report.
    public init(_ format: ReportFormat, run: RunDescription, palette: Palette = .none, into output: inout String) {
        renderer = format.makeRenderer(palette)
        renderer.begin(run, into: &output)
    }

    /// Adds a file that was read, with the diagnostics met in it.
    /// - Parameter isDraft: false for a file beside the drafts (waivers, a baseline), which is not counted as checked.
    public mutating func add(_ inspection: Inspection, isDraft: Bool = true, into output: inout String) {
        summary.add(inspection, isDraft: isDraft)
        renderer.inspection(inspection, into: &output)
        for diagnostic in inspection.diagnostics { add(diagnostic, into: &output) }
    }

    /// Adds trouble that is not about reading one draft: a rule file, the settings.
    public mutating func add(_ diagnostic: Diagnostic, into output: inout String) {
        renderer.diagnostic(diagnostic, into: &output)
    }

    /// Adds a file that could not be read or decoded; it counts as a file and as unreadable.
    public mutating func add(unreadable diagnostic: Diagnostic, into output: inout String) {
        summary.addUnreadable()
        add(diagnostic, into: &output)
    }

    /// Ends the report; nothing may be added after.
    public mutating func finish(into output: inout String) {
        renderer.end(summary, into: &output)
    }
}
