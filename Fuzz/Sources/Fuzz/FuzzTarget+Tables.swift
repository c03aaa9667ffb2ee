import Baguan

@testable import BaguanApprovals
@testable import BaguanDocuments

/// What is no draft: registers, rules, settings, policies, records, and what programs of the system give out.
extension FuzzTarget {
    static let tables = [
        FuzzTarget(
            name: "csv",
            run: { bytes in
                var diagnostics: [Diagnostic] = []
                let register = Register(bytes, path: "a.csv", kind: .banner, diagnostics: &diagnostics)
                for form in register.forms where form[.id] == nil { fail("a row without an id") }
                read(bytes, TableReader(), "a.csv")
            },
            seeds: [bytes("编号,内容,挂出日期\r\nH-1,\"安全,\"\"第一\"\"\",2026-11-20\nH-2,甲,2026年2月30日\n"), bytes("表\n编号\n\"a\nb\"x,\r"), bytes("编号\t内容\rB-1\t\"安全\n第一")],
            words: ["编号", "\t", "\"\"", ",\"", "\r\n", "撤除日期", "2026/1/2"]),
        FuzzTarget(
            name: "rules",
            run: { bytes in
                _ = packs.load(PackSource(location: "p", files: [
                    ("pack.yml", Self.bytes("id: p\nname: 包\nversion: 1.0.0\nlanguage: zh\ndescription: 测试\n")), ("rules/r.yml", bytes),
                ]))
            },
            seeds: [
                bytes("id: r\ncheck: terms\nseverity: warning\nmessage: 写作“{suggest}”\nsource: 例\nentries:\n  - {find: [既使, 即然], suggest: 即使}\nexamples:\n  bad:\n    - 【既使】下雨也去。\n    - text: 他【既使】来\n  good:\n    - 即使\n    - 既然\n"),
                bytes("id: r\ncheck: pattern\npattern: '[一二三]+个'\nscope: [title, body]\nkinds: wechat-post\nfrom: 2018-03\nuntil: 2026\nlimit: {a.b: 64}\nmessage: |\n  多行\n  文字\n"),
            ],
            words: ["id: ", "check: ", "entries:", "examples:", "  - ", "&a ", "*a", "<<: ", "|\n", ">-\n", "!!str ", "{", "[", "？", "：", "severity: error"]),
        FuzzTarget(
            name: "settings",
            run: { bytes in
                var diagnostics: [Diagnostic] = []
                _ = Policy(bytes, path: "policy.yml", diagnostics: &diagnostics)
                _ = Roster(bytes, path: "roster.yml", diagnostics: &diagnostics)
                _ = PublicationForm(sidecar: bytes, path: "a.yml", diagnostics: &diagnostics)
            },
            seeds: [bytes(ApprovalDefaults.policy), bytes(ApprovalDefaults.roster), bytes("类型: 讲座\n主讲人: [沈朗, 陆青]\n日期: 2026年12月3日\n")],
            words: ["kinds:", "stages:", "- {id: ", "after: ", "need: 2", "&a", "*a", "<<: *a", "2026-11-20", "people:", "keys:"]),
        FuzzTarget(
            name: "record",
            run: { bytes in
                _ = try? Record(file: bytes)
                // Behind a signature nobody can make by chance.
                if let body = try? RecordBody(line: bytes), body.line != bytes { fail("a record is written in two ways") }
                _ = try? SSHSignature(armor: bytes)
                _ = Timestamp(String(decoding: bytes, as: UTF8.self))
            },
            seeds: recordSeeds,
            words: ["\"v\":1", "\"kind\":", "\"prev\":", "\\u0000", "\\n", "-----BEGIN SSH SIGNATURE-----\n", "+08:00", "Z", "{}", "[]", "null"]),
        FuzzTarget(
            name: "words",
            run: { bytes in
                for joinsHan in [true, false] {
                    let table = WordTable(bytes, joinsHan: joinsHan)
                    let paragraphs = table.paragraphs
                    if paragraphs.contains(where: { String(validating: $0.utf8, as: UTF8.self) == nil }) { fail("a paragraph is no UTF-8") }
                    if paragraphs.isEmpty != table.lines.isEmpty { fail("lines are lost") }
                }
            },
            seeds: [
                bytes("level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###\n4\t1\t1\t1\t1\t0\t72\t72\t300\t12\t-1\t###LINE###\n5\t1\t1\t1\t1\t1\t72\t72\t60\t12\t100\t读书节\n5\t1\t1\t1\t1\t2\t140\t72\t60\t12\t100\t通知\n4\t1\t1\t1\t2\t0\t72\t90\t300\t12\t-1\t###LINE###\n5\t1\t1\t1\t2\t1\t72\t90\t60\t12\t100\tend\n"),
            ],
            words: ["\t5\t", "\n4\t", "\n5\t", "nan", "inf", "1e400", "-1", "\t\t\t", "9223372036854775808"]),
    ]

    private static let packs = PackLoader(checks: CheckRegistry.schemas)

    /// The body of an approval, and the record of it by a key that is made here.
    private static var recordSeeds: [[UInt8]] {
        guard let time = Timestamp("2026-11-20T08:00:00Z"), let key = try? SSHPrivateKey.generate() else { return [] }
        let digest = Digest(of: bytes("学校"))
        let subject = Subject(bytes: digest, text: digest, wording: digest, assets: digest, hidden: digest, extractor: "x1")
        let body = RecordBody(
            kind: .approve, org: "school.example", item: "post-1", by: "chen", role: "leader", stage: "终审", subject: subject,
            policy: digest, scan: ScanSummary(rules: "0.1.0", report: digest, open: 0), at: time, note: "可以发布")
        return [body.line] + [try? Record(signing: body, with: key).file].compactMap { $0 }
    }
}
