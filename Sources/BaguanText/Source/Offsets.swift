/// A place in a draft as it was written: a count of UTF-8 bytes from the start of the decoded text.
///
/// For a draft in another encoding (GB18030, UTF-16 …) the count is of the text after decoding to UTF-8,
/// so that one draft has the same offsets in every encoding.
public struct SourceOffset: Hashable, Comparable, Sendable {
    /// UTF-8 bytes from the start of the source.
    public var utf8: Int

    public init(_ utf8: Int) { self.utf8 = utf8 }

    public static func < (a: Self, b: Self) -> Bool { a.utf8 < b.utf8 }
}

/// A place in a document's prose (what a reader sees, without markup): a count of UTF-8 bytes.
///
/// Only a ``SourceMap`` turns one kind of offset into the other.
public struct ProseOffset: Hashable, Comparable, Sendable {
    /// UTF-8 bytes from the start of the prose.
    public var utf8: Int

    public init(_ utf8: Int) { self.utf8 = utf8 }

    public static func < (a: Self, b: Self) -> Bool { a.utf8 < b.utf8 }
}

extension Range where Bound == SourceOffset {
    /// The same range as plain byte indices.
    public var utf8: Range<Int> { lowerBound.utf8..<upperBound.utf8 }

    public init(utf8 range: Range<Int>) {
        self = SourceOffset(range.lowerBound)..<SourceOffset(range.upperBound)
    }
}

extension Range where Bound == ProseOffset {
    /// The same range as plain byte indices.
    public var utf8: Range<Int> { lowerBound.utf8..<upperBound.utf8 }

    public init(utf8 range: Range<Int>) {
        self = ProseOffset(range.lowerBound)..<ProseOffset(range.upperBound)
    }
}
