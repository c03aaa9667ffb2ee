import BaguanFindings

extension ReportFormat {
    /// For people: the sentence with the match marked, what to write instead, and where to look it up.
    public static let full = ReportFormat(
        name: "full", summary: Localized(zh: "附原句、改法和依据", en: "with the sentence, suggestions and source"),
        isMachine: false
    ) { FullRenderer(palette: $0) }
}

/// Each finding is a few lines and a blank one.
struct FullRenderer: Renderer {
    let palette: Palette
    private var language = Language.chinese

    init(palette: Palette) { self.palette = palette }

    mutating func begin(_ run: RunDescription, into output: inout String) {
        language = run.language
    }

    mutating func inspection(_ inspection: Inspection, into output: inout String) {
        for finding in inspection.findings {
            head(of: finding, in: inspection, into: &output)
            if let excerpt = finding.excerpt { show(excerpt, finding.severity, into: &output) }
            notes(on: finding, into: &output)
            output += "\n"
        }
    }

    private func head(of finding: Finding, in inspection: Inspection, into output: inout String) {
        output += palette.paint("\(inspection.place(of: finding)):", .place)
        if let words = inspection.placeInWords(of: finding) { output += " " + TerminalText.visible(words) }
        output += " " + palette.paint(finding.severity.word(in: language), .severity(finding.severity))
        output += " " + palette.paint(TerminalText.visible(finding.ruleID.description), .quiet) + "\n"
        output += "  " + TerminalText.visible(finding.message) + "\n"
    }

    private func show(_ excerpt: Excerpt, _ severity: Severity, into output: inout String) {
        let line = MarkedLine(before: excerpt.before, match: excerpt.match, after: excerpt.after)
        let gutter = "  " + palette.paint("|", .quiet) + " "
        output += gutter + line.before + palette.paint(line.match, .severity(severity)) + line.after + "\n"
        output += gutter + line.indent + palette.paint(line.marker, .severity(severity)) + "\n"
    }

    private func notes(on finding: Finding, into output: inout String) {
        if let line = finding.suggestionLine(in: language) {
            output += "  " + line.label + palette.paint(TerminalText.visible(line.wordings), .suggestion) + "\n"
        }
        if let reference = finding.reference {
            output += "  " + Localized(zh: "依据：", en: "Source: ")[language] + TerminalText.visible(reference) + "\n"
        }
        if finding.isUncertain {
            output += "  " + Localized(zh: "存疑：请人工核对。", en: "Uncertain: please check by hand.")[language] + "\n"
        }
    }
}
