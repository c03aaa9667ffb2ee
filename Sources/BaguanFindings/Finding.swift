public import BaguanText

/// One place where a publication breaks a rule.
public struct Finding: Hashable, Sendable {
    public var ruleID: RuleID
    /// The entry of the rule's vocabulary that was met, as it stands in the rule file; nil for rules without entries.
    public var entry: String?
    public var severity: Severity
    /// A sentence for the writer, in the language of the rule's pack.
    public var message: String
    /// Where, in the draft. Empty when something is missing altogether.
    public var range: Range<SourceOffset>
    /// The text found, as a reader sees it, without markup.
    public var match: String
    /// What to write instead, best first.
    public var suggestions: [String]
    /// Whether the judgement hangs on something doubtful (a word boundary); such a finding is never above `info`.
    public var isUncertain: Bool
    public var fix: Fix?
    /// The place in words such as 第3段.
    public var location: String
    /// The sentence around the match and where in it the match stands, for people; nil when nothing is to be shown.
    public var excerpt: Excerpt?
    /// Where the rule's claim can be checked.
    public var source: String?
    public var helpURI: String?
    /// Rule, match and context, without line numbers: stable while the text around is edited. See ``Fingerprint``.
    public var fingerprint: String
    /// What stands right before and right after the match in its block, a few characters on each side; `match` as above.
    /// Nil when something is missing altogether. ``Baseline`` knows a finding again by it.
    public var context: Excerpt?
    /// Why it does not count; nil for one that counts.
    public var suppression: Suppression?
    /// What the baseline of the run says of it; nil without a baseline.
    public var baselineState: BaselineState?

    public init(
        ruleID: RuleID, entry: String? = nil, severity: Severity, message: String, range: Range<SourceOffset>,
        match: String, suggestions: [String] = [], isUncertain: Bool = false, fix: Fix? = nil, location: String = "",
        excerpt: Excerpt? = nil, source: String? = nil, helpURI: String? = nil, fingerprint: String = ""
    ) {
        self.ruleID = ruleID
        self.entry = entry
        self.severity = severity
        self.message = message
        self.range = range
        self.match = match
        self.suggestions = suggestions
        self.isUncertain = isUncertain
        self.fix = fix
        self.location = location
        self.excerpt = excerpt
        self.source = source
        self.helpURI = helpURI
        self.fingerprint = fingerprint
    }
}

/// What would mend a finding: one replacement, or several that belong together (every half-width comma of a draft).
public struct Fix: Hashable, Sendable {
    /// A safe fix changes how a character is written and not what is said (the width of a mark, a mark typed twice, an
    /// invisible character, a look-alike); an unsafe one puts another word or mark, or leaves one out.
    public enum Safety: String, Sendable {
        case safe, unsafe
    }

    /// One replacement.
    public struct Edit: Hashable, Sendable {
        public var range: Range<SourceOffset>
        public var text: String

        public init(range: Range<SourceOffset>, text: String) {
            self.range = range
            self.text = text
        }
    }

    /// In the order of the text; no two overlap. Never empty.
    public var edits: [Edit]
    public var safety: Safety

    public init(range: Range<SourceOffset>, text: String, safety: Safety) {
        edits = [Edit(range: range, text: text)]
        self.safety = safety
    }

    /// - Returns: nil when there is nothing to replace.
    public init?(edits: [Edit], safety: Safety) {
        guard !edits.isEmpty else { return nil }
        self.edits = edits
        self.safety = safety
    }
}

/// A piece of prose around a finding; `before + match + after` is what stands there.
public struct Excerpt: Hashable, Sendable {
    public var before: String
    public var match: String
    public var after: String

    public init(before: String, match: String, after: String) {
        self.before = before
        self.match = match
        self.after = after
    }
}
