public import BaguanFindings
public import BaguanText

/// One use of a check, read from a rule file.
public struct Rule: Sendable {
    public var id: RuleID
    /// The name of the check, such as `term`.
    public var check: String
    public var title: String
    /// Why the rule is there, for `baguan rule ID`.
    public var why: String
    /// A sentence with `{match}`, `{suggest}`, `{from}`, `{until}` and `{note}`.
    public var message: String
    public var severity: Severity
    /// Whether it waits until the settings or the command line ask for it.
    public var isOffByDefault = false
    /// The kinds of publication it looks at; empty means all.
    public var kinds: Set<String>
    /// The block roles it looks at.
    public var scope: Set<BlockRole>
    public var tags: [String]
    /// The check's own parameters, in the order of the file.
    public var parameters: Parameters
    public var entries: [Entry]
    public var exceptions: Exceptions
    public var examples: Examples
    public var place: FilePlace

    public init(
        id: RuleID, check: String, title: String, why: String = "", message: String, severity: Severity,
        kinds: Set<String> = [], scope: Set<BlockRole> = Rule.defaultScope, tags: [String] = [],
        parameters: Parameters = Parameters(), entries: [Entry] = [], exceptions: Exceptions = Exceptions(),
        examples: Examples = Examples(), place: FilePlace
    ) {
        self.id = id
        self.check = check
        self.title = title
        self.why = why
        self.message = message
        self.severity = severity
        self.kinds = kinds
        self.scope = scope
        self.tags = tags
        self.parameters = parameters
        self.entries = entries
        self.exceptions = exceptions
        self.examples = examples
        self.place = place
    }

    /// Where a rule looks when it does not say: all that is on the page, except program text.
    public static let defaultScope = Set(BlockRole.allCases).subtracting([.code, .hidden])
}

/// One row of a rule's vocabulary.
public struct Entry: Hashable, Sendable {
    /// The wordings to look for, all with the same meaning.
    public var find: [String]
    /// What to write instead, best first.
    public var suggest: [String]
    /// When the wordings were right.
    public var period: Period
    public var note: String
    public var source: String
    public var url: String
    /// Overrides the rule's.
    public var severity: Severity?
    /// Added to the rule's exceptions.
    public var exceptions: Exceptions
    /// What stands in the columns that the check declares for itself (``CheckSchema/columns``), by column; empty cells are
    /// not here.
    public var fields: [String: String]
    public var place: FilePlace

    public init(
        find: [String], suggest: [String] = [], period: Period = Period(), note: String = "", source: String = "",
        url: String = "", severity: Severity? = nil, exceptions: Exceptions = Exceptions(),
        fields: [String: String] = [:], place: FilePlace
    ) {
        self.find = find
        self.suggest = suggest
        self.period = period
        self.note = note
        self.source = source
        self.url = url
        self.severity = severity
        self.exceptions = exceptions
        self.fields = fields
        self.place = place
    }

    /// The parts of a column of the check's own, which are separated by `;` in the rule file.
    package func list(_ column: String) -> [String] { fields[column].map(EntryList.split) ?? [] }
}

/// When a candidate is not a finding.
public struct Exceptions: Hashable, Sendable {
    /// Texts that stand right before the match: 原 before 国家卫计委.
    public var after: [String]
    /// Texts that stand right after the match: 门 after 农业部.
    public var before: [String]
    /// Longer texts that hold the match and are right: 银保监会 around 保监会.
    public var within: [String]
    /// Pairs of marks, such as `《》`; inside them the match is part of a name or a quotation.
    public var inside: [String]
    /// The sentence speaks of a time at which the wording was right.
    public var history: Bool
    /// The match stands in a quotation of a named article of a law, which keeps its words. Holds unless a rule says no.
    public var quotedLaw: Bool

    public init(
        after: [String] = [], before: [String] = [], within: [String] = [], inside: [String] = [], history: Bool = false,
        quotedLaw: Bool = true
    ) {
        self.after = after
        self.before = before
        self.within = within
        self.inside = inside
        self.history = history
        self.quotedLaw = quotedLaw
    }
}

/// Where in a rule file something stands, so that trouble with it can be shown.
public struct FilePlace: Hashable, Sendable {
    public var path: String
    public var position: TextPosition

    public init(path: String, position: TextPosition) {
        self.path = path
        self.position = position
    }
}
