internal import BaguanRules

/// The fields of `.baguan/policy.yml`: the one place where they are declared.
enum PolicyFields {
    static let root = Fields([
        Field("org", .text, required: true, help: "单位的名称，写进每一条记录，以后不要改"),
        Field("roles", .dictionary(key: .identifier, value: .text), required: true, help: "角色及其名称，如 {leader: 校领导}"),
        Field("evidence", evidence, help: "签批至少要有的凭据：line 署名、attested 公用密钥、signed 个人密钥（默认）"),
        Field("carry", carry, help: "批准之后稿件怎样改动仍然有效：identical 不得改动（默认）、repack 重新存盘、layout 空白和标点全半角"),
        Field("exclude", exclude, help: "谁不能审批：author 作者、editors 送审过稿件的人；默认两者都不能"),
        Field("kinds", .dictionary(key: .word(.kind, kinds), value: .object(kind)), required: true, help: "各类发布物的要求"),
        Field("override", .object(override), help: "破例放行：由谁、几个人、写明理由"),
        Field("publish", .oneOrMore(.identifier), help: "谁可以记下发布和撤下：哪些角色；不写则名册上的人都可以"),
        Field("small-unit", .object(smallUnit), help: "人手不足的单位：哪几类只走哪几个环节，放行时注明"),
        Field("registers", .list(.object(register)), help: "登记表（工作簿或 CSV），一行一件发布物"),
    ])

    private static let kind = Fields([
        Field("stages", .list(.object(stage)), required: true, help: "审批环节，按先后排列"),
        Field("evidence", evidence, help: "签批至少要有的凭据，代替总的规定"),
        Field("carry", carry, help: "批准之后稿件怎样改动仍然有效，代替总的规定"),
        Field("exclude", exclude, help: "谁不能审批，代替总的规定"),
        Field("fields", .oneOrMore(.word(.parameter("fields"), fields)), help: "另外必须填写的项目"),
        Field("deadline", .object(deadline), help: "送审期限"),
        Field("display", .object(display), help: "悬挂、展出的期限"),
        Field("credits", .boolean, help: "true：稿件的署名与记录核对"),
    ])

    private static let stage = Fields([
        Field("id", .text, required: true, help: "环节的名称，如 初审"),
        Field("role", .identifier, required: true, help: "由什么角色签批"),
        Field("need", .integer(minimum: 1), help: "几个人，默认 1"),
        Field("after", .oneOrMore(.text), help: "在哪些环节之后"),
        Field("evidence", evidence, help: "这个环节至少要有的凭据"),
    ])

    private static let deadline = Fields([
        Field("days", .integer(minimum: 1), required: true, help: "至少提前几天（自然日）"),
        Field("before", .word(.parameter("before"), days), help: "在哪个日期之前，默认 date"),
    ])

    private static let display = Fields([
        Field("days", .integer(minimum: 1), required: true, help: "最多挂几天，首尾两天都算")
    ])

    private static let override = Fields([
        Field("role", .identifier, required: true, help: "由什么角色破例"),
        Field("need", .integer(minimum: 2), help: "几个人，至少 2"),
    ])

    private static let smallUnit = Fields([
        Field("reason", .text, required: true, help: "为什么人手不足"),
        Field("stages", .dictionary(key: .word(.kind, kinds), value: .oneOrMore(.text)), required: true, help: "各类发布物保留的环节，至少两个人"),
    ])

    private static let register = Fields([
        Field("file", .text, required: true, help: "表格的路径，从 .baguan 所在的文件夹算起"),
        Field("kind", .word(.kind, kinds), required: true, help: "表中发布物的种类"),
        Field("columns", .dictionary(key: .text, value: .word(.parameter("columns"), fields)), help: "表头与项目的对应，如 {悬挂处: place}"),
    ])

    private static let evidence = Shape.word(.parameter("evidence"), EvidenceLevel.allCases.map(\.rawValue))
    private static let carry = Shape.word(.parameter("carry"), CarryOver.allCases.map(\.rawValue))
    private static let exclude = Shape.oneOrMore(.word(.parameter("exclude"), KindPolicy.Excluded.allCases.map(\.rawValue)))
    private static let kinds = PublicationKind.allCases.map(\.rawValue)
    private static let fields = PublicationField.allCases.map(\.rawValue)
    private static let days = PublicationField.allCases.filter { $0.content == .day }.map(\.rawValue)
}
