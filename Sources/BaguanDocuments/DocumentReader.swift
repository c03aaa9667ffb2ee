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
}

/// Reads a format that is text as it stands: its source is the file itself.
///
/// Once the bytes are decoded such a reader never fails, since plain prose is always an answer.
public protocol TextReader: DocumentReader {
    func read(_ source: SourceFile) -> Document
}

extension TextReader {
    public func read(_ bytes: [UInt8], path: String) throws(ReadingError) -> Document {
        do throws(DecodingError) {
            return read(try SourceFile(path: path, bytes: bytes))
        } catch {
            throw ReadingError(path: path, cause: .text(error.cause))
        }
    }
}
