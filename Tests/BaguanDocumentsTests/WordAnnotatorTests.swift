@testable import BaguanDocuments
import BaguanTesting
import BaguanText
import Testing

private let author = AnnotationAuthor(name: "把关", initials: "关", date: "2026-11-21T00:00:00Z")

/// A Word document under test, with what is to be said in it.
private struct Trial {
    var file: WordFile
    var document: Document
    var annotations: [Annotation] = []

    init(_ file: WordFile) throws {
        self.file = file
        document = try WordReader().read(file.bytes, path: "a.docx")
    }

    init(_ body: String) throws { try self.init(WordFile(body: body)) }

    /// Says something at the first place of some words.
    mutating func mark(_ words: String, as replacement: String? = nil) throws {
        let text = String(decoding: document.source.utf8, as: UTF8.self)
        let found = try #require(text.firstRange(of: words))
        let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
        mark(start..<start + words.utf8.count, as: replacement)
    }

    mutating func mark(_ range: Range<Int>, as replacement: String? = nil) {
        let range = Range<SourceOffset>(utf8: range)
        annotations.append(Annotation(
            range: range, paragraphs: ["说明 & <原因>", "改为：…"],
            change: replacement.map { TextChange(range: range, utf8: Array($0.utf8)) }))
    }

    func annotated() throws(AnnotatingError) -> AnnotatedFile {
        try WordAnnotator().annotate(file.bytes, path: "a.docx", with: annotations, by: author)
    }

    /// The body of the annotated main part.
    func body() throws -> String {
        let xml = try part(file.mainPart, of: annotated().bytes)
        let start = try #require(xml.firstRange(of: "<w:body>")), end = try #require(xml.firstRange(of: "</w:body>"))
        return String(xml[start.upperBound..<end.lowerBound])
    }
}

