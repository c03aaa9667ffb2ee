import BaguanTesting
import Foundation
import Testing

/// `samples/bulletin-reading-month/draft.docx`, written here part by part: a notice with something to find in every kind
/// of place that Word has. The picture in the READMEs shows it, and `make verify-word` has other programs open it.
@Suite struct WordSampleTests {
    @Test func `the Word sample is what is written here`() throws {
        let url = Checkout.file("samples/bulletin-reading-month/draft.docx")
        let bytes = Data(Self.file.bytes)
        if Checkout.isRecording { return try bytes.write(to: url) }
        #expect(try Data(contentsOf: url) == bytes, "BAGUAN_RECORD=1 writes it anew")
    }

    private static var file: WordFile {
        var file = WordFile(body: body)
        file.styles = styles
        file.parts = [
            ("header1", paragraph("青禾县云岭中学　国家卫计委健康促进学校", style: "a5")), ("footer1", paragraph("联系单位:学校图书馆", style: "a5")),
            ("footnotes", note("footnote", 2, "书目见国家新闻出版广电总局推荐名单。")),
            ("endnotes", note("endnote", 2, "本通知抄送县工商局、县食药监局。")),
            ("comments", "<w:comment w:id=\"0\" w:author=\"王老师\" w:initials=\"王\">\(paragraph("时间再核一次。"))</w:comment>"),
        ]
        return file
    }

    // MARK: - The body

    private static var body: String {
        let deleted = "<w:del w:id=\"91\" w:author=\"王老师\"><w:r><w:delText>暂定</w:delText></w:r></w:del>"
        let inserted = "<w:ins w:id=\"92\" w:author=\"王老师\">\(run("由国家旅游局指导"))</w:ins>"
        let commented = "<w:commentRangeStart w:id=\"0\"/>\(run("11月20日（星期三）"))<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"
        let control = "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>\(run("县教育体育局"))</w:sdtContent></w:sdt>"
        return [
            paragraph("关于举办“书香云岭”读书月活动的通知", style: "a3"),
            paragraph("各年级组、各班："),
            "<w:p>\(run("经学校研究，"))\(deleted)\(run("定于2026年"))\(commented)\(run("举行读书月开幕式，"))\(inserted)\(run("。现将有关事项通知如下。"))</w:p>",
            paragraph("一、活动安排", style: "1"),
            // The name is cut in the middle, as Word does where somebody has mended a character.
            "<w:p>\(run("请各班关注国家"))\(run("卫计", "<w:b/>"))\(run("委官网上的护眼知识,每天读书不少于"))\(run("40分钟", "<w:b/>"))\(run("，做好准备工做。"))"
                + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            table([["环节", "负责单位"], ["图书漂流", "县文广新局"], ["护眼讲座", "县卫计局"]]),
            paragraph("二、有关要求", style: "1"),
            "<w:p>\(run("参加活动的班级请到"))<w:hyperlink w:anchor=\"a\">\(run("县教育局旅游局联合书屋", "<w:u w:val=\"single\"/>"))</w:hyperlink>\(run("领取图书，名单报"))\(control)\(run("备案。"))"
                + "\(run("内部说明：经费由县工商局解决。", "<w:vanish/>"))\(textBox("温馨提示：国家旅游局提醒您文明出行。"))\(picture("同学们在国家卫计委展板前合影"))</w:p>",
            paragraph("附件：xx县云岭中学图书借阅制度"),
            "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>\(run("青禾县云岭中学"))<w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p>",
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/><w:footerReference w:type=\"default\" r:id=\"footer1\"/>"
                + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1588\" w:bottom=\"1440\" w:left=\"1588\" w:header=\"851\" w:footer=\"992\"/></w:sectPr>",
        ].joined()
    }

    private static func run(_ text: String, _ properties: String = "") -> String {
        "<w:r>" + (properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>") + "<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }

    private static func paragraph(_ text: String, style: String? = nil) -> String {
        "<w:p>" + (style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? "") + run(text) + "</w:p>"
    }

    private static func note(_ kind: String, _ id: Int, _ text: String) -> String {
        let lines = ["separator", "continuationSeparator"].enumerated().map { index, type in
            "<w:\(kind) w:type=\"\(type)\" w:id=\"\(index)\"><w:p><w:r><w:\(type)/></w:r></w:p></w:\(kind)>"
        }
        return lines.joined() + "<w:\(kind) w:id=\"\(id)\"><w:p><w:r><w:\(kind)Ref/></w:r>\(run(text))</w:p></w:\(kind)>"
    }

    private static func table(_ rows: [[String]]) -> String {
        let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map { "<w:\($0) w:val=\"single\" w:sz=\"4\"/>" }.joined()
        let rows = rows.map { cells in
            "<w:tr>" + cells.map { "<w:tc><w:tcPr><w:tcW w:w=\"4360\" w:type=\"dxa\"/></w:tcPr>\(paragraph($0, style: "a4"))</w:tc>" }.joined() + "</w:tr>"
        }
        return "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>\(borders)</w:tblBorders></w:tblPr>"
            + "<w:tblGrid><w:gridCol w:w=\"4360\"/><w:gridCol w:w=\"4360\"/></w:tblGrid>\(rows.joined())</w:tbl>"
    }

    /// A box of the old kind, which every program shows.
    private static func textBox(_ text: String) -> String {
        "<w:r><w:pict><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"/>"
            + "<v:shape type=\"#_x0000_t202\" style=\"width:300pt;height:32pt\"><v:textbox><w:txbxContent>\(paragraph(text, style: "a4"))</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    }

    /// An empty shape in the place of a photograph, with its description.
    private static func picture(_ description: String) -> String {
        "<w:r><w:pict><v:rect alt=\"\(description)\" style=\"width:90pt;height:60pt\" fillcolor=\"#d9e2f3\"/></w:pict></w:r>"
    }

    private static let styles = """
        <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋"/><w:sz w:val="28"/></w:rPr></w:rPrDefault>\
        <w:pPrDefault><w:pPr><w:spacing w:line="480" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>\
        <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:ind w:firstLineChars="200" w:firstLine="560"/></w:pPr></w:style>\
        <w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:pPr><w:spacing w:after="240"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>\
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type="paragraph" w:styleId="a4"><w:name w:val="表格"/><w:pPr><w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr></w:style>\
        <w:style w:type="paragraph" w:styleId="a5"><w:name w:val="header"/><w:pPr><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>
        """
}
