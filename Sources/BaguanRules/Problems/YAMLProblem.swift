import BaguanFindings

/// Trouble with a file as YAML.
enum YAMLProblem: Problem {
    /// In libyaml's words.
    case syntax(String)
    /// `title：…` for `title: …`.
    case fullWidthColon(field: String)
    case empty
    /// The file as a whole is no mapping.
    case notMapping
    case tooDeep(limit: Int)
    case severalDocuments
    case anchor, alias, tag, mergeKey
    case keyNotText
    case duplicateKey(String, firstLine: Int)

    var code: String {
        switch self {
        case .syntax: "yaml-syntax"
        case .fullWidthColon: "full-width-colon"
        case .empty: "empty-file"
        case .notMapping: "wrong-type"
        case .tooDeep: "yaml-too-deep"
        case .severalDocuments: "yaml-documents"
        case .anchor: "yaml-anchor"
        case .alias: "yaml-alias"
        case .tag: "yaml-tag"
        case .mergeKey: "yaml-merge-key"
        case .keyNotText: "yaml-key"
        case .duplicateKey: "duplicate-field"
        }
    }

    var message: Localized {
        switch self {
        case .syntax(let problem):
            Localized(zh: "YAML 写法有误：\(Self.chinese[problem] ?? problem)", en: "not valid YAML: \(problem)")
        case .fullWidthColon(let field):
            Localized(zh: "“\(field.shown)”后面是中文冒号“：”", en: "the colon behind “\(field.shown)” is the full-width “：”")
        case .empty:
            Localized(zh: "文件是空的", en: "the file is empty")
        case .notMapping:
            Localized(zh: "文件应当是一组“字段: 值”", en: "the file must be a mapping")
        case .tooDeep(let limit):
            Localized(zh: "YAML 嵌套超过 \(limit) 层", en: "YAML nested deeper than \(limit) levels")
        case .severalDocuments:
            Localized(zh: "一个文件里只能有一份 YAML 文档", en: "a file may hold one YAML document only")
        case .anchor:
            Localized(zh: "不支持 YAML 锚点（&）", en: "YAML anchors (&) are not supported")
        case .alias:
            Localized(zh: "不支持 YAML 别名（*）", en: "YAML aliases (*) are not supported")
        case .tag:
            Localized(zh: "不支持 YAML 标签（!）", en: "YAML tags (!) are not supported")
        case .mergeKey:
            Localized(zh: "不支持 YAML 合并键（<<）", en: "the YAML merge key (<<) is not supported")
        case .keyNotText:
            Localized(zh: "字段名必须是文字", en: "a field's name must be text")
        case .duplicateKey(let name, let line):
            Localized(zh: "字段“\(name.shown)”写了两次，第一次在第 \(line) 行", en: "field “\(name.shown)” is given twice, first on line \(line)")
        }
    }

    var remedy: Localized? {
        switch self {
        case .syntax(let problem): Self.remedy(for: problem)
        case .fullWidthColon(let field):
            Localized(zh: "改成英文冒号，后面空一格：\(field.shown): …", en: "write a half-width colon and a blank: \(field.shown): …")
        case .empty: Localized(zh: "写上内容，或者删去这个文件", en: "write something into it, or delete it")
        case .notMapping: Localized(zh: "写成“字段: 值”，每行一个", en: "write `field: value`, one a line")
        case .tooDeep: Localized(zh: "检查括号和缩进", en: "check brackets and indentation")
        case .severalDocuments: Localized(zh: "删去“---”，另建一个文件", en: "drop the `---` and make a second file")
        case .anchor, .alias:
            Localized(
                zh: "把内容直接写在这里；若这是文字，用引号括起来", en: "write the content out here; if it is meant as text, put it in quotes")
        case .mergeKey: Localized(zh: "把内容直接写在这里", en: "write the content out here")
        case .tag:
            Localized(zh: "删去标签；若这是文字，用引号括起来", en: "drop the tag; if it is meant as text, put it in quotes")
        case .keyNotText: Localized(zh: "写成“字段: 值”", en: "write `field: value`")
        case .duplicateKey: Localized(zh: "保留一处", en: "keep one of them")
        }
    }

    /// What libyaml says, in Chinese; only what a writer of rules is likely to meet.
    private static let chinese = [
        "mapping values are not allowed in this context": "这里不能出现“: ”",
        "could not find expected ':'": "缺少冒号",
        "did not find expected key": "缩进不齐，或缺少字段名",
        "did not find expected '-' indicator": "列表项没有对齐，或缺少“-”",
        "did not find expected ',' or ']'": "缺少“,”或“]”",
        "did not find expected ',' or '}'": "缺少“,”或“}”",
        "did not find expected node content": "缺少内容",
        "did not find expected <document start>": "前面的内容已经结束，这里多出了文字",
        "did not find expected alphabetic or numeric character": "“&”或“*”后面没有名称",
        "found character that cannot start any token": "值不能以这个字符开头",
        "found unexpected end of stream": "文件结束时引号还没有关上",
        "found unexpected document indicator": "引号还没有关上就遇到了“---”",
        "did not find expected whitespace or line break": "“!”开头的是标签，后面缺少空格",
        "found unknown escape character": "双引号里的转义写法不存在",
        "found undefined tag handle": "没有定义的标签",
        "found a tab character that violates indentation": "缩进不能用制表符",
        "block sequence entries are not allowed in this context": "列表不能从这里开始",
        "block mapping entries are not allowed in this context": "字段不能从这里开始",
        "control characters are not allowed": "文件里有控制字符",
        "found unexpected ':'": "这里不能出现冒号",
    ]

    private static func remedy(for problem: String) -> Localized {
        switch problem {
        case "found character that cannot start any token", "found a tab character that violates indentation":
            Localized(
                zh: "缩进只用空格；以 @、`、% 等开头的文字用引号括起来",
                en: "indent with spaces only; put text that begins with @, ` or % in quotes")
        case "mapping values are not allowed in this context":
            Localized(zh: "值里有“: ”时用引号括起来，并检查缩进", en: "put a value that holds `: ` in quotes, and check the indentation")
        case "found unexpected end of stream", "found unexpected document indicator":
            Localized(zh: "补上后引号", en: "add the closing quotation mark")
        case "did not find expected alphabetic or numeric character":
            Localized(
                zh: "以 * 或 & 开头的文字用引号括起来，如 \"**/banner/*\"",
                en: "put text that begins with * or & in quotes, as \"**/banner/*\"")
        case "did not find expected whitespace or line break":
            Localized(zh: "以 ! 开头的文字用引号括起来", en: "put text that begins with ! in quotes")
        case "control characters are not allowed":
            Localized(zh: "删去这个字符", en: "delete the character")
        default:
            Localized(zh: "检查这一行和上一行的缩进、引号和括号", en: "check indentation, quotes and brackets of this line and the one before")
        }
    }
}
