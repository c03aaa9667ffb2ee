import Baguan
import Testing

@Suite struct LawQuotationTests {
    private let rule = Trial("term", "entries: [{find: 校长负责制, suggest: 党组织领导的校长负责制}]")

    @Test(arguments: [
        "《义务教育法》第二十六条规定：“学校实行校长负责制。”", "《中华人民共和国义务教育法》第26条第一款明确规定，“学校实行校长负责制”。",
        "义务教育法第二十六条“学校实行校长负责制”的规定没有改。", "本法第二十六条规定：「学校实行校长负责制」。",
        "《义务教育法》第二十六条规定：“学校……”“实行校长负责制”。",
    ])
    func `A quotation of a named article keeps its words`(text: String) throws {
        try rule.expect(text)
    }

    @Test(arguments: [
        "校长说：“学校实行⟦校长负责制⟧。”", "《义务教育法》第二十六条规定，学校实行⟦校长负责制⟧。", "《义务教育法》第二十六条写得很清楚。他说：“学校实行⟦校长负责制⟧。”",
        "今年第三条新闻报道：“学校实行⟦校长负责制⟧。”", "《义务教育法》规定：“学校实行⟦校长负责制⟧。”", "《义务教育法》第二十六条规定：“学校自主。”学校实行⟦校长负责制⟧。",
    ])
    func `Other quotations and text outside them are judged`(text: String) throws {
        try rule.expect(text)
    }

    @Test func `A rule may refuse the exception, since a misspelling is never the law's`() throws {
        let strict = Trial("term", "entries: [{find: 布署, suggest: 部署}]\nexcept: {quoted-law: false}")
        try strict.expect("《某法》第二条规定：“统一⟦布署⟧。”")
    }
}