private func part(_ name: String, of bytes: [UInt8]) throws -> String {
    String(decoding: try #require(try contents(of: name, in: bytes)), as: UTF8.self)
}

private func contents(of part: String, in bytes: [UInt8]) throws -> [UInt8]? {
    try OfficePackage(bytes, path: "a.docx").bytes(of: part)
}

/// The document's text without comments.
private func text(_ bytes: [UInt8]) throws -> [String] {
    let document = try WordReader().read(bytes, path: "a.docx")
    return document.blocks.filter { !$0.location.hasPrefix("批注") }.map { document.prose[$0.range] }
}

/// The document with 把关's changes rejected.
private func rejecting(_ bytes: [UInt8], in name: String) throws -> [UInt8] {
    var xml = try part(name, of: bytes)
    while let start = xml.firstRange(of: #/<w:ins w:id="\d+" w:author="把关"[^>]*>/#) {
        let end = try #require(xml[start.upperBound...].firstRange(of: "</w:ins>"))
        xml.removeSubrange(start.lowerBound..<end.upperBound)
    }
    while let start = xml.firstRange(of: #/<w:del w:id="\d+" w:author="把关"[^>]*>/#) {
        let end = try #require(xml[start.upperBound...].firstRange(of: "</w:del>"))
        let inner = xml[start.upperBound..<end.lowerBound].replacing("w:delText", with: "w:t")
        xml.replaceSubrange(start.lowerBound..<end.upperBound, with: inner)
    }
    var zip = WordFile(body: "").zip
    zip.remove("word/document.xml")
    zip.add("word/document.xml", xml.utf8)
    return zip.bytes
}

@Suite struct WordAnnotatorTests {
    @Test func `a comment stands around its words, and only the run it cuts is written anew`() throws {
        var trial = try Trial("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>请于周五前交。</w:t></w:r></w:p>")
        try trial.mark("周五")
        #expect(try trial.body() == "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">请于</w:t></w:r>"
            + "<w:commentRangeStart w:id=\"1\"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">周五</w:t></w:r>"
            + "<w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r>"
            + "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">前交。</w:t></w:r></w:p>")
        #expect(try part("word/comments.xml", of: trial.annotated().bytes).contains(
            "<w:comment w:id=\"1\" w:author=\"把关\" w:date=\"2026-11-21T00:00:00Z\" w:initials=\"关\"><w:p><w:r>"
                + "<w:t xml:space=\"preserve\">说明 &amp; &lt;原因&gt;</w:t></w:r></w:p>"))
    }

    @Test func `a comment on whole runs cuts none`() throws {
        let body = WordFile.paragraph("前，", "中间", "，后。")
        var trial = try Trial(body)
        try trial.mark("中间")
        let marked = try trial.body()
        #expect(marked.replacing(#/<w:comment[^>]*>|<w:r><w:commentReference[^>]*><\/w:r>/#, with: "").replacing("<w:r></w:r>", with: "") == body)
    }

    @Test func `a single suggestion is struck out and written anew, in the look of what it replaces`() throws {
        var trial = try Trial(
            "<w:p><w:r><w:t>请看国</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>家旅游局官网。</w:t></w:r></w:p>")
        try trial.mark("国家旅游局", as: "文化和旅游部")
        let file = try trial.annotated()
        #expect(file.changeCount == 1 && file.commentCount == 1)
        let signature = "w:author=\"把关\" w:date=\"2026-11-21T00:00:00Z\""
        #expect(try trial.body() == "<w:p><w:r><w:t xml:space=\"preserve\">请看</w:t></w:r><w:commentRangeStart w:id=\"1\"/>"
            + "<w:del w:id=\"2\" \(signature)><w:r><w:delText xml:space=\"preserve\">国</w:delText></w:r></w:del>"
            + "<w:del w:id=\"3\" \(signature)><w:r><w:rPr><w:b/></w:rPr><w:delText xml:space=\"preserve\">家旅游局</w:delText></w:r></w:del>"
            + "<w:ins w:id=\"4\" \(signature)><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">文化和旅游部</w:t></w:r></w:ins>"
            + "<w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r>"
            + "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">官网。</w:t></w:r></w:p>")
        #expect(try text(file.bytes) == ["请看文化和旅游部官网。"])
    }

    @Test func `somebody's insertion is closed before ours and goes on behind it`() throws {
        let insertion = "<w:ins w:id=\"7\" w:author=\"王\">"
        var trial = try Trial("<w:p>\(insertion)<w:r><w:t>甲乙丙。</w:t></w:r></w:ins></w:p>")
        try trial.mark("乙", as: "二")
        let body = try trial.body()
        #expect(body.contains("</w:del></w:ins><w:ins w:id=\"10\" w:author=\"把关\""))
        // No two of them have one id.
        #expect(body.contains("</w:ins><w:ins w:id=\"11\" w:author=\"王\"><w:commentRangeEnd w:id=\"8\"/>"))
        #expect(try text(trial.annotated().bytes) == ["甲二丙。"])
    }

    @Test func `a change that would strike out more than text, or that meets another, stays a comment`() throws {
        let run = "<w:r><w:t>甲</w:t><w:footnoteReference w:id=\"2\"/><w:t>乙丙。</w:t></w:r>"
        var trial = try Trial("<w:p>\(run)</w:p><w:p><w:moveTo w:id=\"3\"><w:r><w:t>移来的</w:t></w:r></w:moveTo></w:p>"
            + "<w:p><w:r><w:t><![CDATA[原样的]]></w:t></w:r></w:p>"
            + "<w:p><w:sdt><w:sdtContent>\(WordFile.run("填写的。"))</w:sdtContent></w:sdt></w:p>"
            + "<w:sdt><w:sdtContent>\(WordFile.paragraph("控件里的段落。"))</w:sdtContent></w:sdt>")
        try trial.mark("甲乙", as: "一二")
        try trial.mark("乙丙", as: "二三")
        try trial.mark("丙", as: "三")
        try trial.mark("移来", as: "搬来")
        try trial.mark("原样", as: "照样")
        try trial.mark("填写", as: "写上")
        try trial.mark("段落", as: "文字")
        let file = try trial.annotated()
        #expect(file.commentCount == 7 && file.changeCount == 1)
        #expect(try text(file.bytes) == ["甲二三。", "移来的", "原样的", "填写的。", "控件里的段落。"])
    }

    /// Found by fuzzing.
    @Test func `properties that a damaged file puts behind a run's content are not repeated with it`() throws {
        var trial = try Trial("<w:p><w:r><w:br/><w:rPr><w:b/></w:rPr><w:t>甲乙丙。</w:t></w:r></w:p>")
        try trial.mark("乙", as: "二")
        #expect(try text(trial.annotated().bytes) == ["甲二丙。"])
    }

    @Test func `what a damaged file puts into a text is no text`() throws {
        var trial = try Trial("<w:p><w:r><w:t>甲<w:rPr><w:vanish/></w:rPr>乙<w:r><w:t>藏</w:t></w:r>丙。</w:t></w:r></w:p>")
        try trial.mark("乙丙", as: "二三")
        #expect(try text(trial.annotated().bytes) == ["甲二三。"])
    }

    @Test func `what a damaged file puts among a run's properties is no text`() throws {
        var trial = try Trial(
            "<w:p><w:r><w:rPr><w:rPr><w:tab/><w:t>甲</w:t></w:rPr><w:tab/><w:br/></w:rPr><w:t>关于读书节的通知</w:t></w:r></w:p>")
        #expect(trial.document.source.utf8 == Array("关于读书节的通知".utf8))
        try trial.mark("读书节", as: "阅读节")
        #expect(try trial.annotated().changeCount == 1)
    }

    @Test func `a comment stands around a field or content control in a line, and before a control around paragraphs`() throws {
        func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
        let begin = mark("begin") + "<w:r><w:instrText>DATE</w:instrText></w:r>" + mark("separate")
        let (start, end) = ("<w:commentRangeStart w:id=\"1\"/>", "<w:commentRangeEnd w:id=\"1\"/>")
        let shells = [
            (open: "<w:fldSimple w:instr=\"DATE\">", close: "</w:fldSimple>"), (begin, mark("end")),
            ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            ("<w:sdt><w:sdtContent><w:fldSimple w:instr=\"DATE\">", "</w:fldSimple></w:sdtContent></w:sdt>"),
        ]
        for (open, close) in shells {
            let shell = open + WordFile.run("今天放假") + close
            var trial = try Trial("<w:p>\(WordFile.run("通知："))\(shell)\(WordFile.run("。"))</w:p>")
            try trial.mark("今天", as: "明天")
            let body = try trial.body()
            #expect(body.contains(start + shell + end), "\(body)")
            #expect(try trial.annotated().changeCount == 0)
        }
        let control = "<w:sdt><w:sdtContent>\(WordFile.paragraph("控件里。"))</w:sdtContent></w:sdt>"
        var trial = try Trial(WordFile.paragraph("甲。") + control)
        try trial.mark("控件")
        #expect(try trial.body().hasPrefix("<w:p>\(start)\(WordFile.run("甲。"))\(end)"))
        trial = try Trial(control)
        try trial.mark("控件")
        #expect(try trial.body().contains("\(start)<w:r>"))
    }

    @Test func `a field over several paragraphs takes comments inside, and no changes`() throws {
        let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        var trial = try Trial("<w:p>\(begin)\(WordFile.run("目录一。"))</w:p><w:p>\(WordFile.run("目录二。"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" + WordFile.paragraph("正文。"))
        for words in ["目录一", "目录二", "正文"] { try trial.mark(words, as: "改") }
        let file = try trial.annotated()
        #expect(file.commentCount == 3 && file.changeCount == 1)
        #expect(try text(file.bytes) == ["目录一。", "目录二。", "改。"])
    }

    @Test func `what is said of headers, notes, text boxes and the whole hangs on the body`() throws {
        let reference = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
        let box = WordFile.textBox("框里错。")
        var file = WordFile(
            body: "<w:p><w:r><w:t>首段。</w:t></w:r>\(reference)\(box)<w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/>"
                + "</w:sectPr></w:pPr></w:p>")
        file.parts = [("header1", WordFile.paragraph("眉错。")), ("footnotes", "<w:footnote w:id=\"2\">\(WordFile.paragraph("注错。"))</w:footnote>")]
        var trial = try Trial(file)
        for words in ["框里", "眉错", "注错"] { try trial.mark(words, as: "改") }
        trial.mark(0..<0)
        let body = try trial.body()
        #expect(body.contains("<w:commentRangeStart w:id=\"3\"/>\(box)<w:commentRangeEnd w:id=\"3\"/>"))
        #expect(body.contains("<w:commentRangeStart w:id=\"5\"/>\(reference)<w:commentRangeEnd w:id=\"5\"/>"))
        #expect(body.contains("<w:commentRangeStart w:id=\"4\"/><w:commentRangeStart w:id=\"6\"/><w:r><w:t>首段。</w:t></w:r><w:commentRangeEnd w:id=\"4\"/>"))
        #expect(try trial.annotated().changeCount == 0)
    }

    @Test func `what is said of a picture's description hangs on the picture, and changes nothing`() throws {
        let picture = "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"\" descr=\"升旗错。\"/></wp:inline></w:drawing></w:r>"
        var trial = try Trial("<w:p>\(WordFile.run("正文。"))\(picture)</w:p>")
        try trial.mark("旗错", as: "旗")
        #expect(try trial.body().contains("<w:commentRangeStart w:id=\"1\"/>\(picture)<w:commentRangeEnd w:id=\"1\"/>"))
        #expect(try trial.annotated().changeCount == 0)
    }

    @Test func `comments of others stay, and every part that is not touched stays as it is packed`() throws {
        var file = WordFile(body: WordFile.paragraph("甲乙丙。"))
        file.parts = [("comments", "<w:comment w:id=\"41\" w:author=\"李\">\(WordFile.paragraph("请核。"))</w:comment>")]
        file.extras = [("word/media/image1.png", Array("不是真的图".utf8)), ("docProps/app.xml", Array("<a/>".utf8))]
        var trial = try Trial(file)
        try trial.mark("乙")
        let bytes = try trial.annotated().bytes
        let comments = try part("word/comments.xml", of: bytes)
        #expect(comments.contains("<w:comment w:id=\"41\" w:author=\"李\">") && comments.contains("<w:comment w:id=\"42\" w:author=\"把关\""))
        for entry in file.zip.entries where !["word/document.xml", "word/comments.xml"].contains(String(decoding: entry.name, as: UTF8.self)) {
            #expect(try contents(of: String(decoding: entry.name, as: UTF8.self), in: bytes) == entry.packed)
        }
        var empty = try Trial(WordFile(body: WordFile.paragraph("甲。")))
        empty.file.extras = []
        try empty.mark("甲")
        #expect(try part("word/_rels/document.xml.rels", of: empty.annotated().bytes).contains("Target=\"comments.xml\""))
    }

    @Test func `a compressed part is copied as it is compressed`() throws {
        var zip = WordFile(body: WordFile.paragraph("甲。")).zip
        zip.addLong("word/media/image1.emf", repeating: 7, count: 1 << 20)
        let packed = try #require(zip.entries.last).packed
        let annotation = Annotation(range: Range(utf8: 0..<3), paragraphs: ["说明"])
        let file = try WordAnnotator().annotate(zip.bytes, path: "a.docx", with: [annotation], by: author)
        #expect(file.bytes.firstRange(of: packed) != nil)
    }

    @Test func `protection is honoured, and parts that are not UTF-8 are left alone`() throws {
        for (edit, error) in [("readOnly", AnnotatingError.protected), ("forms", .protected), ("comments", nil), ("trackedChanges", nil)] {
            var file = WordFile(body: WordFile.paragraph("甲乙。"))
            file.parts = [("settings", "<w:documentProtection w:edit=\"\(edit)\" w:enforcement=\"1\"/>")]
            var trial = try Trial(file)
            try trial.mark("乙", as: "二")
            if let error {
                #expect(throws: error) { try trial.annotated() }
            } else {
                #expect(try trial.annotated().changeCount == (edit == "comments" ? 0 : 1))
            }
        }
        var zip = WordFile(body: "").zip
        zip.remove("word/document.xml")
        let xml = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>"
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in xml.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        zip.add("word/document.xml", wide)
        let annotation = Annotation(range: Range(utf8: 0..<3), paragraphs: ["说明"])
        #expect(throws: AnnotatingError.unsupportedPart("word/document.xml")) {
            try WordAnnotator().annotate(zip.bytes, path: "a.docx", with: [annotation], by: author)
        }
    }

    @Test func `no more comments than Word opens`() throws {
        var trial = try Trial(WordFile(body: WordFile.paragraph("甲乙丙丁。")))
        for _ in 0..<32_800 { trial.mark(3..<6) }
        let file = try trial.annotated()
        #expect(file.commentCount == 32_767 && file.leftOut == 33)
    }

    @Test(arguments: 0..<8) func `accepting gives the corrected text and rejecting the original, whatever is marked`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            var trial = try Trial(Self.randomBody(using: &generator))
            let (text, edited) = Self.markAtRandom(&trial, using: &generator)
            guard !trial.annotations.isEmpty else { continue }
            let file = try trial.annotated()
            #expect(file.commentCount == trial.annotations.count)
            if file.changeCount == trial.annotations.count { #expect(try BaguanDocumentsTests.text(file.bytes) == edited) }
            #expect(try BaguanDocumentsTests.text(rejecting(file.bytes, in: "word/document.xml")) == text)
        }
    }

    private static func randomBody(using generator: inout SeededGenerator) -> String {
        let texts = ["甲", "乙丙", "丁&戊", " 己 ", "庚😀", "a<b", "。"]
        func run() -> String {
            let text = texts.randomElement(using: &generator) ?? "甲"
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: return "<w:r><w:t>\(WordFile.escaped(text))</w:t><w:tab/><w:t>辛</w:t></w:r>"
            case 1: return "<w:ins w:id=\"3\" w:author=\"王\">\(WordFile.run(text))\(WordFile.run("壬"))</w:ins>"
            case 2: return "<w:hyperlink r:id=\"x\">\(WordFile.run(text))</w:hyperlink>"
            case 3: return "<w:del w:id=\"4\" w:author=\"王\"><w:r><w:delText>删</w:delText></w:r></w:del>"
            case 4: return "<w:r><w:rPr><w:i/></w:rPr><w:t>\(WordFile.escaped(text))癸</w:t></w:r>"
            case 5: return "<w:r w:rsidR=\"00A\"><w:br/><w:t xml:space=\"preserve\">&#x5B50;\(WordFile.escaped(text))</w:t></w:r>"
            default: return WordFile.run(text)
            }
        }
        return (0..<3).map { _ in
            "<w:p><w:r><w:t>头</w:t></w:r>" + (0..<Int.random(in: 1...5, using: &generator)).map { _ in run() }.joined()
                + "<w:r><w:t>尾</w:t></w:r></w:p>"
        }.joined()
    }

    /// Marks disjoint stretches of whole characters; gives the text as it is and as it would be.
    private static func markAtRandom(_ trial: inout Trial, using generator: inout SeededGenerator) -> ([String], [String]) {
        let document = trial.document
        var before: [String] = [], after: [String] = []
        for block in document.blocks {
            let source = document.prose.map.source(of: block.range).utf8
            let scalars = Array(document.prose[block.range].unicodeScalars)
            var edited = "", at = source.lowerBound, index = 0
            while index < scalars.count {
                let length = min(Int.random(in: 1...4, using: &generator), scalars.count - index)
                let stretch = String(String.UnicodeScalarView(scalars[index..<index + length]))
                if Int.random(in: 0..<4, using: &generator) == 0, index > 0, index + length < scalars.count {
                    trial.mark(at..<at + stretch.utf8.count, as: "新")
                    edited += "新"
                } else {
                    edited += stretch
                }
                at += stretch.utf8.count
                index += length
            }
            before.append(String(String.UnicodeScalarView(scalars)))
            after.append(edited)
        }
        return (before, after)
    }
}
