import Baguan
import Foundation
import Testing

/// One draft in every encoding that is read gives the same findings at the same places.
@Suite struct EncodingTests {
    static let draft = """
        关于举办讲座的通知
        各位老师：据😀国家卫计委通知，既使下雨，讲座也照常举行。请参加“主题”活动的老师准时到场，
        《𠮷野家》的老师请到第二教室，国家旅游局的讲座改期。。请xx县上报名单，谢谢大家支持。

        """

    static func inspect(_ bytes: [UInt8], path: String = "draft.txt") throws -> Inspection {
        let rules = try rules([
            "words": termRule("{find: 国家卫计委;國家衛計委, suggest: 国家卫生健康委}, {find: 既使, suggest: 即使}, 国家旅游局"),
            "marks": "check: repetition\ntitle: 试\nmessage: '{match}'\nseverity: error\nunit: mark",
            "places": "check: residue\ntitle: 试\nmessage: '{match}'\nseverity: error\nfind: placeholder",
        ])
        return try Inspector(rules).inspect(bytes, path: path)
    }

    static let places = [
        "2:8-2:13 国家卫计委", "2:16-2:18 既使", "3:16-3:21 国家旅游局", "3:26-3:28 。。", "3:29-3:31 xx",
    ]

    static func bytes(_ text: String, _ encoding: UInt, mark: [UInt8] = []) throws -> [UInt8] {
        mark + Array(try #require(text.data(using: String.Encoding(rawValue: encoding))))
    }

    static let utf16LE = String.Encoding.utf16LittleEndian.rawValue
    static let utf16BE = String.Encoding.utf16BigEndian.rawValue
    static let gb18030: UInt = 0x8000_0632
    static let big5: UInt = 0x8000_0A03

    @Test(arguments: [
        (String.Encoding.utf8.rawValue, [] as [UInt8], "utf8"), (String.Encoding.utf8.rawValue, [0xEF, 0xBB, 0xBF], "utf8"),
        (utf16LE, [0xFF, 0xFE], "utf16LittleEndian"), (utf16BE, [0xFE, 0xFF], "utf16BigEndian"), (gb18030, [], "gb18030"),
    ])
    func `The findings are the same in every encoding`(encoding: UInt, mark: [UInt8], name: String) throws {
        let inspection = try Self.inspect(Self.bytes(Self.draft, encoding, mark: mark))
        #expect(inspection.places == Self.places)
        let plain = try Self.inspect(Array(Self.draft.utf8))
        #expect(inspection.findings == plain.findings)
        #expect("\(inspection.source.encoding)" == name)
        #expect(inspection.source.hasByteOrderMark == !mark.isEmpty)
    }

    @Test func `A draft in Big5 is read, too`() throws {
        let text = "關於舉辦講座的通知\n各位老師：據國家衛計委通知，既使下雨，講座也照常舉行，請參加活動的老師準時到場。\n國家旅遊局的講座改期。。請xx縣上報名單，謝謝大家支持。\n"
        let inspection = try Self.inspect(Self.bytes(text, Self.big5))
        #expect(inspection.places == [
            "2:7-2:12 國家衛計委", "2:15-2:17 既使", "3:1-3:6 國家旅遊局", "3:11-3:13 。。", "3:14-3:16 xx",
        ])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `The end of a line does not change what is found or where`(end: String) throws {
        let text = Self.draft.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
        let inspection = try Self.inspect(Array(text.utf8))
        #expect(inspection.places == Self.places)
        let plain = try Self.inspect(Array(Self.draft.utf8))
        #expect(inspection.findings.map(\.fingerprint) == plain.findings.map(\.fingerprint))
        #expect(inspection.findings.map(\.excerpt) == plain.findings.map(\.excerpt))
    }

    @Test(arguments: ["\n", "\r\n"])
    func `In Markdown, too`(end: String) throws {
        let text = ("---\ntitle: 国家卫计委\n---\n\n" + Self.draft).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
        let inspection = try Self.inspect(Array(text.utf8), path: "draft.md")
        #expect(inspection.places == [
            "2:8-2:13 国家卫计委", "6:8-6:13 国家卫计委", "6:16-6:18 既使", "7:16-7:21 国家旅游局", "7:26-7:28 。。", "7:29-7:31 xx",
        ])
    }

    @Test func `Places are the draft's characters, whatever stands before them`() throws {
        let inspection = try Self.inspect(Array("é👨‍👩‍👧𠮷e\u{301}既使".utf8))
        #expect(inspection.places == ["1:10-1:12 既使"])
        #expect(inspection.source.lines.utf16Column(of: inspection.findings[0].range.lowerBound) == 14)
        #expect(inspection.source[inspection.findings[0].range] == "既使")
    }
}
