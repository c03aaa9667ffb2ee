import Baguan
import Foundation
import Testing

@Suite struct FixerTests {
    static let half = "check: punctuation\ntitle: 试\nmessage: '{match}'\nseverity: warning\nclause: half-width"
    static let doubled = "check: repetition\ntitle: 试\nmessage: '{match}'\nseverity: warning\nunit: mark"

    /// A text after its fixes, and the codes of what was said about them.
    static func fixed(
        _ text: String, by files: [String: String], _ safety: Fix.Safety = .safe, path: String = "draft.txt"
    ) throws -> (text: String, notes: [String], inspection: Inspection) {
        let inspector = try Inspector(rules(files))
        let bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        let draft = try Fixer(safety).fix(bytes, path: path) { inspector.inspect($0) }
        #expect(draft.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let after = String(decoding: draft.bytes.dropFirst(3), as: UTF8.self)
        #expect(after.utf8.elementsEqual(draft.inspection.source.utf8))
        return (after, draft.inspection.diagnostics.map(\.code), draft.inspection)
    }

    @Test func `Safe fixes leave words alone`() throws {
        let files = ["a": Self.half, "b": termRule("{find: 既使, suggest: 即使}")]
        let safe = try Self.fixed("你好,他既使下雨!\r\n", by: files)
        #expect(safe.text.utf8.elementsEqual("你好，他既使下雨！\r\n".utf8))
        #expect(safe.inspection.places == ["1:5-1:7 既使"])
        #expect(safe.inspection.changeCount == 2)
        let unsafe = try Self.fixed("你好,他既使下雨!\r\n", by: files, .unsafe)
        #expect(unsafe.text.utf8.elementsEqual("你好，他即使下雨！\r\n".utf8))
        #expect(unsafe.inspection.findings.isEmpty)
        #expect(unsafe.inspection.changeCount == 3)
    }

    @Test func `One fix makes room for another`() throws {
        let result = try Self.fixed("你好,,世界", by: ["a": Self.half, "b": Self.doubled])
        #expect(result.text == "你好，世界")
        #expect(result.inspection.changeCount == 1)
    }

    @Test func `Of two that overlap the first by place is made, and the other if it is still called for`() throws {
        let files = ["a": termRule("{find: 甲乙, suggest: 一}"), "b": termRule("{find: 乙丙, suggest: 二}")]
        #expect(try Self.fixed("甲乙丙", by: files, .unsafe).text == "一丙")
        let chain = ["a": termRule("{find: 甲乙, suggest: 甲戊}"), "b": termRule("{find: 乙丙, suggest: 二}"), "c": termRule("{find: 戊丙, suggest: 三}")]
        #expect(try Self.fixed("甲乙丙", by: chain, .unsafe).text == "甲三")
    }

    @Test func `The same fix of two rules is made once`() throws {
        let files = ["a": termRule("{find: 既使, suggest: 即使}"), "b": termRule("{find: 既使, suggest: 即使}")]
        let result = try Self.fixed("既使下雨", by: files, .unsafe)
        #expect(result.text == "即使下雨")
        #expect(result.inspection.changeCount == 1)
    }

    @Test func `A finding in doubt or with two suggestions is left to people`() throws {
        let files = ["a": termRule("{find: 既使, suggest: 即使;既是}"), "b": termRule("{find: 化部, suggest: 部}", head: "boundary: word\n")]
        let result = try Self.fixed("既使文化部门", by: files, .unsafe)
        #expect(result.text == "既使文化部门")
        #expect(result.inspection.changeCount == 0)
    }

    @Test func `A rule whose suggestion it finds itself writes once and says so`() throws {
        let result = try Self.fixed("据卫健委通知", by: ["a": termRule("{find: 卫健委, suggest: 国家卫健委}")], .unsafe)
        #expect(result.text == "据国家卫健委通知")
        #expect(result.notes == ["fix-unsettled"])
    }

    @Test func `Rules that quarrel come to an end`() throws {
        let files = ["a": termRule("{find: 甲, suggest: 乙}"), "b": termRule("{find: 乙, suggest: 甲}")]
        let result = try Self.fixed("甲", by: files, .unsafe)
        #expect(result.notes == ["fix-unsettled"])
    }

