public import BaguanText

/// Trouble with *our* inputs: a rule file, the settings, a draft that cannot be read. Never about what a draft says.
public struct Diagnostic: Error, Hashable, Sendable {
    public enum Level: String, Sendable {
        /// Worth knowing; the run goes on and its exit code is not touched.
        case note
        /// Counts as a warning: the run ends well unless warnings stop it.
        case warning
        /// The run ends in exit code 2.
        case error

        /// How it is shown.
        public var severity: Severity {
            switch self {
            case .note: .info
            case .warning: .warning
            case .error: .error
            }
        }
    }

    /// A stable name such as `unreadable`, `unknown-field`.
    public var code: String
    public var level: Level
    /// The file it is about, as the user named it; nil for the run as a whole.
    public var filePath: String?
    public var position: TextPosition?
    /// The place in words for a file that is no text, such as `Sheet1!B7`; `position` is then its row and column.
    public var location: String?
    /// What is wrong.
    public var message: Localized
    /// What to do about it.
    public var remedy: Localized?
    /// The line it stands on and the columns to mark in it, to be shown with a caret.
    public var excerpt: LineExcerpt?

    public init(
        code: String, level: Level = .error, filePath: String? = nil, position: TextPosition? = nil,
        message: Localized, remedy: Localized? = nil, excerpt: LineExcerpt? = nil
    ) {
        self.code = code
        self.level = level
        self.filePath = filePath
        self.position = position
        self.message = message
        self.remedy = remedy
        self.excerpt = excerpt
    }
}

/// A line of an input file with a stretch of it marked.
public struct LineExcerpt: Hashable, Sendable {
    /// The line without its end.
    public var line: String
    /// The stretch to mark, as offsets in Unicode scalars from the line's start.
    public var marked: Range<Int>

    public init(line: String, marked: Range<Int>) {
        self.line = line
        self.marked = marked
    }
}
