package import BaguanDocuments
package import BaguanFindings
internal import BaguanRules
package import BaguanText

/// One document under inspection, and what several checks want to know about it, worked out once and only when asked.
///
/// It belongs to one inspection, and so to one thread.
package final class InspectionContext {
    package let document: Document
    package let publication: Publication
    /// Limits from the settings, by dotted name: `wechat.title`.
    package let limits: [String: Int]
    /// Trouble that a check met and that did not stop the run.
    package private(set) var diagnostics: [Diagnostic] = []

    private let boundaries: WordBoundaries
    private var enclosuresByBlock: [Int: Enclosures] = [:]
    private var utf16ByBlock: [Int: UTF16Text] = [:]
    private var scalarsByBlock: [Int: ScalarText] = [:]
    private var skeletonsByBlock: [Int: Skeleton] = [:]
    private var lawQuotationsByBlock: [Int: [Range<ProseOffset>]] = [:]
    private var timesBySentence: [Range<ProseOffset>: [TimeMention]] = [:]

    package init(document: Document, publication: Publication, limits: [String: Int] = [:], boundaries: WordBoundaries) {
        self.document = document
        self.publication = publication
        self.limits = limits
        self.boundaries = boundaries
        boundaries.reset()
    }

    var prose: [UInt8] { document.prose.utf8 }

    /// The index of the block that holds `offset`, or nil between blocks.
    func block(at offset: ProseOffset) -> Int? {
        var low = 0
        var high = document.blocks.count
        while low < high {
            let middle = (low + high) / 2
            if document.blocks[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0, offset < document.blocks[low - 1].range.upperBound else { return nil }
        return low - 1
    }

    /// Whether a word begins or ends at `offset` in a block.
    func isWordBoundary(_ offset: ProseOffset, in block: Int) -> Bool {
        boundaries.isBoundary(offset, in: document.blocks[block].range, of: prose)
    }

    /// The stretches between paired marks in a block.
    func enclosures(in block: Int) -> Enclosures {
        if let known = enclosuresByBlock[block] { return known }
        let enclosures = Enclosures(block: document.blocks[block].range, of: prose)
        enclosuresByBlock[block] = enclosures
        return enclosures
    }

    /// A block as ICU's regular expressions want it.
    func utf16(of block: Int) -> UTF16Text {
        if let known = utf16ByBlock[block] { return known }
        let text = UTF16Text(document.blocks[block].range, of: prose)
        utf16ByBlock[block] = text
        return text
    }

    /// A block scalar by scalar.
    func scalars(of block: Int) -> ScalarText {
        if let known = scalarsByBlock[block] { return known }
        let text = ScalarText(document.blocks[block].range, of: prose)
        scalarsByBlock[block] = text
        return text
    }

    /// A block folded and without the marks that may stand inside a fixed wording.
    func skeleton(of block: Int) -> Skeleton {
        if let known = skeletonsByBlock[block] { return known }
        let skeleton = Skeleton(document.blocks[block].range, of: prose)
        skeletonsByBlock[block] = skeleton
        return skeleton
    }

    /// Whether a range of a block lies in a quotation of a named article of a law.
    func isInLawQuotation(_ range: Range<ProseOffset>, in block: Int) -> Bool {
        let quotations = lawQuotationsByBlock[block] ?? LawQuotation.ranges(in: scalars(of: block), enclosures: enclosures(in: block))
        lawQuotationsByBlock[block] = quotations
        return quotations.contains { $0.lowerBound < range.lowerBound && range.upperBound < $0.upperBound }
    }

    /// The sentence around a range of a block.
    func sentence(around range: Range<ProseOffset>, in block: Int) -> Range<ProseOffset> {
        Sentence.range(around: range, in: document.blocks[block].range, of: prose)
    }

    /// The years and dates that the sentence around a range speaks of.
    func times(around range: Range<ProseOffset>, in block: Int) -> [TimeMention] {
        let sentence = sentence(around: range, in: block)
        if let known = timesBySentence[sentence] { return known }
        let times = TimeMention.all(in: document.prose[sentence])
        timesBySentence[sentence] = times
        return times
    }

    func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// A finding at a range of prose, with everything that follows from the range filled in.
    func finding(
        _ rule: Rule, at range: Range<ProseOffset>, in block: Int, message: String, entry: Entry? = nil,
        severity: Severity? = nil, suggestions: [String] = [], isUncertain: Bool = false, fixIsSafe: Bool = false
    ) -> Finding {
        let match = document.prose[range]
        let sentence = sentence(around: range, in: block)
        let source = document.prose.map.source(of: range)
        let context = (before: edge(before: range, in: block), after: edge(after: range, in: block))
        var fix: Fix?
        if suggestions.count == 1, document.prose.map.isVerbatim(range) {
            fix = Fix(range: source, text: suggestions[0], safety: fixIsSafe ? .safe : .unsafe)
        }
        return Finding(
            ruleID: rule.id,
            entry: entry?.find.first,
            severity: isUncertain ? .info : severity ?? entry?.severity ?? rule.severity,
            message: message,
            range: source,
            match: match,
            suggestions: suggestions,
            isUncertain: isUncertain,
            fix: fix,
            location: document.blocks[block].location,
            excerpt: Excerpt(
                before: document.prose[sentence.lowerBound..<max(sentence.lowerBound, range.lowerBound)],
                match: match,
                after: document.prose[range.upperBound..<max(range.upperBound, sentence.upperBound)]),
            source: entry.flatMap { $0.source.isEmpty ? nil : $0.source },
            helpURI: entry.flatMap { $0.url.isEmpty ? nil : $0.url },
            fingerprint: Fingerprint.of(rule: rule.id, match: match, before: context.before, after: context.after)
        )
    }

    /// A finding about the document as a whole: something is missing, or metadata is at fault.
    func finding(_ rule: Rule, message: String, match: String = "", at source: SourceOffset? = nil) -> Finding {
        let place = source ?? SourceOffset(0)
        return Finding(
            ruleID: rule.id, severity: rule.severity, message: message, range: place..<place, match: match,
            location: "全文", fingerprint: Fingerprint.of(rule: rule.id, match: match, before: "", after: ""))
    }

    /// How many characters on each side of a match belong to its fingerprint.
    private static let contextLength = 8

    private func edge(before range: Range<ProseOffset>, in block: Int) -> String {
        let start = document.blocks[block].range.lowerBound
        let text = document.prose[max(start, ProseOffset(range.lowerBound.utf8 - 4 * Self.contextLength))..<range.lowerBound]
        return String(String.UnicodeScalarView(text.unicodeScalars.suffix(Self.contextLength)))
    }

    private func edge(after range: Range<ProseOffset>, in block: Int) -> String {
        let end = document.blocks[block].range.upperBound
        let text = document.prose[range.upperBound..<min(end, ProseOffset(range.upperBound.utf8 + 4 * Self.contextLength))]
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.contextLength)))
    }
}
