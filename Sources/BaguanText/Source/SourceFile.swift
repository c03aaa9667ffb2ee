/// A draft's bytes, decoded.
public struct SourceFile: Sendable {
    /// As the user named it.
    public let path: String
    /// The whole text as well-formed UTF-8, without a byte order mark; empty for one that was too long to be held in memory.
    public let utf8: [UInt8]
    public let lines: LineIndex
    /// What the file was written in.
    public let encoding: TextEncoding
    /// Whether the file began with a byte order mark. It is not part of the text, and offsets do not count it.
    public let hasByteOrderMark: Bool
    /// Whether the text was taken out of a file that is not text (Word). Offsets, lines and columns then count in what was
    /// taken out, and the file cannot be changed by changing its text.
    public let isExtracted: Bool

    /// Takes a text that is decoded already.
    public init(path: String, text: String) {
        self.init(path: path, utf8: Array(text.utf8), encoding: .utf8, hasByteOrderMark: false)
    }

    /// Decodes a file's bytes: by their byte order mark, else as UTF-8 if they are that, else as the one of GB 18030,
    /// Big5 and UTF-16 that fits. Nothing is repaired and nothing is guessed that is in doubt.
    ///
    /// - Throws: ``DecodingError`` when the bytes are not text, when they break off or are damaged, and when no encoding
    ///   fits clearly better than the others.
    public init(path: String, bytes: [UInt8]) throws(DecodingError) {
        try self.init(path: path, bytes: bytes, declaredEncoding: nil)
    }

    /// Decodes a file's bytes with the help of what the text itself says of its encoding, which is not always true: it
    /// decides where nothing else does, if the text looks like Chinese in it.
    package init(path: String, bytes: [UInt8], declaredEncoding: TextEncoding?) throws(DecodingError) {
        let text = try DraftDecoder(path: path, bytes: bytes, declared: declaredEncoding)
        self.init(path: path, utf8: text.utf8, encoding: text.encoding, hasByteOrderMark: text.hasByteOrderMark)
    }

    /// Takes a text out of a file that is not text.
    ///
    /// - Parameter utf8: well-formed UTF-8.
    package init(path: String, extracted utf8: [UInt8]) {
        self.init(path: path, utf8: utf8, encoding: .utf8, hasByteOrderMark: false, isExtracted: true)
    }

    /// Stands for a draft whose text nobody needs to look at any more, since an earlier run has found nothing in it: its
    /// text is left out.
    package init(unread path: String, encoding: TextEncoding, hasByteOrderMark: Bool, isExtracted: Bool) {
        self.init(path: path, utf8: [], encoding: encoding, hasByteOrderMark: hasByteOrderMark, isExtracted: isExtracted)
    }

    /// Stands for a text that was looked at piece by piece: ``utf8`` is empty, and ``lines`` knows those that were kept.
    package init(path: String, keeping lines: KeptLines, encoding: TextEncoding, hasByteOrderMark: Bool) {
        self.init(
            path: path, utf8: [], lines: LineIndex(lines), encoding: encoding, hasByteOrderMark: hasByteOrderMark, isExtracted: false)
    }

    init(path: String, utf8: [UInt8], encoding: TextEncoding, hasByteOrderMark: Bool, isExtracted: Bool = false) {
        self.init(
            path: path, utf8: utf8, lines: LineIndex(utf8: utf8), encoding: encoding, hasByteOrderMark: hasByteOrderMark,
            isExtracted: isExtracted)
    }

    private init(
        path: String, utf8: [UInt8], lines: LineIndex, encoding: TextEncoding, hasByteOrderMark: Bool, isExtracted: Bool
    ) {
        self.path = path
        self.utf8 = utf8
        self.lines = lines
        self.encoding = encoding
        self.hasByteOrderMark = hasByteOrderMark
        self.isExtracted = isExtracted
    }

    /// The text in `range`, as far as it is there.
    public subscript(range: Range<SourceOffset>) -> String {
        String(decoding: utf8[range.utf8.clamped(to: utf8.indices)], as: UTF8.self)
    }
}
