/// A piece of a text that is too long to be held in memory at once.
package struct TextPiece: Sendable {
    package var source: SourceFile
    /// Where it begins in the whole text: so many UTF-8 bytes and so many lines stand before it.
    package var origin: TextOrigin
}

/// Where a piece of a text begins in it.
package struct TextOrigin: Hashable, Sendable {
    /// UTF-8 bytes, as ``SourceOffset`` counts them.
    package var offset = 0
    package var lines = 0

    package init(offset: Int = 0, lines: Int = 0) { (self.offset, self.lines) = (offset, lines) }
}

/// Cuts a text at ends of lines while its bytes come in, and decodes it piece by piece.
///
/// A piece ends with a line, and so is never shorter than one. The first piece decides about the encoding, as
/// ``SourceFile/init(path:bytes:)`` does of a whole file; as long as there was nothing but ASCII, the next one may.
package struct TextCutter {
    private let path: String
    private let size: Int
    private var pending: [UInt8] = []
    /// Before here no line ends where a piece could.
    private var searched = 0
    /// How many bytes of the file stand before ``pending``.
    private var taken = 0
    private var origin = TextOrigin()
    private var encoding: TextEncoding?
    private var hasByteOrderMark = false
    private var isFirst = true
    /// How many bytes a line feed takes, by the byte order mark; 0 when that cannot be told, and nothing may be cut.
    private var unit = 1

    /// - Parameters:
    ///   - path: as the user named the file.
    ///   - size: in bytes; a piece is as long as that, or goes on to the end of its first line.
    package init(path: String, size: Int) {
        (self.path, self.size) = (path, size)
    }

    /// How many bytes wait for a line to end.
    package var pendingCount: Int { pending.count }

    package mutating func append(_ bytes: [UInt8]) {
        if isFirst, pending.count < Self.sample {
            pending += bytes
            unit = Self.unit(of: pending)
        } else {
            pending += bytes
        }
    }

    /// The next piece, if there is one yet.
    ///
    /// - Parameter isAtEnd: whether no more bytes come; the last piece is then what is left, and may be empty if it is the
    ///   only one.
    package mutating func next(isAtEnd: Bool) throws(DecodingError) -> TextPiece? {
        guard isAtEnd || pending.count >= size else { return nil }
        if pending.count <= size, isAtEnd { return pending.isEmpty && !isFirst ? nil : try take(pending.count) }
        if let end = cut() { return try take(end) }
        return isAtEnd ? try take(pending.count) : nil
    }

    /// Behind the last line that ends within a piece's size, or behind the first that ends at all.
    private mutating func cut() -> Int? {
        guard unit > 0 else { return nil }
        if let end = lastLineEnd(in: searched..<min(size, pending.count)) { return end }
        let from = max(searched, size - unit)
        var at = from - from % unit
        while at + unit <= pending.count {
            if isLineFeed(at) { return at + unit }
            at += unit
        }
        searched = at
        return nil
    }

    private func lastLineEnd(in range: Range<Int>) -> Int? {
        var at = range.upperBound - range.upperBound % unit
        while at - unit >= range.lowerBound {
            at -= unit
            if isLineFeed(at) { return at + unit }
        }
        return nil
    }

    private func isLineFeed(_ at: Int) -> Bool {
        guard unit == 2 else { return pending[at] == 0x0A }
        let isLittle = pendingEncoding == .utf16LittleEndian
        return pending[isLittle ? at : at + 1] == 0x0A && pending[isLittle ? at + 1 : at] == 0
    }

    private var pendingEncoding: TextEncoding? { encoding ?? Self.marked(pending) }

    private mutating func take(_ count: Int) throws(DecodingError) -> TextPiece {
        let bytes = count == pending.count ? pending : Array(pending[..<count])
        pending.removeFirst(count)
        searched = 0
        let text: DraftDecoder
        do throws(DecodingError) {
            text = isFirst
                ? try DraftDecoder(path: path, bytes: bytes)
                : try DraftDecoder(path: path, continuing: encoding, bytes: bytes)
        } catch {
            throw error.moved(by: taken)
        }
        if isFirst { hasByteOrderMark = text.hasByteOrderMark }
        if encoding == nil, hasByteOrderMark || text.utf8.contains(where: { $0 >= 0x80 }) { encoding = text.encoding }
        isFirst = false
        taken += count
        let source = SourceFile(
            path: path, utf8: text.utf8, encoding: encoding ?? text.encoding, hasByteOrderMark: hasByteOrderMark)
        defer { origin = TextOrigin(offset: origin.offset + text.utf8.count, lines: origin.lines + source.lines.count - 1) }
        return TextPiece(source: source, origin: origin)
    }

    // MARK: - Encodings

    /// In bytes: where UTF-16 without a mark would show by its NULs.
    private static let sample = 4_096

    private static func unit(of start: [UInt8]) -> Int {
        if let marked = marked(start) { return marked.isUTF16 ? 2 : 1 }
        return start.prefix(sample).contains(0) ? 0 : 1
    }

    private static func marked(_ start: [UInt8]) -> TextEncoding? {
        TextEncoding.allCases.first { encoding in encoding.byteOrderMark.map { start.starts(with: $0) } ?? false }
    }
}
