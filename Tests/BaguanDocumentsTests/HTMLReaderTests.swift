import BaguanDocuments
import BaguanText
import Testing

private func readPage(_ page: String) -> [String] { read(page, with: HTMLReader()) }

private func unread(_ page: String) -> [String] {
    HTMLReader().read(SourceFile(path: "a.html", text: page)).unread.map { "\($0.kind) \($0.location)" }
}

@Suite struct HTMLReaderTests {
    @Test func `paragraphs, headings, lists, quotations, tables and captions have their roles`() {
        let page = """
            <h1>读书节</h1><p>同学们，<b>明天</b>见。</p><h2>安排</h2><ul><li>上午</li><li><p>下午</p></li></ul>
            <blockquote><p>开卷有益。</p></blockquote>
            <table><caption>分组</caption><tr><th>姓名</th><th>班级</th></tr><tr><td>小明<td><p>一班</p></table>
            <figure><img src=a.png alt="合影" title="全班"><figcaption>图一</figcaption></figure>
            """
        #expect(readPage(page) == [
            "title 第1段: 读书节", "body 第2段: 同学们，明天见。", "heading 第3段: 安排", "list-item 第4段: 上午", "list-item 第5段: 下午",
            "quotation 第6段: 开卷有益。", "caption 第7段: 分组", "table-cell 表1第1行: 姓名", "table-cell 表1第1行: 班级",
            "table-cell 表1第2行: 小明", "table-cell 表1第2行: 一班", "caption 图1: 合影", "caption 图1: 全班", "caption 第8段: 图一",
        ])
    }

    @Test func `without headings, the title and headings are told by their look`() {
        #expect(readPage("<p>读书节方案</p><p>一、时间</p><p>下周三。</p>") == ["title 第1段: 读书节方案", "heading 第2段: 一、时间", "body 第3段: 下周三。"])
        #expect(readPage("<title>网站</title><p>读书节方案</p>") == ["title 网页标题: 网站", "body 第1段: 读书节方案"])
    }

    @Test func `the head's title counts where it says something else than the page's`() {
        #expect(readPage("<title>读书节</title><h1>读书节</h1>") == ["title 第1段: 读书节"])
        #expect(readPage("<title>读书节 - 校园网</title><h1>读书节</h1>") == ["header 网页标题: 读书节 - 校园网", "title 第1段: 读书节"])
    }

    @Test func `an article saved from WeChat is read with title, author and digest`() {
        let page = """
            <html><head><meta charset="utf-8"><title></title>
            <meta name="description" content="校园里的一天&amp;一夜" /><meta name="author" content='小林' />
            <meta property="og:title" content="校园的一天" /><meta property="og:description" content="校园里的一天&amp;一夜" />
            </head><body><h1 class="rich_media_title" id="activity-name">
               校园的一天
            </h1><div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0; ">
            <section style="font-size: 0;"><span style="font-size: 16px;">清晨，校园醒了。</span></section>
            <section style="display: none;"><p>点击这里替换文字</p></section>
            <p><img data-src="https://example.org/1.jpg" alt="晨读"></p><section style="background-image: url(b.png)">午后。</section>
            <p style="text-align: center;"><span>文字：小林　</span><span>编辑：小周</span></p></div>
            <script>var msg_title = '校园的一天';</script></body></html>
            """
        #expect(readPage(page) == [
            "digest 摘要: 校园里的一天&一夜", "author 作者: 小林", "title 第1段: 校园的一天", "body 第2段: 清晨，校园醒了。",
            "hidden 第2段（隐藏文字）: 点击这里替换文字", "caption 图1: 晨读", "body 第3段: 午后。", "body 第4段: 文字：小林　编辑：小周",
        ])
        #expect(unread(page) == ["picture 图1", "picture 图2"])
    }

    @Test func `blanks run together and line ends are layout, but for text that keeps them`() {
        #expect(readPage("<p>\n  甲 乙  丙\n丁 <b> 戊</b>\nA\n B<br>\n　己<br><br>庚 </p>") == ["title 第1段: 甲 乙 丙丁 戊 A B\n己\n庚"])
        #expect(readPage("<pre>甲  乙\r\n  丙</pre>") == ["title 第1段: 甲  乙\n丙"])
        #expect(readPage("<p style='white-space:pre-wrap'>甲  乙。</p>") == ["body 第1段: 甲  乙。"])
        #expect(readPage("<pre><code>let 甲 = 1</code></pre>") == ["code 第1段: let 甲 = 1"])
    }

    @Test func `character references are what they stand for, wherever a browser takes them for that`() {
        #expect(readPage("<p>A&amp;B&lt;b&gt;&#x4E00;&#20013&nbsp甲&hellip;&bogus;&hellip &;&</p>") == ["title 第1段: A&B<b>一中\u{A0}甲…&bogus;&hellip &;&"])
        #expect(source(of: "&B", in: "<p>A&amp;B</p>", with: HTMLReader()) == "&amp;B")
        #expect(readPage("<textarea>甲<b>乙&lt;</textarea>") == ["title 第1段: 甲<b>乙<"])
    }

    @Test func `what leads back to the source is exactly what stands there`() {
        let page = "<p>国家<span style=\"color:red\">卫计</span>委。</p>\r\n<p title='x'>第二段，&ldquo;引&rdquo;。</p>"
        #expect(source(of: "国家卫计委", in: page, with: HTMLReader()) == "国家<span style=\"color:red\">卫计</span>委")
        #expect(source(of: "“引”", in: page, with: HTMLReader()) == "&ldquo;引&rdquo;")
        #expect(source(of: "第二段", in: page, with: HTMLReader()) == "第二段")
    }

    @Test func `hidden text stands apart, in the middle of a sentence it is named`() {
        let page = "<p>甲<span style='display:none'>藏</span>乙。<i hidden>尾</i></p><template><p>模</p></template><noscript>请打开脚本</noscript>"
            + "<div style='visibility:hidden'>不见<b style='visibility: visible !important'>可见</b></div><p style='opacity:0.0'>透</p><p style='font-size:0px'>小<span style='font-size:2em'>也小</span></p>"
        #expect(readPage(page) == [
            "body 第1段: 甲乙。", "hidden 第1段（隐藏文字）: 尾", "hidden 第1段（隐藏文字）: 模", "hidden 第1段（隐藏文字）: 请打开脚本",
            "hidden 第1段（隐藏文字）: 不见", "body 第2段: 可见", "hidden 第2段（隐藏文字）: 透", "hidden 第2段（隐藏文字）: 小也小",
        ])
        #expect(unread(page) == ["hiddenText 第1段"])
    }

    @Test func `scripts, style sheets, comments and readings of characters are not text`() {
        let page = "<style>p{}</style><script>var a='<p>甲</p>'</script><p>乙<!-- 丙 --><ruby>丁<rp>(</rp><rt>dīng</rt><rp>)</rp></ruby>。</p>"
        #expect(readPage(page) == ["body 第1段: 乙丁。"])
    }

    @Test func `text that a browser puts elsewhere stays where it is written`() {
        #expect(readPage("<table><tr><td>格</td></tr>表外。</table><p>后。</p>") == ["table-cell 表1第1行: 格", "body 第1段: 表外。", "body 第2段: 后。"])
        #expect(readPage("<p><b>甲<p>乙</b>丙。</p>") == ["title 第1段: 甲", "body 第2段: 乙丙。"])
        #expect(readPage("<p>甲</section>乙</x>丙。</p>") == ["body 第1段: 甲乙丙。"])
    }

    @Test func `what is put into the page from elsewhere is named`() {
        #expect(unread("<p>前。</p><iframe src=a>内</iframe><p>后。</p><video src=b></video><img src=''><img>") == ["embeddedObject 第1段", "embeddedObject 第2段"])
        #expect(readPage("<svg><title>题</title><desc>述</desc><text>图里的字</text><style>甲</style></svg>") == ["hidden 第1段（隐藏文字）: 题", "hidden 第1段（隐藏文字）: 述", "title 第1段: 图里的字"])
    }

    @Test func `a page in GBK or Big5 that says so is read in that`() throws {
        for (label, encoding) in [("gb2312", TextEncoding.gb18030), ("GBK", .gb18030), ("big5", .big5)] {
            let text = "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=\(label)\"><p>中文</p>"
            let bytes = try #require(encoding.bytes(of: Array(text.utf8)))
            let document = try HTMLReader().read(bytes, path: "a.html")
            #expect(document.source.encoding == encoding)
            #expect(document.blocks.map { document.prose[$0.range] } == ["中文"])
        }
        // What it says is wrong.
        let lying = try HTMLReader().read(Array("<meta charset=gbk><p>各位家长，周五开会。</p>".utf8), path: "a.html")
        #expect(lying.source.encoding == .utf8)
    }
}

