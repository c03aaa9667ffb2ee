import Baguan
import BaguanTesting
import Testing

@Suite struct PlaceholderTests {
    static let rule = Trial("residue", "find: placeholder", message: "“{match}”还没有填", severity: "error")

    @Test(arguments: [
        "请⟦xx⟧县上报，", "请⟦XX⟧省上报，", "到⟦×××⟧学校，", "请⟦ⅹⅹ⟧县上报", "请⟦ＸＸ⟧县上报，", "⟦202X⟧年，", "⟦20XX⟧年，", "⟦xxxx⟧年，", "⟦X月X日⟧，", "⟦××月××日⟧，",
        "县⟦**⟧局，", "“⟦**⟧”，", "学习《⟦县⟧贯彻办法》，", "联系人⟦（待补）⟧，", "联系人⟦(此处填写姓名)⟧，", "由⟦XX⟧", "由⟦XX⟧，",
        "于⟦11月×日⟧举行，", "于⟦X月12日⟧举行，", "于⟦202 年 月 日⟧举行，", "于⟦2026年　月　日⟧举行，", "地点：⟦【待填】⟧，", "地点：⟦[待定]⟧，", "感谢⟦【姓名】⟧老师，", "⟦TODO⟧：配图，",
        "请到⟦XX⟧ 学校，", "至 ⟦XX⟧ 县，", "⟦X 月 X 日⟧，", "于 11 月 2 日至⟦11 月 X 日⟧，", "⟦202X⟧ 年，", "⟦20XX⟧\u{A0}年，",
        "人数：⟦待补充⟧", "⟦待补充⟧", "他说⟦[…]⟧，", "讲座由⟦____⟧主持。",
    ])
    func `A place that nobody filled in is found`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: [
        "X光和X射线，", "boxx县，", "box xx 县，", "Type XX 手机，", "3×5米，", "XL码，", "Xbox，", "exx。", "2**3，", "《县域经济》，", "（待遇从优），", "A4xx2，", "5*6，", "第X季，", "服装尺码：XXX，", "尺码有XL、XXL，", "具体办法有待补充，", "待补充的材料，", "【姓名】张三", "请填写【姓名】【班级】，", "年 月 日", "20 年后的月日",
        "TODO清单，", "todolist，", "a___b，", "姓名：____ 班级：____", "请剪下回执，学生____已收到。", "甲____乙____丙____丁____戊。", "（待定向发行之后一并公布有关名单和时间安排），",
    ])
    func `A name or a formula is none`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test func `Names left out on purpose are worth a look and no more`() throws {
        #expect(try Self.rule.findings("张××同学和xx县，").map(\.severity) == [.info, .error])
        #expect(try Self.rule.findings("11月×日、202×年和11月X日，").map(\.severity) == [.info, .error, .error])
        #expect(try Self.rule.findings("于 × 月 × 日，").map(\.severity) == [.info])
        #expect(try Self.rule.messages("张××同学，") == ["“××”还没有填"])
    }

    @Test func `XX in a form of words that is taught is worth a look and no more`() throws {
        #expect(try Self.rule.findings("接待来访的标准用语是：您好。请到XX办公室登记。").map(\.severity) == [.info])
        #expect(try Self.rule.findings("会议要求：请到XX办公室登记。").map(\.severity) == [.error])
    }

    @Test func `Of patterns that overlap one finding is left`() throws {
        try Self.rule.expect("⟦xx月xx日⟧，")
    }

    @Test func `Exceptions hold for detectors, too`() throws {
        let rule = Trial("residue", "find: placeholder\nexcept: {before: [型号], inside: [“”]}")
        try rule.expect("xx型号，“xx县”，⟦xx⟧县，")
    }

    @Test func `Only blocks in scope are looked at`() throws {
        let rule = Trial("residue", "find: placeholder", scope: "[heading]")
        try rule.expect("xx县\n\n## ⟦xx⟧县\n", .markdown)
    }
}

@Suite struct InvisibleCharacterTests {
    static let rule = Trial("residue", "find: invisible", message: "{note}")

