public import BaguanFindings
public import BaguanText

/// An exception kept beside the drafts, for formats that have no comments: what is accepted, by whom, why and how long.
public struct Waiver: Sendable {
    public var rule: RuleID
    /// The words of the draft that it is about; nil for what a draft lacks altogether.
    public var quote: String?
    /// The drafts that it is about; empty for all.
    public var files: [GlobPattern]
    public var reason: String
    public var person: String
    /// The last day on which it holds.
    public var until: CalendarDate
    /// What of its file a finding about it shows.
    public var range: Range<SourceOffset>
    public var position: TextPosition

    /// Whether it is about a finding: the quotation holds the match, or the whole sentence around it.
    func covers(_ finding: Finding) -> Bool {
        guard let quote else { return finding.range.isEmpty }
        guard !finding.range.isEmpty, let excerpt = finding.excerpt else { return false }
        let words = Self.withoutBlanks(quote)
        let (before, match) = (Self.withoutBlanks(excerpt.before), Self.withoutBlanks(excerpt.match))
        let sentence = before + match + Self.withoutBlanks(excerpt.after)
        guard !words.isEmpty, !match.isEmpty else { return false }
        if words.count >= sentence.count { return words.firstRange(of: sentence) != nil }
        // The quotation must begin no later than the match and end no earlier.
        let end = before.count + match.count
        let first = max(0, end - words.count)
        guard first <= before.count, first <= sentence.count - words.count else { return false }
        return (first...min(before.count, sentence.count - words.count)).contains { start in
            sentence[start..<start + words.count].elementsEqual(words)
        }
    }

    private static func withoutBlanks(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !$0.properties.isWhitespace }
    }
}

/// What `.baguan-waivers.yml` says.
public struct WaiverList: Sendable {
    public static let fileName = ".baguan-waivers.yml"

    public private(set) var waivers: [Waiver] = []
    /// The file; nil when there is none.
    public let source: SourceFile?
    private var byRule: [RuleID: [Int]] = [:]
    /// A mistake in a single waiver, which then has no effect.
    struct Fault {
        var sentences: [Localized]
        var match: String
        var range: Range<SourceOffset>
    }

    private var faults: [Fault] = []

    /// No waivers.
    public init() { source = nil }

    init(source: SourceFile, waivers: [Waiver], faults: [Fault]) {
        self.source = source
        self.waivers = waivers
        self.faults = faults
        index()
    }

    private mutating func index() {
        byRule = [:]
        for (index, waiver) in waivers.enumerated() { byRule[waiver.rule, default: []].append(index) }
    }

    /// Keeps the waivers of the people that are known; gives the others.
    public mutating func keep(ofPerson isKnown: (String) -> Bool) -> [Waiver] {
        let others = waivers.filter { !isKnown($0.person) }
        waivers.removeAll { !isKnown($0.person) }
        index()
        return others
    }

    /// An inspection with the findings set aside that are waived.
    /// - Parameters:
    ///   - path: of the draft, relative to the settings' folder.
    ///   - today: the day of the run.
    public func applied(to inspection: Inspection, path: String, today: CalendarDate) -> Inspection {
        guard !waivers.isEmpty else { return inspection }
        var inspection = inspection
        let findings = inspection.findings
        inspection.findings = []
        for var finding in findings {
            let waiver = byRule[finding.ruleID]?.lazy.map { waivers[$0] }.first { waiver in
                today <= waiver.until && (waiver.files.isEmpty || waiver.files.contains { $0.covers(path) }) && waiver.covers(finding)
            }
            guard let waiver else {
                inspection.findings.append(finding)
                continue
            }
            finding.suppression = Suppression(
                kind: .waiver, reason: waiver.reason, person: waiver.person, until: waiver.until, position: waiver.position)
            inspection.suppressed.append(finding)
        }
        inspection.suppressed.sort { $0.range.lowerBound < $1.range.lowerBound }
        return inspection
    }

    /// What is to be said of the waivers themselves, as an inspection of their file; nil when there is nothing.
    /// - Parameters:
    ///   - used: where the waivers stand that excepted something; nil when not all drafts were looked at, so that nobody can
    ///     tell.
    ///   - activeRules: the rules that were looked for.
    ///   - language: of the messages.
    public func inspection(
        today: CalendarDate, used: Set<TextPosition>?, activeRules: Set<RuleID>, language: Language = .chinese
    ) -> Inspection? {
        guard let source else { return nil }
        var findings = faults.map { SuppressionRule.malformed.finding($0.sentences, in: language, match: $0.match, at: $0.range) }
        for waiver in waivers {
            if waiver.until < today {
                findings.append(SuppressionRule.expired.finding([
                    Localized(zh: "\(waiver.rule) 的例外到 \(waiver.until) 为止，已经过期，不再起作用", en: "the waiver of \(waiver.rule) ended on \(waiver.until) and has no effect"),
                    Localized(zh: "改好稿件，或者重新说明理由和期限", en: "mend the draft, or give a new reason and day"),
                ], in: language, match: waiver.quote ?? "", at: waiver.range))
            } else if let used, !used.contains(waiver.position), activeRules.contains(waiver.rule) {
                findings.append(SuppressionRule.unused.finding([
                    Localized(zh: "没有稿件用到 \(waiver.rule) 的这个例外", en: "no draft needs this waiver of \(waiver.rule)"),
                    Localized(zh: "核对引文，或者删去", en: "check its quotation, or drop it"),
                ], in: language, match: waiver.quote ?? "", at: waiver.range))
            }
        }
        guard !findings.isEmpty else { return nil }
        findings.sort { $0.range.lowerBound < $1.range.lowerBound }
        return Inspection(source: source, kind: nil, date: today, findings: findings)
    }
}
