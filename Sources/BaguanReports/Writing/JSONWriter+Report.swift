package import BaguanFindings
import BaguanText

// The objects that both of our own JSON formats are made of. Whatever changes here changes `ReportSchema` too; a test
// holds every rendered report against it.
extension JSONWriter {
    /// One file that was read. Names are ESLint's where it has one.
    mutating func result(_ inspection: Inspection) {
        var counts = RunSummary()
        counts.add(inspection)
        object { json in
            json.member("filePath", inspection.source.path)
            json.member("kind", inspection.kind)
            json.member("date", inspection.date.description)
            json.array("messages") {
                for finding in inspection.findings { $0.message(finding, in: inspection) }
            }
            json.array("suppressedMessages") {
                for finding in inspection.suppressed { $0.message(finding, in: inspection) }
            }
            json.member("errorCount", counts.errorCount)
            json.member("warningCount", counts.warningCount)
            json.member("infoCount", counts.infoCount)
            json.member("changeCount", positive: counts.changeCount)
        }
    }

    /// A count that most reports have no use for: left out when it is 0.
    mutating func member(_ key: String, positive count: Int) {
        if count > 0 { member(key, count) }
    }

    private mutating func message(_ finding: Finding, in inspection: Inspection) {
        let span = inspection.span(of: finding.range)
        object { json in
            json.member("ruleId", finding.ruleID.description)
            json.member("entry", finding.entry)
            json.member("severity", finding.severity.rawValue)
            json.member("message", finding.message)
            json.member("line", span.start.line)
            json.member("column", span.start.column)
            json.member("endLine", span.end.line)
            json.member("endColumn", span.end.column)
            json.member("byteOffset", finding.range.lowerBound.utf8)
            json.member("byteLength", finding.range.utf8.count)
            json.member("match", finding.match)
            json.member("suggestions", finding.suggestions)
            json.member("location", finding.location)
            json.member("uncertain", finding.isUncertain)
            if let fix = finding.fix { json.fix(fix) }
            json.member("fingerprint", finding.fingerprint)
            json.member("source", finding.source)
            json.member("helpUri", finding.helpURI)
            json.member("baselineState", finding.baselineState?.rawValue)
            if let suppression = finding.suppression { json.suppression(suppression) }
        }
    }

    private mutating func suppression(_ suppression: Suppression) {
        object("suppression") {
            $0.member("kind", suppression.kind.rawValue)
            $0.member("reason", suppression.reason.isEmpty ? nil : suppression.reason)
            $0.member("person", suppression.person)
            $0.member("until", suppression.until?.description)
            $0.member("line", suppression.position?.line)
        }
    }

    private mutating func fix(_ fix: Fix) {
        object("fix") { json in
            json.array("edits") { json in
                for edit in fix.edits {
                    json.object { json in
                        json.array("byteRange") {
                            $0.element(edit.range.lowerBound.utf8)
                            $0.element(edit.range.upperBound.utf8)
                        }
                        json.member("text", edit.text)
                    }
                }
            }
            json.member("safety", fix.safety.rawValue)
        }
    }

    /// Trouble with our inputs.
    package mutating func diagnostic(_ diagnostic: Diagnostic, _ language: Language) {
        object { json in
            json.member("filePath", diagnostic.filePath)
            json.member("line", diagnostic.position?.line)
            json.member("column", diagnostic.position?.column)
            json.member("location", diagnostic.location)
            json.member("level", diagnostic.level.rawValue)
            json.member("code", diagnostic.code)
            json.member("message", diagnostic.message[language])
            json.member("remedy", diagnostic.remedy?[language])
        }
    }
}