    @Test(arguments: [
        ("中⟦\u{200B}⟧国，", "零宽字符 U+200B"), ("中⟦\u{FEFF}⟧国，", "零宽字符 U+FEFF"), ("中⟦\u{200D}⟧国，", "零宽字符 U+200D"),
        ("中⟦\u{2060}⟧国，", "零宽字符 U+2060"), ("co⟦\u{AD}⟧op，", "软连字符 U+AD"), ("中⟦\u{200E}⟧国，", "文字方向控制符 U+200E"),
        ("中⟦\u{202E}⟧国，", "文字方向控制符 U+202E"), ("abc⟦\u{61C}⟧def", "文字方向控制符 U+61C"),
        ("中⟦\u{E000}⟧国，", "私用区字符（别的电脑上可能显示为方框） U+E000"), ("中⟦\u{FFFD}⟧国，", "转码失败留下的替代字符 U+FFFD"),
        ("中⟦\u{E0041}⟧国，", "不可见字符 U+E0041"), ("中⟦\u{180E}⟧国，", "不可见字符 U+180E"), ("中⟦\u{F0000}⟧国，", "私用区字符（别的电脑上可能显示为方框） U+F0000"),
    ])
    func `A character that nobody sees is named`(text: String, message: String) throws {
        try Self.rule.expect(text)
        #expect(try Self.rule.messages(unmarked(text)) == [message])
    }

    @Test(arguments: [
        "👨‍👩‍👧‍👦一家", "👏🏽好", "❤️好", "❤️‍🔥好", "🏳️‍🌈好", "1️⃣好", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}好", "©️好", "葛\u{E0100}城",
        "“中国”……——　", "中\u{A0}国", "𠮷野家", "👩🏽‍💻好",
    ])
    func `What makes an emoji or a variant stays`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: [
        "ئە\u{200C}لا", "مى\u{200D}خ", "क\u{94D}\u{200D}ष", "ක\u{DCA}\u{200D}ර", "བོད\u{200D}ཡིག", "ᠭᠠᠯᠠᠪ\u{180E}ᠠ",
    ])
    func `Joiners inside words that are written with them stay`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: ["ئە⟦\u{200C}⟧中", "a⟦\u{200C}⟧b", "中⟦\u{200C}⟧ئە"])
    func `A joiner at the edge of such a word is found`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: ["👨⟦\u{200D}⟧一家", "😀⟦\u{200B}⟧好", "好⟦\u{200D}⟧👩", "👨⟦\u{200D}⟧"])
    func `A joiner that joins nothing is found`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test func `Nothing is lost when it is taken out, so the fix is safe`() throws {
        let invisible = try #require(try Self.rule.findings("😀中\u{200B}国，").first)
        #expect(invisible.fix == Fix(range: Range(utf8: 7..<10), text: "", safety: .safe))
        // Somebody must look up what these stood for.
        #expect(try Self.rule.findings("中\u{E000}国\u{FFFD}，").compactMap(\.fix) == [])
    }
}

@Suite struct MarkupTests {
    static let rule = Trial("residue", "find: css", message: "“{match}”")

    @Test(arguments: [
        "正文⟦.b1{white-space-collapsing:preserve;}⟧继续，", "⟦.a{color:red;} .b{color:blue;}⟧正文，", "正文⟦<span style=\"x\">⟧，", "正文⟦</p>⟧，", "正文⟦<o:p>⟧⟦</o:p>⟧",
        "空格⟦&nbsp;⟧空格，", "⟦&ldquo;⟧好⟦&rdquo;⟧，", "⟦&#8220;⟧好，", "⟦mso-font-kerning:1pt;⟧好，", "⟦<br/>⟧好，",
    ])
    func `Code of a page in the prose is found`(text: String) throws {
        try Self.rule.expect(text.replacing("⟧⟦", with: ""))
    }

    @Test(arguments: ["3<5，5>3，", "AT&T和R&D;", "{甲:乙}，", "a{1}，", "<标题>，", "<pan>，", "P<0.05，", "&好;", "x&#;", "2&#x;"])
    func `A sign is no code`(text: String) throws {
        try Self.rule.expect(text)
    }
}

@Suite struct PageNumberTests {
    static let rule = Trial("residue", "find: page-number", message: "“{match}”")
    /// Sixty characters that break off in mid-sentence.
    static let page = String(repeating: "同学们在老师的带领下参观校园", count: 4) + "并认真听取了介绍"

