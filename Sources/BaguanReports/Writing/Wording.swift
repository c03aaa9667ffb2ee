import BaguanFindings
import BaguanText

extension Severity {
    /// As people say it.
    func word(in language: Language) -> String {
        switch (self, language) {
        case (.error, .chinese): "错误"
        case (.warning, .chinese): "警告"
        case (.info, .chinese): "提示"
        case (_, .english): rawValue
        }
    }
}

extension Finding {
    /// Source and address, of which either may be missing; nil when both are.
    var reference: String? {
        let parts = [source, helpURI].compactMap { $0 }.filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}

/// Where something begins and ends, as people and other programs count it; the end is the place after the last scalar.
struct Span: Hashable {
    var start: TextPosition
    var end: TextPosition
}

extension Inspection {
    /// `path:line:col`, safe to show.
    func place(of finding: Finding) -> String {
        let start = source.lines.position(of: finding.range.lowerBound)
        return "\(TerminalText.visible(source.path)):\(start.line):\(start.column)"
    }

    func span(of range: Range<SourceOffset>) -> Span {
        Span(start: source.lines.position(of: range.lowerBound), end: source.lines.position(of: range.upperBound))
    }
}
