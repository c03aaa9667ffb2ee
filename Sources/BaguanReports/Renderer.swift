public import BaguanFindings

/// Writes one output format, event by event, so that a run over very many files needs no more memory than its largest.
///
/// The contract, held by the tests for every format in ``ReportFormat/all``:
/// `begin` comes once and first, `end` once and last, and between them any number of inspections and diagnostics in
/// any order. What a renderer appends to `output` is flushed by the caller after every event; a renderer that must wait
/// (a JSON array that comes later, an order by severity) keeps only what it will still write. A machine format is
/// complete and valid also when nothing at all comes between `begin` and `end`.
/// Text from drafts, file names and rules is hostile: it goes through ``TerminalText`` or ``JSONWriter``.
/// A renderer never reads the source around a finding; it takes positions from it and nothing else, since a check may
/// have masked what the finding shows.
public protocol Renderer {
    mutating func begin(_ run: RunDescription, into output: inout String)

    /// One file that was read, whether or not anything was found in it.
    mutating func inspection(_ inspection: Inspection, into output: inout String)

    /// One piece of trouble with our inputs. Formats for people leave it out: the caller shows it beside the report,
    /// by ``DiagnosticRenderer``.
    mutating func diagnostic(_ diagnostic: Diagnostic, into output: inout String)

    mutating func end(_ summary: RunSummary, into output: inout String)
}

extension Renderer {
    public mutating func begin(_ run: RunDescription, into output: inout String) {}
    public mutating func diagnostic(_ diagnostic: Diagnostic, into output: inout String) {}
    public mutating func end(_ summary: RunSummary, into output: inout String) {}
}
