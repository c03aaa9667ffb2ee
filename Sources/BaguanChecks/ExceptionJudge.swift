internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// A rule's `except` conditions, made ready for comparing: is this candidate excused?
struct ExceptionJudge: Sendable {
    private var after: [[UInt32]]
    private var before: [[UInt32]]
    private var within: [[UInt32]]
    private var openings: Set<Unicode.Scalar>
    private var history: Bool
    private var quotedLaw: Bool

    init(_ exceptions: Exceptions) {
        after = exceptions.after.map(Folding.foldWording)
        before = exceptions.before.map(Folding.foldWording)
        within = exceptions.within.map(Folding.foldWording)
        openings = Set(exceptions.inside.compactMap(\.unicodeScalars.first))
        history = exceptions.history
        quotedLaw = exceptions.quotedLaw
    }

    /// One for each entry: what the entry excuses, and what its rule does.
    static func entries(of rule: Rule) -> [ExceptionJudge] {
        let common = ExceptionJudge(rule.exceptions)
        // Few entries have exceptions of their own; folding the rule's for each of them took a tenth of the start.
        return rule.entries.map { $0.exceptions == Exceptions() ? common : common.and($0.exceptions) }
    }

    private func and(_ more: Exceptions) -> ExceptionJudge {
        let more = ExceptionJudge(more)
        var both = self
        both.after += more.after
        both.before += more.before
        both.within += more.within
        both.openings.formUnion(more.openings)
        both.history = history || more.history
        both.quotedLaw = quotedLaw && more.quotedLaw
        return both
    }

    /// Whether the match at `range` is excused.
    ///
    /// - Parameters:
    ///   - wording: the folded wording that was met there.
    ///   - period: when it was right; what `history` compares with.
    func excuses(
        _ range: Range<ProseOffset>, in block: Int, wording: [UInt32], period: Period, context: InspectionContext
    ) -> Bool {
        if stands(after, before: range.lowerBound, in: block, context)
            || stands(before, after: range.upperBound, in: block, context)
            || isWithin(range, in: block, wording: wording, context) { return true }
        if !openings.isEmpty, context.enclosures(in: block).encloses(range, in: openings) { return true }
        if quotedLaw, context.isInLawQuotation(range, in: block) { return true }
        guard history, !period.isUnbounded else { return false }
        return speaksOfThePast(range, in: block, period: period, context)
    }

    /// Whether the sentence around a match speaks of a time at which it was right: the one place where that is decided.
    private func speaksOfThePast(
        _ range: Range<ProseOffset>, in block: Int, period: Period, _ context: InspectionContext
    ) -> Bool {
        if context.times(around: range, in: block).contains(where: { !$0.reachesToNow && period.overlaps($0.date) }) { return true }
        guard period.isBefore(context.publication.date) else { return false }
        let text = context.scalars(of: block)
        let sentence = text.indices(of: context.sentence(around: range, in: block))
        let speaksOfDecade = Decade.all(in: sentence, of: text.values).contains { decade in
            !decade.reachesToNow && decade.years.upperBound < context.publication.date.year
                && decade.years.contains { PartialDate(year: $0).map(period.overlaps) ?? false }
        }
        return speaksOfDecade || PastWords.set(text.indices(of: range), in: sentence, of: text.values) {
            context.isWordBoundary(text.offset($0), in: block)
        }
    }

    private func stands(
        _ texts: [[UInt32]], before place: ProseOffset, in block: Int, _ context: InspectionContext
    ) -> Bool {
        let edge = context.document.blocks[block].range.lowerBound
        return texts.contains { text in
            FoldedMatch.start(of: text, before: place, in: context.prose).map { $0.offset >= edge } ?? false
        }
    }

    private func stands(
        _ texts: [[UInt32]], after place: ProseOffset, in block: Int, _ context: InspectionContext
    ) -> Bool {
        let edge = context.document.blocks[block].range.upperBound
        return texts.contains { text in
            FoldedMatch.end(of: text, after: place, in: context.prose).map { $0 <= edge } ?? false
        }
    }

    /// Whether one of the longer texts stands around the match, with the match at the place where it holds the wording.
    private func isWithin(
        _ range: Range<ProseOffset>, in block: Int, wording: [UInt32], _ context: InspectionContext
    ) -> Bool {
        within.contains { text in
            guard text.count > wording.count else { return false }
            return (0...text.count - wording.count).contains { index in
                guard text[index..<index + wording.count].elementsEqual(wording) else { return false }
                return stands([Array(text[..<index])], before: range.lowerBound, in: block, context)
                    && stands([Array(text[(index + wording.count)...])], after: range.upperBound, in: block, context)
            }
        }
    }
}
