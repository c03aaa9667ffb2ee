public import BaguanText

/// The findings that were there when baguan was taken into use, and that count no more.
///
/// A finding is known again by its rule, its match and what stands around the match, and never by its line: see
/// ``BaselineMatcher``. How often it stands in a file is counted, so that a known slip that is made once more is new.
public struct Baseline: Sendable {
    /// Findings that look alike.
    public struct Entry: Hashable, Sendable {
        public var rule: RuleID
        /// The text found; of a finding without one (something is missing), what its message says.
        public var match: String
        /// What stood on both sides, without blanks; see ``Finding/context``.
        public var before: String
        public var after: String
        /// At least 1.
        public var count: Int
        /// Where it stands in the baseline's file.
        public var position: TextPosition?

        public init(
            rule: RuleID, match: String, before: String = "", after: String = "", count: Int = 1,
            position: TextPosition? = nil
        ) {
            self.rule = rule
            self.match = match
            self.before = before
            self.after = after
            self.count = count
            self.position = position
        }
    }

    /// What became of a file's entries in one inspection.
    public struct Outcome: Hashable, Sendable {
        /// The file as the baseline names it; not its path today when it was renamed.
        public var file: String
        /// Entries that nothing in the draft meets any more, each with the number of findings that are gone.
        public var stale: [Entry]

        public init(file: String, stale: [Entry]) {
            self.file = file
            self.stale = stale
        }
    }

    /// By path, relative to the settings' folder; no entry twice.
    public private(set) var files: [String: [Entry]] = [:]
    /// Where files that are gone had their findings, to know them again under another name.
    private var gone: [Entry: [String]] = [:]

    public init() {}

    /// - Parameter files: by path.
    public init(files: [String: [Entry]]) {
        for (path, entries) in files where !entries.isEmpty { self.files[path] = Self.merged(entries) }
    }

    public var count: Int { files.values.joined().reduce(0) { $0 + $1.count } }

    /// Takes all findings of a draft as known.
    public mutating func add(_ findings: [Finding], path: String) {
        let entries = findings.filter { $0.ruleID.pack != SuppressionRule.pack }.map(Entry.init)
        if !entries.isEmpty { files[path] = Self.merged(files[path, default: []] + entries) }
    }

    /// Tells of files that are there no more; a draft under another name that has their findings is then known.
    public mutating func forget(files paths: [String]) {
        for path in paths.sorted() {
            for entry in files[path] ?? [] { gone[entry.key, default: []].append(path) }
        }
    }

    /// An inspection with the known findings set aside, and the others marked as new.
    /// - Parameters:
    ///   - path: relative to the settings' folder.
    ///   - activeRules: those that were looked for; entries of others are not stale.
    public func applied(to inspection: Inspection, path: String, activeRules: Set<RuleID>) -> Inspection {
        let file = files[path] == nil ? formerName(of: inspection) ?? path : path
        var matcher = BaselineMatcher(files[file] ?? [])
        let known = matcher.known(among: inspection.findings)
        var inspection = inspection
        let findings = inspection.findings
        inspection.findings = []
        for (var finding, entry) in zip(findings, known) {
            if let entry {
                finding.baselineState = .unchanged
                finding.suppression = Suppression(kind: .baseline, position: entry.position)
                inspection.suppressed.append(finding)
            } else {
                // What is said of exceptions is never known before.
                finding.baselineState = finding.ruleID.pack == SuppressionRule.pack ? nil : .new
                inspection.findings.append(finding)
            }
        }
        inspection.suppressed.sort { $0.range.lowerBound < $1.range.lowerBound }
        if files[file] != nil {
            inspection.baseline = Outcome(file: file, stale: matcher.left.filter { activeRules.contains($0.rule) })
        }
        return inspection
    }

    /// The file that is gone and had most of a draft's findings, in the same surroundings: at least half of them.
    private func formerName(of inspection: Inspection) -> String? {
        guard !gone.isEmpty, !inspection.findings.isEmpty else { return nil }
        var votes: [String: Int] = [:]
        for finding in inspection.findings {
            for path in gone[Entry(finding).key] ?? [] { votes[path, default: 0] += 1 }
        }
        let best = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return best.flatMap { $0.value * 2 >= inspection.findings.count ? $0.key : nil }
    }

