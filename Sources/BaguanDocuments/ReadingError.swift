public import BaguanText

/// Why a draft could not be read. Such a draft is not clean, it is unread.
public struct ReadingError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Cause: Hashable, Sendable {
        /// The bytes of a text format are no text.
        case text(DecodingError.Cause)
        /// The document has a password.
        case encrypted
        /// The file's name promises a format (as ``DocumentFormat`` calls it) that its content is not. Nil when that is none
        /// that is known by its first bytes.
        case mislabelled(format: String, actually: FileSignature?)
        /// The file's name promises a format that its content is not, but one that its first bytes do not tell.
        case otherFormat(ActualFormat)
        /// An Office file, but of another application than the file's name tells.
        case otherOfficeFile(OfficeKind)
        /// The archive breaks off or is damaged. In an entry, when it is known in which.
        case damagedArchive(entry: String?)
        /// The archive goes beyond what any draft needs; it was not read further.
        case beyondLimit(ArchiveLimit)
        /// Two parts of the archive have the same name, and programs differ in which they take.
        case duplicateEntry(String)
        /// A part that the document cannot do without.
        case missingPart(String)
        case xml(part: String, fault: XMLFault, at: TextPosition)
        /// The page goes beyond what any draft needs; it was not read.
        case beyondMarkupLimit(MarkupLimit)
        /// A program of the system did not give the file's text.
        case tool(ToolFault)
        /// There are pages and no text on them: pictures of pages.
        case noText
        /// There is text, but of characters that nobody writes: its fonts do not say which they are.
        case meaninglessText
        /// In pixels.
        case pictureTooLarge(width: Int, height: Int)
        /// Of a text that is read piece by piece: no line ends within so many bytes.
        case lineTooLong(limit: Int)
    }

    /// As the user named the file.
    public var path: String
    public var cause: Cause

    public init(path: String, cause: Cause) {
        self.path = path
        self.cause = cause
    }

    /// A file whose content is not what its name says, by what it really is.
    /// - Parameter format: the name of the format that the file's name tells.
    init(_ bytes: [UInt8], path: String, isNo format: String) {
        let signature = FileSignature(bytes: bytes)
        let cause: Cause
        if let actual = ActualFormat(bytes, signature) {
            cause = .otherFormat(actual)
        } else if signature == .zip, let package = try? OfficePackage(bytes, path: path), let kind = try? package.mainPart().kind {
            cause = .otherOfficeFile(kind)
        } else {
            cause = .mislabelled(format: format, actually: signature)
        }
        self.init(path: path, cause: cause)
    }

    /// In English, for logs and debuggers; the words for users are made at the edge.
    public var description: String {
        switch cause {
        case .text(let cause): DecodingError(path: path, cause: cause).description
        default: "\(path): \(cause)"
        }
    }
}

/// What a file is whose name says something else.
public enum ActualFormat: Hashable, Sendable {
    /// HTML, and a page with its pictures in one file (MHTML), both of which Word and other programs save as `.doc`.
    case webPage, webArchive
    /// With its extension: `odt`.
    case openDocument(String)
    /// The fixed pages of official papers (GB/T 33190).
    case ofd
}

/// Which Office application a file belongs to.
public enum OfficeKind: String, Hashable, Sendable {
    case word, presentation, spreadsheet
}

/// What an archive may have at most.
public enum ArchiveLimit: Hashable, Sendable {
    case entries(limit: Int)
    /// In bytes, inflated.
    case partSize(part: String, limit: Int)
    /// In bytes: all that was inflated of one file.
    case totalSize(limit: Int)
    /// In bytes: the text that comes of it. A part can refer to one long text very often.
    case textSize(limit: Int)
}

/// What a page may have at most.
public enum MarkupLimit: Hashable, Sendable {
    /// How deep its elements nest.
    case depth(limit: Int)
    /// Of one element.
    case attributes(limit: Int)
    case elements(limit: Int)
}

/// What is wrong with a part's XML.
public enum XMLFault: Hashable, Sendable {
    /// The parser's own words, in English.
    case malformed(String)
    /// A document type declaration: no Office file has one, and entities could blow up the text.
    case doctype
    case depth(limit: Int)
    /// The part that should hold the document begins with an element of a language that is not known, by its local name.
    case unknownRoot(String)
    /// The part says that it is written in an encoding that no Office file may have.
    case encoding(String)
}
