import Baguan
import Testing

@Suite struct PairCheckTests {
    static let rule = Trial("pair", "pairs: [“”, ‘’, 《》, （）, 【】]", message: "{note}")

    @Test(arguments: [
        ("学校开展⟦“⟧党员示范岗活动，", "前引号 “ 没有配对的后引号"), ("学校开展党员示范岗⟦”⟧活动，", "后引号 ” 没有配对的前引号"),
        ("学习⟦《⟧保护法，做公民，", "前书名号 《 没有配对的后书名号"), ("学习保护法⟦》⟧，做公民，", "后书名号 》 没有配对的前书名号"),
        ("参赛要求⟦（⟧见附件，", "左括号 （ 没有配对的右括号"), ("参赛要求⟦(⟧见附件，", "左括号 ( 没有配对的右括号"), ("参赛要求见附件⟦）⟧，", "右括号 ） 没有配对的左括号"),
        ("开展⟦”⟧党日”活动，", "此处应是前引号 “，写成了后引号 ”"), ("学习《⟦“⟧决定》”，", "前引号 “ 与别的成对标点交叉"),
    ])
    func `Each fault is marked and named`(text: String, message: String) throws {
        try Self.rule.expect(text)
        #expect(try Self.rule.messages(unmarked(text)) == [message])
    }

    @Test func `A reversed mark has its suggestion`() throws {
        let finding = try #require(try Self.rule.findings("开展”党日”活动，").first)
        #expect(finding.suggestions == ["“"])
        #expect(finding.fix?.edits.first?.range == finding.range)
    }

    @Test(arguments: [
        ("聘请“校外辅导员⟦“⟧三名，", "此处应是后引号 ”，写成了前引号 “", "”"), ("聘请‘辅导员⟦‘⟧，", "此处应是后单引号 ’，写成了前单引号 ‘", "’"),
        ("学习《教育法⟦《⟧，", "此处应是后书名号 》，写成了前书名号 《", "》"),
    ])
    func `Of two opening marks around a word the second is one finding, with its fix`(text: String, message: String, right: String) throws {
        try Self.rule.expect(text)
        let finding = try #require(try Self.rule.findings(unmarked(text)).first)
        #expect(finding.message == message)
        #expect(finding.fix?.edits.map(\.text) == [right])
    }

    @Test(arguments: ["⟦“⟧甲来了，⟦“⟧乙也来了，", "⟦“⟧甲“乙”丙，", "聘请“辅导员⟦“⟧和“志愿者⟦“⟧，"])
    func `Two quotations that nobody closed are two findings`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test func `Crossed marks are named once, and a stray mark behind them is still found`() throws {
        let text = "学习《“决定》”，后面多了一个”号。"
        #expect(try Self.rule.messages(text) == ["前引号 “ 与别的成对标点交叉", "后引号 ” 没有配对的前引号"])
    }

    @Test(arguments: [
        "学校开展“党员示范岗”活动，", "“‘甲’乙”，“《丙》”，【（丁）】", "参赛办法（试行)见附件，", "参赛办法(试行）见附件，", "",
        "“”《》（）",
    ])
    func `What has its partner is no finding`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: [
        "It’s a teacher’s day，", "‘Teacher’s day’快乐，", "‘Hello’，她说，", "“‘Hi’她说”，", "O’Brien和Qur’an，", "students’ day，",
        "café’s，",
    ])
    func `An apostrophe is no quotation mark`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: ["⟦‘⟧Hello她说，", "⟦‘⟧甲‘乙’，", "甲⟦’⟧乙，"])
    func `A quotation mark is no apostrophe`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: [
        "1）按时到场，", "12）按时到场，", "a) first，", "A）甲，", "一）按时到场，", "十二）按时到场，", "要求：1）按时到场；2）注意安全；3)不迟到，",
        "iv）四，", "①）按时，", "1）内容（说明）2）内容，", "要求（一共两条：1）按时；2）安全），",
    ])
    func `The bracket of a list number needs no partner`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: [
        "（上午8:30）集合，", "（时间：9：00—10：30）集合，", "（共3人，第 2）领奖，", "（电话：12）", "1）参加（上午8:30），", "（见图1）（见表2）", "(a)和(b)，", "（1）甲，（2）乙，",
        "（如下:）", "（；）",
    ])
    func `A number right before a bracket may well be inside it`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: ["党日⟦）⟧活动，", "日⟦）⟧上午，", "上午⟦）⟧。", "⟦）⟧上午，", "⟦（⟧上午8:30集合，"])
    func `A few characters before a bracket make no list number`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test(arguments: ["明天见:)", "明天见;)，", "明天见：）", "明天见:(", "明天见:（，好"])
    func `Faces are no brackets`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test func `Marks of one block find no partner in another`() throws {
        try Self.rule.expect("学习⟦《⟧保护法。\n做公民⟦》⟧。")
    }

    @Test func `A pair that is none is a diagnostic`() throws {
        let rule = Trial("pair", "pairs: [“”, 《, （（, 'abc']", message: "{note}")
        #expect(rule.diagnostics.map(\.code) == ["bad-pair", "bad-pair", "bad-pair"])
        #expect(rule.diagnostics.map(\.position) == Array(repeating: TextPosition(line: 6, column: 8), count: 3))
        try rule.expect("学习《，⟦“⟧，")
    }
}

