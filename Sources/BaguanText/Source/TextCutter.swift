/// A piece of a text that is too long to be held in memory at once.
package struct TextPiece: Sendable {
    package var source: SourceFile
    /// Where it begins in the whole text.
    package var origin: TextOrigin
}

/// Where a piece of a text begins in it.
package struct TextOrigin: Hashable, Sendable {
    /// In UTF-8 bytes, as ``SourceOffset`` counts them.
    package var offset = 0
    /// How many lines stand before it.
    package var lines = 0
}

/// Cuts a text at ends of lines while its bytes come in, and decodes it piece by piece.
///
/// A piece ends with a line, and so is never shorter than one. The first piece decides about the encoding, as
/// ``SourceFile/init(path:bytes:)`` does of a whole file; as long as there was nothing but ASCII, the next one does.
package struct TextCutter {
    /// How the end of a line is written.
    private enum LineFeed {
        case oneByte
        case twoBytes(isLittleEndian: Bool)

        var length: Int {
            if case .oneByte = self { 1 } else { 2 }
        }

        func stands(at place: Int, in bytes: [UInt8]) -> Bool {
            switch self {
            case .oneByte: bytes[place] == 0x0A
            case .twoBytes(isLittleEndian: true): bytes[place] == 0x0A && bytes[place + 1] == 0
            case .twoBytes(isLittleEndian: false): bytes[place] == 0 && bytes[place + 1] == 0x0A
            }
        }
    }

    private let path: String
    private let size: Int
    private var pending: [UInt8] = []
    /// Before here in ``pending`` no line ends.
    private var searched = 0
    private var lineFeed: LineFeed?
    /// How many bytes of the file stand before ``pending``.
    private var taken = 0
    private var origin = TextOrigin()
    /// Nil before the first piece, and as long as there was nothing but ASCII.
    private var encoding: TextEncoding?
    private var hasByteOrderMark = false
    private var isFirst = true

    /// - Parameters:
    ///   - path: as the user named the file.
    ///   - size: in bytes; a piece is at most as long as that, or one line.
    package init(path: String, size: Int) {
        (self.path, self.size) = (path, size)
    }

    /// How many bytes wait for a line to end.
    package var pendingCount: Int { pending.count }

    package mutating func append(_ bytes: [UInt8]) { pending += bytes }

    /// The next piece, if there is one yet.
    ///
    /// - Parameter isAtEnd: whether no more bytes come: then all is given out. An empty text is one piece.
    package mutating func next(isAtEnd: Bool) throws(DecodingError) -> TextPiece? {
        if pending.count <= size {
            return isAtEnd && (isFirst || !pending.isEmpty) ? try take(pending.count) : nil
        }
        if let end = try cut() { return try take(end) }
        return isAtEnd ? try take(pending.count) : nil
    }

    /// Behind the last line that ends within a piece's size, or behind the first that ends at all.
    private mutating func cut() throws(DecodingError) -> Int? {
        let lineFeed = try knownLineFeed()
        let length = lineFeed.length
        var at = size - size % length
        while at > searched {
            at -= length
            if lineFeed.stands(at: at, in: pending) { return at + length }
        }
        at = max(searched, size - size % length)
        while at + length <= pending.count {
            if lineFeed.stands(at: at, in: pending) { return at + length }
            at += length
        }
        searched = at
        return nil
    }

    private mutating func take(_ count: Int) throws(DecodingError) -> TextPiece {
        let bytes = Array(pending[..<count])
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
        taken += count
        if isFirst { hasByteOrderMark = text.hasByteOrderMark }
        isFirst = false
        if encoding == nil, hasByteOrderMark || text.utf8.contains(where: { $0 >= 0x80 }) { encoding = text.encoding }
        let source = SourceFile(
            path: path, utf8: text.utf8, encoding: text.encoding, hasByteOrderMark: hasByteOrderMark)
        defer {
            origin.offset += source.utf8.count
            origin.lines += source.lines.count - 1
        }
        return TextPiece(source: source, origin: origin)
    }

    private mutating func knownLineFeed() throws(DecodingError) -> LineFeed {
        if let lineFeed { return lineFeed }
        let lineFeed = try Self.lineFeed(of: pending, path: path)
        self.lineFeed = lineFeed
        return lineFeed
    }

    /// In bytes: within so many, UTF-16 without a mark shows by its NULs.
    private static let sample = 1 << 12

    private static func lineFeed(of start: [UInt8], path: String) throws(DecodingError) -> LineFeed {
        let marked = TextEncoding.allCases.first { encoding in encoding.byteOrderMark.map { start.starts(with: $0) } ?? false }
        if let marked { return marked.isUTF16 ? .twoBytes(isLittleEndian: marked == .utf16LittleEndian) : .oneByte }
        let sample = Array(start.prefix(min(sample, start.count - start.count % 2)))
        guard let nul = sample.firstIndex(of: 0) else { return .oneByte }
        guard let guess = EncodingGuess(sample, among: TextEncoding.allCases.filter(\.isUTF16)).decision else {
            throw DecodingError(path: path, cause: .binary(.nul(at: nul)))
        }
        return .twoBytes(isLittleEndian: guess == .utf16LittleEndian)
    }
}
