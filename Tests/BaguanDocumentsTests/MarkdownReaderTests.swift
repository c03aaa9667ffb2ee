import BaguanDocuments
import BaguanText
import Testing

@Suite struct MarkdownReaderTests {
    @Test func `the first heading of level 1 is the title`() {
        #expect(
            read("## 前言\n# 题\n# 另一题\n\n副题\n---\n> # 引中题\n") == [
                "heading 第1段: 前言", "title 第2段: 题", "heading 第3段: 另一题", "heading 第4段: 副题", "heading 第5段: 引中题",
            ])
    }

    @Test func `emphasis and links are prose, and a place in them leads through the markup`() {
        let text = "关于**开展**[读书活动](http://example.org \"题\")的_通知_。"
        #expect(read(text) == ["body 第1段: 关于开展读书活动的_通知_。"])
        #expect(source(of: "开展读书", in: text) == "开展**[读书")
        #expect(source(of: "开展", in: text) == "开展")
        #expect(source(of: "于开", in: text) == "于**开")
    }

    @Test func `lists, quotations and tables have their roles`() {
        #expect(
            read("- 甲\n- [x] 乙\n  1. 丙\n\n     丁\n\n> 戊\n>\n> - 己\n") == [
                "list-item 第1段: 甲", "list-item 第2段: 乙", "list-item 第3段: 丙", "list-item 第4段: 丁", "quotation 第5段: 戊",
                "list-item 第6段: 己",
            ])
        #expect(
            read("|姓名|部门|\n|---|---|\n|甲 \\| 乙||\n\n文\n\n|一|\n|---|\n") == [
                "table-cell 表1第1行: 姓名", "table-cell 表1第1行: 部门", "table-cell 表1第2行: 甲 | 乙", "body 第1段: 文",
                "table-cell 表2第1行: 一",
            ])
    }

    @Test func `a line broken in Chinese goes on without a space, elsewhere with one`() {
        #expect(read("第一行\n第二行") == ["body 第1段: 第一行第二行"])
        #expect(read("他说：\n“好”\n——完") == ["body 第1段: 他说：“好”——完"].map { $0.replacing("”——", with: "” ——") })
        #expect(read("one\ntwo") == ["body 第1段: one two"])
        #expect(read("使用\nSwift\n编写") == ["body 第1段: 使用 Swift 编写"])
        #expect(read("한국\n어") == ["body 第1段: 한국 어"])
        #expect(read("**甲**\n> 乙") == ["body 第1段: 甲", "quotation 第2段: 乙"])
        #expect(source(of: "e t", in: "one\r\ntwo") == "e\r\nt")
    }

    @Test(arguments: [
        ("第一行\n第二行", ["第一行", "第二行"]), ("one\r\ntwo  \nthree", ["one", "two", "three"]),
        ("**甲**\n*乙*\n\n丙", ["甲", "乙", "丙"]), ("> 甲\n> 乙\n丙", ["甲", "乙", "丙"]), ("- 甲\n  乙\n- 丙", ["甲", "乙", "丙"]),
        ("甲<br/>乙\n　　丙", ["甲", "乙", "丙"]), ("看`a\nb`图", ["看\u{FFFC}图"]), ("---\ntitle: 题\n---\n甲\n乙", ["甲", "乙"]),
        ("![图\n片](a.png)\n说明", ["图", "片", "说明"]),
    ]) func `the lines of a block are those of the draft`(text: String, lines: [String]) {
        let document = MarkdownReader().read(SourceFile(path: "draft.md", text: text))
        #expect(document.blocks.indices.flatMap { document.lines(of: $0) }.map { document.prose[$0] } == lines)
    }

    @Test func `a hard break, and an indented line, is a line feed`() {
        #expect(read("甲  \n乙\\\n丙<br/>丁\n　　戊") == ["body 第1段: 甲\n乙\n丙\n丁\n　　戊"])
        #expect(source(of: "丙\n丁", in: "丙<br/>丁") == "丙<br/>丁")
    }

    @Test func `escapes and character references stand for their source as a whole`() {
        let text = "\\*甲\\* A&amp;B &#20013;&#x6587; &nope; &#0; \\\\乙 \\丙"
        #expect(read(text) == ["body 第1段: *甲* A&B 中文 &nope; \u{FFFD} \\乙 \\丙"])
        #expect(source(of: "A&B", in: text) == "A&amp;B")
        #expect(source(of: "中文", in: text) == "&#20013;&#x6587;")
        #expect(source(of: "甲*", in: text) == "甲\\*")
    }

    @Test func `a code span is an object in its sentence, but text in a heading`() {
        #expect(
            read("运行 `甲` 再看\n\n# 用 `乙`\n\n```\n丙\n\n  丁\n```") == [
                "body 第1段: 运行 \u{FFFC} 再看", "title 第2段: 用 乙", "code 第3段: 丙\n丁",
            ])
        #expect(read("`甲\n乙`") == ["body 第1段: \u{FFFC}"])
        #expect(read("（见 `乙` 一节）") == ["body 第1段: （见 \u{FFFC} 一节）"])
    }

    @Test func `an indented paragraph is prose, since that is how paragraphs are indented`() {
        #expect(read("甲\n\n    乙\n\n\t丙") == ["body 第1段: 甲", "body 第2段: 乙", "body 第3段: 丙"])
    }

    @Test func `what describes an image is a caption`() {
        #expect(
            read("前![甲**乙**](a.png '丙')后 ![][x] ![丁][x]\n\n[x]: y.png \"戊\"") == [
                "body 第1段: 前", "caption 图1: 甲乙", "caption 图1: 丙", "body 第1段: 后", "caption 图3: 丁",
            ])
    }

    @Test func `a range with a tilde is not struck out, two tildes are`() {
        #expect(read("3~5天，7~10天") == ["body 第1段: 3~5天，7~10天"])
        #expect(read("约~**重**要~的") == ["body 第1段: 约~重要~的"])
        #expect(read("~~旧~~新") == ["body 第1段: 旧新"])
        #expect(read("# ~甲~\n\n~~乙~~，~丙~") == ["title 第1段: ~甲~", "body 第2段: 乙，~丙~"])
    }

    @Test func `footnotes are footnotes, and their marks are markup`() {
        #expect(
            read("正文[^1]，又[^注]，无[^x]。\n\n[^1]: 说明一\n[^注]: 说明 二\n") == [
                "body 第1段: 正文，又，无[^x]。", "footnote 注1: 说明一", "footnote 注注: 说明 二",
            ])
        #expect(read("**重点。**[^1]后\n\n[^1]: 注") == ["body 第1段: 重点。后", "footnote 注1: 注"])
        #expect(read("[链接[^1]](u)\n\n[^1]: 注") == ["body 第1段: 链接", "footnote 注1: 注"])
        #expect(read("`[^1]`\n\n[^1]: 注") == ["body 第1段: \u{FFFC}", "footnote 注1: 注"])
    }

    @Test func `a note in brackets is no definition of a link`() {
        #expect(read("[备注]: 请各单位注意\n") == ["body 第1段: [备注]: 请各单位注意"])
        #expect(read("[见]\n\n[见]: http://example.org/ '题'\n") == ["body 第1段: 见"])
    }

    @Test func `hashtags and unspaced signs are text`() {
        #expect(read("#读书日# 来了") == ["body 第1段: #读书日# 来了"])
        #expect(read("一*二*三") == ["body 第1段: 一二三"])
        #expect(read("2*3*4 个") == ["body 第1段: 234 个"])
    }

    @Test func `whatever md4c is given, deep or odd, it answers`() {
        for text in [
            String(repeating: ">", count: 5000) + "甲", String(repeating: "[", count: 20_000), String(repeating: "- ", count: 500),
            String(repeating: "*甲", count: 3000), String(repeating: "|", count: 5000) + "\n|-|", "\u{0}甲\u{0}", "\u{FEFF}# 甲",
        ] {
            let source = SourceFile(path: "a", text: text)
            let document = MarkdownReader().read(source)
            #expect(document.prose.map.checkInvariants(prose: document.prose.utf8, source: source.utf8) == nil)
        }
    }
}