@Suite struct PairsOverSeveralBlocksTests {
    static let rule = PairCheckTests.rule

    @Test func `Each paragraph of a quotation may open it, and the last closes it`() throws {
        try Self.rule.expect("他说：“同学们要爱护公物，\n“要爱护彼此，\n“要爱护校园。”\n大家鼓掌，")
    }

    @Test func `A long quotation of which each paragraph opens is no lost class`() throws {
        let middle = String(repeating: "“要爱护彼此，\n", count: 9)
        try Self.rule.expect("他说：“同学们要爱护公物，\n\(middle)“要爱护校园。”")
    }

    @Test func `A quotation that only the last paragraph closes is right`() throws {
        try Self.rule.expect("他说：“同学们要爱护公物，\n要爱护彼此，\n要爱护‘校园’。”")
    }

    @Test func `A quotation with another one in between is none`() throws {
        try Self.rule.expect("他说：⟦“⟧同学们要爱护公物，\n开展“示范岗”活动，\n要爱护校园⟦”⟧，")
    }

    @Test func `A mark left open before a paragraph that quotes in its middle is a fault`() throws {
        try Self.rule.expect("开展⟦“⟧示范岗活动，\n开展“党日”活动，")
    }

    @Test func `A quotation that no paragraph closes is a fault at each opening`() throws {
        try Self.rule.expect("他说：⟦“⟧同学们要爱护公物，\n⟦“⟧要爱护彼此，\n大家鼓掌，")
    }

    @Test func `Points of a list inside a quoted article need no mark of their own`() throws {
        try Self.rule.expect("修改为：“有下列情形之一的，予以表彰：\n（一）坚持三年以上；\n（二）成绩显著。\n“前款规定的期限，从登记之日起算。”")
        try Self.rule.expect("修改为：⟦“⟧有下列情形之一的，予以表彰。\n会议还讨论了其他事项。\n“前款规定的期限，从登记之日起算。”")
    }

    @Test func `Other marks do not run over paragraphs`() throws {
        try Self.rule.expect("学习⟦《⟧保护法，\n《条例》，")
    }

    @Test(arguments: [
        "会议学习了《关于加强图\n书馆建设的意见》，并作了讨论。", "参加的有学生（三年级、\n四年级）和教师。", "审议《关于修改〈阅读办\n法〉的决定》，通过。",
        "学习《关于修改〈阅读办法〉\n〈借书办法〉\n的决定》，通过。",
    ])
    func `A line break that cuts a sentence cuts no pair`(text: String) throws {
        try Self.rule.expect(text)
    }

    @Test func `The cells of a table cut pairs`() throws {
        try Self.rule.expect("| 甲⟦（⟧乙 | 丙⟦）⟧ |\n|---|---|\n", .markdown)
    }

    @Test func `Several paragraphs may stand in brackets`() throws {
        try Self.rule.expect("（注1：本表按学期填写。\n注2：中途转学的另行说明。）")
        try Self.rule.expect("注1：⟦（⟧本表按学期填写。\n注2：中途转学的另行说明。⟦）⟧")
    }

    @Test func `When a text has lost all marks of one side one finding says so`() throws {
        let text = (1...6).map { "第\($0)次开展“示范岗活动，" }.joined(separator: "\n")
        let findings = try Self.rule.findings(text)
        #expect(findings.map(\.message) == ["全文大多缺少后引号：前引号 “ 有 6 个，后引号 ” 有 0 个"])
        #expect(findings.map(\.range.utf8) == [13..<16])
    }

    @Test func `A few lost marks among many are named one by one`() throws {
        let good = String(repeating: "“好”", count: 10)
        let text = good + "\n" + (1...5).map { "第\($0)次开展示范岗”活动，" }.joined(separator: "\n")
        #expect(try Self.rule.messages(text) == Array(repeating: "后引号 ” 没有配对的前引号", count: 5))
    }

    @Test func `A lost class of one pair does not hide the faults of another`() throws {
        let text = (1...6).map { "第\($0)次学习《条例，" }.joined(separator: "\n") + "\n开展“示范岗活动，"
        #expect(try Self.rule.messages(text) == ["全文大多缺少后书名号：前书名号 《 有 6 个，后书名号 》 有 0 个", "前引号 “ 没有配对的后引号"])
    }
}
