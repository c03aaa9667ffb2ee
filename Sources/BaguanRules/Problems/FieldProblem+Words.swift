import BaguanFindings

extension FieldProblem.Expected {
    var words: Localized {
        switch self {
        case .text: Localized(zh: "文字", en: "text")
        case .list: Localized(zh: "列表", en: "a list")
        case .mapping: Localized(zh: "一组“字段: 值”", en: "a mapping")
        case .boolean: Localized(zh: " true 或 false", en: "true or false")
        case .textOrMapping: Localized(zh: "文字或一组“字段: 值”", en: "text or a mapping")
        case .integer(let minimum): Localized(zh: "不小于 \(minimum) 的整数", en: "a whole number, at least \(minimum)")
        }
    }

    var remedy: Localized {
        switch self {
        case .text: Localized(zh: "写成一段文字，必要时加引号", en: "write one text, in quotes if need be")
        case .list: Localized(zh: "写成 [甲, 乙]，或每行一个“- ”", en: "write [a, b], or one `- ` a line")
        case .mapping: Localized(zh: "写成“字段: 值”，每行一个", en: "write `field: value`, one a line")
        case .boolean: Localized(zh: "写 true 或 false，不加引号", en: "write true or false, without quotes")
        case .textOrMapping: Localized(zh: "写成文字，或 {字段: 值, …}", en: "write a text, or {field: value, …}")
        case .integer: Localized(zh: "写阿拉伯数字，不加引号", en: "write digits, without quotes")
        }
    }
}

extension Vocabulary {
    var code: String {
        switch self {
        case .check: "check"
        case .severity: "severity"
        case .role: "role"
        case .kind: "kind"
        case .level: "level"
        case .language: "language"
        case .expectation: "expectation"
        case .limit: "limit"
        case .parameter: "choice"
        }
    }

    var words: Localized {
        switch self {
        case .check: Localized(zh: "检查", en: "check")
        case .severity: Localized(zh: "严重程度", en: "severity")
        case .role: Localized(zh: "部位", en: "role")
        case .kind: Localized(zh: "发布物种类", en: "kind of publication")
        case .level: Localized(zh: "级别", en: "level")
        case .language: Localized(zh: "语言", en: "language")
        case .expectation: Localized(zh: "期望", en: "expectation")
        case .limit: Localized(zh: "限度", en: "limit")
        case .parameter: Localized(zh: "取值", en: "value")
        }
    }
}
