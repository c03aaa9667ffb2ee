import Baguan
import Testing

@Suite struct EnumerationCheckTests {
    static let four = Trial(
        "enumeration",
        "entries: [{find: 四个意识, members: 政治意识;大局意识;核心意识;看齐意识}]", message: "{name}{problem}")
    static let values = Trial(
        "enumeration",
        """
        entries:
          - find: 社会主义核心价值观
            suggest: 富强、民主、文明、和谐，自由、平等、公正、法治，爱国、敬业、诚信、友善
            members: [富强, 民主, 文明, 和谐, 自由, 平等, 公正, 法治, 爱国, 敬业, 诚信, 友善]
        """, message: "{name}{problem}")

    @Test func `A wrong member is found in its place`() throws {
        try Self.four.expect("“四个意识”是政治意识、⟦全局意识⟧、核心意识、看齐意识。")
        try Self.four.expect("“四个意识”：政治意识、大局意识、核心意识和⟦服务意识⟧。")
        #expect(try Self.four.messages("四个意识（政治意识、全局意识、核心意识、看齐意识）") == ["四个意识的“全局意识”应为“大局意识”"])
        #expect(
            try Self.four.findings("四个意识（政治意识、全局意识、核心意识、看齐意识）").map(\.suggestions) == [["大局意识"]])
    }

    @Test func `Missing members and a wrong order are told with the right list`() throws {
        try Self.four.expect("“四个意识”即⟦政治意识、大局意识、看齐意识⟧。")
        #expect(try Self.four.messages("“四个意识”即政治意识、大局意识、看齐意识。") == ["四个意识漏了“核心意识”"])
        try Self.four.expect("“四个意识”——⟦政治意识、核心意识、大局意识、看齐意识⟧。")
        #expect(
            try Self.four.findings("四个意识：政治意识、核心意识、大局意识、看齐意识").map(\.suggestions)
                == [["政治意识、大局意识、核心意识、看齐意识"]])
    }

    @Test func `Right lists, open lists and mentions of some stay silent`() throws {
        for text in [
            "“四个意识”是政治意识、大局意识、核心意识、看齐意识。", "四个意识：政治意识，大局意识，核心意识和看齐意识，缺一不可。",
            "四个意识包括政治意识、大局意识等。", "增强“四个意识”，强化政治意识、大局意识、责任意识。", "要有政治意识、大局意识、核心意识。",
            "“四个意识”是党员的基本要求。", "四个意识：一是政治意识，要求……；二是大局意识。", "树立政治意识、大局意识、服务意识、责任意识。",
        ] {
            try Self.four.expect(text)
        }
    }

    @Test func `Nearly all members in a row are a list without its name`() throws {
        try Self.values.expect("富强、民主、文明、和谐、自由、平等、公正、⟦法制⟧、爱国、敬业、诚信、友善")
        try Self.values.expect("富强、民主、文明、和谐，自由、平等、公正、法治，爱国、敬业、诚信、⟦友爱⟧。")
        try Self.values.expect("富强 民主 文明 和谐 自由 平等 公正 法治 爱国 敬业 ⟦诚实⟧ 友善")
        try Self.values.expect("⟦富强、民主、和谐、文明，自由、平等、公正、法治，爱国、敬业、诚信、友善⟧。")
        #expect(
            try Self.values.findings("富强、民主、文明、和谐，自由、平等、公正、法治，爱国、敬业、友善。").map(\.severity) == [.info])
        for text in [
            "富强、民主、文明、和谐、自由、平等、公正、法治、爱国、敬业、诚信、友善", "富强、民主、文明、和谐是国家层面的价值目标。",
            "爱国、敬业、诚信、友善", "富强民主文明和谐", "富强、民主、文明、和谐，自由、平等、公正、法治，爱国、敬业、诚信、友善的社会主义核心价值观。",
        ] {
            try Self.values.expect(text)
        }
    }

    @Test func `Single characters are a list only behind the name`() throws {
        let rule = Trial("enumeration", "entries: [{find: 五育, members: 德;智;体;美;劳}]", message: "{problem}")
        try rule.expect("五育是⟦德、智、体、美⟧。")
        try rule.expect("培养德、智、体、美全面发展。")
    }

    @Test func `A member may have several forms`() throws {
        let rule = Trial(
            "enumeration", "entries: [{find: 三会一课, members: 支部党员大会|党员大会;支委会|支部委员会;党小组会;党课}]", message: "{problem}")
        try rule.expect("“三会一课”即支部党员大会、支部委员会、党小组会和党课。")
        try rule.expect("“三会一课”即党员大会、支委会、⟦民主生活会⟧和党课。")
    }

    @Test func `An enumeration without members is refused`() {
        #expect(Trial("enumeration", "entries: [四个意识]").diagnostics.map(\.code) == ["too-few-members"])
    }
}
