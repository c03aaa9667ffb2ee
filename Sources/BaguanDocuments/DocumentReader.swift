public import BaguanText

/// Reads one format.
///
/// A reader's contract, held by `readerViolations` in BaguanTesting for every format: blocks are in order and
/// disjoint; every byte of a block's prose leads back to the source; the source map keeps its invariants; text that a
/// person sees on the page is in exactly one block (a code span in a sentence is one U+FFFC there). What cannot be read is
/// an error: missing text is never an empty document.
public protocol DocumentReader: Sendable {
    /// - Parameters:
    ///   - bytes: the file as it is on disk.
    ///   - path: as the user named it.
    func read(_ bytes: [UInt8], path: String) throws(ReadingError) -> Document

    /// The paths of the programs of the system that it starts, on which its answer hangs; nil when it hangs on more than
    /// can be told by them, such as data of theirs.
    var programs: [String]? { get }
}

extension DocumentReader {
    public var programs: [String]? { [] }
}

/// Reads a format that is text as it stands: its source is the file itself, and can be changed by changing that.
///
/// A file is refused while it is decoded, or not at all: of any text, plain prose is an answer.
public protocol TextReader: DocumentReader {
    /// - Throws: ``ReadingError`` when the bytes are no text, and where a format has limits, when they go beyond.
    func decode(_ bytes: [UInt8], path: String) throws(ReadingError) -> SourceFile
    func read(_ source: SourceFile) -> Document
}

extension TextReader {
    public func decode(_ bytes: [UInt8], path: String) throws(ReadingError) -> SourceFile {
        try SourceFile(path: path, bytes: bytes, declared: nil)
    }

    public func read(_ bytes: [UInt8], path: String) throws(ReadingError) -> Document {
        read(try decode(bytes, path: path))
    }
}

extension SourceFile {
    /// - Parameter declared: the encoding that the text itself says it is in.
    init(path: String, bytes: [UInt8], declared: TextEncoding?) throws(ReadingError) {
        do throws(DecodingError) {
            self = try SourceFile(path: path, bytes: bytes, declaredEncoding: declared)
        } catch {
            guard error.cause == .binary(.signature(.zip)) else { throw ReadingError(path: path, cause: .text(error.cause)) }
            let other = ReadingError(bytes, path: path, isNo: "txt")
            if case .mislabelled = other.cause { throw ReadingError(path: path, cause: .text(error.cause)) }
            throw other
        }
    }
}
