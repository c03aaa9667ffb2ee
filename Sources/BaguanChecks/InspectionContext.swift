package import BaguanDocuments
package import BaguanFindings
internal import BaguanRules
package import BaguanSuspects
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

    /// Knows what is usual; nil when no rule asks, or when there is no model.
    let suspects: SuspectFinder?

    private let boundaries: WordBoundaries
    private lazy var survey = ProseSurvey(document.blocks.map(\.range), of: prose)
    private var blocksByScope: [RoleMask: [Int]] = [:]
    private var enclosuresByBlock: BlockTable<Enclosures>
    private var utf16ByBlock: BlockTable<UTF16Text>
    private var scalarsByBlock: BlockTable<ScalarText>
    private var skeletonsByBlock: BlockTable<Skeleton>
    private var lawQuotationsByBlock: BlockTable<[Range<ProseOffset>]>
    private var personalDataByBlock: BlockTable<[PersonalDatum]>
    private var hiddenByBlock: BlockTable<[Int]>
    private var linesByBlock: BlockTable<[Range<ProseOffset>]>
    /// What findings hide besides numbers of persons, by block.
    private var maskedStretches: [Int: [Range<ProseOffset>]] = [:]
    private var signOffByAdditions: [String: SignOff] = [:]
    private var datesByMonth: [ProseOffset: DateMention?] = [:]
    private var timesBySentence: [Range<ProseOffset>: [TimeMention]] = [:]

    package init(
        document: Document, publication: Publication, limits: [String: Int] = [:], suspects: SuspectFinder? = nil,
        boundaries: WordBoundaries
    ) {
        self.suspects = suspects
        self.document = document
        self.publication = publication
        self.limits = limits
        self.boundaries = boundaries
        let count = document.blocks.count
        enclosuresByBlock = BlockTable(blockCount: count)
        utf16ByBlock = BlockTable(blockCount: count)
        scalarsByBlock = BlockTable(blockCount: count)
        skeletonsByBlock = BlockTable(blockCount: count)
        lawQuotationsByBlock = BlockTable(blockCount: count)
        personalDataByBlock = BlockTable(blockCount: count)
        hiddenByBlock = BlockTable(blockCount: count)
        linesByBlock = BlockTable(blockCount: count)
        boundaries.reset()
    }

    var prose: [UInt8] { document.prose.utf8 }

    /// Whether a word begins or ends at `offset` in a block.
    func isWordBoundary(_ offset: ProseOffset, in block: Int) -> Bool {
        boundaries.isBoundary(offset, in: document.blocks[block].range, of: prose)
    }

    /// The blocks in a rule's scope.
    func blocks(in scope: Set<BlockRole>) -> [Int] {
        let mask = RoleMask(scope)
        if let known = blocksByScope[mask] { return known }
        let blocks = document.blocks.indices.filter { mask.contains(document.blocks[$0].role) }
        blocksByScope[mask] = blocks
        return blocks
    }

    /// What kinds of characters a block holds.
    func kinds(of block: Int) -> CharacterKinds { survey.kinds(of: block) }

    /// Those of some blocks that hold all these kinds of characters.
    func blocks(_ blocks: [Int], holding kinds: CharacterKinds) -> [Int] {
        guard !kinds.isEmpty else { return blocks }
        let survey = survey
        return blocks.filter { survey.kinds(of: $0).isSuperset(of: kinds) }
    }

    /// The punctuation, brackets and symbols of a block, in order.
    func marks(of block: Int) -> ArraySlice<ProseSurvey.Mark> { survey.marks(of: block) }

    /// The lines of a block as its author broke them; see ``Document/lines(of:)``.
    func lines(of block: Int) -> [Range<ProseOffset>] {
        linesByBlock.value(of: block) { document.lines(of: block) }
    }

    /// The line of a block that holds a place.
    func line(around place: ProseOffset, in block: Int) -> Range<ProseOffset> {
        let lines = lines(of: block)
        let next = lines.partitionIndex { $0.lowerBound > place }
        return next > 0 ? lines[next - 1] : document.blocks[block].range
    }

    /// A line of a block as ICU's regular expressions want it; what stands at its ends stands at those of the text.
    func utf16(of line: Range<ProseOffset>, in block: Int) -> UTF16Text {
        line == document.blocks[block].range ? utf16(of: block) : UTF16Text(line, of: prose)
    }

    /// The scalar that begins at a place of a block; nil at the block's end.
    func scalar(after place: ProseOffset, in block: Int) -> Unicode.Scalar? {
        guard place < document.blocks[block].range.upperBound else { return nil }
        return Unicode.Scalar(UTF8Walk.scalar(in: prose.span, at: place.utf8).value)
    }

    /// The scalar that ends before a place of a block, up to four blanks passed over; nil at the block's beginning.
    func scalar(before place: ProseOffset, in block: Int) -> Unicode.Scalar? {
        let start = document.blocks[block].range.lowerBound.utf8
        var at = place.utf8
        for blanks in 0...4 where at > start {
            let (value, length) = UTF8Walk.scalar(in: prose.span, before: at)
            guard blanks < 4, DateMention.isBlank(value) else { return Unicode.Scalar(value) }
            at -= length
        }
        return nil
    }

    /// The stretches between paired marks in a block.
    func enclosures(in block: Int) -> Enclosures {
        enclosuresByBlock.value(of: block) { Enclosures(marks(of: block)) }
    }

    /// A block as ICU's regular expressions want it.
    func utf16(of block: Int) -> UTF16Text {
        utf16ByBlock.value(of: block) { UTF16Text(document.blocks[block].range, of: prose) }
    }

    /// A block scalar by scalar.
    func scalars(of block: Int) -> ScalarText {
        scalarsByBlock.value(of: block) { ScalarText(document.blocks[block].range, of: prose) }
    }

    /// A block folded and without the marks that may stand inside a fixed wording.
    func skeleton(of block: Int) -> Skeleton {
        skeletonsByBlock.value(of: block) { Skeleton(document.blocks[block].range, of: prose) }
    }

    /// Whether a range of a block lies in a quotation of a named article of a law.
    func isInLawQuotation(_ range: Range<ProseOffset>, in block: Int) -> Bool {
        let enclosures = enclosures(in: block)
        guard !enclosures.all.isEmpty else { return false }
        let quotations = lawQuotationsByBlock.value(of: block) { LawQuotation.ranges(in: scalars(of: block), enclosures: enclosures) }
        return quotations.contains { $0.lowerBound < range.lowerBound && range.upperBound < $0.upperBound }
    }

    /// The credit lines, read by a parser; those of several rules read alike as long as they know the same roles.
    func signOff(by parser: SignOffParser) -> SignOff {
        if let known = signOffByAdditions[parser.roles.additions] { return known }
        let signOff = parser.signOff(of: document.blocks) { (scalars(of: $0), lines(of: $0)) }
        signOffByAdditions[parser.roles.additions] = signOff
        return signOff
    }

    /// The numbers and addresses of persons in a block.
    func personalData(in block: Int) -> [PersonalDatum] {
        guard !kinds(of: block).isDisjoint(with: [.digit, .at]) else { return [] }
        return personalDataByBlock.value(of: block) {
            PersonalDataDetector.mayHoldAny(prose[document.blocks[block].range.utf8])
                ? PersonalDataDetector.data(in: scalars(of: block).values) : []
        }
    }

    /// The blocks that hold numbers or addresses of persons.
    private(set) lazy var blocksWithPersonalData = document.blocks.indices.filter { !personalData(in: $0).isEmpty }

    /// The prose offsets of the scalars of a block that no report may repeat.
    private func hiddenOffsets(in block: Int) -> [Int] {
        let data = personalData(in: block)
        guard !data.isEmpty else { return [] }
        return hiddenByBlock.value(of: block) {
            let text = scalars(of: block)
            return data.flatMap { $0.hidden.map { text.offset($0).utf8 } }
        }
    }

    /// The sentence around a range of a block.
    func sentence(around range: Range<ProseOffset>, in block: Int) -> Range<ProseOffset> {
        Sentence.range(around: range, in: document.blocks[block].range, of: prose)
    }

    /// The date whose 月 stands at a place of a block; several rules ask for the same.
    func date(monthAt place: ProseOffset, in block: Int) -> DateMention? {
        if let known = datesByMonth[place] { return known }
        let text = scalars(of: block)
        let date = text.index(of: place).flatMap { DateMention(month: $0, in: text.values) }
        datesByMonth[place] = .some(date)
        return date
    }

    /// The years and dates that the sentence around a range speaks of.
    func times(around range: Range<ProseOffset>, in block: Int) -> [TimeMention] {
        let sentence = sentence(around: range, in: block)
        if let known = timesBySentence[sentence] { return known }
        let times = TimeMention.all(in: document.prose[sentence])
        timesBySentence[sentence] = times
        return times
    }

    /// The years and dates that a whole block speaks of.
    func times(of block: Int) -> [TimeMention] {
        let range = document.blocks[block].range
        if let known = timesBySentence[range] { return known }
        let times = TimeMention.all(in: document.prose[range])
        timesBySentence[range] = times
        return times
    }

    func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// The matches of a pattern of ours in a block. Where the search is given up, a diagnostic says so.
    func matches(of pattern: Pattern, in block: Int) -> [Range<ProseOffset>] {
        groups(of: pattern, in: utf16(of: block), block).compactMap { $0[0] }
    }

    /// The same with the groups of each match, in a block or a line of it.
    func groups(of pattern: Pattern, in text: UTF16Text, _ block: Int) -> [[Range<ProseOffset>?]] {
        do throws(PatternError) {
            return try pattern.matches(in: text)
        } catch {
            let place = document.blocks[block].location
            report(Diagnostic(
                code: "pattern-timeout",
                message: Localized(
                    zh: "内置的检查在\(place)没有跑完（\(error.name)），这一段没有查完",
                    en: "a built-in search was given up in \(place) (\(error.name)); that block is not fully checked"),
                remedy: Localized(zh: "把这一段分成几段再查。", en: "Break the block into several and check again.")))
            return []
        }
    }

    /// A finding at a range of prose, with everything that follows from the range filled in.
    ///
    /// Numbers of persons are masked in all of it, whatever rule speaks; see ``Mask``.
    ///
    /// - Parameters:
    ///   - safety: of the fix that a single suggestion makes; nil when replacing the range would lose something.
    ///   - mask: further stretches of the block that no report may repeat.
    func finding(
        _ rule: Rule, at range: Range<ProseOffset>, in block: Int, message: String, entry: Entry? = nil,
        severity: Severity? = nil, suggestions: [String] = [], isUncertain: Bool = false,
        fix safety: Fix.Safety? = .unsafe, mask stretches: [Range<ProseOffset>] = []
    ) -> Finding {
        let mask = Mask(hidden: hiddenOffsets(in: block), and: stretches)
        if !stretches.isEmpty { maskedStretches[block, default: []] += stretches }
        let match = mask.shown(range, of: document.prose)
        let sentence = Sentence.range(
            around: range, in: document.blocks[block].range, of: prose, reach: Self.excerptReach)
        let source = document.prose.map.source(of: range)
        let context = (before: edge(before: range, in: block, mask), after: edge(after: range, in: block, mask))
        var fix: Fix?
        // A fix holds the text itself; where that may not be repeated there is none.
        if let safety, suggestions.count == 1, canReplace(range, by: suggestions[0]), !mask.hides(anythingIn: range) {
            fix = Fix(range: source, text: suggestions[0], safety: safety)
        }
        let words = Words(raw: document.prose[range], shown: match)
        var finding = Finding(
            ruleID: rule.id,
            entry: entry?.find.first,
            severity: isUncertain ? .info : severity ?? entry?.severity ?? rule.severity,
            message: words.masked(message),
            range: source,
            match: match,
            suggestions: suggestions.map(words.masked),
            isUncertain: isUncertain,
            fix: fix,
            // It may repeat the heading above.
            location: Mask.masked(document.blocks[block].location),
            excerpt: Excerpt(
                before: mask.shown(sentence.lowerBound..<max(sentence.lowerBound, range.lowerBound), of: document.prose),
                match: match,
                after: mask.shown(range.upperBound..<max(range.upperBound, sentence.upperBound), of: document.prose)),
            source: entry.flatMap { $0.source.isEmpty ? nil : $0.source },
            helpURI: entry.flatMap { $0.url.isEmpty ? nil : $0.url },
            fingerprint: Fingerprint.of(
                rule: rule.id, match: match, before: context.before.last(Self.fingerprintLength),
                after: context.after.first(Self.fingerprintLength))
        )
        finding.context = Excerpt(before: context.before, match: match, after: context.after)
        return finding
    }

    /// The document as a report may show it, by what was found in it so far.
    package func passages() -> [Passage] {
        document.blocks.indices.map { block in
            let mask = Mask(hidden: hiddenOffsets(in: block), and: maskedStretches[block] ?? [])
            return Passage(
                role: document.blocks[block].role, location: Mask.masked(document.blocks[block].location),
                text: mask.passage(document.blocks[block].range, of: document.prose))
        }
    }

    /// Replacements that belong together, as a fix; those that markup stands in the way of are left out, and then the
    /// others are not safe: one bracket of a pair may be among them.
    func fix(_ edits: [(range: Range<ProseOffset>, text: String)], safety: Fix.Safety) -> Fix? {
        let map = document.prose.map
        let verbatim = edits.filter { canReplace($0.range, by: $0.text) }
        return Fix(
            edits: verbatim.map { Fix.Edit(range: map.source(of: $0.range), text: $0.text) }
                .sorted { $0.range.lowerBound < $1.range.lowerBound },
            safety: verbatim.count == edits.count ? safety : .unsafe)
    }

    private func canReplace(_ range: Range<ProseOffset>, by text: String) -> Bool {
        document.prose.map.isVerbatim(range) && document.canHold(text)
    }

    /// A finding about the document as a whole: something is missing, or metadata is at fault.
    func finding(_ rule: Rule, message: String, match: String = "", at source: SourceOffset? = nil) -> Finding {
        let place = source ?? SourceOffset(0)
        let match = Mask.masked(match)
        return Finding(
            ruleID: rule.id, severity: rule.severity, message: Mask.masked(message), range: place..<place, match: match,
            location: "全文", fingerprint: Fingerprint.of(rule: rule.id, match: match, before: "", after: ""))
    }

    /// How much of a sentence is shown on each side of a match, in bytes: a hundred Han characters. A line of ten megabytes
    /// without a full stop may hold a million findings.
    private static let excerptReach = 300

    /// How many characters on each side of a match belong to its context, and how many of them to its fingerprint.
    private static let contextLength = 16
    private static let fingerprintLength = 8

    private func edge(before range: Range<ProseOffset>, in block: Int, _ mask: Mask) -> String {
        let start = document.blocks[block].range.lowerBound
        let from = scalarStart(max(start, ProseOffset(range.lowerBound.utf8 - 4 * Self.contextLength)))
        let text = mask.shown(from..<range.lowerBound, of: document.prose)
        return text.last(Self.contextLength)
    }

    private func edge(after range: Range<ProseOffset>, in block: Int, _ mask: Mask) -> String {
        let end = document.blocks[block].range.upperBound
        let to = scalarStart(min(end, ProseOffset(range.upperBound.utf8 + 4 * Self.contextLength)))
        let text = mask.shown(range.upperBound..<max(range.upperBound, to), of: document.prose)
        return text.first(Self.contextLength)
    }

    /// The offset, or that of the scalar it lies inside.
    private func scalarStart(_ offset: ProseOffset) -> ProseOffset {
        var at = offset.utf8
        while at > 0, at < prose.count, prose[at] & 0xC0 == 0x80 { at -= 1 }
        return ProseOffset(at)
    }
}

extension String {
    /// In scalars.
    fileprivate func first(_ count: Int) -> String { String(String.UnicodeScalarView(unicodeScalars.prefix(count))) }
    fileprivate func last(_ count: Int) -> String { String(String.UnicodeScalarView(unicodeScalars.suffix(count))) }
}

/// Masks what a check says: the match in it, also where quotation marks nest, and whatever else looks like a number of a person.
private struct Words {
    var raw: String
    var shown: String

    func masked(_ text: String) -> String {
        guard raw != shown, !raw.isEmpty else { return Mask.masked(text) }
        let nested = MessageTemplate.nested(raw)
        let text = text.replacing(raw, with: shown)
        return Mask.masked(nested == raw ? text : text.replacing(nested, with: MessageTemplate.nested(shown)))
    }
}
