import Baguan
import Testing

@Suite struct RepetitionCheckTests {
    static let marks = Trial("repetition", "unit: mark", message: "“{match}”")
    static let words = Trial("repetition", "unit: word", message: "“{match}”")
    static let sentences = Trial("repetition", "unit: sentence", message: "“{match}”")
    static let titles = Trial("repetition", "unit: title", message: "“{match}”")

    @Test(arguments: [
        "结束⟦。。⟧", "结束⟦。。。⟧好", "校长⟦，、⟧老师⟦；；⟧好", "reserved⟦.。⟧", "a⟦,,⟧b", "⟦，，⟧😀⟦。，⟧𠮷",
    ])
    func `Two marks that cannot stand together are found`(text: String) throws {
        try Self.marks.expect(text)
    }

    @Test(arguments: ["努力！！", "真的吗？！", "很多……", "很多——", "“好。”，", "A.，B.".replacing(".，", with: "，"), "3.14。", "...", "。", "a, b", "。\n。", ""])
    func `Marks that can stand together are not`(text: String) throws {
        try Self.marks.expect(text)
    }

    @Test func `Of equal marks one is suggested, of different ones none`() throws {
        #expect(try Self.marks.findings("好。。好，、好").map(\.suggestions) == [["。"], []])
    }

    @Test func `What may be repeated is named by the rule`() throws {
        let rule = Trial("repetition", "unit: mark\nallow: [。。。]")
        try rule.expect("好。。。好⟦。。⟧")
    }

    @Test(arguments: ["学校⟦的的⟧校园", "参加⟦了了⟧活动", "𠮷野家⟦的的⟧店", "⟦教育局教育局⟧通知，", "😀⟦第一中学第一中学⟧，"])
    func `A word written twice is found`(text: String) throws {
        try Self.words.expect(text)
    }

    @Test(arguments: [
        "目的的确定", "讨论讨论", "对对口部门", "一个问题一个问题地解决", "高高兴兴", "哈哈哈哈哈哈", "人人人人人人", "为了了解情况", "的", "的\n的", "天天天天", "2020年2020年",
    ])
    func `A word that meets itself rightly is not`(text: String) throws {
        try Self.words.expect(text)
    }

    @Test func `One of the two words is suggested`() throws {
        let finding = try #require(try Self.words.findings("教育局教育局通知，").first)
        #expect(finding.suggestions == ["教育局"])
        #expect(finding.fix == Fix(range: Range(utf8: 0..<18), text: "教育局", safety: .unsafe))
    }

    @Test func `A sentence that stands twice is found at its second place`() throws {
        let sentence = "同学们在老师的带领下参观了校园。"
        try Self.sentences.expect("\(sentence)随后回校，\n随后，⟦".replacing("随后，⟦", with: "⟦") + "\(sentence)⟧大家很高兴，")
    }

    @Test func `Blanks, width and script do not make another sentence`() throws {
        try Self.sentences.expect("开头，\n同学们在老师的带领下参观了校园。\n⟦同學們在老師的帶領下 參觀了校園。⟧")
    }

    @Test func `Short sentences and headings may be repeated`() throws {
        try Self.sentences.expect("大家鼓掌。大家鼓掌。")
        try Self.sentences.expect("## 同学们在老师的带领下参观了校园\n\n## 同学们在老师的带领下参观了校园\n", .markdown)
        let short = Trial("repetition", "unit: sentence\nmin-length: 4")
        try short.expect("大家鼓掌。⟦大家鼓掌。⟧大家笑。大家笑。")
    }

    @Test func `A title that stands twice is found`() throws {
        try Self.titles.expect("# 开学典礼\n\n好。\n\n## 开学典礼上的讲话\n\n## ⟦开学典礼⟧\n\n## ⟦开学典礼上的讲话⟧\n", .markdown)
    }

    @Test func `The front matter's title and the heading that shows it are one title`() throws {
        try Self.titles.expect("---\ntitle: 开学典礼举行\n---\n\n# 开学典礼举行\n\n好。\n\n## ⟦开学典礼举行⟧\n", .markdown)
    }

    @Test func `Exceptions hold`() throws {
        let rule = Trial("repetition", "unit: word\nexcept: {inside: [《》]}")
        try rule.expect("《学校的的故事》，学校⟦的的⟧，")
    }
}
