import BaguanFindings
import BaguanRules
import BaguanText

/// One draft in the report: its text with what was found in it beside each paragraph.
struct HTMLDraft {
    let inspection: Inspection
    /// From 1, in the order of the run.
    let number: Int
    let language: Language

    var html: String {
        let findings = inspection.findings.enumerated().map { NumberedFinding(number: $0.offset + 1, finding: $0.element) }
        let isOpen = findings.isEmpty ? "" : " open"
        var rows = ""
        var shown: Set<Int> = []
        var waiting = findings.filter { !$0.finding.range.isEmpty }
            .sorted { $0.finding.range.lowerBound < $1.finding.range.lowerBound }[...]
        var open: [NumberedFinding] = []
        for passage in inspection.passages {
            let segments = passage.text.map.segments
            guard let start = segments.first?.source.lowerBound, let end = segments.last?.source.upperBound else { continue }
            open.removeAll { $0.finding.range.upperBound <= start }
            while let next = waiting.first, next.finding.range.lowerBound < end { open.append(waiting.removeFirst()) }
            rows += row(passage, open, &shown)
        }
        let apart = findings.filter { !shown.contains($0.number) }.map { note($0, withExcerpt: true) }.joined()
        let whole = apart.isEmpty ? "" : "<ol class=\"notes\">\n\(apart)</ol>\n"
        return """
            <article id="d\(number)">
            <details\(isOpen)>
            <summary><h2>\(escaped(inspection.source.path))</h2>\(counts)</summary>
            <div class="body">
            <p class="quiet">\(about)</p>
            \(whole)\(rows)</div>
            </details>
            </article>

            """
    }

    // MARK: - Text

    /// - Parameters:
    ///   - findings: those that may stand in it.
    ///   - shown: the numbers of findings whose notes stand beside some passage already.
    private func row(_ passage: Passage, _ findings: [NumberedFinding], _ shown: inout Set<Int>) -> String {
        let text = HighlightedText(passage, findings)
        let new = text.numbers.filter { !shown.contains($0) }
        let words = text.pieces.map { piece($0, new: Set(new)) }.joined()
        shown.formUnion(new)
        let notes = new.sorted().map { note(NumberedFinding(number: $0, finding: inspection.findings[$0 - 1])) }
        let list = notes.isEmpty ? "" : "<ol class=\"notes\">\n\(notes.joined())</ol>"
        return "<div class=\"row role-\(passage.role.rawValue)\"><p class=\"text\">\(words)</p>\(list)</div>\n"
    }

    private func piece(_ piece: HighlightedText.Piece, new: Set<Int>) -> String {
        var html = escaped(piece.text)
        if let severity = piece.severity {
            let names = piece.findings.map(name).joined(separator: " ")
            let several = piece.findings.count > 1 ? " several" : ""
            html = "<mark class=\"\(severity.rawValue)\(several)\" data-f=\"\(names)\">\(html)</mark>"
        }
        for number in piece.ending where new.contains(number) {
            let finding = inspection.findings[number - 1]
            let label = "\(finding.severity.word(in: language)) \(number)"
            html += "<a class=\"ref \(finding.severity.rawValue)\" id=\"m\(name(number))\" href=\"#f\(name(number))\""
                + " aria-label=\"\(label)\">\(number)</a>"
        }
        return html
    }

    /// By which a finding is known in the whole page.
    private func name(_ finding: Int) -> String { "\(number)-\(finding)" }

    // MARK: - Notes

    private func note(_ numbered: NumberedFinding, withExcerpt: Bool = false) -> String {
        let finding = numbered.finding
        let name = name(numbered.number)
        let level = finding.severity.rawValue
        let back = withExcerpt ? "#d\(number)" : "#m\(name)"
        var parts = [
            "<p><a class=\"number\" href=\"\(back)\">\(numbered.number)</a><b class=\"\(level)\">"
                + "\(finding.severity.word(in: language))</b> \(escaped(finding.message))</p>"
        ]
        if withExcerpt, let excerpt = finding.excerpt {
            parts.append(
                "<p class=\"excerpt\">\(escaped(excerpt.before))<mark class=\"\(level)\">\(escaped(excerpt.match))</mark>"
                    + "\(escaped(excerpt.after))</p>")
        }
        if let (label, wordings) = finding.suggestionLine(in: language) {
            parts.append("<p>\(label)<ins>\(escaped(wordings))</ins></p>")
        }
        if finding.isUncertain {
            parts.append("<p>\(Localized(zh: "存疑：请人工核对。", en: "Uncertain: please check by hand.")[language])</p>")
        }
        if let source = source(of: finding) { parts.append("<p class=\"quiet\">\(source)</p>") }
        let rule = HTMLRules.anchor(of: finding.ruleID)
        parts.append(
            "<p class=\"quiet\"><a href=\"#\(rule)\">\(escaped(finding.ruleID.description))</a> \(escaped(finding.location))</p>")
        return "<li class=\"note \(level)\" id=\"f\(name)\" data-severity=\"\(level)\""
            + " data-rule=\"\(escaped(finding.ruleID.description))\">\(parts.joined())</li>\n"
    }

    /// Only an address of the web becomes a link.
    private func source(of finding: Finding) -> String? {
        var parts = [finding.source].compactMap { $0 }.filter { !$0.isEmpty }.map(escaped)
        if let address = finding.helpURI, !address.isEmpty {
            let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
            parts.append(isWeb ? "<a href=\"\(escaped(address))\" rel=\"noopener noreferrer\">\(escaped(address))</a>" : escaped(address))
        }
        return parts.isEmpty ? nil : Localized(zh: "依据：", en: "Source: ")[language] + parts.joined(separator: " ")
    }

    // MARK: - Head

    private var counts: String {
        let counts = Severity.allCases.reversed().compactMap { severity -> String? in
            let count = inspection.findings.count { $0.severity == severity }
            return count > 0 ? "<b class=\"\(severity.rawValue)\">\(severity.word(in: language)) \(count)</b>" : nil
        }
        let none = "<span class=\"good\">\(Localized(zh: "没有发现", en: "nothing found")[language])</span>"
        return "<span class=\"counts\">\(counts.isEmpty ? none : counts.joined(separator: " "))</span>"
    }

    private var about: String {
        let kind = inspection.kind.map { kind in
            let name = PublicationKind(rawValue: kind)?.chineseNames.first ?? kind
            return Localized(zh: "\(name)，", en: "\(kind), ")[language]
        } ?? ""
        let date = Localized(zh: "按 \(inspection.date) 判断", en: "judged as of \(inspection.date)")[language]
        let suppressed = inspection.suppressed.count
        let left = suppressed == 0 ? "" : Localized(
            zh: "；另有 \(suppressed) 处按例外放过", en: "; \(suppressed) more set aside by exceptions")[language]
        let blank = inspection.isBlank ? Localized(zh: "；没有文字", en: "; no text")[language] : ""
        return escaped(kind + date + left + blank)
    }

    private func escaped(_ text: String) -> String { PrintedPage.escaped(text) }
}
