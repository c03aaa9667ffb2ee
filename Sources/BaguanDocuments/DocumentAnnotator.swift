public import BaguanText

/// Something to be said at a place of a document.
public struct Annotation: Hashable, Sendable {
    /// In the document's source, as its reader gave it. Empty for what is said of the document as a whole.
    public var range: Range<SourceOffset>
    /// The comment, a paragraph for each.
    public var paragraphs: [String]
    /// A change to be proposed beside the comment.
    public var change: TextChange?

    public init(range: Range<SourceOffset>, paragraphs: [String], change: TextChange? = nil) {
        self.range = range
        self.paragraphs = paragraphs
        self.change = change
    }
}

/// Who speaks in a document, and when.
public struct AnnotationAuthor: Hashable, Sendable {
    public var name: String
    public var initials: String
    /// As XML Schema writes it: `2026-11-21T00:00:00Z`.
    public var date: String?

    public init(name: String, initials: String, date: String? = nil) {
        self.name = name
        self.initials = initials
        self.date = date
    }
}

/// A document with annotations in it.
public struct AnnotatedFile: Sendable {
    public var bytes: [UInt8]
    public var commentCount = 0
    /// How many changes are proposed; a change that gets in the way of another or of the document's build is left out, and
    /// its comment stands alone.
    public var changeCount = 0
    /// How many annotations found no place: the format has a limit.
    public var leftOut = 0
}

/// Why a document cannot be annotated, though it can be read.
public enum AnnotatingError: Error, Hashable, Sendable {
    case unreadable(ReadingError)
    /// Its writer has locked it against changes.
    case protected
    /// A part of it is not in UTF-8, or written in a way that cannot be added to.
    case unsupportedPart(String)
    /// There is no text in it that a comment could hang on.
    case noPlace
    /// The result would not say the same as the document; it is thrown away. A fault of this program.
    case wouldChangeText
}

/// Writes annotations into a copy of a document, byte for byte the same but for them.
public protocol DocumentAnnotator: Sendable {
    /// - Parameters:
    ///   - bytes: the file as it was read.
    ///   - annotations: with ranges of the source that the format's reader gives for the same bytes.
    func annotate(
        _ bytes: [UInt8], path: String, with annotations: [Annotation], by author: AnnotationAuthor
    ) throws(AnnotatingError) -> AnnotatedFile
}