    /// In order, with those that are alike as one.
    private static func merged(_ entries: [Entry]) -> [Entry] {
        var merged: [Entry: Entry] = [:]
        for entry in entries {
            if merged[entry.key] == nil { merged[entry.key] = entry } else { merged[entry.key]?.count += entry.count }
        }
        return merged.values.sorted { $0.order.lexicographicallyPrecedes($1.order) }
    }
}

extension Baseline.Entry {
    /// How many characters on each side are kept.
    static let contextLength = 12

    init(_ finding: Finding) {
        self.init(
            rule: finding.ruleID, match: Self.match(of: finding),
            before: String(String.UnicodeScalarView(Self.withoutBlanks(finding.context?.before).suffix(Self.contextLength))),
            after: String(String.UnicodeScalarView(Self.withoutBlanks(finding.context?.after).prefix(Self.contextLength))))
    }

    static func match(of finding: Finding) -> String {
        finding.match.allSatisfy(\.isWhitespace) ? finding.message : finding.match
    }

    private static func withoutBlanks(_ text: String?) -> [Unicode.Scalar] {
        (text ?? "").unicodeScalars.filter { !$0.properties.isWhitespace }
    }

    /// Itself, but for its number and place.
    fileprivate var key: Self { Self(rule: rule, match: match, before: before, after: after) }

    /// By bytes, so that files come out the same everywhere.
    fileprivate var order: [UInt8] { Array([rule.description, match, before, after].joined(separator: "\0").utf8) }
}

extension Baseline {
    /// What is to be said of the entries themselves, as an inspection of the baseline's file; nil when there is nothing.
    /// - Parameters:
    ///   - outcomes: of all drafts that were looked at, each file once.
    ///   - language: of the messages.
    ///   - unknown: what is to be said of a rule that there is not; nil for one that there is.
    public func inspection(
        of source: SourceFile, outcomes: [Outcome], today: CalendarDate, language: Language,
        unknown: (RuleID) -> [Localized]? = { _ in nil }
    ) -> Inspection? {
        var findings = outcomes.flatMap { outcome in
            outcome.stale.compactMap { Self.finding($0, of: outcome.file, in: source, language) }
        }
        findings += unknownRules(in: source, language, unknown)
        guard !findings.isEmpty else { return nil }
        return Inspection(
            source: source, kind: nil, date: today, findings: findings.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }

    /// Entries of rules that there are not: one finding for each rule, at the first.
    private func unknownRules(
        in source: SourceFile, _ language: Language, _ unknown: (RuleID) -> [Localized]?
    ) -> [Finding] {
        var first: [RuleID: TextPosition] = [:]
        for entry in files.values.joined() {
            guard let position = entry.position else { continue }
            first[entry.rule] = min(position, first[entry.rule] ?? position)
        }
        return first.compactMap { rule, position in
            guard let sentences = unknown(rule), let line = source.lines.lineRange(position.line) else { return nil }
            return SuppressionRule.malformed.finding(sentences, in: language, match: rule.description, at: line)
        }
    }

    private static func finding(_ entry: Entry, of file: String, in source: SourceFile, _ language: Language) -> Finding? {
        guard let line = entry.position.flatMap({ source.lines.lineRange($0.line) }) else { return nil }
        let number = entry.count > 1 ? Localized(zh: "\(entry.count) 处", en: "\(entry.count) times ") : Localized(zh: "", en: "")
        return SuppressionRule.stale.finding([
            Localized(
                zh: "“\(file)”里已经没有这\(number.chinese.isEmpty ? "处" : " " + number.chinese)“\(entry.match)”（\(entry.rule)）",
                en: "“\(entry.match)” (\(entry.rule)) is \(number.english)gone from “\(file)”"),
            Localized(zh: "删去这一行，或者同时用 --baseline 和 --write-baseline 收紧基线", en: "drop the line, or use --baseline and --write-baseline together"),
        ], in: language, match: entry.match, at: line)
    }
}
