import Baguan
import BaguanTesting
import Foundation
import Testing

/// A text that is taken piece by piece gives what the whole text gives, as long as nothing is compared over its length.
@Suite struct TextInspectionTests {
    private static func inspector() throws -> Inspector {
        try Inspector(rules([
            "words": termRule("{find: 国家卫计委, suggest: 国家卫生健康委}, {find: 既使, suggest: 即使}"),
            "marks": "check: repetition\ntitle: 试\nmessage: '{match}'\nseverity: error\nunit: mark",
            "places": "check: residue\ntitle: 试\nmessage: '{match}'\nseverity: error\nfind: placeholder",
        ]))
    }

    private static func pieces(
        _ bytes: [UInt8], by inspector: Inspector, size: Int, chunk: Int = .max, lineLimit: Int = 1 << 20
    ) throws -> Inspection {
        var inspection = TextInspection(by: inspector, path: "draft.txt", pieceSize: size, lineLimit: lineLimit)
        var rest = bytes[...]
        while !rest.isEmpty {
            try inspection.add(Array(rest.prefix(chunk)))
            rest = rest.dropFirst(chunk)
        }
        return try inspection.finish()
    }

    /// Paragraphs with and without mistakes, ends of lines of every kind, blank lines, characters of every width.
    private static func text(_ seed: UInt64) -> String {
        var random = SeededGenerator(seed: seed)
        let sentences = [
            "据国家卫计委通知，讲座照常举行。", "既使下雨，运动会也照常进行。", "请到第二教室签到。。", "😀𠮷野家的老师带队。", "Hello, students.", "  ", "请xx县上报名单。", "本次活动共有３人参加，",
        ]
        var text = "关于讲座的通知\n"
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            for _ in 0..<Int.random(in: 0...6, using: &random) { text += sentences.randomElement(using: &random) ?? "" }
            text += ["\n", "\n", "\n\n", "\r\n"].randomElement(using: &random) ?? ""
        }
        return text + (Bool.random(using: &random) ? "" : "最后一行既使没有换行")
    }

    private static let encodings: [(name: String, value: UInt, mark: [UInt8])] = [
        ("UTF-8", String.Encoding.utf8.rawValue, []), ("UTF-8 with a mark", String.Encoding.utf8.rawValue, [0xEF, 0xBB, 0xBF]),
        ("GB 18030", 0x8000_0632, []), ("UTF-16LE", String.Encoding.utf16LittleEndian.rawValue, [0xFF, 0xFE]),
        ("UTF-16BE", String.Encoding.utf16BigEndian.rawValue, [0xFE, 0xFF]),
        ("UTF-16LE without a mark", String.Encoding.utf16LittleEndian.rawValue, []),
    ]

    @Test(arguments: 0..<12, encodings.indices)
    func `The findings of the pieces are those of the whole text, in every field`(seed: Int, encoding: Int) throws {
        let (name, value, mark) = Self.encodings[encoding]
        var random = SeededGenerator(seed: UInt64(seed))
        let text = Self.text(UInt64(seed))
        let bytes = mark + Array(try #require(text.data(using: String.Encoding(rawValue: value))))
        let inspector = try Self.inspector()
        let whole = try inspector.inspect(bytes, path: "draft.txt")
        for _ in 0..<4 {
            let size = Int.random(in: 200...900, using: &random)
            let joined = try Self.pieces(bytes, by: inspector, size: size, chunk: .random(in: 1...1_000, using: &random))
            let comment: Comment = "\(name), seed \(seed), size \(size)"
            #expect(joined.findings == whole.findings, comment)
            #expect(joined.places == whole.places, comment)
            #expect(joined.diagnostics.filter { $0.code != "long-text" } == whole.diagnostics, comment)
            #expect(joined.source.encoding == whole.source.encoding, comment)
            #expect(joined.source.hasByteOrderMark == whole.source.hasByteOrderMark, comment)
            for finding in whole.findings {
                for place in [finding.range.lowerBound, finding.range.upperBound] {
                    let (own, expected) = (joined.source.lines, whole.source.lines)
                    #expect(own.utf8Column(of: place) == expected.utf8Column(of: place), comment)
                    #expect(own.utf16Column(of: place) == expected.utf16Column(of: place), comment)
                    #expect(own.line(of: place) == expected.line(of: place), comment)
                }
            }
        }
    }

    @Test func `A text says in how many pieces it was taken, and a short one nothing`() throws {
        let inspector = try Self.inspector()
        let joined = try Self.pieces(Array("国家卫计委\n国家卫计委\n国家卫计委\n".utf8), by: inspector, size: 20)
        #expect(joined.diagnostics.map(\.code) == ["long-text"])
        #expect(joined.diagnostics.first?.message.english.contains("in 3 pieces") == true)
        #expect(joined.diagnostics.first?.level == .note)
        #expect(try Self.pieces(Array("国家卫计委\n".utf8), by: inspector, size: 20).diagnostics.isEmpty)
    }

    @Test func `What a draft lacks is missing once, and only if no piece has it`() throws {
        let required = try rules([
            "credits": "check: required\ntitle: 试\nmessage: 缺审核\nseverity: error\nany-of: [审核：]"
        ])
        let inspector = try Inspector(required)
        let lines = String(repeating: "学校举行开学典礼。\n", count: 20)
        #expect(try Self.pieces(Array(lines.utf8), by: inspector, size: 100).findings.map(\.message) == ["缺审核"])
        #expect(try Self.pieces(Array((lines + "审核：王老师\n").utf8), by: inspector, size: 100).findings.isEmpty)
        #expect(try Self.pieces(Array(("审核：王老师\n" + lines).utf8), by: inspector, size: 100).findings.isEmpty)
    }

    @Test func `The encoding is the one of the first piece that is not all ASCII`() throws {
        let start = String(repeating: "plain text\n", count: 30)
        let text = start + "各位老师：据国家卫计委通知，讲座照常举行，请参加活动的老师准时到场。\n"
        let inspector = try Self.inspector()
        let bytes = Array(try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632))))
        let joined = try Self.pieces(bytes, by: inspector, size: 64)
        #expect(joined.places == ["31:7-31:12 国家卫计委"])
        #expect(joined.source.encoding == .gb18030)
    }

    @Test func `Damage in a later piece is named by its place in the file`() throws {
        let inspector = try Self.inspector()
        let start = Array(String(repeating: "学校举行开学典礼。\n", count: 20).utf8)
        let bytes = start + [0xE5, 0x9B] + Array("老师\n".utf8)
        #expect(throws: ReadingError(path: "draft.txt", cause: .text(.undecodable(.utf8, at: start.count)))) {
            try Self.pieces(bytes, by: inspector, size: 100)
        }
        #expect(throws: ReadingError(path: "draft.txt", cause: .text(.binary(.nul(at: start.count + 1))))) {
            try Self.pieces(start + [0x61, 0, 0x61, 0x0A], by: inspector, size: 100)
        }
    }

    @Test func `A line that does not end is refused before it fills the memory`() throws {
        let inspector = try Self.inspector()
        #expect(throws: ReadingError(path: "draft.txt", cause: .lineTooLong(limit: 500))) {
            try Self.pieces([UInt8](repeating: 0x61, count: 501), by: inspector, size: 100, chunk: 50, lineLimit: 500)
        }
    }

    @Test func `What is no text is refused with its first piece`() throws {
        let inspector = try Self.inspector()
        #expect(throws: ReadingError(path: "draft.txt", cause: .text(.binary(.nul(at: 0))))) {
            try Self.pieces([UInt8](repeating: 0, count: 600), by: inspector, size: 100, chunk: 50)
        }
    }

    @Test func `A blank text is blank once, and one with words in any piece is not`() throws {
        let inspector = try Self.inspector()
        let blank = String(repeating: "    \n", count: 100)
        let joined = try Self.pieces(Array(blank.utf8), by: inspector, size: 100)
        #expect(joined.isBlank)
        #expect(joined.diagnostics.map(\.code) == ["blank", "long-text"])
        for text in [blank + "学校\n", "学校\n" + blank] {
            let joined = try Self.pieces(Array(text.utf8), by: inspector, size: 100)
            #expect(!joined.isBlank)
            #expect(joined.diagnostics.map(\.code) == ["long-text"])
        }
        #expect(try Self.pieces([], by: inspector, size: 100).isBlank)
    }

    @Test func `Only plain text is taken piece by piece`() {
        for name in ["a.txt", "a.TEXT", "README"] { #expect(TextInspection.takes(path: name)) }
        for name in ["a.md", "a.html", "a.csv", "a.docx", "a.pdf"] { #expect(!TextInspection.takes(path: name)) }
    }
}
