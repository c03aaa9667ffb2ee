import BaguanFindings
import BaguanText

/// The fields of packs and rules: the one place where the format is declared.
enum RuleFields {
    static let pack = Fields(
        [
            Field("id", .identifier, required: true, help: "规则包的名称，用小写字母、数字和连字符"),
            Field("title", .text, required: true, help: "规则包的标题"),
            Field("version", .text, required: true, help: "版本号"),
            Field("language", .text, help: "提示语的语言，默认 zh"),
            Field("owner", .text, help: "负责维护的人或单位"),
            Field("licence", .text, help: "许可证"),
            Field("description", .text, help: "规则包的说明"),
        ], ordered: true)

    /// The fields of a rule, in their order.
    /// - Parameter check: nil while the check is unknown; every parameter of every check is then let pass.
    static func rule(check: CheckSchema?, among checks: [CheckSchema]) -> Fields {
        let parameters = check?.parameters ?? unionOfParameters(checks)
        let fields =
            head(checks: checks)
            + parameters.map { Field($0.name, shape(of: $0), required: $0.isRequired && check != nil, help: $0.help) }
            + tail(check: check, columns: check?.columns ?? unionOfColumns(checks))
        var rule = Fields(fields, ordered: true, freeGroup: Set(parameters.map(\.name)))
        if let check {
            let all = Set(unionOfParameters(checks).map(\.name)).union(["entries", "entries-from", "except"])
            rule.foreign = (all.subtracting(fields.map(\.name)), check.name)
        }
        return rule
    }

    static func head(checks: [CheckSchema]) -> [Field] {
        [
            Field("id", .identifier, required: true, help: "规则的名称；完整的规则号是 <规则包>/<规则>"),
            Field("check", .word(.check, checks.map(\.name)), required: true, help: "检查的种类"),
            Field("title", .text, required: true, help: "规则的标题"),
            Field("why", .text, help: "为什么要有这条规则"),
            Field("message", .text, required: true, help: "给作者看的提示，可用 {match}、{suggest}、{from}、{until}、{note}"),
            Field("severity", severity, required: true, help: "严重程度"),
            Field("default", .word(.level, ["on", "off"]), help: "off：设置或命令行写出规则全名才用；不写就是 on"),
            Field("kinds", .oneOrMore(.word(.kind, kinds)), help: "适用的发布物种类，不写则适用于所有种类"),
            Field("scope", .oneOrMore(.word(.role, roles)), help: "检查哪些部分，不写则检查除代码和隐藏文字外的全部"),
            Field("tags", .oneOrMore(.identifier), help: "标签"),
        ]
    }

    static func tail(check: CheckSchema?, columns: [CheckSchema.Column]) -> [Field] {
        var fields: [Field] = []
        if check?.entries != CheckSchema.EntryUse.none {
            fields.append(Field("entries", .list(.textOrObject(entry(columns))), help: "词条"))
            fields.append(Field("entries-from", .text, help: "词条表格（.csv 或 .xlsx），相对于本文件的路径"))
        }
        if check?.takesExceptions != false {
            fields.append(Field("except", .object(exceptions), help: "不算问题的情形"))
        }
        fields.append(Field("examples", .object(examples), required: true, help: "证明规则的例句，正反至少各两条"))
        return fields
    }

    /// The keys of an inline entry, which are the columns of a table too.
    /// - Parameter columns: those of the check alone.
    static func entry(_ columns: [CheckSchema.Column]) -> Fields {
        Fields(entryFields + columns.map { Field($0.name, .oneOrMore(.text), help: $0.help) })
    }

    private static let entryFields = [
        Field("find", .oneOrMore(.text), required: true, help: "要找的词，几个之间用分号隔开"),
        Field("suggest", .oneOrMore(.text), help: "建议改成什么，最好的在前"),
        Field("from", .date(isPartial: true), help: "从哪天起这个词是对的"),
        Field("until", .date(isPartial: true), help: "到哪天为止这个词是对的"),
        Field("note", .text, help: "说明"),
        Field("source", .text, help: "依据"),
        Field("url", .address, help: "依据的网址"),
        Field("severity", severity, help: "严重程度，代替规则的"),
    ] + contexts

    /// What a table's header may call its columns instead: people who keep a table in a spreadsheet name them in Chinese.
    static let chineseColumns = [
        "词语": "find", "建议": "suggest", "起": "from", "止": "until", "说明": "note", "依据": "source", "网址": "url", "级别": "severity",
        "前面是": "after", "后面是": "before", "属于": "within",
    ]

    static let exceptions = Fields(
        contexts + [
            Field("inside", .oneOrMore(.markPair), help: "在这些成对的标号之内不算，如《》"),
            Field("history", .boolean, help: "句子说的是当时，不算"),
            Field("quoted-law", .boolean, help: "引用法律某一条的原文，不算；不写就是 true"),
        ])

    static let example = Fields([
        Field("text", .text, help: "例句，⟦ ⟧ 之间是应当报出的地方"),
        Field("date", .date(isPartial: false), help: "发布日期"),
        Field("kind", .word(.kind, kinds), help: "发布物的种类"),
        Field("title", .text, help: "发布物的标题"),
        Field("author", .text, help: "发布物的作者"),
        Field("digest", .text, help: "发布物的摘要"),
        Field("suggest", .oneOrMore(.text), help: "第一处问题应当给出的建议"),
        Field("expect", .word(.expectation, ["missing", "document"]), help: "不标记的例句：missing 应当报出缺了东西，document 应当对全文报出一处"),
    ])

    static let examples = Fields([
        Field("bad", .list(.object(example)), required: true, help: "应当报出问题的例句"),
        Field("good", .list(.object(example)), required: true, help: "不应报出问题的例句，越像越好"),
    ])

    static let severity = Shape.word(.severity, Severity.allCases.map(\.rawValue))
    static let kinds = PublicationKind.allCases.map(\.rawValue)
    static let roles = BlockRole.allCases.map(\.rawValue)

    static func shape(of parameter: CheckSchema.Parameter) -> Shape {
        switch parameter.kind {
        case .string: .text
        case .choice(let words): .word(.parameter(parameter.name), words)
        case .strings: .oneOrMore(.text)
        case .integer(let minimum): .integer(minimum: minimum)
        case .boolean: .boolean
        }
    }

    private static let contexts = [
        Field("after", .oneOrMore(.text), help: "紧跟在这些词之后时不算"),
        Field("before", .oneOrMore(.text), help: "后面紧跟这些词时不算"),
        Field("within", .oneOrMore(.text), help: "是这些更长的词的一部分时不算"),
    ]

    private static func unionOfParameters(_ checks: [CheckSchema]) -> [CheckSchema.Parameter] {
        var seen: Set<String> = []
        return checks.flatMap(\.parameters).filter { seen.insert($0.name).inserted }
    }

    private static func unionOfColumns(_ checks: [CheckSchema]) -> [CheckSchema.Column] {
        var seen: Set<String> = []
        return checks.flatMap(\.columns).filter { seen.insert($0.name).inserted }
    }
}
