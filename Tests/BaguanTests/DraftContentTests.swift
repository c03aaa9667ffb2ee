import Baguan
import Testing

@Suite struct DraftContentTests {
    private func content(_ text: String) throws -> DraftContent {
        try DraftContent(Array(text.utf8), path: "post.md") { _ in nil }
    }

    @Test func `Credit lines of one paragraph stand by themselves, and other lines run on`() throws {
        let text = "---\n标题: 义卖\n---\n\n周五中午，\n操场边办义卖。\n\n编辑：沈朗\n复审：李四　终审：王五\n"
        #expect(try content(text).paragraphs == ["周五中午，操场边办义卖。", "编辑：沈朗", "复审：李四　终审：王五"])
        #expect(try content(text).lines.last == "title=义卖")
    }

    @Test func `A credit inside a line breaks nothing`() throws {
        #expect(try content("文/陈晓　编辑：周平\n").paragraphs == ["文/陈晓　编辑：周平"])
    }
}