    @Test func `A long run of doubled words shrinks to one`() throws {
        let rule = "check: repetition\ntitle: 试\nmessage: '{match}'\nseverity: warning\nunit: word"
        let result = try Self.fixed("教育局教育局教育局教育局通知", by: ["a": rule], .unsafe)
        #expect(result.text == "教育局通知")
        #expect(result.notes == [])
    }

    @Test func `What would break the front matter is not made`() throws {
        let text = "---\ntitle: \"既使下雨\"\n---\n\n正文。\n"
        let result = try Self.fixed(text, by: ["a": termRule(#"{find: 既使, suggest: '即"使'}"#)], .unsafe, path: "draft.md")
        #expect(result.text == text)
        #expect(result.notes == ["fix-undone"])
        #expect(result.inspection.places == ["2:9-2:11 既使"])
    }

    @Test func `Markup stays, and what is written with it is left alone`() throws {
        let text = "# 你好,**世界**\n\n[甲,乙](a,b.md)和`丙,丁`，戊\\,己\n"
        let result = try Self.fixed(text, by: ["a": Self.half], .unsafe, path: "draft.md")
        #expect(result.text == "# 你好，**世界**\n\n[甲，乙](a,b.md)和`丙,丁`，戊\\,己\n")
    }

    @Test func `A replacement that the encoding lacks is refused by itself`() throws {
        let text = "關於舉辦講座的通知\n各位老師：據通知，既使下雨，講座也照常舉行,請參加活動的老師準時到場。\n"
        let files = ["a": termRule("{find: 既使, suggest: 即们}"), "b": Self.half]
        let inspector = try Inspector(rules(files))
        let bytes = try EncodingTests.bytes(text, EncodingTests.big5)
        let draft = try Fixer(.unsafe).fix(bytes, path: "draft.txt") { inspector.inspect($0) }
        #expect(draft.original.encoding == .big5)
        #expect(draft.bytes == (try EncodingTests.bytes(text.replacing(",", with: "，"), EncodingTests.big5)))
        #expect(draft.inspection.diagnostics.map(\.code) == ["fix-unencodable"])
        #expect(draft.inspection.places == ["2:10-2:12 既使"])
    }

    @Test(arguments: [
        (String.Encoding.utf8.rawValue, [] as [UInt8]), (String.Encoding.utf8.rawValue, [0xEF, 0xBB, 0xBF]),
        (EncodingTests.utf16LE, [0xFF, 0xFE]), (EncodingTests.utf16BE, [0xFE, 0xFF]), (EncodingTests.gb18030, []),
    ])
    func `Encoding, mark and line ends stay`(encoding: UInt, mark: [UInt8]) throws {
        let text = EncodingTests.draft.replacing("\n", with: "\r\n")
        let inspector = try Inspector(rules(["a": termRule("{find: 既使, suggest: 即使}"), "b": Self.doubled]))
        let bytes = try EncodingTests.bytes(text, encoding, mark: mark)
        let draft = try Fixer(.unsafe).fix(bytes, path: "draft.txt") { inspector.inspect($0) }
        let expected = text.replacing("既使", with: "即使").replacing("。。", with: "。")
        #expect(draft.bytes == (try EncodingTests.bytes(expected, encoding, mark: mark)))
    }

    @Test func `A draft that cannot be read is not fixed`() throws {
        #expect(throws: DecodingError.self) {
            try Fixer().fix([0, 1, 2], path: "draft.txt") { Inspection(source: $0, kind: nil, date: CalendarDate("2026-11-20")!, findings: []) }
        }
    }

    @Test func `A fix after which the draft would be read otherwise is not made`() throws {
        // Two characters are too few to know GB18030 by.
        let text = "请各位老师准时到场参加讲座"
        let inspector = try Inspector(rules(["a": termRule("{find: \(text), suggest: 㐀}")]))
        let bytes = try EncodingTests.bytes(text, EncodingTests.gb18030)
        let draft = try Fixer(.unsafe).fix(bytes, path: "draft.txt") { inspector.inspect($0) }
        #expect(draft.bytes == bytes)
        #expect(draft.changes.isEmpty)
        #expect(draft.inspection.findings.count == 1)
        #expect(draft.inspection.diagnostics.map(\.code) == ["fix-undone"])
    }
}