    @Test(arguments: [
        "⟦第1页 / 共7页⟧", "⟦第 12 页⟧", "⟦- 3 -⟧", "⟦— 3 —⟧", "⟦3/7⟧", "好，⟦第3页/共7页⟧好，", "⟦第１页／共７页⟧",
        page + "，⟦第 3 页 / 共 7 页⟧",
    ])
    func `The foot of a page is found`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: ["见第3页，", "第1页是目录，", "比分3/7，", "-3-4，", "共7页，", "2016-05-04", "1/2的同学，"])
    func `A page that is spoken of is none`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test func `At the head and the foot of a page it is where it belongs`() throws {
        let references = "<w:headerReference w:type=\"default\" r:id=\"header1\"/><w:footerReference w:type=\"default\" r:id=\"footer1\"/>"
        var file = WordFile(paragraphs: ["好。", "- 2 -"])
        file.body += "<w:p><w:pPr><w:sectPr>\(references)</w:sectPr></w:pPr></w:p>"
        file.parts = [("header1", WordFile.paragraph("第1页 共5页")), ("footer1", WordFile.paragraph("— 1 —"))]
        let inspector = Inspector(rules: Self.rule.rules, asOf: try #require(CalendarDate("2026-11-20")))
        #expect(try inspector.inspect(file.bytes, path: "a.docx").findings.map(\.match) == ["- 2 -"])
    }

    @Test func `A number that cuts a sentence is a page number`() throws {
        try Self.rule.expect("\(Self.page)\n⟦2、⟧随后举行座谈会。")
        #expect(try Self.rule.messages("\(Self.page)\n2、随后举行座谈会。") == ["“2、”"])
    }

    @Test func `A list of points is left alone`() throws {
        try Self.rule.expect("要求如下：\n1、按时到场；\n2、注意安全。\n\(Self.page)。\n3、带好证件。")
    }

    @Test func `Numbers that go on counting the pages are page numbers, too`() throws {
        try Self.rule.expect("\(Self.page)\n⟦2、⟧\(Self.page)\n⟦3、⟧\(Self.page)。\n⟦4、⟧随后，\n9、随后，")
    }

    @Test func `One number that cuts a sentence tells nothing of the others`() throws {
        try Self.rule.expect("\(Self.page)\n⟦2、⟧随后。\n3、好，")
    }
}

@Suite struct PhraseTests {
    @Test func `A phrase is marked itself, or its whole line`() throws {
        let phrase = Trial("residue", "find: phrase\nentries: [{find: 文档仅供参考, note: 文库}]", message: "“{match}”（{note}）")
        try phrase.expect("好，本⟦文档仅供参考⟧，谢谢，")
        #expect(try phrase.messages("好，本文档仅供参考，谢谢，") == ["“文档仅供参考”（文库）"])
        let line = Trial("residue", "find: phrase\nextent: line\nentries: [文档仅供参考, 谢谢下载]", message: "“{match}”")
        try line.expect("好，\n⟦本文档仅供参考，谢谢下载，⟧\n好，")
        #expect(try line.messages("本文档仅供参考，谢谢下载，") == ["“文档仅供参考”"])
    }

    @Test func `In a long paragraph each sentence with a phrase is marked`() throws {
        let rule = Trial("residue", "find: phrase\nextent: line\nentries: [文档仅供参考, 谢谢下载]")
        let text = String(repeating: "同学们在老师的带领下参观校园。", count: 10)
        try rule.expect("\(text)⟦本文档仅供参考，谢谢下载。⟧\(text)⟦谢谢下载！⟧好，")
    }

    @Test func `A whole line is not replaced by what a phrase should be`() throws {
        let rule = Trial("residue", "find: phrase\nextent: line\nentries: [{find: 点击下载, suggest: 见附件}]")
        let finding = try #require(try rule.findings("全文请点击下载，谢谢，").first)
        #expect(finding.suggestions == ["见附件"])
        #expect(finding.fix == nil)
    }

    @Test func `Excused phrases do not hide others of the line`() throws {
        let rule = Trial("residue", "find: phrase\nextent: line\nentries: [点击下载]\nexcept: {after: [请勿]}")
        try rule.expect("⟦请勿点击下载，请点击下载，⟧\n请勿点击下载，")
    }

    @Test func `A phrase rule without entries is a diagnostic`() throws {
        #expect(Trial("residue", "find: phrase").diagnostics.map(\.code) == ["empty-rule"])
    }
}
