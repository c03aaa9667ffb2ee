internal import BaguanRules

/// The fields of `.baguan/roster.yml`: the one place where they are declared.
enum RosterFields {
    /// - Parameter roles: those that the policy knows; nil lets any name pass.
    static func root(roles: [String]?) -> Fields {
        Fields([
            Field("people", .dictionary(key: .identifier, value: .object(person(roles))), required: true, help: "人员，以不变的代号（如 shen-lang）为键"),
            Field("delegations", .list(.object(delegation(roles))), help: "代理：最多 30 天，不得转代理"),
        ])
    }

    private static func person(_ roles: [String]?) -> Fields {
        Fields([
            Field("name", .text, required: true, help: "姓名，与稿件署名一致"),
            Field("unit", .text, help: "部门"),
            Field("roles", .oneOrMore(.textOrObject(grant(roles))), help: "角色；有期限的写成 {role: leader, from: 2026-09-01}"),
            Field("keys", .list(.object(key)), help: "签名用的密钥"),
            Field("left", .date(isPartial: false), help: "离岗前的最后一天；此前的签名继续有效"),
        ])
    }

    private static func grant(_ roles: [String]?) -> Fields {
        Fields([
            Field("role", role(roles), required: true, help: "角色"),
            Field("from", .date(isPartial: false), help: "第一天"),
            Field("until", .date(isPartial: false), help: "最后一天"),
        ])
    }

    static func role(_ roles: [String]?) -> Shape { roles.map { .word(.parameter("role"), $0) } ?? .identifier }

    private static let key = Fields([
        Field("key", .text, required: true, help: "公钥，即 .pub 文件中的那一行"),
        Field("from", .date(isPartial: false), help: "启用的第一天（北京时间）"),
        Field("until", .date(isPartial: false), help: "使用的最后一天（北京时间）"),
        Field("ended", .word(.parameter("ended"), PersonKey.Ending.allCases.map(\.rawValue)), help: "停用的原因：rotated 换了新钥、left 离岗、lost 遗失、compromised 泄露"),
        Field("last-record", .integer(minimum: 0), help: "遗失、泄露的密钥到第几条记录为止有效"),
        Field("evidence", .word(.parameter("evidence"), [EvidenceLevel.attested, .signed].map(\.rawValue)), help: "signed 只有本人能用（默认），attested 放在公用机器上"),
    ])

    private static func delegation(_ roles: [String]?) -> Fields {
        Fields([
            Field("by", .identifier, required: true, help: "委托人"),
            Field("to", .identifier, required: true, help: "代理人"),
            Field("role", role(roles), help: "代理哪个角色；不写则是委托人的全部角色"),
            Field("stages", .oneOrMore(.text), help: "只代理这些环节"),
            Field("from", .date(isPartial: false), required: true, help: "第一天"),
            Field("until", .date(isPartial: false), required: true, help: "最后一天"),
            Field("reason", .text, required: true, help: "原因，如出差、请假"),
        ])
    }
}
