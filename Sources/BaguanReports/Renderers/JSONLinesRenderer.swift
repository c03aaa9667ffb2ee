import BaguanFindings

extension ReportFormat {
    /// One line for each file, for pipes; ``ReportSchema/jsonLine`` describes a line.
    public static let jsonLines = ReportFormat(
        name: "jsonl", summary: Localized(zh: "每个文件一行 JSON", en: "one line of JSON for each file"), isMachine: true
    ) { _ in JSONLinesRenderer() }
}

/// A line is either a result, just as it stands in `results` of the JSON format and known by its `messages`, or a
/// diagnostic, known by its `code`. A file without findings has its line too: that is how a pipe knows it was read.
struct JSONLinesRenderer: Renderer {
    private var json = JSONWriter()
    private var language = Language.chinese

    mutating func begin(_ run: RunDescription, into output: inout String) {
        language = run.language
    }

    mutating func inspection(_ inspection: Inspection, into output: inout String) {
        json.result(inspection)
        json.newLine()
        json.drain(into: &output)
    }

    mutating func diagnostic(_ diagnostic: Diagnostic, into output: inout String) {
        json.diagnostic(diagnostic, language)
        json.newLine()
        json.drain(into: &output)
    }
}