@Suite struct ReferenceTests {
    private func references(_ text: String) -> [String] {
        MarkdownReader().read(SourceFile(path: "a.md", text: text)).references.map { "\($0.kind) \($0.target)" }
    }

    @Test func `Pictures and links are named in reading order, however they are written`() {
        #expect(references("[甲](a.html \"题\") ![乙](b.png) [丙][d]\n\n[d]: <d e.html>\n") == [
            "link a.html", "image b.png", "link d e.html",
        ])
        #expect(references("[![图](c.png)](c.html)") == ["link c.html", "image c.png"])
        #expect(references("---\ntitle: '<img src=x>'\n---\n没有") == [])
    }

    @Test func `Tags of HTML name what they show and lead to`() {
        #expect(references("<img src='a.png' alt=\"src=b\">\n\n<a HREF = c.html>丙</a><video poster=d.png src=\"e.mp4\"/>") == [
            "image a.png", "link c.html", "image d.png", "image e.mp4",
        ])
    }

    @Test func `Tags that never end do not run on`() {
        #expect(references("<img src=\"a.png") == ["image a.png"])
        #expect(references("<b c=\"\n\n<img src=a.png>") == ["image a.png"])
        #expect(references("<img <img <a href=b> x < y = z <") == ["link b"])
        // A quadratic walk would not end here.
        #expect(references(String(repeating: "<a \"=", count: 2_000)) == [])
    }
}
