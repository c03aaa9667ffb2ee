@testable import BaguanDocuments
import BaguanTesting
import BaguanText
import Testing

/// A document with lists: what its paragraphs say, with their numbers.
private func read(_ body: String, numbering: String, styles: String? = nil) throws -> [String] {
    var file = WordFile(body: body)
    file.parts = [("numbering", numbering)]
    file.styles = styles
    let document = try WordReader().read(file.bytes, path: "a.docx")
    return document.blocks.map { document.prose[$0.range] }
}

private func level(_ index: Int, _ form: String, _ text: String, more: String = "") -> String {
    "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(form)\"/>\(more)<w:lvlText w:val=\"\(text)\"/></w:lvl>"
}

private func definition(_ id: Int, _ levels: String...) -> String {
    "<w:abstractNum w:abstractNumId=\"\(id)\">\(levels.joined())</w:abstractNum>"
}

private func list(_ id: Int, of definition: Int, _ more: String = "") -> String {
    "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(definition)\"/>\(more)</w:num>"
}

/// A paragraph of a list.
private func member(_ text: String, _ id: Int, _ level: Int = 0, more: String = "") -> String {
    WordFile.paragraph(text, properties: "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(id)\"/></w:numPr>\(more)")
}

@Suite struct WordListTests {
    /// 一、 （一） 1.
    private let official = definition(
        7, level(0, "chineseCounting", "%1、"), level(1, "japaneseCounting", "（%2）"), level(2, "decimal", "%3."))