@Suite struct HostileHTMLTests {
    private func refusal(_ page: String) -> ReadingError.Cause? {
        do throws(ReadingError) {
            _ = try HTMLReader().read(Array(page.utf8), path: "a.html")
            return nil
        } catch {
            return error.cause
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: [
        "<div>", "<span>", "<b><div>", "<table><tr><td>", "<ul><li>", "<svg>", "<font color=1>", "<object>", "<p><button>",
        // Closed, but not where it was opened: to a browser it stays open.
        "<span><div></span></div>", "<b><object></b></object>", "<div><table></div></table>", "<svg><g><![CDATA[></g>]]>",
        "<div><!--</div>-->", "<div><style></div></style>", "<div><script><!--<script></script></div>--></script>",
        "<a \"><div>\">",
    ])
    func `nesting without end is refused at once, however it is dressed up`(tags: String) {
        #expect(refusal(String(repeating: tags, count: 100_000) + "甲") == .beyondMarkupLimit(.depth(limit: 512)))
    }

    @Test(.timeLimit(.minutes(1))) func `formatting that each paragraph would make anew is refused`() {
        let open = (0..<400).map { "<b id=\($0)>" }.joined()
        #expect(refusal(open + String(repeating: "<p>甲", count: 100_000)) == .beyondMarkupLimit(.elements(limit: 2_000_000)))
    }

    @Test(.timeLimit(.minutes(1))) func `a tag of very many attributes is refused`() {
        let attributes = (0..<100_000).map { " a\($0)=1" }.joined()
        #expect(refusal("<p\(attributes)>甲</p>") == .beyondMarkupLimit(.attributes(limit: 1_000)))
    }

    @Test(.timeLimit(.minutes(1))) func `sloppy pages are read: tags left out, closed twice or crosswise, quoted oddly`() {
        let pages = ["<li>甲", "<p>甲", "<tr><td>甲", "<b><i>甲</b></i>", "甲</div></p>", "<br>甲", "<p a='>甲</p>", "<img src=x\">甲"]
        for page in pages { #expect(refusal(String(repeating: page, count: 2_000)) == nil, "\(page)") }
    }

    @Test(.timeLimit(.minutes(1))) func `who asks for a page beyond the limits all the same gets its paragraphs`() {
        let page = String(repeating: "<div>", count: 100_000) + "甲<p>乙</p>"
        #expect(read(page, with: HTMLReader()) == ["body 第1段: 甲", "body 第2段: 乙"])
    }

    @Test func `what is no page is refused as what it is`() {
        #expect(refusal("%PDF-1.7") == .text(.binary(.signature(.pdf))))
        #expect(refusal("甲\0乙") == .text(.binary(.nul(at: 3))))
    }
}
