/// A stretch of a source, and the text that takes its place.
public struct TextChange: Hashable, Sendable {
    /// Empty where text is put in between.
    public var range: Range<SourceOffset>
    /// Well-formed UTF-8; empty where text is left out.
    public var utf8: [UInt8]

    package init(range: Range<SourceOffset>, utf8: [UInt8]) {
        self.range = range
        self.utf8 = utf8
    }
}

extension SourceFile {
    /// The same draft with another text.
    package func holding(_ utf8: [UInt8]) -> SourceFile {
        SourceFile(path: path, utf8: utf8, encoding: encoding, hasByteOrderMark: hasByteOrderMark)
    }

    /// The file with some of its text changed, in its own encoding. Bytes that no change names are copied as they are:
    /// Big5 has characters with two codes, and a text that goes through Unicode and back may get the other one.
    ///
    /// - Parameters:
    ///   - bytes: the file from which this text was decoded.
    ///   - changes: in the order of the text, disjoint, between whole characters.
    /// - Returns: nil when the encoding cannot hold one of the changes.
    package func bytes(_ bytes: [UInt8], with changes: [TextChange]) -> [UInt8]? {
        var walk = ByteWalk(encoding, utf8: utf8, bytes: bytes, place: markLength)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + changes.reduce(0) { $0 + $1.utf8.count * 2 })
        var copied = 0
        for change in changes {
            guard let replacement = encoding.bytes(of: change.utf8) else { return nil }
            result += bytes[copied..<walk.place(of: change.range.lowerBound.utf8)]
            result += replacement
            copied = walk.place(of: change.range.upperBound.utf8)
        }
        return result + bytes[copied...]
    }

    /// How many of the file's bytes its byte order mark takes.
    private var markLength: Int { hasByteOrderMark ? encoding.byteOrderMark?.count ?? 0 : 0 }
}

/// Goes through a text and the file that holds it side by side, character by character.
private struct ByteWalk {
    private let encoding: TextEncoding
    private let utf8: [UInt8]
    private let bytes: [UInt8]
    private var offset = 0
    private var place: Int

    init(_ encoding: TextEncoding, utf8: [UInt8], bytes: [UInt8], place: Int) {
        self.encoding = encoding
        self.utf8 = utf8
        self.bytes = bytes
        self.place = place
    }

    /// The place in the file of an offset in the text; never asked for one that lies before the last.
    mutating func place(of target: Int) -> Int {
        if encoding == .utf8 {
            place += target - offset
            offset = target
            return place
        }
        while offset < target, place < bytes.count {
            offset += TextEncoding.utf8.width(ofCharacterAt: offset, in: utf8)
            place += encoding.width(ofCharacterAt: place, in: bytes)
        }
        return place
    }
}
