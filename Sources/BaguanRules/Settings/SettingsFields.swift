import BaguanFindings

/// The fields of `.baguan.yml`: the one place where they are declared.
enum SettingsFields {
    /// - Parameter limits: the names that `limits` may use; nil lets any dotted name pass.
    static func root(limits: [String]?) -> Fields {
        Fields([
            Field("extends", .textOrObject(GitSource.fields), help: "先读这个设置文件，再以本文件为准；写相对于本文件的路径，或者 git 仓库里的文件和提交"),
            Field("packs", .oneOrMore(.textOrObject(GitSource.fields)), help: "用哪些规则包：内置规则包写名称，自己的写路径，git 仓库里的写地址和提交；不写则用全部内置规则包"),
            Field("rules", levels, help: "规则（或整包、前缀）的级别"),
            Field("entries", .dictionary(key: .selector, value: .dictionary(key: .text, value: level)), help: "单个词条的级别：规则全名下写词条和级别，off 为不用"),
            Field("kinds", .dictionary(key: .glob, value: .word(.kind, RuleFields.kinds)), help: "路径模式对应的发布物种类，先写的优先"),
            Field("overrides", .list(.object(override)), help: "只对某些文件生效的设置，后写的优先"),
            Field(
                "limits", .dictionary(key: limits.map { .word(.limit, $0) } ?? .dottedName, value: .integer(minimum: 1)),
                help: "限度，如 wechat.title: 64；file-size 以字节计"),
            Field("exclude", .oneOrMore(.glob), help: "不检查的路径"),
            Field("typing-model", .text, help: "本单位文稿的模型，由 baguan train 生成；写相对于本文件的路径"),
            Field("known-words", .oneOrMore(.text), help: "本单位自己的词，如人名、新词：不当作打错的字"),
            Field("fail-level", RuleFields.severity, help: "达到这个级别就不放行，默认 error"),
            Field("language", .word(.language, Language.allCases.map(\.rawValue)), help: "界面语言"),
        ])
    }

    static let override = Fields([
        Field("files", .oneOrMore(.glob), required: true, help: "对哪些路径生效"),
        Field("rules", levels, help: "规则的级别"),
        Field("ignore", .oneOrMore(.selector), help: "不用的规则"),
    ])

    private static let levels = Shape.dictionary(key: .selector, value: level)
    private static let level = Shape.word(.level, ["off"] + Severity.allCases.map(\.rawValue))
}
