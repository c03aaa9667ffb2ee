import BaguanDocuments
import BaguanTesting
import BaguanText
import Testing

private func readSlides(_ slides: SlidesFile) throws -> [String] {
    let document = try SlidesReader().read(slides.bytes, path: "a.pptx")
    return document.blocks.map { "\($0.role.rawValue) \($0.location): \(document.prose[$0.range])" }
}

@Suite struct SlidesReaderTests {
    @Test func `slides come in the order in which they are shown, each by its number`() throws {
        var file = SlidesFile(["甲页。", "乙页。", "丙页。"].map { SlidesFile.Slide(SlidesFile.shape([$0])) })
        file.order = [2, 0]
        #expect(try readSlides(file) == ["body 第1页: 丙页。", "body 第2页: 甲页。"])
    }

    @Test func `titles, text boxes, tables, footers and descriptions of pictures have their roles`() throws {
        let slide = SlidesFile.shape(["护眼知识"], placeholder: "ctrTitle") + SlidesFile.shape(["主讲：小林。", "一、认识近视"], placeholder: "body")
            + SlidesFile.table([["年级", "人数"], ["一年级", "40"]]) + SlidesFile.shape(["12"], placeholder: "sldNum")
            + SlidesFile.shape(["校医室"], placeholder: "ftr")
            + "<p:pic><p:nvPicPr><p:cNvPr id=\"9\" name=\"图片\" descr=\"视力表\"/></p:nvPicPr><p:blipFill><a:blip r:embed=\"x\"/></p:blipFill></p:pic>"
        let second = SlidesFile.shape(["用眼卫生"], placeholder: "title")
        #expect(try readSlides(SlidesFile([.init(slide), .init(second)])) == [
            "title 第1页: 护眼知识", "body 第1页: 主讲：小林。", "heading 第1页: 一、认识近视", "table-cell 第1页表1第1行: 年级",
            "table-cell 第1页表1第1行: 人数", "table-cell 第1页表1第2行: 一年级", "table-cell 第1页表1第2行: 40", "footer 第1页: 校医室",
            "caption 第1页: 视力表", "heading 第2页: 用眼卫生",
        ])
    }

    @Test func `runs, breaks and fields are one text, but for the page's number`() throws {
        let paragraph = "<a:p><a:r><a:t>远眺</a:t></a:r><a:r><a:t>二十秒</a:t></a:r><a:br/><a:fld type=\"datetime1\"><a:t>今天</a:t></a:fld>"
            + "<a:fld type=\"slidenum\"><a:t>3</a:t></a:fld><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><a:r><a:t>。</a:t></a:r></a:p>"
        #expect(try readSlides(SlidesFile([.init("<p:sp><p:txBody>\(paragraph)</p:txBody></p:sp>")])) == ["body 第1页: 远眺二十秒\n今天\u{FFFC}。"])
    }

    @Test func `paragraphs that are numbered have their numbers`() throws {
        func member(_ text: String, _ scheme: String?, level: Int = 0, start: Int? = nil) -> String {
            let number = scheme.map { "<a:buFont typeface=\"+mj\"/><a:buAutoNum type=\"\($0)\"\(start.map { " startAt=\"\($0)\"" } ?? "")/>" } ?? "<a:buNone/>"
            return "<a:p><a:pPr lvl=\"\(level)\">\(number)</a:pPr><a:r><a:t>\(text)</a:t></a:r></a:p>"
        }
        func numbered(_ paragraphs: String...) throws -> [String] {
            let list = "<a:lstStyle><a:lvl1pPr><a:buAutoNum type=\"arabicPeriod\"/></a:lvl1pPr></a:lstStyle>"
            let body = "<p:sp><p:txBody>\(list)\(paragraphs.joined())</p:txBody></p:sp>"
            return try readSlides(SlidesFile([.init(body + body)])).map { String($0.drop { $0 != ":" }.dropFirst(2)) }
        }
        let chinese = "ea1JpnChsDbPeriod"
        let shown = ["一．甲", "1. 乙", "2. 丙", "二．丁", "戊", "一．己", "① 庚", "b) 辛", "c) 壬"]
        let read = try numbered(
            member("甲", chinese), member("乙", "arabicPeriod", level: 1), member("", chinese, level: 1), member("丙", "arabicPeriod", level: 1),
            member("丁", chinese), member("戊", nil), member("己", chinese), member("庚", "circleNumDbPlain", level: 12),
            member("辛", "alphaLcParenR", level: -1, start: 2), member("壬", "alphaLcParenR", start: 2))
        #expect(read == shown + shown)
        #expect(try numbered(member("甲", "arabicParenBoth", start: .max))[0] == "(32767) 甲")
    }

    @Test func `notes, diagrams and comments follow their slide`() throws {
        var slide = SlidesFile.Slide(
            "<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds r:dm=\"rIdD\" r:lo=\"x\"/></a:graphicData></a:graphic></p:graphicFrame>"
                + SlidesFile.shape(["正文。"]))
        slide.notes = SlidesFile.shape(["讲慢一点。"], placeholder: "body") + SlidesFile.shape(["1"], placeholder: "sldNum")
        slide.diagram = "<dgm:pt><dgm:t>\(SlidesFile.paragraph("少看", "屏幕。"))</dgm:t></dgm:pt>"
        slide.comments = "<p:cm authorId=\"0\"><p:pos x=\"1\" y=\"1\"/><p:text>换一张图。</p:text></p:cm>"
        #expect(try readSlides(SlidesFile([slide])) == [
            "body 第1页: 正文。", "body 第1页图示: 少看屏幕。", "body 第1页备注: 讲慢一点。", "hidden 第1页批注: 换一张图。",
        ])
    }

    @Test func `comments that are answered are read with their answers`() throws {
        var slide = SlidesFile.Slide(SlidesFile.shape(["正文。"]))
        func body(_ text: String) -> String { "<t:txBody><a:bodyPr/><a:lstStyle/>\(SlidesFile.paragraph(text))</t:txBody>" }
        slide.comments = "<t:cm xmlns:t=\"http://schemas.microsoft.com/office/powerpoint/2018/8/main\" id=\"{1}\">"
            + "<t:replyLst><t:reply id=\"{2}\">\(body("换好了。"))</t:reply></t:replyLst>\(body("换一张图。"))</t:cm>"
        #expect(try readSlides(SlidesFile([slide])) == ["body 第1页: 正文。", "hidden 第1页批注: 换好了。", "hidden 第1页批注: 换一张图。"])
    }

    @Test func `slides and shapes that are not shown are hidden text`() throws {
        var hidden = SlidesFile.Slide(SlidesFile.shape(["旧页。"]))
        hidden.isHidden = true
        let shapes = SlidesFile.shape(["藏框。"], attributes: "hidden=\"1\"") + SlidesFile.shape(["显框。"])
        #expect(try readSlides(SlidesFile([hidden, .init(shapes)])) == ["hidden 第1页（隐藏）: 旧页。", "hidden 第2页（隐藏）: 藏框。", "body 第2页: 显框。"])
    }

    @Test func `what stands twice, for older programs, is read once`() throws {
        let shape = "<mc:AlternateContent><mc:Choice Requires=\"a14\">\(SlidesFile.shape(["新。"]))</mc:Choice>"
            + "<mc:Fallback>\(SlidesFile.shape(["旧。"]))</mc:Fallback></mc:AlternateContent>"
        #expect(try readSlides(SlidesFile([.init(shape)])) == ["body 第1页: 新。"])
    }

    @Test func `pictures, charts and embedded files are named with their page`() throws {
        let shapes = "<p:pic><p:blipFill><a:blip r:embed=\"x\"/></p:blipFill></p:pic><p:graphicFrame><c:chart r:id=\"y\"/></p:graphicFrame>"
            + "<p:graphicFrame><p:oleObj r:id=\"z\"/></p:graphicFrame><a:buBlip><a:blip/></a:buBlip>"
        let document = try SlidesReader().read(SlidesFile([.init(shapes)]).bytes, path: "a.pptx")
        #expect(document.unread == [.picture, .chart, .embeddedObject].map { UnreadContent(kind: $0, location: "第1页") })
    }

    @Test func `a slide that is not there is no empty slide`() {
        var file = SlidesFile(paragraphs: ["甲"])
        file.order = [0, 7]
        #expect(throws: ReadingError(path: "a.pptx", cause: .missingPart("rId7"))) { try SlidesReader().read(file.bytes, path: "a.pptx") }
        var zip = SlidesFile(paragraphs: ["甲"]).zip
        zip.remove("ppt/slides/slide0.xml")
        #expect(throws: ReadingError(path: "a.pptx", cause: .missingPart("ppt/slides/slide0.xml"))) { try SlidesReader().read(zip.bytes, path: "a.pptx") }
        #expect(throws: ReadingError(path: "a.pptx", cause: .otherOfficeFile(.word))) { try SlidesReader().read(WordFile(paragraphs: []).bytes, path: "a.pptx") }
    }
}
