import Baguan
import Testing

@Suite struct CountCheckTests {
    private let announced = Trial(
        "count",
        """
        find: announced
        entries:
          - {find: [个方面, 点要求, 个年级, 名同学], source: 数}
          - {find: [点], lead: 讲;以下, source: 数}
          - {find: [个], source: 数}
        """, message: "{match}：{count}")
    private let gap = Trial("count", "find: gap", message: "{match}：{count}")

    @Test(arguments: [
        "抓好⟦三个方面⟧：一是甲，二是乙。", "抓好三个方面：一是甲，二是乙，三是丙。", "抓好⟦3个方面⟧。第一，甲；第二，乙。", "这三个方面：一是甲，二是乙。", "第三个方面：一是甲，二是乙。",
        "讲⟦三点⟧。一是甲。二是乙。三是丙。四是丁。", "下午三点：一是甲，二是乙。", "讲⟦三点要求⟧。一是甲。二是乙。", "⟦三个年级⟧（七年级、八年级）", "三个年级（七年级、八年级等）",
        "三个年级（七年级、八年级和九年级）", "⟦三个年级⟧：七年级、八年级。", "⟦两名同学⟧（“甲、乙”、丙、丁）", "⟦2名同学⟧（甲、乙、丙）", "约三个年级（甲、乙）",
        "“⟦三个融入”⟧。一是融入甲，二是融入乙。", "“三个融入”。一是提高甲，二是加强乙。", "三个方面，都要抓。一是甲，二是乙。", "三是抓好三个方面：一是甲，二是乙，三是丙。四是丁。",
        "⟦三个方面⟧：一、甲；二、乙。", "三个方面：一、甲；二、乙；三、丙。", "三个方面：一、二年级；二、乙；三、丙；四、丁。",
        "⟦三个方面⟧：\n\n（一）甲\n\n（二）乙\n\n二、下一步", "三个方面：一是甲（一是子，二是丑），二是乙，三是丙。",
    ])
    func comparesTheNumberWithTheList(text: String) throws { try announced.expect(text) }

    @Test func countsTheLinesOfAParagraph() throws {
        try announced.expect("抓好⟦三个方面⟧\n一、甲\n二、乙", .markdown)
        try announced.expect("抓好三个方面\n一、甲\n二、乙\n三、丙", .markdown)
    }

    @Test func saysHowManyThereAre() throws {
        #expect(try announced.messages("抓好三个方面：一是甲，二是乙。") == ["三个方面：2项"])
        #expect(try announced.messages("四个年级（七年级、八年级和九年级）") == ["四个年级：2至3项"])
    }

    @Test(arguments: [
        "一是甲，⟦三是⟧乙。", "一是甲，二是乙，三是丙。", "一是甲，二要乙，三是丙。", "一是甲：一是子，二是丑；二是乙。", "第一，甲。⟦第三⟧，乙。", "二是甲，三是乙。", "一是一，三是三。",
        "第一章，甲。第三章，乙。", "一要甲，二要乙，⟦四要⟧丙。", "一要甲，二是乙，三要丙。",
    ])
    func findsGapsInNumbering(text: String) throws { try gap.expect(text) }

    @Test func everyListOfTheRightLengthIsSilentAndEveryOtherIsFound() throws {
        let han = Array("一二三四五六七八九十")
        for announcedCount in 2...10 {
            for listed in 2...10 {
                let members = (0..<listed).map { "\(han[$0])是做好甲" }.joined(separator: "；")
                let findings = try announced.findings("抓好\(han[announcedCount - 1])个方面：\(members)。")
                #expect(findings.isEmpty == (announcedCount == listed), "\(announcedCount) announced, \(listed) listed")
            }
        }
    }
}
