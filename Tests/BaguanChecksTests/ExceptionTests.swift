import Baguan
import Testing

@Suite struct ExceptionTests {
    @Test func `After: the text right before the match excuses it`() throws {
        let rule = Trial("term", "entries: [国家卫计委]\nexcept: {after: [原, 更名前的]}")
        try rule.expect("原国家卫计委，更名前的国家卫计委，原来⟦国家卫计委⟧，⟦国家卫计委⟧原。")
        // Blanks and folding are seen through here, too.
        try rule.expect("原 国家卫计委、更名前\u{200B}的国家卫计委。")
    }

    @Test func `After: a text at the end of the block before excuses nothing`() throws {
        let rule = Trial("term", "entries: [国家卫计委]\nexcept: {after: [原]}")
        try rule.expect("平原\n⟦国家卫计委⟧发布，")
        try rule.expect("| 原 | ⟦国家卫计委⟧ |\n|---|---|\n", .markdown)
    }

    @Test func `Before: the text right after the match excuses it`() throws {
        let rule = Trial("term", "entries: [农业部]\nexcept: {before: [门, 长]}")
        try rule.expect("农业部门和农业部长，⟦农业部⟧大门，⟦农业部⟧\n门口。")
    }

    @Test func `Within: a longer right text excuses the match at its place in it`() throws {
        let rule = Trial("term", "entries: [保监会]\nexcept: {within: [银保监会, 保监会计处]}")
        try rule.expect("银保监会，⟦保监会⟧，工银⟦保监会⟧。".replacing("工银⟦保监会⟧", with: "工银保监会"))
        try rule.expect("保监会计处，⟦保监会⟧会计处，⟦保监会⟧计。")
    }

    @Test func `Within: a text that holds the wording twice excuses either`() throws {
        let rule = Trial("term", "entries: [天天]\nexcept: {within: [天天向上天天学]}")
        try rule.expect("天天向上天天学，⟦天天⟧向上，⟦天天⟧学。")
    }

    @Test func `Inside: a match between the marks is part of a name`() throws {
        let rule = Trial("term", "entries: [国家卫计委]\nexcept: {inside: [《》]}")
        try rule.expect("《国家卫计委关于通知》，《办法》⟦国家卫计委⟧《办法》，“⟦国家卫计委⟧”。")
        // A name in a name; and marks without a partner.
        try rule.expect("《关于“国家卫计委”的说明》，《⟦国家卫计委⟧，⟦国家卫计委⟧》。".replacing("《⟦", with: "》⟦"))
    }

    @Test func `Inside: brackets of half width are brackets`() throws {
        let rule = Trial("term", "entries: [国家卫计委]\nexcept: {inside: [（）]}")
        try rule.expect("（原国家卫计委），(原国家卫计委)，（原国家卫计委)，⟦国家卫计委⟧。")
    }

    @Test func `Inside: marks of the next block close nothing`() throws {
        let rule = Trial("term", "entries: [国家卫计委]\nexcept: {inside: [《》]}")
        try rule.expect("《⟦国家卫计委⟧，\n通知》。")
    }

    @Test func `An entry's own exceptions are added to the rule's`() throws {
        let rule = Trial("term", "entries: [{find: 农业部, before: 门}, {find: 文化部}]\nexcept: {after: [原]}")
        try rule.expect("农业部门，⟦文化部⟧门，原农业部，原文化部，⟦农业部⟧。")
    }
}

@Suite struct HistoryTests {
    static let rule = Trial(
        "term", "entries: [{find: 国家卫计委, from: 2013-03, until: 2018-03}]\nexcept: {history: true}")

