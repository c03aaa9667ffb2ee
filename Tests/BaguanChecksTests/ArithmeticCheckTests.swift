import Baguan
import BaguanTesting
import Testing

@Suite("The arithmetic check")
struct ArithmeticCheckTests {
    static let units = "units: [人、名、位, 所, 元, 件]\n"
    static let parts = Trial(
        "arithmetic",
        "find: parts\nmarkers: [其中]\n" + units
            + "open: [等, 另有, 不含]\noverlapping: [女, 党员]\n"
            + "entries:\n  - {find: [男, 女]}\n  - {find: [高中, 初中, 小学, 幼儿园]}\n  - {find: [专任教师, 工勤人员]}",
        message: "{match}：{note}")
    static let share = Trial("arithmetic", "find: share\nmarkers: [占]\n" + units, message: "{match}：{note}")
    static let change = Trial("arithmetic", "find: change\nmarkers: [增长, 增加]\n" + units, message: "{match}：{note}")

    @Test("Parts of a family that are more than the whole are an error at the whole")
    func exceeds() throws {
        let findings = try Self.parts.findings("学校共有120人，其中专任教师100人、工勤人员28人。")
        #expect(findings.map(\.match) == ["120人"])
        #expect(findings.map(\.message) == ["120人：各项之和是128，多出8"])
        #expect(findings.map(\.severity) == [.error])
    }

    @Test("Blanks typed around figures hide nothing", arguments: [
        "共有学生 ⟦500 人⟧，其中专任教师 260 人、工勤人员 250 人。", "共有学生⟦500 人⟧ ，其中专任教师260 人，工勤人员 250人 。",
        "现有作品 2 件，其中绘画类 ⟦3 件⟧。",
    ])
    func blanks(text: String) throws {
        try Self.parts.expect(text)
        try Self.change.expect("人数由 100 人增加到 150 人，增长 ⟦40%⟧ 。")
        try Self.change.expect("人数由 100 人增加到 150 人，增长 ⟦40 %⟧，")
    }

    @Test("A blank between two figures or two columns stays")
    func columns() throws {
        try Self.parts.expect("共有120 500人，其中高中 100 人　600人 。")
    }

    @Test("Parts of a family that almost reach the whole are a warning")
    func fallsShort() throws {
        let findings = try Self.parts.findings("共有教职工120人，其中专任教师100人、工勤人员18人。")
        #expect(findings.map(\.message) == ["120人：各项之和是118，还差2"])
        #expect(findings.map(\.severity) == [.warning])
    }

    @Test("A first part that is more than the whole is an error at the part")
    func partExceeds() throws {
        try Self.parts.expect("现有教师120人，其中党员⟦130人⟧。")
        try Self.parts.expect("现有作品2件，其中绘画类⟦3件⟧。")
        try Self.parts.expect("现有作品2件，其中包括绘画类⟦3件⟧。")
        try Self.parts.expect("现有作品2件，其中绘画类包括油画3件。")
        try Self.parts.expect("现有作品2件，其中绘画类3件小品。")
    }

    @Test("Correct text stays silent", arguments: [
        "共有学生1500人，其中女生700人。",
        "共有教师120人，其中女教师80人、党员60人。",
        "学校90所，其中高中3所、初中20所。",
        "在校生1200余人，其中高中500人、初中690人。",
        "在校生1200人，其中高中约500人、初中690人。",
        "共有教职工120人，其中专任教师100人、工勤人员18人，另有临时人员2人。",
        "不含幼儿园共有120人，其中高中100人、初中18人。不含幼儿园。",
        "经费1.2万元，其中高中3000元、初中9040元。",
        "教师120人（其中专任教师100人，工勤人员20人），学生1500人（其中女生700人）。",
        "共有教师120人，其中男50人、女70人，高中80人、初中40人。",
        "教师50人、学生1500人参加，其中高中600人、初中910人。",
        "共有120人，其中高中100人（其中男60人、女40人）、初中20人。",
        "学校12所，教师120人，其中高中教师90人、初中教师30人。",
        "共有15619人，其中高中726人，初中3425人，小学11468人。",
        "共有1401人，其中高中962人，初中249人，小学36人，幼儿园校自行聘",
        "共有120人，其中2026年入职的100人。",
    ])
    func silent(text: String) throws {
        try Self.parts.expect(text)
    }

    @Test("A breakdown in brackets is held against the figure before the bracket")
    func brackets() throws {
        try Self.parts.expect("教师⟦120人⟧（其中专任教师100人，工勤人员22人），学生1500人（其中女生700人）。")
    }

    @Test("Units of one meaning are added up, 万 is converted")
    func units() throws {
        try Self.parts.expect("共有⟦120人⟧，其中男60名、女62位。")
        try Self.parts.expect("共有⟦1万元⟧，其中高中3000元、初中13000元。")
        try Self.parts.expect("共有1.5万元，其中高中3000元、初中12000元。")
    }

