/// What a check lets a rule say. Each check declares its own; the loader, the JSON Schema and the documentation read it.
public struct CheckSchema: Sendable {
    /// One parameter of a check.
    public struct Parameter: Sendable {
        public enum Kind: Hashable, Sendable {
            case string
            /// One of the given words.
            case choice([String])
            case strings
            /// At least this number.
            case integer(minimum: Int)
            case boolean
        }

        public var name: String
        public var kind: Kind
        public var isRequired: Bool
        /// What it does, in one sentence, in Chinese: it is shown to rule writers.
        public var help: String

        public init(_ name: String, _ kind: Kind, required: Bool = false, help: String) {
            self.name = name
            self.kind = kind
            self.isRequired = required
            self.help = help
        }
    }

    /// A key that entries of this check may have besides those of every entry; in a table, a column.
    public struct Column: Sendable {
        public var name: String
        /// What it says, in one sentence, in Chinese.
        public var help: String

        public init(_ name: String, help: String) {
            self.name = name
            self.help = help
        }
    }

    public enum EntryUse: Sendable {
        /// `entries` and `entries-from` are not allowed.
        case none
        case optional
        /// A rule without entries is empty.
        case required
    }

    public var name: String
    /// What the check finds, in one sentence, in Chinese.
    public var summary: String
    public var parameters: [Parameter]
    public var entries: EntryUse
    /// The entries' keys that only this check knows.
    public var columns: [Column]
    /// Whether the rule's text marks (`⟦…⟧`) and its `except` conditions apply: false for checks of the whole document.
    public var takesExceptions: Bool
    /// What a message may hold in braces besides ``commonPlaceholders``.
    public var placeholders: [String]

    /// The placeholders of every check's messages: the text found, the first suggestion, the ends of the entry's period
    /// and its note.
    public static let commonPlaceholders = ["match", "suggest", "from", "until", "note"]

    public init(
        name: String, summary: String, parameters: [Parameter], entries: EntryUse, columns: [Column] = [],
        takesExceptions: Bool = true, placeholders: [String] = []
    ) {
        self.name = name
        self.summary = summary
        self.parameters = parameters
        self.entries = entries
        self.columns = columns
        self.takesExceptions = takesExceptions
        self.placeholders = placeholders
    }
}
