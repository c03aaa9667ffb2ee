public import BaguanFindings
import BaguanText

/// Shows trouble with our inputs to people:
///
///     rules/names.yml:3:5: unknown-field 没有名为“severty”的字段
///       | severty: error
///       | ^^^^^^^
///       改法：您是不是想写“severity”？
public struct DiagnosticRenderer: Sendable {
    public var language: Language
    public var palette: Palette

    public init(language: Language, palette: Palette = .none) {
        self.language = language
        self.palette = palette
    }

    /// A few lines, each with its line feed.
    public func render(_ diagnostic: Diagnostic) -> String {
        let severity = diagnostic.level.severity
        var text = ""
        if let path = diagnostic.filePath {
            let place = diagnostic.location.map { TerminalText.visible($0) } ?? diagnostic.position.map { "\($0.line):\($0.column)" }
            text += palette.paint("\(TerminalText.visible(path))\(place.map { ":" + $0 } ?? ""):", .place) + " "
        }
        text += palette.paint(TerminalText.visible(diagnostic.code), .severity(severity))
        text += " " + TerminalText.visible(diagnostic.message[language]) + "\n"
        if let excerpt = diagnostic.excerpt { show(excerpt, severity, into: &text) }
        if let remedy = diagnostic.remedy {
            text += "  " + Localized(zh: "改法：", en: "Remedy: ")[language] + TerminalText.visible(remedy[language]) + "\n"
        }
        return text
    }

    private func show(_ excerpt: LineExcerpt, _ severity: Severity, into text: inout String) {
        let scalars = excerpt.line.unicodeScalars
        // An excerpt made from a wrong position must not stop the message it goes with.
        let start = min(max(excerpt.marked.lowerBound, 0), scalars.count)
        let end = min(max(excerpt.marked.upperBound, start), scalars.count)
        let line = MarkedLine(
            before: String(scalars.prefix(start)),
            match: String(scalars.dropFirst(start).prefix(end - start)),
            after: String(scalars.dropFirst(end)))
        let gutter = "  " + palette.paint("|", .quiet) + " "
        text += gutter + line.before + palette.paint(line.match, .severity(severity)) + line.after + "\n"
        text += gutter + line.indent + palette.paint(line.marker, .severity(severity)) + "\n"
    }
}
