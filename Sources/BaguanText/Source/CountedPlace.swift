/// A place in a text as ``LineIndex`` names it: enough to report what stands there when the text is not at hand.
package struct CountedPlace: Hashable, Sendable {
    package var offset: SourceOffset
    /// 1-based, as all columns are.
    package var line: Int
    /// In Unicode scalars.
    package var column: Int
    package var utf16Column: Int
    package var utf8Column: Int

    package init(offset: SourceOffset, line: Int, column: Int, utf16Column: Int, utf8Column: Int) {
        (self.offset, self.line, self.column) = (offset, line, column)
        (self.utf16Column, self.utf8Column) = (utf16Column, utf8Column)
    }
}
