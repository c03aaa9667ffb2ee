import Baguan
import BaguanTesting
import Testing

@Suite("The check of personal data")
struct PersonalDataCheckTests {
    static func trial(_ find: String, _ more: String = "") -> Trial {
        Trial("personal-data", "find: \(find)\n" + more, message: "“{match}”要打码")
    }
    static let resident = trial("resident-id")
    static let mobile = trial("mobile", "public: [咨询电话]\npublished: info\nunlike: [订单号]\nallow: ['13900139000']")
    static let card = trial("bank-card")

    @Test("Numbers that standards and test suites publish are found, and masked", arguments: [
        ("11010519491231002X", "110***********002X"), ("34052419800101001X", "340***********001X"),
        ("360426199101010071", "360***********0071"), ("44011320141005001x", "440***********001x"),
    ])
    func published(number: String, masked: String) throws {
        let findings = try Self.resident.findings("号码：\(number)。")
        #expect(findings.map(\.match) == [masked])
        #expect(findings.map(\.message) == ["“\(masked)”要打码"])
        #expect(findings.map(\.severity) == [.error])
    }

    @Test("A wrong check digit, day or region makes it info or nothing")
    func doubtful() throws {
        let findings = try Self.resident.findings("号码：360426199101010072。")
        #expect(findings.map(\.severity) == [.info])
        #expect(findings.map(\.message) == ["“360***********0072”像是身份证号（校验码不对），请核对，是就打码"])
        #expect(try Self.resident.findings("号码：360426199113010079。").isEmpty)
        #expect(try Self.resident.findings("号码：990426199112010074。").isEmpty)
        #expect(try Self.resident.findings("号码：3604261991010100711。").isEmpty)
    }

    @Test("Blanks, hyphens, full width and invisible characters hide nothing", arguments: [
        "⟦110105 19491231 002X⟧", "⟦110105-19491231-002X⟧", "⟦１１０１０５１９４９１２３１００２Ｘ⟧", "⟦110105\u{200B}19491231002X⟧",
        "⟦1101 0519 4912 3100 2X⟧", "⟦110105　19491231　002 X⟧", "学籍号G⟦11010519491231002X⟧",
    ])
    func separators(marked: String) throws {
        try Self.resident.expect("证件：\(marked)，完。")
    }

