import BaguanFindings
import BaguanText

/// Takes a rule's entries one by one, from the rule file and from its table, and keeps those that make sense.
struct EntryCollector {
    /// Where the parts of an entry stand, in bytes of its file.
    struct Ranges {
        var find: Range<Int>
        var suggest: Range<Int>
        var period: Range<Int>

        init(whole: Range<Int>) {
            find = whole
            suggest = whole
            period = whole
        }
    }

    private(set) var entries: [Entry] = []
    private let fold: PackLoader.Fold
    /// The keys that entries have for this check alone.
    let columns: [CheckSchema.Column]
    /// The rule's own `within`, which applies to every entry.
    private let ruleWithin: [(text: String, folded: [UInt32])]
    /// By what folding leaves of a wording: the entry that has it.
    private var seen = WordingIndex()

    init(
        fold: @escaping PackLoader.Fold, ruleExceptions: Exceptions, columns: [CheckSchema.Column] = []
    ) {
        self.fold = fold
        self.columns = columns
        ruleWithin = ruleExceptions.within.map { ($0, fold($0)) }
    }

    /// Makes room for so many more entries.
    mutating func reserve(_ count: Int) {
        entries.reserveCapacity(entries.count + count)
        seen.reserve(count)
    }

    mutating func add(_ entry: Entry, in text: InputText, at ranges: Ranges, log: inout ProblemLog) {
        let errorsBefore = log.errorCount
        if entry.find.isEmpty { log.report(RuleFileProblem.emptyFind, in: text, at: ranges.find) }
        if let from = entry.period.from, let until = entry.period.until, until.lastDay < from.firstDay {
            let problem = RuleFileProblem.reversedPeriod(from: from.description, until: until.description)
            log.report(problem, in: text, at: ranges.period)
        }
        let within = ruleWithin + entry.exceptions.within.map { (text: $0, folded: fold($0)) }
        var symbols: [[UInt32]] = []
        for wording in entry.find {
            let folded = fold(wording)
            if let problem = problem(with: wording, folded: folded, of: entry, within: within) {
                let range = if case .suggestsItself = problem { ranges.suggest } else { ranges.find }
                log.report(problem, in: text, at: text.narrowed(range, to: wording))
            } else if log.errorCount == errorsBefore {
                symbols.append(folded)
            }
        }
        guard log.errorCount == errorsBefore else { return }
        for folded in symbols { seen.add(folded, value: entries.count) }
        entries.append(entry)
    }

    private func problem(
        with wording: String, folded: [UInt32], of entry: Entry, within: [(text: String, folded: [UInt32])]
    ) -> RuleFileProblem? {
        if folded.isEmpty { return .neverMatches(wording, .foldsToNothing) }
        if wording.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) { return .neverMatches(wording, .lineBreak) }
        // Bytes, since a suggestion may differ in width alone, and `==` on strings would still tell those apart but not
        // two canonically equivalent ones.
        if entry.suggest.contains(where: { $0.utf8.elementsEqual(wording.utf8) }) { return .suggestsItself(wording) }
        if let exception = within.first(where: { $0.folded == folded }) {
            return .neverMatches(wording, .excepted(by: exception.text))
        }
        // Twice in one entry does no harm.
        if let index = seen[folded] {
            let other = entries[index]
            let written = other.find.first { fold($0) == folded } ?? wording
            return .sameAfterFolding(wording, other: written, place: other.place)
        }
        return nil
    }
}
