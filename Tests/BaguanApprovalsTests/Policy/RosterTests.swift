import BaguanFindings
import BaguanText
import Testing

@testable import BaguanApprovals

@Suite struct RosterTests {
    private func read(_ text: String, roles: [String]? = nil) throws -> (roster: Roster, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let roster = Roster(
            Array(try Office.filled(text).utf8), path: "roster.yml", roles: roles, diagnostics: &diagnostics)
        return (roster, diagnostics)
    }

    /// `line: code: message；remedy`
    private func told(_ text: String, roles: [String]? = nil) throws -> [String] {
        let (roster, diagnostics) = try read(text, roles: roles)
        #expect(roster.people.isEmpty, "a roster with an error counts for nobody")
        return diagnostics.map { "\($0.position?.line ?? 0): \($0.code): \($0.message.chinese)；\($0.remedy?.chinese ?? "")" }
    }

    @Test func `People, roles, keys and delegations are read`() throws {
        let (roster, diagnostics) = try read("""
            people:
              shen-lang:
                name: 沈朗
                unit: 教务处
                roles: [editor, {role: dept-head, from: 2026-09-01, until: 2026/12/31}]
                keys:
                  - {key: KEY1, from: 2026-09-01, until: 2026-11-30, ended: rotated}
                  - {key: KEY2, evidence: attested}
              lu-qing: {name: 陆青, left: 2026年11月20日}
            delegations:
              - {by: shen-lang, to: lu-qing, stages: 初审, from: 2026-11-01, until: 2026-11-30, reason: 请假}
            """, roles: ["editor", "dept-head"])
        #expect(diagnostics == [])
        let person = try #require(roster["shen-lang"])
        #expect(person.name == "沈朗" && person.unit == "教务处")
        let day = try #require(CalendarDate("2026-12-31"))
        #expect(person.holds("dept-head", on: day) && !person.holds("dept-head", on: day.next))
        #expect(person.holds("editor", on: day.next) && !person.holds("leader", on: day))
        #expect(roster["lu-qing"]?.left == CalendarDate("2026-11-20"))
        #expect(roster.delegations == [
            Delegation(
                principal: "shen-lang", deputy: "lu-qing", stages: ["初审"], from: try #require(CalendarDate("2026-11-01")),
                until: try #require(CalendarDate("2026-11-30")), reason: "请假")
        ])
        // From midnight to midnight in Beijing.
        let known = try #require(roster.keys[SSHPrivateKey.numbered(1).publicKey])
        #expect(known.person == "shen-lang")
        #expect(known.validFrom?.description == "2026-08-31T16:00:00Z")
        #expect(known.validUntil?.description == "2026-11-30T16:00:00Z")
        #expect(roster.evidence(of: try SSHPrivateKey.numbered(1).publicKey) == .signed)
        #expect(roster.evidence(of: try SSHPrivateKey.numbered(2).publicKey) == .attested)
        #expect(roster.people(called: "陆青").map(\.id) == ["lu-qing"])
        #expect(roster.name(of: "nobody") == "nobody")
    }

    @Test func `Unknown fields, people and roles are named with what was meant`() throws {
        let slips = try told("""
            people:
              shen-lang: {name: 沈朗, role: editor}
              LuQing: {name: 陆青, roles: [editer, {role: leeder}]}
            delegation: []
            """, roles: ["editor", "leader"])
        #expect(slips == [
            "2: unknown-field: 未知的字段“role”；是不是想写“roles”？",
            "3: bad-id: 名称“LuQing”不合规定；只用小写字母、数字和连字符，如 renamed-2018",
            "3: unknown-choice: “role”不能是“editer”；是不是想写“editor”？",
            "3: unknown-choice: “role”不能是“leeder”；是不是想写“leader”？",
            "4: unknown-field: 未知的字段“delegation”；是不是想写“delegations”？",
        ])
        let twice = try told("people:\n  a: {name: 甲}\n  a: {name: 乙}\n")
        #expect(twice == ["3: duplicate-field: 字段“a”写了两次，第一次在第 2 行；保留一处"])
    }

    @Test func `Keys that cannot be told apart, do not end or are stolen are refused`() throws {
        #expect(try told("""
            people:
              a:
                name: 甲
                keys:
                  - {key: KEY1}
                  - {key: ssh-rsa AAAA}
                  - {key: KEY2, ended: rotated}
                  - {key: KEY3, until: 2026-11-20, ended: compromised}
                  - {key: KEY4, from: 2026-11-20, until: 2026-11-19}
              b: {name: 乙, keys: [{key: KEY1}]}
            """) == [
            "6: bad-key: 不支持“ssh-rsa”类型的密钥；用 baguan key new 或 ssh-keygen -t ed25519 新建一把",
            "7: key-without-end: 密钥已停用（rotated），却没有写到什么时候为止；加上“until: …”",
            "8: key-without-last-record: 密钥已泄露，却没有写到第几条记录为止有效；加上“last-record: …”，写最后一条确实是本人签的记录的序号；说不清就写 0",
            "9: reversed-period: 起始日 2026-11-20 晚于截止日 2026-11-19；对调 from 和 until，或改正其中一个",
            "10: shared-key: 这把密钥已经是“a”的；一人一把密钥：用 baguan key new 另做一把",
        ])
    }

    @Test func `Delegations are short, between two people, and of a role that one of them has`() throws {
        let people = "people:\n  fang-yi: {name: 方仪, roles: leader}\n  bai-yu: {name: 白羽}\ndelegations:\n"
        #expect(try told(people + """
              - {by: fang-yi, to: bai-yu, from: 2026-11-01, until: 2026-12-01, reason: 出差}
              - {by: fang-yi, to: bai-yv, from: 2026-11-01, until: 2026-11-02, reason: 出差}
              - {by: fang-yi, to: fang-yi, from: 2026-11-02, until: 2026-11-01, reason: 出差}
              - {by: bai-yu, to: fang-yi, role: leader, from: 2026-11-01, until: 2026-11-02, reason: 出差}
            """) == [
            "5: delegation-too-long: 代理 31 天，最多 30 天；缩短期限；长期代理的，直接授予角色",
            "6: unknown-person: 名册里没有“bai-yv”；是不是想写“bai-yu”？",
            "7: delegation-to-self: 不能委托自己；改写委托人或代理人",
            "7: reversed-period: 起始日 2026-11-02 晚于截止日 2026-11-01；对调 from 和 until，或改正其中一个",
            "8: delegation-not-held: “bai-yu”自己没有角色“leader”，不能委托别人；改写委托人或代理人",
        ])
    }

    @Test func `A stolen key's records count up to the last that is its holder's`() throws {
        let (roster, diagnostics) = try read(
            "people:\n  a: {name: 甲, keys: [{key: KEY1, ended: lost, until: 2026-11-20, last-record: 7}]}\n")
        #expect(diagnostics == [])
        #expect(roster.keys[try SSHPrivateKey.numbered(1).publicKey]?.lastSeq == 7)
    }

    @Test(arguments: [
        ("2026-11-20T15:59:59Z", "2026-11-20"), ("2026-11-20T16:00:00Z", "2026-11-21"), ("2026-02-28T16:00:00Z", "2026-03-01"),
        ("2026-12-31T16:00:00Z", "2027-01-01"),
    ])
    func `The day is that of Beijing`(time: String, day: String) throws {
        let time = try #require(Timestamp(time))
        let found = try #require(time.dayInBeijing)
        #expect(found.description == day)
        let start = try #require(Timestamp(startOf: found))
        let end = try #require(Timestamp(startOf: found.next))
        #expect(start <= time && time < end)
    }
}
