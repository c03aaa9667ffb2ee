import BaguanDocuments
import BaguanTesting
import BaguanText
import Testing

/// Blocks as tests write them: `role location: text`.
private func readWord(_ file: WordFile) throws -> [String] {
    let document = try WordReader().read(file.bytes, path: "draft.docx")
    return document.blocks.map { "\($0.role.rawValue) \($0.location): \(document.prose[$0.range])" }
}

private func readWord(_ body: String, styles: String? = nil) throws -> [String] {
    var file = WordFile(body: body)
    file.styles = styles
    return try readWord(file)
}

@Suite struct WordReaderTests {
    private let note = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"

    @Test func `a sentence cut into runs is one text`() throws {
        #expect(try readWord(WordFile.paragraph("各位家长请于", "周五", "前交回执。")) == ["body 第1段: 各位家长请于周五前交回执。"])
    }

    @Test func `tabs, breaks and hyphens that do not break are characters`() throws {
        let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t>"
            + "<w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁。</w:t><w:cr/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r></w:p>"
        #expect(try readWord(body) == ["title 第1段: 甲\t乙\n丙-丁。\n\u{FFFC}"])
    }

    @Test func `blanks at the ends of a text count only where it says so`() throws {
        let body = "<w:p><w:r><w:t> 甲 </w:t><w:t xml:space=\"preserve\"> 乙 </w:t><w:t>\n 丙。\n</w:t></w:r></w:p>"
        #expect(try readWord(body) == ["body 第1段: 甲 乙 丙。"])
    }

    @Test func `characters that XML writes otherwise are read as what they are`() throws {
        #expect(try readWord("<w:p><w:r><w:t>A&amp;B&#x4E00;<![CDATA[<二>]]>。</w:t></w:r></w:p>") == ["body 第1段: A&B一<二>。"])
    }

