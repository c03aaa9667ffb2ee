import Baguan
import Testing

@Suite struct NumberCheckTests {
    static func rule(_ clause: String) -> Trial {
        Trial("number", "clause: \(clause)", message: "{match}→{suggest}|{clause}", severity: "warning")
    }

    @Test(arguments: 11...99)
    func `A surplus follows round numbers only`(number: Int) throws {
        let rule = Self.rule("odd-surplus")
        if number % 10 == 0 {
            try rule.expect("开展活动\(number)余次，")
        } else {
            try rule.expect("开展活动⟦\(number)余⟧次，")
            #expect(try rule.findings("开展活动\(number)余次，").first?.suggestions == ["\(number / 10)0余", "\(number)"])
        }
    }

    @Test(arguments: [
        ("range-unit", "增长3%~5%，"), ("range-unit", "比例3:5%，"), ("hyphen-range", "电话010-1234个，"), ("hyphen-range", "编号A1-2个，"),
        ("hyphen-range", "2023-2024年，"), ("hyphen-range", "比分3-1，"), ("hyphen-range", "第1-2条，"), ("hyphen-range", "2026-11-20次，"),
        ("mixed-date", "2026年11月20日，"), ("mixed-date", "二十世纪八十年代，"), ("zero", "二〇二六年，"), ("zero", "一百零八年，"),
        ("set-expression", "第24届运动会，"), ("short-year", "90年，"), ("short-year", "1998年5月3日，"), ("fewer-by-times", "增加3倍，"),
        ("doubled-approximation", "附近10余人，"), ("doubled-approximation", "公约10余条，"), ("same-form", "3年2月，三年二月，"),
        ("mixed-number", "8百货，"), ("mixed-number", "3万人，"), ("lunar-date", "正月初五，"),
    ])
    func `Right numbers are no findings`(clause: String, text: String) throws {
        try Self.rule(clause).expect(text)
    }

    @Test(arguments: [
        ("range-unit", "15～30%", "15%～30%"), ("range-unit", "13～17万元", "13万～17万"), ("zero", "二○二六年", "二〇二六"),
        ("set-expression", "星期6", "星期六"), ("set-expression", "20届4中全会", "二十届四中全会"),
        ("set-expression", "第14届全国人大3次会议", "第十四届全国人大三次会议"), ("several", "几100人", "几百"),
        ("hyphen-range", "1-2个", "1～2"),
    ])
    func `What to write is offered`(clause: String, text: String, suggestion: String) throws {
        #expect(try Self.rule(clause).findings("共有，" + text + "，").map(\.suggestions) == [[suggestion]])
    }

    @Test func `A shortened name in two forms is found over the whole draft`() throws {
        try Self.rule("same-form").expect("五校一园建成，\n⟦5校1园⟧验收，\n五校一园，")
    }
}

@Suite struct VariantCheckTests {
    static func rule(_ kind: String) -> Trial {
        Trial("variant", "find: \(kind)", message: "{match}→{suggest}", severity: "warning")
    }

    @Test func `Look-alike letters are found in Latin words, and alone only where no Russian stands`() throws {
        try Self.rule("letter").expect("使用⟦СPU⟧和⟦Аpp⟧，")
        try Self.rule("letter").expect("⟦В⟧组，")
        try Self.rule("letter").expect("В组，单词Москва，")
        try Self.rule("letter").expect("α和β，Ω，")
    }

    @Test(arguments: ["H2O，", "CO2，", "型号2O，", "O型血，", "第1组O人，", "A2O6年，"])
    func `Letters that are letters stay`(text: String) throws {
        try Self.rule("letter-in-number").expect(text)
    }

    @Test func `Letters in numbers are digits`() throws {
        #expect(try Self.rule("letter-in-number").messages("2O26年l2月，1OO人") == ["2O26→2026", "l2→12", "1OO→100"])
    }

    @Test func `Radicals are one finding that mends all`() throws {
        let text = "⺠主与⾼质量，"
        let findings = try Self.rule("radical").findings(text)
        #expect(findings.count == 1)
        #expect(applied(findings.first?.fix, to: text) == "民主与高质量，")
    }
}

@Suite struct TitleMarkCheckTests {
    static let missing = Trial(
        "title-marks", "find: missing\nleads: [根据, 学习]\nentries: [{find: 中华人民共和国教育法}, {find: 中华人民共和国教师法}]",
        severity: "info")
    static let misused = Trial(
        "title-marks", "find: misused\nentries: [{find: 读书活动, note: 活动}]\nexcept: {before: [方案]}", severity: "info")

    @Test func `Only full titles behind a word that cites are missing their marks`() throws {
        try Self.missing.expect("根据⟦中华人民共和国教育法⟧，《甲》和⟦中华人民共和国教师法⟧，")
        try Self.missing.expect("中华人民共和国教育法很重要，根据《中华人民共和国教育法》，根据《中华人民共和国教育法实施办法》，")
        #expect(try Self.missing.findings("学习中华人民共和国教育法").first?.suggestions == ["《中华人民共和国教育法》"])
    }

    @Test func `Names that are no works lose their marks`() throws {
        try Self.misused.expect("开展⟦《春天读书活动》⟧，《关于读书活动》，《读书活动》方案，《读书活动指南》，读书活动》")
    }

    @Test(arguments: [
        ("学习⟦<<教育法>>⟧，", "《教育法》"), ("学习⟦≪教育法≫⟧，", "《教育法》"), ("学习⟦〈教育法〉⟧，", "《教育法》"), ("学习⟦《教育法>⟧，", "《教育法》"),
    ])
    func `Marks put together from others are mended`(text: String, right: String) throws {
        let form = Trial("title-marks", "find: form", severity: "warning")
        try form.expect(text)
        #expect(try form.findings(text.filter { !"⟦⟧".contains($0) }).map(\.suggestions) == [[right]])
        try form.expect("《〈甲乙〉丙》，3<5，x>>2，")
    }

    @Test func `A rule that needs entries says so`() {
        #expect(Trial("title-marks", "find: missing").diagnostics.contains { $0.code == "empty-rule" })
    }
}
