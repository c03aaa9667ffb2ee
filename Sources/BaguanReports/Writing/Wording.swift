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

extension Finding {
    /// What to write instead, as people read it; nil when nothing is suggested. The wordings are not made safe yet.
    func suggestionLine(in language: Language) -> (label: String, wordings: String)? {
        guard !suggestions.isEmpty else { return nil }
        let wordings = suggestions.map { wording in
            // An empty suggestion says to leave the words out; a mark alone would be lost among the label's own.
            if wording.isEmpty { return Localized(zh: "（删去）", en: "(delete)")[language] }
            let isMark = wording.allSatisfy { $0.isPunctuation || $0.isSymbol || $0.isWhitespace }
            return isMark ? "「\(wording)」" : wording
        }
        let label = Localized(zh: "改为：", en: "Suggested: ")
        let separator = Localized(zh: "、", en: ", ")
        return (label[language], wordings.joined(separator: separator[language]))
    }
}

extension Finding {
    /// The message and, where something is suggested, what to write instead. Not made safe yet.
    func messageLines(in language: Language) -> [String] {
        [message] + (suggestionLine(in: language).map { [$0.label + $0.wordings] } ?? [])
    }
}

extension Diagnostic {
    /// The message and, where there is one, the remedy. Not made safe yet.
    func messageLines(in language: Language) -> [String] {
        [message[language]] + (remedy.map { [$0[language]] } ?? [])
    }
}

extension Suppression {
    /// Why, who and until when, in one sentence.
    func justification(in language: Language) -> String {
        if kind == .baseline { return Localized(zh: "采用把关时已有（基线）", en: "there before baguan was taken into use (baseline)")[language] }
        var text = reason
        let (opening, closing) = language == .chinese ? ("（", "）") : (" (", ")")
        let day = until.map { Localized(zh: "到 \($0) 为止", en: "until \($0)")[language] }
        let rest = [person, day].compactMap { $0 }
        if !rest.isEmpty { text += opening + rest.joined(separator: language == .chinese ? "，" : ", ") + closing }
        return text
    }
}

extension String {
    /// The text with some scalars replaced; nil leaves one as it is.
    func escaping(_ escape: (Unicode.Scalar) -> String?) -> String {
        var result = UnicodeScalarView()
        for scalar in unicodeScalars {
            if let sign = escape(scalar) { result.append(contentsOf: sign.unicodeScalars) } else { result.append(scalar) }
        }
        return String(result)
    }
}

/// Where something begins and ends, as people and other programs count it; the end is the place after the last scalar.
struct Span: Hashable {
    var start: TextPosition
    var end: TextPosition
}

extension Inspection {
    /// `path:line:col`, safe to show; `path:表1第2行` where the file is no text, which has no lines that anybody could go to.
    func place(of finding: Finding) -> String {
        if source.isExtracted, !finding.location.isEmpty { return TerminalText.visible("\(source.path):\(finding.location)") }
        let start = source.lines.position(of: finding.range.lowerBound)
        return "\(TerminalText.visible(source.path)):\(start.line):\(start.column)"
    }

    /// What to say behind ``place(of:)``; nil when that says it.
    func placeInWords(of finding: Finding) -> String? {
        source.isExtracted || finding.location.isEmpty ? nil : finding.location
    }

    func span(of range: Range<SourceOffset>) -> Span {
        Span(start: source.lines.position(of: range.lowerBound), end: source.lines.position(of: range.upperBound))
    }
}