    @Test func `the numbers of official papers stand before their paragraphs, and make them headings`() throws {
        var file = WordFile(
            body: WordFile.paragraph("读书节方案") + member("总体要求", 1) + WordFile.paragraph("按通知办。") + member("时间", 1, 1)
                + member("地点", 1, 1) + member("带好文具。", 1, 2) + member("带好水杯。", 1, 2) + member("保障措施", 1) + member("经费", 1, 1))
        file.parts = [("numbering", official + list(1, of: 7))]
        let document = try WordReader().read(file.bytes, path: "a.docx")
        #expect(document.blocks.map { "\($0.role.rawValue) \($0.location): \(document.prose[$0.range])" } == [
            "title 第1段: 读书节方案", "heading 第2段: 一、总体要求", "body 第3段（一、总体要求）: 按通知办。",
            "heading 第4段（一、总体要求）: （一）时间", "heading 第5段（（一）时间）: （二）地点",
            "list-item 第6段（（二）地点）: 1. 带好文具。", "list-item 第7段（（二）地点）: 2. 带好水杯。",
            "heading 第8段（（二）地点）: 二、保障措施", "heading 第9段（二、保障措施）: （一）经费",
        ])
    }

    @Test(arguments: [
        ("decimal", "1 2 10 11 20"), ("decimalZero", "01 02 10 11 20"), ("decimalFullWidth", "１ ２ １０ １１ ２０"),
        ("chineseCountingThousand", "一 二 十 十一 二十"), ("ideographDigital", "一 二 一〇 一一 二〇"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾"), ("upperRoman", "I II X XI XX"), ("lowerRoman", "i ii x xi xx"),
        ("upperLetter", "A B J K T"), ("lowerLetter", "a b j k t"), ("decimalEnclosedCircleChinese", "① ② ⑩ ⑪ ⑳"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇"), ("ideographTraditional", "甲 乙 癸 11 20"), ("ideographZodiac", "子 丑 酉 戌 20"),
        ("none", "    "), ("cardinalText", "1 2 10 11 20"),
    ])
    func `a number is written in its form`(form: String, expected: String) {
        #expect([1, 2, 10, 11, 20].map { ListNumberForm(form).write($0) }.joined(separator: " ") == expected)
    }

    @Test func `no number is beyond a form, and none is refused`() {
        let forms = ["decimal", "upperRoman", "lowerLetter", "ideographTraditional", "chineseLegalSimplified", "decimalFullWidth"]
        for form in forms.map({ ListNumberForm($0) }) {
            for number in [0, 27, 781, 3_999, 4_000, 32_767, 1_000_000] { #expect(!form.write(number).isEmpty) }
        }
        #expect(ListNumberForm("lowerLetter").write(28) == "bb")
        #expect(ListNumberForm("upperRoman").write(1_994) == "MCMXCIV")
    }

    @Test func `a gap stands between number and text where the eye needs one`() throws {
        let forms = definition(
            1, level(0, "decimal", "%1."), level(1, "chineseCounting", "第%2章"), level(2, "decimal", "（%3）"),
            level(3, "decimal", "%4.", more: "<w:suff w:val=\"nothing\"/>"))
        let body = (0..<4).map { member("文。", 1, $0) }.joined()
        #expect(try read(body, numbering: forms + list(1, of: 1)) == ["1. 文。", "第一章 文。", "（1）文。", "1.文。"])
    }

    @Test func `a number shows those of the levels above it, in Arabic digits where it says so`() throws {
        let levels = definition(
            1, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", more: "<w:isLgl/>"), level(2, "upperLetter", "%1-%2%3%%x"))
        let body = member("甲。", 1, 1) + member("乙。", 1, 0) + member("丙。", 1, 0) + member("丁。", 1, 1) + member("戊。", 1, 2)
        #expect(try read(body, numbering: levels + list(1, of: 1)) == ["1.1 甲。", "第一章 乙。", "第二章 丙。", "2.1 丁。", "二-1A%%x 戊。"])
    }

    @Test func `lists of one definition count on, one with a start of its own begins there`() throws {
        let start = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>"
        let other = "<w:lvlOverride w:ilvl=\"0\">\(level(0, "upperLetter", "%1)"))</w:lvlOverride>"
        let numbering = official + list(1, of: 7) + list(2, of: 7) + list(3, of: 7, start) + list(4, of: 7, other)
        let body = [1, 2, 3, 3, 1, 4].map { member("文。", $0) }.joined()
        #expect(try read(body, numbering: numbering) == ["一、文。", "二、文。", "五、文。", "六、文。", "七、文。", "H) 文。"])
    }

    @Test func `a level begins anew behind the levels it names, or never`() throws {
        let levels = definition(
            1, level(0, "decimal", "%1."), level(1, "decimal", "（%2）", more: "<w:lvlRestart w:val=\"0\"/>"),
            level(2, "upperLetter", "%3.", more: "<w:lvlRestart w:val=\"1\"/>"))
        let body = [0, 1, 2, 1, 2, 0, 1, 2].map { member("文。", 1, $0) }.joined()
        #expect(try read(body, numbering: levels + list(1, of: 1)) == [
            "1. 文。", "（1）文。", "A. 文。", "（2）文。", "B. 文。", "2. 文。", "（3）文。", "A. 文。",
        ])
    }

    @Test func `a style brings its list, and each of its levels the style that goes with it`() throws {
        let levels = definition(
            1, level(0, "chineseCounting", "%1、", more: "<w:pStyle w:val=\"h1\"/>"),
            level(1, "chineseCounting", "（%2）", more: "<w:pStyle w:val=\"h2\"/>"))
        let styles = ["h1", "h2"].map {
            "<w:style w:type=\"paragraph\" w:styleId=\"\($0)\"><w:name w:val=\"heading \($0.last!)\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        }.joined() + "<w:style w:type=\"paragraph\" w:styleId=\"own\"><w:name w:val=\"own\"/><w:basedOn w:val=\"h2\"/></w:style>"
        let body = ["h1", "h2", "own"].map { WordFile.paragraph("文。", properties: "<w:pStyle w:val=\"\($0)\"/>") }.joined()
            + WordFile.paragraph("无号。", properties: "<w:pStyle w:val=\"h1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>")
        #expect(try read(body, numbering: levels + list(1, of: 1), styles: styles) == ["一、文。", "（一）文。", "（二）文。", "无号。"])
    }

    @Test func `a definition may lie behind a list style`() throws {
        let numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"公文\"/></w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"2\"><w:styleLink w:val=\"公文\"/>\(level(0, "chineseCounting", "%1、"))</w:abstractNum>"
        #expect(try read(member("文。", 3), numbering: numbering + list(3, of: 1)) == ["一、文。"])
    }

    @Test func `empty paragraphs count, hidden and struck out ones do not, and a text box counts for itself`() throws {
        let hidden = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>\(WordFile.run("密", properties: "<w:vanish/>"))</w:p>"
        let struckOut = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del w:id=\"1\" w:author=\"王\"/></w:rPr></w:pPr>"
            + "<w:del w:id=\"2\" w:author=\"王\"><w:r><w:delText>删去。</w:delText></w:r></w:del></w:p>"
        let box = "<w:r><w:pict><v:textbox><w:txbxContent>\(member("框中。", 1))</w:txbxContent></v:textbox></w:pict></w:r>"
        let body = member("甲。", 1) + member("", 1) + hidden + struckOut
            + "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>\(WordFile.run("乙。"))\(box)</w:p>"
        #expect(try read(body, numbering: official + list(1, of: 7)) == ["一、甲。", "密", "三、乙。", "一、框中。"])
    }

    @Test func `bullets, lists that are not there and levels beyond nine have no number`() throws {
        let numbering = definition(1, level(0, "bullet", "\u{F0B7}")) + list(1, of: 1) + list(2, of: 9)
        let body = member("甲。", 1) + member("乙。", 2) + member("丙。", 3) + member("丁。", 1, 12) + member("戊。", 1, -1)
        #expect(try read(body, numbering: numbering) == ["甲。", "乙。", "丙。", "丁。", "戊。"])
    }

    @Test func `numbers without end and texts without end are cut`() throws {
        let numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"9223372036854775807\"/>"
            + "<w:lvlText w:val=\"\(String(repeating: "%1", count: 90_000))\"/></w:lvl></w:abstractNum>" + list(1, of: 1)
        let texts = try read(member("甲。", 1) + member("乙。", 1), numbering: numbering)
        #expect(texts.map(\.utf8.count).allSatisfy { $0 < 1_000 })
        #expect(texts[0].hasPrefix("3276732767") && texts[1].hasPrefix("3276832768"))
    }

    // MARK: - Answers

    private func answer(_ words: String, as replacement: String) throws -> (body: String, changes: Int) {
        var file = WordFile(body: WordFile.paragraph("题目。") + member("卫计委印发。", 1))
        file.parts = [("numbering", official + list(1, of: 7))]
        let text = String(decoding: try WordReader().read(file.bytes, path: "a.docx").source.utf8, as: UTF8.self)
        let found = try #require(text.firstRange(of: words))
        let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
        let range = Range<SourceOffset>(utf8: start..<start + words.utf8.count)
        let annotation = Annotation(
            range: range, paragraphs: ["说明"], change: TextChange(range: range, utf8: Array(replacement.utf8)))
        let result = try WordAnnotator().annotate(
            file.bytes, path: "a.docx", with: [annotation], by: AnnotationAuthor(name: "把关", initials: "关"))
        let xml = String(decoding: try OfficePackage(result.bytes, path: "a.docx").bytes(of: "word/document.xml") ?? [], as: UTF8.self)
        let marked = try #require(xml.firstMatch(of: #/<w:commentRangeStart.*<w:commentRangeEnd[^>]*>/#))
        return (marked.output.matches(of: #/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</#).map { String($0.output.1) }.joined(separator: "|"), result.changeCount)
    }

    @Test func `what is said of a list's number hangs on its paragraph; nothing is changed in it`() throws {
        #expect(try answer("一、", as: "二、") == ("卫计委印发。", 0))
        #expect(try answer("一、卫计委", as: "一、卫健委") == ("卫计委", 0))
        #expect(try answer("卫计委", as: "卫健委") == ("卫计委|卫健委", 1))
    }
}