    @Test func `titles and headings are known by their styles, else by their look`() throws {
        let styles = "<w:style w:type=\"paragraph\" w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"7\"><w:name w:val=\"自用标题\"/><w:basedOn w:val=\"1\"/></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"8\"><w:name w:val=\"八\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"9\"><w:name w:val=\"caption\"/><w:basedOn w:val=\"9\"/></w:style>"
        let styled = ["a3", "1", "7", "8", "9", "没有"].map {
            WordFile.paragraph("这是\($0)样式。", properties: "<w:pStyle w:val=\"\($0)\"/>")
        }
        #expect(try readWord(styled.joined(), styles: styles).map { $0.prefix { $0 != " " } } == [
            "title", "heading", "heading", "heading", "caption", "body",
        ])
        let plain = ["读书节方案", "一、时间", "下周三下午。"].map { WordFile.paragraph($0) }.joined()
        #expect(try readWord(plain) == ["title 第1段: 读书节方案", "heading 第2段: 一、时间", "body 第3段（一、时间）: 下周三下午。"])
    }

    @Test func `a table's cells say their row, also of a table in a table`() throws {
        let inner = "<w:tbl><w:tr><w:tc>\(WordFile.paragraph("内"))</w:tc></w:tr></w:tbl>"
        let body = WordFile.table([["姓名", "班级"], ["小明", ""]])
            + "<w:tbl><w:tr><w:tc>\(inner)\(WordFile.paragraph("外"))</w:tc></w:tr></w:tbl>" + WordFile.paragraph("表后。")
        #expect(try readWord(body) == [
            "table-cell 表1第1行: 姓名", "table-cell 表1第1行: 班级", "table-cell 表1第2行: 小明", "table-cell 表3第1行: 内",
            "table-cell 表2第1行: 外", "body 第1段: 表后。",
        ])
    }

    @Test func `a text box stands once, behind the paragraph it hangs on`() throws {
        let body = "<w:p>\(WordFile.run("正文，"))\(WordFile.textBox("框里。", "又一段。"))\(WordFile.run("接着写。"))</w:p>"
            + "<w:p><w:r><w:pict><v:textbox><w:txbxContent>\(WordFile.paragraph("旧式的框。"))</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
        #expect(try readWord(body) == [
            "body 第1段: 正文，接着写。", "body 文本框1第1段: 框里。", "body 文本框1第2段: 又一段。", "body 文本框2第1段: 旧式的框。",
        ])
    }

    @Test func `links, content controls, inserted text and old and new fields are read`() throws {
        let body = "<w:p><w:hyperlink r:id=\"x\">\(WordFile.run("链接，"))</w:hyperlink>"
            + "<w:sdt><w:sdtPr><w:placeholder/><w:text/></w:sdtPr><w:sdtContent>\(WordFile.run("控件，"))</w:sdtContent></w:sdt>"
            + "<w:ins w:id=\"1\" w:author=\"王\">\(WordFile.run("添上，"))</w:ins><w:moveTo w:id=\"2\">\(WordFile.run("移来，"))</w:moveTo>"
            + "<w:fldSimple w:instr=\"DATE\">\(WordFile.run("今天。"))</w:fldSimple></w:p>"
        #expect(try readWord(body) == ["body 第1段: 链接，控件，添上，移来，今天。"])
    }

    @Test func `deleted and moved text, instructions of fields and readings of characters are not`() throws {
        func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
        let body = "<w:p><w:del w:id=\"1\"><w:r><w:delText>删去</w:delText></w:r></w:del>"
            + "<w:moveFrom w:id=\"2\">\(WordFile.run("移走"))</w:moveFrom>"
            + "\(mark("begin"))<w:r><w:instrText> IF </w:instrText></w:r>\(mark("begin"))\(mark("separate"))\(WordFile.run("内层结果"))\(mark("end"))"
            + "\(mark("separate"))\(WordFile.run("结果"))\(mark("end"))"
            + "<w:r><w:ruby><w:rt>\(WordFile.run("dú"))</w:rt><w:rubyBase>\(WordFile.run("读"))</w:rubyBase></w:ruby></w:r>"
            + "<w:r><w:rPr><w:rPrChange w:id=\"3\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>书。</w:t></w:r></w:p>"
        #expect(try readWord(body) == ["body 第1段: 结果读书。"])
    }

    @Test func `a field that never ends hides nothing`() throws {
        let body = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\(WordFile.run("还在。"))</w:p>" + WordFile.paragraph("后文。")
        #expect(try readWord(body) == ["body 第1段: 还在。", "body 第2段: 后文。"])
    }

    @Test func `hidden text stands apart from the sentence it is hidden in`() throws {
        let styles = "<w:style w:type=\"character\" w:styleId=\"h\"><w:name w:val=\"藏\"/><w:rPr><w:vanish/></w:rPr></w:style>"
        let body = "<w:p>\(WordFile.run("前"))\(WordFile.run("密一", properties: "<w:vanish/>"))"
            + "\(WordFile.run("密二", properties: "<w:rStyle w:val=\"h\"/>"))\(WordFile.run("中", properties: "<w:vanish w:val=\"0\"/>"))"
            + "\(WordFile.run("后。", properties: "<w:rStyle w:val=\"h\"/><w:vanish w:val=\"false\"/>"))</w:p>"
        #expect(try readWord(body, styles: styles) == ["body 第1段: 前中后。", "hidden 第1段（隐藏文字）: 密一密二"])
    }

    @Test func `headers, footers, notes and comments come behind the body, each by its name`() throws {
        var file = WordFile(
            body: "<w:p>\(WordFile.run("正文。"))<w:r><w:footnoteReference w:id=\"3\"/></w:r>\(note)<w:pPr><w:sectPr>"
                + "<w:headerReference w:type=\"first\" r:id=\"header1\"/><w:headerReference w:type=\"default\" r:id=\"header2\"/>"
                + "<w:footerReference w:type=\"default\" r:id=\"footer1\"/></w:sectPr></w:pPr></w:p>")
        let separator = "<w:footnote w:type=\"separator\" w:id=\"0\">\(WordFile.paragraph("分隔"))</w:footnote>"
        file.parts = [
            ("header1", WordFile.paragraph("首页的眉")), ("header2", WordFile.paragraph("各页的眉")),
            ("header3", WordFile.paragraph("没人用的眉")), ("footer1", WordFile.table([["脚"]])),
            ("footnotes", separator + ["2", "3"].map { "<w:footnote w:id=\"\($0)\">\(WordFile.paragraph("注\($0)"))</w:footnote>" }.joined()),
            ("endnotes", "<w:endnote w:id=\"5\">\(WordFile.paragraph("尾"))</w:endnote>"),
            ("comments", "<w:comment w:id=\"0\" w:author=\"李\">\(WordFile.paragraph("请核。"))</w:comment>"),
        ]
        #expect(try readWord(file) == [
            "body 第1段: 正文。", "header 首页页眉: 首页的眉", "header 页眉: 各页的眉", "footer 页脚表1第1行: 脚",
            "footnote 脚注2: 注2", "footnote 脚注1: 注3", "footnote 尾注: 尾", "hidden 批注1: 请核。",
        ])
    }

    @Test func `what was not read is named with its place`() throws {
        let picture = "<w:r><w:drawing><a:blip r:embed=\"x\"/></w:drawing></w:r>"
        let body = "<w:p>\(picture)</w:p>" + WordFile.paragraph("题") + "<w:p>\(WordFile.run("一、图示"))\(picture)</w:p>" + "<w:altChunk r:id=\"y\"/>"
        let document = try WordReader().read(WordFile(body: body).bytes, path: "a.docx")
        #expect(document.unread == [
            UnreadContent(kind: .picture, location: "第1段"), UnreadContent(kind: .picture, location: "第2段（一、图示）"),
            UnreadContent(kind: .importedFile, location: "第2段（一、图示）"),
        ])
    }

    @Test func `changes that wait are named, each paragraph once`() throws {
        let inserted = "<w:ins w:id=\"1\" w:author=\"王\">\(WordFile.run("添。"))</w:ins>"
        let deleted = "<w:del w:id=\"2\" w:author=\"王\"><w:r><w:delText>删。</w:delText></w:r></w:del>"
        let box = "<w:r><w:pict><v:textbox><w:txbxContent><w:p>\(deleted)</w:p></w:txbxContent></v:textbox></w:pict></w:r>"
        let body = WordFile.paragraph("甲。") + "<w:p>\(WordFile.run("乙。"))\(inserted)\(deleted)</w:p>" + "<w:p>\(deleted)</w:p>"
            + "<w:tbl><w:tr><w:tc><w:p><w:moveFrom w:id=\"3\">\(WordFile.run("丙。"))</w:moveFrom></w:p></w:tc></w:tr></w:tbl>"
            + WordFile.paragraph("丁。") + "<w:p>\(WordFile.run("戊。"))\(box)</w:p>"
        let document = try WordReader().read(WordFile(body: body).bytes, path: "a.docx")
        #expect(document.openChanges == ["第2段", "第2段", "表1第1行", "第4段"])
        #expect(try WordReader().read(WordFile(paragraphs: ["甲。"]).bytes, path: "a.docx").openChanges == [])
    }

    @Test func `descriptions of pictures and words drawn as shapes are read where they hang`() throws {
        let picture = "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图片 1\" descr=\"操场上的&#10;升旗。\" title=\"升旗\"/></wp:inline></w:drawing></w:r>"
        let art = "<w:r><w:pict><v:shape alt=\"横幅。\"><v:textpath string=\"欢迎新同学。\"/></v:shape></w:pict></w:r>"
        let body = "<w:p>\(WordFile.run("正文。"))\(picture)\(WordFile.run("后文。"))</w:p><w:p>\(art)</w:p>" + WordFile.paragraph("下一段。")
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:pict><v:shape alt=\"藏图。\"/></w:pict></w:r></w:p></w:tc></w:tr></w:tbl>"
        #expect(try readWord(body) == [
            "body 第1段: 正文。后文。", "caption 第1段图片说明: 操场上的\n升旗。", "caption 第1段图片说明: 升旗", "caption 第1段图片说明: 横幅。",
            "body 第1段艺术字: 欢迎新同学。", "body 第2段: 下一段。", "hidden 表1第1行图片说明（隐藏文字）: 藏图。",
        ])
    }

    @Test func `the main part is found by its relationship, under any prefix, strict or not, in UTF-16 or not`() throws {
        var file = WordFile(paragraphs: ["正文。"])
        file.mainPart = "xl/正文 1.xml"
        file.isStrict = true
        #expect(try readWord(file) == ["body 第1段: 正文。"])
        let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        let xml = "<d:document xmlns:d=\"\(namespace)\"><d:body><d:p><d:r><d:t>另一前缀。</d:t></d:r></d:p></d:body></d:document>"
        let utf16: [UInt8] = [0xFF, 0xFE] + xml.utf16.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        for bytes in [Array(xml.utf8), utf16] {
            var zip = WordFile(paragraphs: []).zip
            zip.remove("word/document.xml")
            zip.add("word/document.xml", bytes)
            let document = try WordReader().read(zip.bytes, path: "a.docx")
            #expect(document.blocks.map { document.prose[$0.range] } == ["另一前缀。"])
        }
    }
}