    @Test("A share is recomputed; rounding and cutting off are both right")
    func shares() throws {
        try Self.share.expect("共有教师120人，其中女教师80人，占66.7%。")
        try Self.share.expect("共有教师120人，其中女教师80人，占66.6%。")
        try Self.share.expect("共有教师120人，其中女教师80人，占67%。")
        try Self.share.expect("共有教师120人，其中女教师80人，占⟦56.7%⟧。")
        try Self.share.expect("党员270人，占全县专任教职工的28%。")
        #expect(try Self.share.messages("共有教师120人，其中女教师80人，占56.7%。") == ["56.7%：80人占120人的66.7%"])
    }

    @Test("Growth is recomputed, in numbers and in percent")
    func growth() throws {
        try Self.change.expect("在校生从100人增加到120人，增长20%。")
        try Self.change.expect("在校生从100人增加到120人，增长⟦25%⟧。")
        try Self.change.expect("学校由12所增至15所，增加了⟦4所⟧。")
        try Self.change.expect("升学率从96.5%提高到98.2%，增长1.7个百分点。")
        try Self.change.expect("从100人增加到120人，经费增长25%。")
    }

    @Test("Generated breakdowns are silent when they add up, and found when a part or the whole is raised or lowered")
    func generated() throws {
        var random = SeededGenerator(seed: 0x5EED)
        for _ in 0..<300 {
            let parts = (0..<Int.random(in: 2...4, using: &random)).map { _ in Int.random(in: 20...3000, using: &random) }
            let kinds = ["高中", "初中", "小学", "幼儿园"]
            func text(_ whole: Int, _ parts: [Int]) -> String {
                "全县共有学生\(whole)人，其中" + zip(kinds, parts).map { "\($0)\($1)人" }.joined(separator: "，") + "。"
            }
            let sum = parts.reduce(0, +)
            #expect(try Self.parts.findings(text(sum, parts)).isEmpty)
            var more = parts
            more[Int.random(in: parts.indices, using: &random)] += Int.random(in: 1...500, using: &random)
            let raised = try Self.parts.findings(text(sum, more))
            #expect(raised.count == 1 && raised[0].severity == .error, "\(text(sum, more))")
            let lowered = try Self.parts.findings(text(sum + max(1, sum / 50), parts))
            #expect(lowered.count == 1 && lowered[0].severity < .error, "\(text(sum + max(1, sum / 50), parts))")
        }
    }

    @Test("Generated shares are silent when rounded or cut off, and found when they are off by two units of the last place")
    func generatedShares() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let whole = Int.random(in: 50...5000, using: &random)
            let part = Int.random(in: 1...whole, using: &random)
            func text(_ tenths: Int) -> String { "共有\(whole)人，其中教师\(part)人，占\(tenths / 10).\(tenths % 10)%。" }
            #expect(try Self.share.findings(text(part * 1000 / whole)).isEmpty)
            #expect(try Self.share.findings(text((part * 1000 + whole / 2) / whole)).isEmpty)
            #expect(try Self.share.findings(text(part * 1000 / whole + 3)).count == 1)
        }
    }
}

/// Shares of one family and differences of percentages.
@Suite struct ShareSumTests {
    private static let shares = Trial(
        "arithmetic", "find: shares\nmarkers: [占]\nunits: [人]\nentries: [{find: [男, 女]}, {find: [高中, 初中, 小学]}, {find: [教师, 学生]}]", message: "{note}")
    private static let change = Trial("arithmetic", "find: change\nmarkers: [提高, 下降]\nunits: [人]", message: "{note}")

    @Test(arguments: ["男生占55%，女生占⟦48%⟧。", "其中男教师占45%，女教师占⟦50%⟧。", "高中占40%，初中占35.5%，小学占⟦26.1%⟧。"])
    func sharesThatCannotBe(text: String) throws { try Self.shares.expect(text) }

    @Test(arguments: [
        "男生占52.4%，女生占47.6%。", "高中占33%，初中占33%，小学占33%。", "高中占40%，初中占35%。", "高中女生占55%，初中女生占52%。", "男生占55%，教师占60%。",
        "男生占约55%，女生占48%。", "男生占55%。女生占48%。", "男生占55%，男生占48%。",
    ])
    func sharesThatMayBe(text: String) throws { try Self.shares.expect(text) }

    @Test("Every split of a hundred is right, also rounded up or cut off; more than that is not")
    func splits() throws {
        for part in 1..<100 {
            try Self.shares.expect("男生占\(part)%，女生占\(100 - part)%。")
            try Self.shares.expect("男生占\(part)%，女生占\(101 - part)%。男生占\(part)%，女生占\(99 - part)%。")
            try Self.shares.expect("男生占\(part)%，女生占⟦\(102 - part)%⟧。")
            if part < 97 { try Self.shares.expect("男生占\(part)%，女生占⟦\(97 - part)%⟧。") }
        }
    }

    @Test func theDifferenceOfTwoPercentagesIsInPoints() throws {
        #expect(try Self.change.messages("优秀率从20%提高到25%，提高了5%。") == ["两个百分数之差是5个百分点，不是5%"])
        try Self.change.expect("优秀率从20%提高到25%，提高了5个百分点。优秀率从20%提高到25%，提高了25%。人数从20人提高到25人，提高了⟦5%⟧。")
        try Self.change.expect("近视率由50.5%下降到48%，下降⟦2.5%⟧。近视率由50.5%下降到48%，下降3%。")
    }
}