    @Test("Of every generated number the right one is an error and every changed digit no longer is")
    func generated() throws {
        var random = SeededGenerator(seed: 11)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        for _ in 0..<60 {
            let body = "110105" + "19\(Int.random(in: 10...99, using: &random))" + "0\(Int.random(in: 1...9, using: &random))"
                + "\(Int.random(in: 10...28, using: &random))" + "\(Int.random(in: 100...999, using: &random))"
            let sum = zip(body, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
            let number = body + String(Array("10X98765432")[sum % 11])
            #expect(try Self.resident.findings("号码\(number)。").map(\.severity) == [.error], "\(number)")
            var wrong = Array(number)
            let place = Int.random(in: 0..<17, using: &random)
            wrong[place] = Character(String(((wrong[place].wholeNumberValue ?? 0) + Int.random(in: 1...9, using: &random)) % 10))
            #expect(try !Self.resident.findings("号码\(String(wrong))。").contains { $0.severity == .error }, "\(String(wrong))")
        }
    }

    @Test("Of every generated card the right one is found and every changed digit is not")
    func generatedCards() throws {
        var random = SeededGenerator(seed: 12)
        for _ in 0..<60 {
            let body = "6222" + (0..<Int.random(in: 11...14, using: &random)).map { _ in
                String(Int.random(in: 0...9, using: &random))
            }.joined()
            let sum = body.reversed().enumerated().reduce(0) { sum, pair in
                let digit = (pair.element.wholeNumberValue ?? 0) * (pair.offset % 2 == 0 ? 2 : 1)
                return sum + (digit > 9 ? digit - 9 : digit)
            }
            let number = body + String((10 - sum % 10) % 10)
            // A number of eighteen digits may be a citizen's too; the region 62 2… with such a day hardly is.
            #expect(try Self.card.findings("卡号\(number)。").count == 1, "\(number)")
            var wrong = Array(number)
            let place = Int.random(in: 4..<wrong.count, using: &random)
            wrong[place] = Character(String(((wrong[place].wholeNumberValue ?? 0) + Int.random(in: 1...9, using: &random)) % 10))
            #expect(try Self.card.findings("卡号\(String(wrong))。").isEmpty, "\(String(wrong))")
        }
    }

    @Test("The words of the sentence say how much a telephone number matters; those that may stand are silent")
    func context() throws {
        #expect(try Self.mobile.findings("家长：13800138000。").map(\.severity) == [.error])
        #expect(try Self.mobile.findings("咨询电话：13800138000。").map(\.severity) == [.info])
        #expect(try Self.mobile.findings("订单号：13800138000。").isEmpty)
        #expect(try Self.mobile.findings("家长：139-0013-9000。").isEmpty)
        #expect(try Self.mobile.findings("投入13800138000元，见/p?id=13800138000。").isEmpty)
        try Self.mobile.expect("⟦13800138000⟧、⟦+8613800138000⟧".replacing("⟦+", with: "+⟦"))
    }

    @Test("A parent's number stays a person's, though the word 联系人 stands before it", arguments: [
        ("联系人：王女士（家长），13800138000。", Severity.error), ("联系人：张小明妈妈13800138000。", .error), ("联系人：王女士 13800138000（学生家长）。", .error),
        ("家长如有疑问，请找联系人：王老师，13800138000。", .info), ("联系人：王老师 13800138000，欢迎家长来电。", .info), ("联系人：王老师 13800138000（办公室），请家长留意。", .info),
    ])
    func persons(text: String, severity: Severity) throws {
        let rule = Self.trial("mobile", "public: [联系人]\npersons: [家长, 妈妈]\npublished: info")
        #expect(try rule.findings(text).map(\.severity) == [severity])
    }

    /// A draft in which personal data of all kinds stand beside a word that another rule finds.
    static let draft = "通讯员王某，11010519491231002X，138 0013 8000，卡6222020000000000000，E12345678，zhangsan@example.com，"
        + "0371-65900001，110105491231002，３６０４２６１９９１０１０１００７１，布署。"
    static let secrets = [
        "11010519491231002X", "138 0013 8000", "13800138000", "6222020000000000000", "E12345678", "zhangsan", "65900001",
        "110105491231002", "３６０４２６１９９１０１０１００７１", "360426199101010071",
    ]

    static let trials = ["resident-id", "mobile", "bank-card", "passport", "email", "landline", "old-resident-id"].map { trial($0) }
        + [
            Trial("term", "entries: [{find: 布署, suggest: 部署}]"),
            Trial("pattern", "pattern: '王某，[0-9X]+'\nsuggest: '$0'", message: "{match}该是{suggest}"),
            Trial("pattern", "pattern: '20200000'\nsuggest: '$0'", message: "{match}该是{suggest}"),
        ]

    @Test("No report of any rule repeats a number of a person", arguments: ReportFormat.all.map(\.name))
    func masked(format name: String) throws {
        let format = try #require(ReportFormat.named(name))
        for (index, trial) in Self.trials.enumerated() {
            let inspection = try trial.inspect(Self.draft)
            #expect(!inspection.findings.isEmpty, "trial \(index)")
            let run = RunDescription(
                toolVersion: "0", asOf: try #require(CalendarDate("2026-11-20")), rules: trial.rules.rules)
            let output = Report(run: run, inspections: [inspection]).rendered(as: format)
            for secret in Self.secrets { #expect(!output.contains(secret), "\(name), trial \(index): \(secret)") }
        }
    }

    @Test("A fingerprint does not depend on the digits that are masked")
    func fingerprint() throws {
        let a = try Self.mobile.findings("家长：13812348000。")
        let b = try Self.mobile.findings("家长：13856788000。")
        #expect(a.map(\.fingerprint) == b.map(\.fingerprint))
    }

    static let pupils = trial(
        "pupil-list", "headings: [名单, 公示]\nentries: [{find: [低保], note: 家庭经济状况}, {find: [班级], note: 班级, severity: info}]")

    @Test("Two rows with a name and a poverty status under a heading are a list, masked but for the surname")
    func pupilList() throws {
        let findings = try Self.pupils.findings("受助名单\n张小明 低保 幸福镇和平村三组\n李小红 低保 幸福镇东风村一组\n")
        #expect(findings.map(\.match) == ["张**"])
        let excerpt = try #require(findings.first?.excerpt)
        #expect(!(excerpt.before + excerpt.match + excerpt.after).contains("幸福"))
    }

    @Test("The lines of a paragraph are rows too")
    func linesOfAParagraph() throws {
        let text = "# 受助名单\n\n张小明 低保\n李小红 低保\n"
        #expect(try Self.pupils.marked(text, .markdown) == "# 受助名单\n\n⟦张小明⟧ 低保\n李小红 低保\n")
        #expect(try Self.pupils.findings("受助名单\n张小明 语文\n李小红 数学\n\n低保政策", .markdown).isEmpty)
    }

    @Test("A table with pupils' names is a list too")
    func table() throws {
        let rows = "| 姓名 | 班级 |\n|---|---|\n| 张小明 | 七（2）班 |\n| 李小红 | 七（3）班 |\n"
        #expect(try Self.pupils.findings("# 名单\n\n" + rows, .markdown).map(\.severity) == [.info])
    }

    @Test("Prose, teachers and a single row are no list", arguments: [
        "受助名单\n张小明 低保\n", "低保政策\n张小明 语文组\n李小红 数学组\n", "名单\n方案另行公布\n高度重视低保\n成绩显著低保\n",
    ])
    func noList(text: String) throws {
        #expect(try Self.pupils.findings(text).isEmpty)
    }

    @Test("Long runs of digits and joints hold no identity card, and are got through")
    func longRuns() throws {
        let text = String(repeating: "1 2-3 45 ", count: 10_000) + String(repeating: "9", count: 100_000)
        #expect(try Self.resident.findings(text).isEmpty)
    }

    @Test("Public numbers may stand in a table of entries")
    func publicNumbers() throws {
        let trial = Trial("personal-data", "find: landline\nallow: [0371-65900002]\nentries: [{find: [010-66097980, '0371-65900001'], source: 公布}]")
        try trial.expect("王老师：010-66097980，0371-65900001，0371-65900002，⟦0371-65900003⟧。")
    }
}
