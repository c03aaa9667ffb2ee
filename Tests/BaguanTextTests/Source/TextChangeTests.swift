import BaguanTesting
import BaguanText
import Testing

/// Changing some of a file's text leaves every other byte of it as it was, in every encoding.
@Suite struct TextChangeTests {
    static func file(_ text: String, in encoding: TextEncoding, marked: Bool) throws -> [UInt8] {
        (marked ? encoding.byteOrderMark ?? [] : []) + (try #require(EncodedSamples.bytes(of: text, in: encoding)))
    }

    static func change(_ range: Range<Int>, _ text: String) -> TextChange {
        TextChange(range: Range(utf8: range), utf8: Array(text.utf8))
    }

    /// The scalars' boundaries, as byte offsets.
    static func boundaries(of text: String) -> [Int] {
        text.unicodeScalars.reduce(into: [0]) { $0.append($0[$0.count - 1] + UTF8.width($1)) }
    }

    @Test(arguments: TextEncoding.allCases, 0..<40)
    func `Random changes come out as in a plain text, in the file's own encoding`(encoding: TextEncoding, seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let samples = encoding == .big5 ? EncodedSamples.traditional : EncodedSamples.simplified
        let others = encoding == .big5 ? ["！", "學校", "", "\r\n", "A"] : ["！", "学校", "", "\r\n", "A", "𠮷", "é"]
        let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in samples.randomElement(using: &random)! }
            .joined(separator: ["\n", "\r\n", "\r"].randomElement(using: &random)!)
        let marked = encoding.isUTF16 || seed.isMultiple(of: 2)
        let bytes = try Self.file(text, in: encoding, marked: marked)
        let source = try SourceFile(path: "draft.txt", bytes: bytes)
        #expect(source.encoding == encoding)

        let boundaries = Self.boundaries(of: text)
        let places = (0..<2 * Int.random(in: 0...5, using: &random)).map { _ in boundaries.randomElement(using: &random)! }.sorted()
        let changes = stride(from: 0, to: places.count, by: 2).map {
            Self.change(places[$0]..<places[$0 + 1], others.randomElement(using: &random)!)
        }
        var expected = source.utf8
        for change in changes.reversed() { expected.replaceSubrange(change.range.utf8, with: change.utf8) }

        let changed = try #require(source.bytes(bytes, with: changes))
        #expect(changed == (try Self.file(String(decoding: expected, as: UTF8.self), in: encoding, marked: marked && source.hasByteOrderMark)))
    }

    @Test func `A character with two codes keeps the one that it has`() throws {
        // U+5345 卅 is A2CE and A4CA in Big5; the text around it makes the encoding plain.
        let head = try #require(EncodedSamples.bytes(of: EncodedSamples.traditional[0], in: .big5))
        let bytes = head + [0xA2, 0xCE, 0xA4, 0xCA] + head
        let source = try SourceFile(path: "draft.txt", bytes: bytes)
        let changed = try #require(source.bytes(bytes, with: [Self.change(0..<6, "諸位")]))
        #expect(changed[head.count...].starts(with: [0xA2, 0xCE, 0xA4, 0xCA]))
        #expect(changed.count == bytes.count)
    }

    @Test func `What the encoding cannot hold is refused`() throws {
        let bytes = try #require(EncodedSamples.bytes(of: EncodedSamples.traditional[0], in: .big5))
        let source = try SourceFile(path: "draft.txt", bytes: bytes)
        #expect(source.bytes(bytes, with: [Self.change(0..<3, "们")]) == nil)
        #expect(TextEncoding.big5.bytes(of: Array("们".utf8)) == nil)
        #expect(TextEncoding.gb18030.bytes(of: Array("𠮷们".utf8)) != nil)
    }

    @Test func `No change gives the same file`() throws {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("好\r\n".utf8)
        #expect(try SourceFile(path: "a.txt", bytes: bytes).bytes(bytes, with: []) == bytes)
        #expect(try SourceFile(path: "a.txt", bytes: []).bytes([], with: [Self.change(0..<0, "好")]) == Array("好".utf8))
    }
}

extension TextEncoding {
    fileprivate var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