    @Test(arguments: [
        "2016年，国家卫计委印发方案。", "2016年,国家卫计委印发方案。", "国家卫计委2016年5月印发方案。", "２０１６年国家卫计委印发。",
        "二〇一六年五月四日，国家卫计委印发。", "二○一六年十二月，国家卫计委印发。", "2016-05-04，国家卫计委印发。", "2016/5/4国家卫计委印发。",
        "2016.5.4国家卫计委印发。", "（2016.5）国家卫计委印发。", "2018年，国家卫计委印发。", "2018年3月31日，国家卫计委印发。", "2013年国家卫计委成立。",
        "2020年人们说，2016年国家卫计委印发的方案有效。", "2016年起草方案，国家卫计委印发。", "自2016年1月1日起施行的国家卫计委办法。", "2017-2018年，国家卫计委印发。",
        "周一2016年国家卫计委印发。",
    ])
    func `A sentence that speaks of a time in the period excuses`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: [
        "2016年以来，⟦国家卫计委⟧印发方案。", "2016年以来⟦国家卫计委⟧印发方案。", "自2016年起，⟦国家卫计委⟧印发方案。", "自2016年起⟦国家卫计委⟧印发方案。",
        "从2016年5月起⟦国家卫计委⟧负责。", "2016年至今，⟦国家卫计委⟧负责。", "2016年5月4日以来，⟦国家卫计委⟧负责。", "2016年底以来，⟦国家卫计委⟧负责。",
        "2016年以后，⟦国家卫计委⟧负责。", "自2016年开始，⟦国家卫计委⟧负责。",
        // Outside the period.
        "2012年，⟦国家卫计委⟧印发。", "2019年，⟦国家卫计委⟧印发。", "2013年2月，⟦国家卫计委⟧印发。", "2018年4月1日，⟦国家卫计委⟧印发。", "2020年⟦国家卫计委⟧印发。",
        // No years.
        "第2016号，⟦国家卫计委⟧印发。", "12016年，⟦国家卫计委⟧印发。", "20165年，⟦国家卫计委⟧印发。", "2016人，⟦国家卫计委⟧印发。", "二〇一六号，⟦国家卫计委⟧印发。",
        "共2016.5万元，⟦国家卫计委⟧印发。", "2016", "⟦国家卫计委⟧2016",
        // Another sentence, another block.
        "2016年很忙。⟦国家卫计委⟧印发。", "⟦国家卫计委⟧印发。2016年很忙。", "2016年，\n⟦国家卫计委⟧印发，",
    ])
    func `A time that reaches to the present, lies outside the period or is no time excuses nothing`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: [
        "2016 年，国家卫计委印发方案。", "2016 年 5 月 4 日，国家卫计委印发方案。", "2016　年　5　月，国家卫计委印发方案。", "他时任国家卫计委副处长。", "他历任学校校医、国家卫计委干部。",
        "他曾在国家卫计委工作。", "这所学校曾获国家卫计委表彰。", "活动曾经由国家卫计委主办。", "当时的国家卫计委印发方案。", "那时，国家卫计委负责这项工作。", "国家卫计委当时印发了方案。",
        "国家卫计委后来更名。", "国家卫计委并入新的部门。", "不再保留农业部、国家卫计委。", "原国家卫计委印发。", "原来的国家卫计委印发。", "由原省国家卫计委系统转来。", "据原青禾市国家卫计委介绍。", "按照国家卫计委《健康手册》的要求。", "前身是国家卫计委宣传处。",
        "收藏国家卫计委印发的《健康手册》。", "国家卫计委时期的旧照片。",
    ])
    func `A clause that speaks of the past without a year excuses what is outdated`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: [
        "曾老师向⟦国家卫计委⟧投稿。", "同时任命⟦国家卫计委⟧专家。", "太原市⟦国家卫计委⟧专家。", "平原县⟦国家卫计委⟧专家。", "高原地区⟦国家卫计委⟧专家。", "原来青禾小学的家长向⟦国家卫计委⟧反映。", "我校曾获表彰，近日收到⟦国家卫计委⟧来信。", "花了相当时间向⟦国家卫计委⟧请教。",
        "曾获表彰。⟦国家卫计委⟧来信。", "2016 年以来，⟦国家卫计委⟧印发方案。", "⟦国家卫计委⟧发布的提示。",
    ])
    func `A word that only looks like the past, or stands in another clause, excuses nothing`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test func `A title in a list of titles issues nothing`() throws {
        let rule = Trial("term", "entries: [{find: 《合同法》, until: 2020-12-31}]\nexcept: {history: true}")
        try rule.expect("根据⟦《合同法》⟧《建筑法》，订立协议。")
    }

    @Test func `Words of the past excuse no anachronism`() throws {
        let rule = Trial("term", "entries: [{find: 国家卫生健康委, from: 2018-03}]\nexcept: {history: true}")
        try rule.expect("他曾在⟦国家卫生健康委⟧工作。", .on("2017-01-01"))
    }

    @Test(arguments: [
        "上世纪八十年代，国家教委推行新教材。", "20世纪80年代，国家教委推行新教材。", "二十世纪九十年代初，国家教委推行新教材。", "80年代，国家教委推行新教材。", "八九十年代，国家教委推行新教材。",
        "20 世纪 80 年代，国家教委推行新教材。", "上世纪末，国家教委推行新教材。",
    ])
    func `A decade in the period excuses`(text: String) throws {
        try Trial("term", "entries: [{find: 国家教委, until: 1998-03}]\nexcept: {history: true}").expect(text)
    }

    @Test(arguments: [
        "上世纪八十年代以来，⟦国家教委⟧推行新教材。", "21世纪，⟦国家教委⟧推行新教材。", "新世纪，⟦国家教委⟧推行新教材。", "年代久远，⟦国家教委⟧推行新教材。", "本世纪初，⟦国家教委⟧推行新教材。",
    ])
    func `A decade outside the period, or one that goes on, excuses nothing`(text: String) throws {
        try Trial("term", "entries: [{find: 国家教委, until: 1998-03}]\nexcept: {history: true}").expect(text)
    }

    @Test func `A term that was never right has no history`() throws {
        let rule = Trial("term", "entries: [既使]\nexcept: {history: true}")
        try rule.expect("2016年，⟦既使⟧下雨。")
    }

    @Test func `Without the exception a year excuses nothing`() throws {
        let rule = Trial("term", "entries: [{find: 国家卫计委, until: 2018-03}]")
        try rule.expect("2016年，⟦国家卫计委⟧印发。")
    }

    @Test func `A later time excuses an anachronism`() throws {
        let rule = Trial("term", "entries: [{find: 国家卫生健康委, from: 2018-03}]\nexcept: {history: true}")
        try rule.expect("2019年，国家卫生健康委将接手，⟦国家卫生健康委⟧".replacing("，⟦国家卫生健康委⟧", with: "。⟦国家卫生健康委⟧，"), .on("2017-01-01"))
    }
}
