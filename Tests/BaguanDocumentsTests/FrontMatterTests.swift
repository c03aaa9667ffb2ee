import BaguanDocuments
import BaguanText
import Testing

@Suite struct FrontMatterTests {
    private func frontMatter(_ text: String) -> String? {
        let document = MarkdownReader().read(SourceFile(path: "a.md", text: text))
        return document.frontMatter.map { document.source[$0] }
    }

    @Test func `metadata at the head is split off and not prose`() {
        let text = "---\ntitle: 题\ntags: [甲]\n---\n# 题\n"
        #expect(frontMatter(text) == "title: 题\ntags: [甲]\n")
        #expect(read(text) == ["title 第1段: 题"])
        #expect(frontMatter("---\r\ntitle: 题\r\n--- \r\n文") == "title: 题\r\n")
        #expect(read("---\r\ntitle: 题\r\n---\r\n文") == ["body 第1段: 文"])
    }

    @Test func `it may be empty, hold comments, and be all there is`() {
        #expect(frontMatter("---\n---\n文") == "")
        #expect(frontMatter("---\n\n# 注\nkind:\n---") == "\n# 注\nkind:\n")
        #expect(read("---\nkind: x\n---") == [])
    }

    @Test func `without an end it is text`() {
        #expect(frontMatter("---\ntitle: 题\n\n文") == nil)
        #expect(read("---\ntitle: 题\n\n文") == ["body 第1段: title: 题", "body 第2段: 文"])
    }

    @Test func `a full-width colon makes it no text`() {
        #expect(frontMatter("---\ntitle：题\ndate: 2026-11-20\n---\n文") == "title：题\ndate: 2026-11-20\n")
        #expect(frontMatter("---\n标题：题\n---\n文") == "标题：题\n")
        #expect(frontMatter("---\n日期：2016-05-04\n---\n文") == "日期：2016-05-04\n")
        #expect(frontMatter("---\n类型：讲座\ntitle: 题\n---\n文") == "类型：讲座\ntitle: 题\n")
        #expect(frontMatter("---\n日期：十一月二十日\n地点：礼堂\n---\n文") == nil)
        #expect(frontMatter("---\n日期：十一月二十日\n\n请各班参加。\n---\n文") == nil)
    }

    @Test func `text between two rules is text`() {
        let text = "---\n\n各位家长：请准时参加。\n\n---\n\n谢谢。"
        #expect(frontMatter(text) == nil)
        #expect(read(text) == ["body 第1段: 各位家长：请准时参加。", "body 第2段: 谢谢。"])
    }

    @Test func `it stands at the very head or nowhere`() {
        #expect(frontMatter("\n---\na: b\n---\n") == nil)
        #expect(frontMatter(" ---\na: b\n---\n") == nil)
        #expect(frontMatter("----\na: b\n----\n") == nil)
    }
}
