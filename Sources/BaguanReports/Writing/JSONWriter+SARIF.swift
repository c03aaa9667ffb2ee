import BaguanFindings
import BaguanRules
import BaguanText

// The objects of SARIF 2.1.0 that baguan fills.
extension JSONWriter {
    /// One rule (§3.49).
    mutating func reportingDescriptor(_ rule: Rule) {
        object { json in
            json.member("id", rule.id.description)
            json.member("name", rule.id.name)
            json.object("shortDescription") { $0.member("text", rule.title.isEmpty ? rule.id.description : rule.title) }
            json.object("fullDescription") { $0.member("text", Self.firstNonEmpty(rule.why, rule.title, rule.id.description)) }
            json.object("help") {
                $0.member("text", RuleHelp(rule).text)
                $0.member("markdown", RuleHelp(rule).markdown)
            }
            // Entries may each have a source of their own; a rule has an address only when they all share it.
            let addresses = Set(rule.entries.map(\.url)).subtracting([""])
            if addresses.count == 1 { json.member("helpUri", addresses.first) }
            json.object("defaultConfiguration") { $0.member("level", rule.severity.sarifLevel) }
            if !rule.tags.isEmpty {
                json.object("properties") { $0.member("tags", rule.tags) }
            }
        }
    }

    private static func firstNonEmpty(_ texts: String...) -> String { texts.first { !$0.isEmpty } ?? "" }

    /// Where a finding is (§3.28), and in a person's words (§3.33) when the reader of the format knew them.
    mutating func location(of finding: Finding, in inspection: Inspection) {
        object { json in
            json.object("physicalLocation") { json in
                json.artifactLocation(inspection.source.path)
                json.region(finding.range, in: inspection, snippet: finding.match)
            }
            guard !finding.location.isEmpty else { return }
            json.array("logicalLocations") { json in
                json.object { $0.member("fullyQualifiedName", finding.location) }
            }
        }
    }

    private mutating func artifactLocation(_ path: String) {
        object("artifactLocation") { $0.member("uri", FileURI.of(path)) }
    }

    /// A stretch of text (§3.30). `endColumn` is the column after the last, as ours is.
    private mutating func region(
        _ range: Range<SourceOffset>, in inspection: Inspection, named key: String = "region", snippet: String = ""
    ) {
        let span = inspection.span(of: range)
        object(key) { json in
            json.member("startLine", span.start.line)
            json.member("startColumn", span.start.column)
            json.member("endLine", span.end.line)
            json.member("endColumn", span.end.column)
            if !snippet.isEmpty {
                json.object("snippet") { $0.member("text", snippet) }
            }
        }
    }

    /// The fix as replacements in its file (§3.55).
    mutating func fixes(_ fix: Fix, in inspection: Inspection, _ language: Language) {
        let text = Set(fix.edits.map(\.text)).count == 1 ? fix.edits[0].text : nil
        let description =
            switch text {
            case nil: Localized(zh: "逐处修改，共 \(fix.edits.count) 处", en: "Mend all \(fix.edits.count) places")
            case "": Localized(zh: "删去", en: "Delete")
            case let text?: Localized(zh: "改为：\(text)", en: "Replace with: \(text)")
            }
        array("fixes") { json in
            json.object { json in
                json.object("description") { $0.member("text", description[language]) }
                json.array("artifactChanges") { json in
                    json.object { json in
                        json.artifactLocation(inspection.source.path)
                        json.array("replacements") { json in
                            for edit in fix.edits { json.replacement(edit, in: inspection) }
                        }
                    }
                }
                json.object("properties") { $0.member("safety", fix.safety.rawValue) }
            }
        }
    }

    /// One replacement (§3.57).
    private mutating func replacement(_ edit: Fix.Edit, in inspection: Inspection) {
        object { json in
            json.region(edit.range, in: inspection, named: "deletedRegion")
            json.object("insertedContent") { $0.member("text", edit.text) }
        }
    }

    /// Why a result does not count (§3.35).
    mutating func suppression(_ suppression: Suppression, _ language: Language) {
        object { json in
            json.member("kind", suppression.kind == .inline ? "inSource" : "external")
            json.member("status", "accepted")
            json.member("justification", suppression.justification(in: language))
        }
    }

    /// What SARIF has no member for (§3.8).
    mutating func properties(of finding: Finding) {
        object("properties") { json in
            json.member("entry", finding.entry)
            json.member("suggestions", finding.suggestions)
            json.member("uncertain", finding.isUncertain)
            json.member("source", finding.source)
            json.member("helpUri", finding.helpURI)
        }
    }

    /// Trouble with an input (§3.58).
    mutating func notification(_ diagnostic: Diagnostic, _ language: Language) {
        let sentences = [diagnostic.message[language], diagnostic.remedy?[language]].compactMap { $0 }
        object { json in
            json.object("descriptor") { $0.member("id", diagnostic.code) }
            json.member("level", diagnostic.level.severity.sarifLevel)
            json.object("message") { $0.member("text", sentences.joined(separator: " ")) }
            guard let path = diagnostic.filePath else { return }
            json.array("locations") { json in
                json.object { json in
                    json.object("physicalLocation") { json in
                        json.artifactLocation(path)
                        guard let position = diagnostic.position else { return }
                        json.object("region") {
                            $0.member("startLine", position.line)
                            $0.member("startColumn", position.column)
                        }
                    }
                }
            }
        }
    }
}
