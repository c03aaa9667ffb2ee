import BaguanFindings

extension ReportFormat {
    /// Our own format, one JSON object; ``ReportSchema/json`` describes it.
    public static let json = ReportFormat(
        name: "json", summary: Localized(zh: "一个 JSON 对象", en: "one JSON object"), isMachine: true
    ) { _ in JSONRenderer() }
}

/// Results are written as they come; diagnostics, of which there are few, wait for their own array.
struct JSONRenderer: Renderer {
    private var json = JSONWriter(isIndented: true)
    private var language = Language.chinese
    private var diagnostics: [Diagnostic] = []

    mutating func begin(_ run: RunDescription, into output: inout String) {
        language = run.language
        json.beginObject()
        json.member("schemaVersion", ReportSchema.version)
        json.object("tool") {
            $0.member("name", "baguan")
            $0.member("version", run.toolVersion)
            $0.member("icu", run.icuVersion)
        }
        json.member("asOf", run.asOf.description)
        json.member("columnKind", "unicodeCodePoints")
        json.beginArray("results")
        json.drain(into: &output)
    }

    mutating func inspection(_ inspection: Inspection, into output: inout String) {
        json.result(inspection)
        json.drain(into: &output)
    }

    mutating func diagnostic(_ diagnostic: Diagnostic, into output: inout String) {
        diagnostics.append(diagnostic)
    }

    mutating func end(_ summary: RunSummary, into output: inout String) {
        let (diagnostics, language) = (diagnostics, language)
        json.endArray()
        json.array("diagnostics") {
            for diagnostic in diagnostics { $0.diagnostic(diagnostic, language) }
        }
        json.object("summary") {
            $0.member("files", summary.files)
            $0.member("errorCount", summary.errorCount)
            $0.member("warningCount", summary.warningCount)
            $0.member("infoCount", summary.infoCount)
            $0.member("uncertain", summary.uncertain)
            $0.member("unreadable", summary.unreadable)
            $0.member("suppressed", positive: summary.suppressed)
            $0.member("blank", positive: summary.blank)
            $0.member("changeCount", positive: summary.changeCount)
        }
        json.endObject()
        json.newLine()
        json.drain(into: &output)
    }
}
