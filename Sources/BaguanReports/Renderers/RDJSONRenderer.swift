import BaguanFindings
import BaguanText

extension ReportFormat {
    /// The Reviewdog Diagnostic Format as one JSON object (`DiagnosticResult` of reviewdog's rdf schema).
    public static let rdjson = ReportFormat(
        name: "rdjson", summary: Localized(zh: "reviewdog 诊断格式", en: "Reviewdog Diagnostic Format"), isMachine: true
    ) { _ in RDJSONRenderer() }
}

/// Columns count UTF-8 bytes here, and ends lie after the last one. A suggestion stands for a whole fix, so one that must
/// change several places at once is left out.
struct RDJSONRenderer: Renderer {
    private var json = JSONWriter(isIndented: true)
    private var language = Language.chinese

    mutating func begin(_ run: RunDescription, into output: inout String) {
        language = run.language
        json.beginObject()
        json.object("source") { $0.member("name", "baguan") }
        json.beginArray("diagnostics")
        json.drain(into: &output)
    }

    mutating func inspection(_ inspection: Inspection, into output: inout String) {
        let (lines, language) = (inspection.source.lines, language)
        for finding in inspection.findings {
            json.object { json in
                json.member("message", finding.messageLines(in: language).joined(separator: "\n"))
                json.object("location") { json in
                    json.member("path", inspection.source.path)
                    json.range(finding.range, lines)
                }
                json.member("severity", finding.severity.rawValue.uppercased())
                json.object("code") { json in
                    json.member("value", finding.ruleID.description)
                    json.member("url", finding.helpURI)
                }
                guard let edits = finding.fix?.edits, edits.count == 1 else { return }
                json.array("suggestions") { json in
                    json.object { json in
                        json.range(edits[0].range, lines)
                        json.member("text", edits[0].text)
                    }
                }
            }
        }
        json.drain(into: &output)
    }

    mutating func diagnostic(_ diagnostic: Diagnostic, into output: inout String) {
        let language = language
        json.object { json in
            json.member("message", diagnostic.messageLines(in: language).joined(separator: "\n"))
            if let path = diagnostic.filePath {
                json.object("location") { json in
                    json.member("path", path)
                    guard let line = diagnostic.position?.line else { return }
                    // The position's column counts scalars, and the line is not at hand to count its bytes.
                    json.object("range") { json in json.object("start") { $0.member("line", line) } }
                }
            }
            json.member("severity", diagnostic.level.severity.rawValue.uppercased())
            json.object("code") { $0.member("value", diagnostic.code) }
        }
        json.drain(into: &output)
    }

    mutating func end(_ summary: RunSummary, into output: inout String) {
        json.endArray()
        json.endObject()
        json.newLine()
        json.drain(into: &output)
    }
}

extension JSONWriter {
    fileprivate mutating func range(_ range: Range<SourceOffset>, _ lines: LineIndex) {
        object("range") { json in
            for (name, place) in [("start", range.lowerBound), ("end", range.upperBound)] {
                json.object(name) { json in
                    json.member("line", lines.line(of: place))
                    json.member("column", lines.utf8Column(of: place))
                }
            }
        }
    }
}
