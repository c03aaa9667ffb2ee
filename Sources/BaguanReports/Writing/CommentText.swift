public import BaguanFindings

extension Finding {
    /// What a comment in a document says of the finding, paragraph by paragraph: its message, what to write instead, where
    /// that can be checked, and which rule speaks.
    public func commentParagraphs(in language: Language) -> [String] {
        var paragraphs = [message]
        if let (label, wordings) = suggestionLine(in: language) { paragraphs.append(label + wordings) }
        if let reference { paragraphs.append(Localized(zh: "依据：", en: "Source: ")[language] + reference) }
        let level = severity.word(in: language)
        paragraphs.append(Localized(
            zh: "（\(level)，规则 \(ruleID)，\(location)）", en: "(\(level), rule \(ruleID), \(location))")[language])
        return paragraphs
    }
}
