/// A draft's bytes, decoded.
public struct SourceFile: Sendable {
    /// As the user named it.
    public let path: String
    /// The whole text as well-formed UTF-8, without a byte order mark.
    public let utf8: [UInt8]
    public let lines: LineIndex

    public init(path: String, text: String) {
        self.path = path
        self.utf8 = Array(text.utf8)
        self.lines = LineIndex(utf8: self.utf8)
    }

    /// The text in `range`.
    public subscript(range: Range<SourceOffset>) -> String {
        String(decoding: utf8[range.utf8], as: UTF8.self)
    }
}
