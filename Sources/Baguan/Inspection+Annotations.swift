extension Inspection {
    /// The findings as comments for the document they were found in, in the order of the text.
    ///
    /// - Parameters:
    ///   - proposesChanges: whether a finding with one suggestion is a change to accept or reject, too.
    ///   - language: of the words around a finding's own.
    public func annotations(proposingChanges proposesChanges: Bool, language: Language) -> [Annotation] {
        findings.map { finding in
            var change: TextChange?
            if proposesChanges, !finding.isUncertain, finding.suggestions.count == 1, let fix = finding.fix,
                fix.edits.count == 1, let edit = fix.edits.first {
                change = TextChange(range: edit.range, utf8: Array(edit.text.utf8))
            }
            return Annotation(
                range: finding.range, paragraphs: finding.commentParagraphs(in: language), change: change)
        }
    }
}
