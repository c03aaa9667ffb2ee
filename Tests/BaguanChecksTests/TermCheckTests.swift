import Baguan
import Testing

@Suite struct TermCheckTests {
    static let renamed = Trial(
        "term", "entries: [{find: 国家卫计委, suggest: 国家卫生健康委, until: 2018-03}]",
        message: "“{match}”自 {until} 起已更名为“{suggest}”")

    @Test func `A term without a period is wrong on any day`() throws {
        let rule = Trial("term", "entries: [{find: 既使, suggest: 即使}]", message: "“{match}”应为“{suggest}”")
        for date in ["1949-10-01", "2026-11-20", "9999-12-31"] {
            try rule.expect("⟦既使⟧下雨也要去。", .on(date))
            #expect(try rule.messages("既使下雨也要去。", .on(date)) == ["“既使”应为“即使”"])
        }
    }

    @Test func `A term is right to the last day of its last month, and outdated on the next`() throws {
        try Self.renamed.expect("国家卫计委发布通知。", .on("2018-03-31"))
        try Self.renamed.expect("⟦国家卫计委⟧发布通知。", .on("2018-04-01"))
        #expect(
            try Self.renamed.messages("国家卫计委发布通知。", .on("2018-04-01"))
                == ["“国家卫计委”自 2018-03 起已更名为“国家卫生健康委”"])
    }

    @Test(arguments: [
        ("2018", "2018-12-31", "2019-01-01"), ("2018-03-17", "2018-03-17", "2018-03-18"),
        ("2024-02", "2024-02-29", "2024-03-01"), ("2023-02", "2023-02-28", "2023-03-01"),
    ])
    func `An end that leaves month or day open means the last day that fits`(until: String, right: String, wrong: String) throws {
        let rule = Trial("term", "entries: [{find: 国家卫计委, until: \(until)}]")
        try rule.expect("国家卫计委发布通知。", .on(right))
        try rule.expect("⟦国家卫计委⟧发布通知。", .on(wrong))
    }

    @Test(arguments: [("2018", "2018-01-01", "2017-12-31"), ("2018-03", "2018-03-01", "2018-02-28")])
    func `A beginning that leaves month or day open means the first day that fits`(from: String, right: String, wrong: String) throws {
        let rule = Trial("term", "entries: [{find: 国家卫生健康委, suggest: 国家卫计委, from: \(from)}]")
        try rule.expect("国家卫生健康委发布通知。", .on(right))
        let findings = try rule.findings("国家卫生健康委发布通知。", .on(wrong))
        #expect(findings.map(\.message) == ["“国家卫生健康委”自 \(from) 起才有，早于稿件日期"])
        #expect(findings.map(\.match) == ["国家卫生健康委"])
        // What an older text should say nobody has told.
        #expect(findings.flatMap(\.suggestions) == [])
        #expect(findings.compactMap(\.fix) == [])
    }

    @Test func `A term with both ends is outdated behind and an anachronism before its period`() throws {
        let rule = Trial("term", "entries: [{find: 银监会, suggest: 银保监会, from: 2003-04-28, until: 2018-04-07}]", message: "旧称{match}")
        #expect(try rule.messages("银监会通知。", .on("2003-04-27")) == ["“银监会”自 2003-04-28 起才有，早于稿件日期"])
        #expect(try rule.messages("银监会通知。", .on("2003-04-28")) == [])
        #expect(try rule.messages("银监会通知。", .on("2018-04-07")) == [])
        #expect(try rule.messages("银监会通知。", .on("2018-04-08")) == ["旧称银监会"])
    }

    @Test func `An entry may have its own severity`() throws {
        let rule = Trial("term", "entries: [{find: 甲方案, severity: info}, 乙方案]", severity: "warning")
        let findings = try rule.findings("先看甲方案，再看乙方案。")
        #expect(findings.map(\.severity) == [.info, .warning])
        #expect(findings.map(\.entry) == ["甲方案", "乙方案"])
    }

    @Test func `An entry's source and address go with its findings`() throws {
        let rule = Trial(
            "term", "entries: [{find: 既使, suggest: 即使, note: 连词, source: 现代汉语词典, url: 'https://example.org/1'}]",
            message: "{match}：{note}")
        let finding = try #require(try rule.findings("既使下雨。").first)
        #expect(finding.message == "既使：连词")
        #expect(finding.source == "现代汉语词典")
        #expect(finding.helpURI == "https://example.org/1")
    }

    @Test func `Several suggestions are all offered and none of them is a fix`() throws {
        let rule = Trial("term", "entries: [{find: 登陆网站, suggest: 登录网站;访问网站}]", message: "应为“{suggest}”")
        let finding = try #require(try rule.findings("请登陆网站查看。").first)
        #expect(finding.message == "应为“登录网站”或“访问网站”")
        #expect(finding.suggestions == ["登录网站", "访问网站"])
        #expect(finding.fix == nil)
    }

    @Test func `A rule that says {from} has its own words for what is not there yet`() throws {
        let rule = Trial("term", "entries: [{find: 国家卫生健康委, from: 2018-03}]", message: "“{match}” {from} 才有")
        #expect(try rule.messages("国家卫生健康委发布通知。", .on("2017-01-01")) == ["“国家卫生健康委” 2018-03 才有"])
    }

    @Test func `Quotation marks in a match or suggestion are nested in the message`() throws {
        let rule = Trial("term", "entries: [{find: “四有”教师, suggest: “四有”好老师;好老师}]", message: "“{match}”应为“{suggest}”")
        let finding = try #require(try rule.findings("争做“四有”教师。").first)
        #expect(finding.message == "“‘四有’教师”应为“‘四有’好老师”或“好老师”")
        #expect(finding.match == "“四有”教师")
        #expect(finding.suggestions == ["“四有”好老师", "好老师"])
    }

    @Test func `One suggestion is an unsafe fix of exactly the match`() throws {
        let finding = try #require(try Self.renamed.findings("据😀国家卫计委通知，").first)
        #expect(finding.fix == Fix(range: finding.range, text: "国家卫生健康委", safety: .unsafe))
        #expect(finding.range.utf8 == 7..<22)
    }

    @Test func `A match that stands in the source in another form has no fix`() throws {
        let finding = try #require(try Self.renamed.findings("国家卫&#35745;委发布通知。", .markdown).first)
        #expect(finding.match == "国家卫计委")
        #expect(finding.range.utf8 == 0..<20)
        #expect(finding.suggestions == ["国家卫生健康委"])
        #expect(finding.fix == nil)
        let emphasised = try #require(try Self.renamed.findings("国家**卫计委**发布通知。", .markdown).first)
        #expect(emphasised.match == "国家卫计委")
        #expect(emphasised.fix == nil)
        let plain = try #require(try Self.renamed.findings("**国家卫计委**发布通知。", .markdown).first)
        #expect(plain.fix?.edits.first?.range == Range(utf8: 2..<17))
    }

    @Test(arguments: [
        "⟦國家衛計委⟧發佈通知。", "⟦国家卫\u{200B}计委⟧发布通知。", "据⟦国家卫计\u{FEFF}委⟧。", "𠮷野家，⟦國家卫計委⟧。", "⟦国⽣⟧",
    ])
    func `Traditional characters, radicals and invisible characters are seen through, and the range is that of the draft`(text: String) throws {
        let rule = Trial("term", "entries: [国家卫计委, 国生]")
        try rule.expect(text)
    }

    @Test func `Full and half width and case are one`() throws {
        let rule = Trial("term", "entries: [ＷｅＣｈａｔ号, app下载, '(试行)']")
        try rule.expect("⟦wechat号⟧和⟦ＡＰＰ下载⟧⟦（试行）⟧，App 下载")
    }

    @Test func `What is suggested already is no finding`() throws {
        let rule = Trial("term", "entries: [{find: 帳號, suggest: 账号;帐号}]")
        try rule.expect("⟦帳號⟧和⟦帳号⟧、帐号、账号。")
    }

    @Test func `A match never goes from one block into the next`() throws {
        try Self.renamed.expect("国家卫\n计委发布通知。")
        try Self.renamed.expect("国家卫\n\n计委发布通知。", .markdown)
        // One paragraph in Markdown: the line break is none to a reader.
        try Self.renamed.expect("⟦国家卫\n计委⟧发布通知。", .markdown)
        try Self.renamed.expect("| 国家卫 | 计委 |\n|---|---|\n| ⟦国家卫计委⟧ | 计委 |\n", .markdown)
    }

    @Test func `The rule's scope decides which blocks it reads`() throws {
        let rule = Trial("term", "entries: [国家卫计委]", scope: "[heading, caption]")
        try rule.expect("国家卫计委\n\n## ⟦国家卫计委⟧\n\n![⟦国家卫计委⟧](a.png)\n\n> 国家卫计委\n", .markdown)
    }
}
