import Baguan
import Testing

@Suite struct PunctuationCheckTests {
    static func rule(_ clause: String) -> Trial {
        Trial("punctuation", "clause: \(clause)", message: "{match}→{suggest}|{clause}|{count}|{note}", severity: "warning")
    }

    @Test func `Half-width marks are one finding at the first place that counts them and mends all`() throws {
        let text = "各位老师,同学们:\n大家好!校园(东区)见。\n比分3:1,网址 http://a.cn/?b=1,2 。"
        let finding = try #require(try Self.rule("half-width").findings(text).first)
        #expect(try Self.rule("half-width").marked(text).hasPrefix("各位老师⟦,⟧同学们:"))
        #expect(finding.message == ",→，|GB/T 15834—2011 5.1|6|“,”2 处、“!”1 处、“(”1 处、“)”1 处、“:”1 处")
        #expect(finding.source == "GB/T 15834—2011 5.1")
        #expect(finding.fix?.safety == .safe)
        let fixed = applied(finding.fix, to: text)
        #expect(fixed == "各位老师，同学们：\n大家好！校园（东区）见。\n比分3:1，网址 http://a.cn/?b=1,2 。")
        #expect(try Self.rule("half-width").findings(fixed).isEmpty)
    }

    @Test(arguments: [
        "见https://a.cn/通知?id=3，", "见https://a.cn/通知?编号=3&类=甲，", "见www.a.cn/文件:2/甲，", "程序是print(\"你好\")呢", "见活动方案(终稿).docx，",
        "见通知(1)修改稿.PDF", "“Thank you!”是谢谢", "《Hello, World!》一课", "设f(x)=x²(x>0)的图像", "（OK?）",
        "时间8:30，", "Hello, world!", "1,200元，", "1)按时到场，", "党员:)", "参见&nbsp;说明，", "邮箱 a@b.cn;", "x=(1,2)", "",
    ])
    func `Half-width marks that belong there are none`(text: String) throws {
        try Self.rule("half-width").expect(text)
    }

    @Test(arguments: [
        "见https://a.cn/通知⟦,⟧谢谢", "见https://a.cn/通知 好⟦!⟧再见", "“我说OK⟦!⟧”", "中央处理器⟦(⟧CPU⟦)⟧很快", "CPU⟦(⟧处理器⟦)⟧很快", "方案⟦(⟧终稿⟦)⟧，见a.docx",
        "选 ⟦(⟧a⟦)⟧的", "网址是什么⟦?⟧a=1",
    ]) func `Half-width marks of Chinese sentences are found beside Latin letters`(text: String) throws {
        let plain = unmarked(text)
        let edits = try Self.rule("half-width").findings(plain).first?.fix?.edits ?? []
        #expect(mark(edits.map(\.range.utf8), in: Array(plain.utf8)) == text)
    }

    @Test func `A blank behind a half-width mark goes with it`() throws {
        let finding = try #require(try Self.rule("half-width").findings("同学们, 大家好").first)
        #expect(applied(finding.fix, to: "同学们, 大家好") == "同学们，大家好")
    }

    @Test func `In Markdown a number stands at the beginning of a line, not of a paragraph alone`() throws {
        try Self.rule("list-number").expect("一、甲事\n二⟦，⟧乙事  \n三⟦，⟧丙事\n\n**四**⟦，⟧丁事", .markdown)
        try Self.rule("salutation").expect("⟦各位领导，同志们⟧\n大家好", .markdown)
    }

    @Test func `Page numbers that cut sentences are no list numbers`() throws {
        try Self.rule("arabic-list-number").expect("\(PageNumberTests.page)\n2、随后举行座谈会。")
        try Self.rule("arabic-list-number").expect("\(PageNumberTests.page)。\n2⟦、⟧随后举行座谈会。")
    }

    @Test func `Straight quotes open and close in turn`() throws {
        let text = "开展\"立德\"和\"树人\"活动，"
        let finding = try #require(try Self.rule("straight-quotes").findings(text).first)
        #expect(applied(finding.fix, to: text) == "开展“立德”和“树人”活动，")
    }

    @Test func `A lone straight quote is told but not mended`() throws {
        let finding = try #require(try Self.rule("straight-quotes").findings("开展\"立德活动，").first)
        #expect(finding.fix == nil)
    }

    @Test func `Pauses between marks are taken out all at once`() throws {
        let text = "学习《甲》、《乙》、《丙》，开展“丁”、“戊”活动。"
        let finding = try #require(try Self.rule("marks-in-a-row").findings(text).first)
        #expect(applied(finding.fix, to: text) == "学习《甲》《乙》《丙》，开展“丁”“戊”活动。")
    }

    @Test func `What markup stands in the way of is not mended`() throws {
        let finding = try #require(try Self.rule("half-width").findings("同学们\\,大家好,你好", .markdown).first)
        #expect(finding.fix?.edits.count == 1)
    }

    @Test(arguments: ["“甲“乙”丙", "“甲”乙”“丙“"])
    func `Quotations with lost marks are left to the check of pairs`(text: String) throws {
        try Self.rule("nested-quotes").expect(text)
    }

    @Test func `A salutation on a banner is the whole text`() throws {
        try Self.rule("salutation").expect("各位领导，同志们\n大家好", .kind("banner"))
        try Self.rule("salutation").expect("⟦各位领导，同志们⟧\n大家好")
        try Self.rule("salutation").expect("各位领导，同志们")
    }

    @Test(arguments: [
        "三、四年级，", "第三、四个，", "一、二等奖，", "十三、四个，",
    ])
    func `Two numbers that mean two things keep their pause`(text: String) throws {
        try Self.rule("approximate").expect(text)
    }
}

/// The text with a fix's edits made.
func applied(_ fix: Fix?, to text: String) -> String {
    // The trial puts no mark in front: offsets are the text's own.
    var bytes = Array(text.utf8)
    for edit in (fix?.edits ?? []).reversed() { bytes.replaceSubrange(edit.range.utf8, with: Array(edit.text.utf8)) }
    return String(decoding: bytes, as: UTF8.self)
}
