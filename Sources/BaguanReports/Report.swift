public import BaguanFindings

/// A whole run in memory, for callers that have few files; ``ReportWriter`` is for many.
public struct Report: Sendable {
    public var run: RunDescription
    public var inspections: [Inspection]
    /// One for each file that could not be read or decoded.
    public var unreadable: [Diagnostic]
    /// Other trouble with our inputs: rule files, settings.
    public var diagnostics: [Diagnostic]

    public init(
        run: RunDescription, inspections: [Inspection], unreadable: [Diagnostic] = [], diagnostics: [Diagnostic] = []
    ) {
        self.run = run
        self.inspections = inspections
        self.unreadable = unreadable
        self.diagnostics = diagnostics
    }

    /// The report as one string.
    public func rendered(as format: ReportFormat, palette: Palette = .none) -> String {
        var output = ""
        var writer = ReportWriter(format, run: run, palette: palette, into: &output)
        for inspection in inspections { writer.add(inspection, into: &output) }
        for diagnostic in unreadable { writer.add(unreadable: diagnostic, into: &output) }
        for diagnostic in diagnostics { writer.add(diagnostic, into: &output) }
        writer.finish(into: &output)
        return output
    }

    public var summary: RunSummary {
        var summary = RunSummary()
        for inspection in inspections { summary.add(inspection) }
        for _ in unreadable { summary.addUnreadable() }
        return summary
    }
}
