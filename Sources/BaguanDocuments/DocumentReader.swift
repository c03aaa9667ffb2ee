public import BaguanText

/// Reads one format.
///
/// A reader's contract, held by `readerViolations` in BaguanTesting for every format: blocks are in order and
/// disjoint; every byte of a block's prose leads back to the source; the source map keeps its invariants; text that a
/// person sees on the page is in exactly one block (a code span in a sentence is one U+FFFC there); a reader never fails on text it cannot make sense of, since
/// plain prose is always an answer.
public protocol DocumentReader: Sendable {
    func read(_ source: SourceFile) -> Document
}
