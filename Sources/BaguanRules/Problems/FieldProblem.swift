package import BaguanFindings

/// Trouble with the fields of a mapping and what stands behind them.
package enum FieldProblem: Problem {
    /// What a value should have been.
    package enum Expected: Sendable {
        case text, list, mapping, boolean, textOrMapping
        case integer(minimum: Int)
    }

    case unknownField(String, nearest: String?, known: [String])
    case missingField(String)
    /// `before` is the field that stands too early.
    case outOfOrder(String, before: String)
    /// The field exists, but this check has no use for it.
    case notForCheck(String, check: String)
    case wrongType(field: String, expected: Expected)
    /// `field:` with nothing behind it, or an empty text or list.
    case emptyValue(String)
    case unknownWord(Vocabulary, String, nearest: String?, known: [String])
    case badIdentifier(String)
    case badSelector(String)
    case badAddress(String)
    case notADate(String, isPartial: Bool)
    case impossibleDate(String)
    case badMarkPair(String)
    case badGlob(String)

    /// Why a text is no date.
    init(_ failure: DateWords.Failure, in text: String, isPartial: Bool) {
        self = failure == .impossible ? .impossibleDate(text) : .notADate(text, isPartial: isPartial)
    }

    package var code: String {
        switch self {
        case .unknownField: "unknown-field"
        case .missingField: "missing-field"
        case .outOfOrder: "field-order"
        case .notForCheck: "field-not-for-check"
        case .wrongType: "wrong-type"
        case .emptyValue: "empty-value"
        case .unknownWord(let vocabulary, _, _, _): "unknown-\(vocabulary.code)"
        case .badIdentifier: "bad-id"
        case .badSelector: "bad-selector"
        case .badAddress: "bad-url"
        case .notADate: "bad-date"
        case .impossibleDate: "impossible-date"
        case .badMarkPair: "bad-mark-pair"
        case .badGlob: "bad-glob"
        }
    }

    package var message: Localized {
        switch self {
        case .unknownField(let name, _, _):
            Localized(zh: "未知的字段“\(name.shown)”", en: "unknown field “\(name.shown)”")
        case .missingField(let name):
            Localized(zh: "缺少字段“\(name.shown)”", en: "field “\(name.shown)” is missing")
        case .outOfOrder(let name, let before):
            Localized(zh: "字段“\(name.shown)”应当写在“\(before.shown)”之前", en: "field “\(name.shown)” must stand before “\(before.shown)”")
        case .notForCheck(let name, let check):
            Localized(zh: "检查“\(check)”用不到字段“\(name.shown)”", en: "check “\(check)” has no use for field “\(name.shown)”")
        case .wrongType(let field, let expected):
            Localized(zh: "“\(field.shown)”应当是\(expected.words.chinese)", en: "“\(field.shown)” must be \(expected.words.english)")
        case .emptyValue(let field):
            Localized(zh: "“\(field.shown)”没有内容", en: "“\(field.shown)” is empty")
        case .unknownWord(.parameter(let name), let word, _, _):
            Localized(zh: "“\(name.shown)”不能是“\(word.shown)”", en: "“\(name.shown)” cannot be “\(word.shown)”")
        case .unknownWord(let vocabulary, let word, _, _):
            Localized(
                zh: "未知的\(vocabulary.words.chinese)“\(word.shown)”", en: "unknown \(vocabulary.words.english) “\(word.shown)”")
        case .badIdentifier(let text):
            Localized(zh: "名称“\(text.shown)”不合规定", en: "“\(text.shown)” cannot be a name")
        case .badSelector(let text):
            Localized(zh: "“\(text.shown)”不能指称规则", en: "“\(text.shown)” cannot name a rule")
        case .badAddress(let text):
            Localized(zh: "“\(text.shown)”不是网址", en: "“\(text.shown)” is not a web address")
        case .notADate(let text, _):
            Localized(zh: "“\(text.shown)”不是日期", en: "“\(text.shown)” is not a date")
        case .impossibleDate(let text):
            Localized(zh: "没有“\(text.shown)”这一天", en: "there is no such day as “\(text.shown)”")
        case .badMarkPair(let text):
            Localized(zh: "“\(text.shown)”不是一对标号", en: "“\(text.shown)” is not a pair of marks")
        case .badGlob(let text):
            Localized(zh: "路径模式“\(text.shown)”写错了", en: "“\(text.shown)” is not a path pattern")
        }
    }

    package var remedy: Localized? {
        switch self {
        case .unknownField(_, let nearest, let known), .unknownWord(_, _, let nearest, let known):
            Nearest.remedy(nearest, known: known)
        case .missingField(let name):
            Localized(zh: "加上“\(name): …”", en: "add `\(name): …`")
        case .outOfOrder(let name, let before):
            Localized(zh: "把“\(name.shown)”移到“\(before.shown)”前面", en: "move `\(name)` above `\(before)`")
        case .notForCheck:
            Localized(zh: "删去这个字段", en: "drop the field")
        case .wrongType(_, let expected):
            expected.remedy
        case .emptyValue:
            Localized(zh: "写上内容，或者删去这一项", en: "fill it in, or drop it")
        case .badIdentifier:
            Localized(
                zh: "只用小写字母、数字和连字符，如 renamed-2018",
                en: "use lower-case letters, digits and hyphens, such as renamed-2018")
        case .badSelector:
            Localized(
                zh: "写规则号、规则包或前缀，如 institutions/renamed、institutions",
                en: "write a rule id, a pack or a prefix, such as institutions/renamed or institutions")
        case .badAddress:
            Localized(zh: "写完整的网址，以 https:// 开头", en: "write the whole address, beginning with https://")
        case .notADate(_, let isPartial):
            isPartial
                ? Localized(zh: "写成 2018、2018-03 或 2018-03-17", en: "write 2018, 2018-03 or 2018-03-17")
                : Localized(zh: "写成 2018-03-17", en: "write 2018-03-17")
        case .impossibleDate:
            Localized(zh: "检查月份和日子", en: "check the month and the day")
        case .badMarkPair:
            Localized(zh: "写一前一后两个标号，如 《》", en: "write the opening and the closing mark, such as 《》")
        case .badGlob:
            Localized(zh: "检查方括号是否成对", en: "check that the brackets are closed")
        }
    }
}
