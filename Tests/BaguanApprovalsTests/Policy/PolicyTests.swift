import BaguanFindings
import BaguanRules
import BaguanTesting
import BaguanText
import Testing

@testable import BaguanApprovals

@Suite struct PolicyTests {
    private func read(_ text: String) -> (policy: Policy?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        return (Policy(Array(text.utf8), path: "policy.yml", diagnostics: &diagnostics), diagnostics)
    }

    /// `line: code: message；remedy`
    private func told(_ text: String) -> [String] {
        let (policy, diagnostics) = read(text)
        #expect(policy == nil, "half a policy is none")
        return diagnostics.map { "\($0.position?.line ?? 0): \($0.code): \($0.message.chinese)；\($0.remedy?.chinese ?? "")" }
    }

    private static let head = "org: school.example\nroles: {editor: 编辑, leader: 校领导}\n"

    @Test func `What is said for all kinds holds where a kind says nothing`() throws {
        let (policy, diagnostics) = read(Self.head + """
            evidence: attested
            carry: layout
            exclude: author
            kinds:
              banner:
                stages:
                  - {id: 拟办, role: editor, evidence: line}
                  - {id: 审批, role: leader, need: 2, after: [拟办]}
                fields: [organiser]
                display: {days: 14}
              forum:
                stages: [{id: 审核, role: leader}]
                evidence: signed
                carry: identical
                exclude: [author, editors]
                deadline: {days: 15, before: display-from}
                credits: true
            registers:
              - {file: 横幅.csv, kind: banner, columns: {挂在哪里: place}}
            """)
        #expect(diagnostics == [])
        let kinds = try #require(policy?.kinds)
        #expect(kinds[.banner] == KindPolicy(
            stages: [
                Stage(id: "拟办", role: "editor", evidence: .line),
                Stage(id: "审批", role: "leader", need: 2, after: ["拟办"], evidence: .attested),
            ],
            excluded: [.author], carry: .layout, fields: [.organiser], displayDays: 14))
        #expect(kinds[.forum] == KindPolicy(
            stages: [Stage(id: "审核", role: "leader")], carry: .identical,
            deadline: KindPolicy.Deadline(days: 15, before: .displayFrom), checksCredits: true))
        #expect(policy?.registers == [Policy.RegisterFile(path: "横幅.csv", kind: .banner, columns: ["挂在哪里": .place])])
        #expect(policy?.override == nil && policy?.smallUnit == nil)
        #expect(policy?.title(of: "leader") == "校领导" && policy?.title(of: "x") == "x")
    }

    @Test func `Slips are named with their place and what was meant`() {
        #expect(told(Self.head + """
            evidense: signed
            kinds:
              wechat:
                stages: [{id: 初审, role: editor}]
              banner:
                stages:
                  - {id: 初审, role: editors}
                  - {id: 初审, role: leader, need: 0}
                  - {id: 终审, role: leader, after: 复审}
                carry: rework
              lecture:
                deadline: {days: 7, before: topic}
            override: {role: principal, need: 1}
            """) == [
            "3: unknown-field: 未知的字段“evidense”；是不是想写“evidence”？",
            "5: unknown-kind: 未知的发布物种类“wechat”；是不是想写“wechat-post”？",
            "9: unknown-role: roles 里没有角色“editors”；是不是想写“editor”？",
            "10: duplicate-stage: 环节“初审”写了两次；给环节另起一个名称；要几个人签的写 need",
            "10: wrong-type: “need”应当是不小于 1 的整数；写阿拉伯数字，不加引号",
            "11: unknown-stage: 前面没有环节“复审”；是不是想写“初审”？",
            "12: unknown-choice: “carry”不能是“rework”；可以用的有：identical、repack、layout",
            "14: missing-field: 缺少字段“stages”；加上“stages: …”",
            "14: unknown-choice: “before”不能是“topic”；可以用的有：date、display-from、display-until",
            "15: unknown-role: roles 里没有角色“principal”；把角色写进 roles",
            "15: wrong-type: “need”应当是不小于 2 的整数；写阿拉伯数字，不加引号",
        ])
    }

    @Test func `A small unit keeps two people at least, and stages in their order`() throws {
        let kinds = """
            kinds:
              wechat-post:
                stages:
                  - {id: 初审, role: editor}
                  - {id: 复审, role: leader, after: 初审}
                  - {id: 终审, role: leader, after: 复审}

            """
        let (policy, diagnostics) = read(Self.head + kinds + "small-unit: {reason: 人少, stages: {wechat-post: [初审, 终审]}}\n")
        #expect(diagnostics == [])
        #expect(policy?.kinds[.wechatPost]?.stages == [
            Stage(id: "初审", role: "editor"), Stage(id: "终审", role: "leader", after: ["初审"]),
        ])
        #expect(policy?.smallUnit == Policy.SmallUnit(reason: "人少", kinds: [.wechatPost]))
        #expect(told(Self.head + kinds + "small-unit: {reason: 人少, stages: {wechat-post: [终审, 三审], banner: 审批}}\n") == [
            "9: one-person: 只剩一个人签批；至少保留两个环节",
            "9: unknown-stage: 前面没有环节“三审”；是不是想写“初审”？",
            "9: unknown-kind: kinds 里没有写“banner”；删去这一行",
        ])
    }

    @Test func `The digest of a kind changes with everything that is asked of it`() throws {
        let text = Office.policyText
        let changes = [
            ("org: school.example", "org: other.example"), ("role: editor}", "role: leader}"), ("复审, role", "二审, role"),
            ("after: 复审", "after: 初审"), ("carry: repack", "carry: layout"), ("credits: true", "credits: false"),
            ("role: dept-head, after: 初审", "role: dept-head, need: 2, after: 初审"),
            ("role: dept-head, after: 初审", "role: dept-head, evidence: attested, after: 初审"),
            ("carry: repack", "carry: repack\n    fields: organiser"), ("carry: repack", "carry: repack\n    exclude: author"),
            ("carry: repack", "carry: repack\n    deadline: {days: 3}"), ("carry: repack", "carry: repack\n    display: {days: 3}"),
            ("override: {role: leader, need: 2}", "override: {role: leader, need: 3}"),
            ("override: {role: leader, need: 2}", ""),
        ]
        var digests = [try #require(read(text).policy?.digest(of: .wechatPost))]
        for (old, new) in changes {
            let changed = text.replacing(old, with: new, maxReplacements: 1)
            let policy = read(changed.replacing("after: 复审", with: changed.contains("二审, role") ? "after: 二审" : "after: 复审"))
            digests.append(try #require(policy.policy?.digest(of: .wechatPost), "\(new)"))
        }
        #expect(Set(digests).count == changes.count + 1)
        #expect(read(text).policy?.digest(of: .donation) == nil)
    }

    @Test func `Whatever stands in a policy or a roster, reading ends well`() throws {
        var generator = SeededGenerator(seed: 4)
        let samples = [Office.policyText, try Office.filled(Office.rosterText)].map { Array($0.utf8) }
        for round in 0..<600 {
            var bytes = samples[round % 2]
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...20, using: &generator)))
                default: bytes.insert(contentsOf: bytes[..<min(30, index)], at: index)
                }
            }
            var diagnostics: [Diagnostic] = []
            let policy = Policy(bytes, path: "p", diagnostics: &diagnostics)
            #expect((policy == nil) == diagnostics.contains { $0.level == .error })
            _ = Roster(bytes, path: "r", diagnostics: &diagnostics)
        }
    }
}
