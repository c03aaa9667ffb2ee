import BaguanFindings
import BaguanText

extension RuleFileProblem {
    var code: String {
        switch self {
        case .missingPackFile: "missing-pack-file"
        case .noRules: "no-rules"
        case .duplicateRuleID: "duplicate-rule"
        case .unknownPlaceholder: "unknown-placeholder"
        case .emptyRule: "empty-rule"
        case .missingTable: "missing-table"
        case .leavesPack: "leaves-pack"
        case .fewExamples: "few-examples"
        case .exampleWithoutText: "empty-example"
        case .noMarks: "example-without-marks"
        case .unbalancedMarks: "unbalanced-marks"
        case .marksInGoodExample, .marksInMissing: "marks-not-expected"
        case .reversedPeriod: "reversed-period"
        case .emptyFind: "empty-find"
        case .suggestsItself: "suggests-itself"
        case .sameAfterFolding: "same-entry"
        case .neverMatches: "never-matches"
        }
    }

    var message: Localized {
        switch self {
        case .missingPackFile:
            Localized(zh: "规则包里没有 pack.yml", en: "the pack has no pack.yml")
        case .noRules:
            Localized(zh: "规则包里没有规则", en: "the pack has no rules")
        case .duplicateRuleID(let id, let first):
            Localized(
                zh: "规则名“\(id.shown)”已在 \(first.path.shown) 第 \(first.position.line) 行用过",
                en: "rule id “\(id.shown)” is taken already, in \(first.path.shown) on line \(first.position.line)")
        case .unknownPlaceholder(let name, _, _):
            Localized(zh: "提示语里有未知的占位符“{\(name.shown)}”", en: "unknown placeholder “{\(name.shown)}” in the message")
        case .emptyRule(let check):
            Localized(zh: "规则没有词条，检查“\(check)”无从做起", en: "the rule has no entries, and check “\(check)” needs them")
        case .missingTable(let path):
            Localized(zh: "找不到词条表格“\(path.shown)”", en: "there is no table “\(path.shown)”")
        case .leavesPack(let path):
            Localized(zh: "路径“\(path.shown)”不在规则包的文件夹里", en: "path “\(path.shown)” leaves the pack's folder")
        case .fewExamples(let kind, let count):
            Localized(
                zh: "\(kind == .bad ? "反例" : "正例")（examples.\(kind.rawValue)）只有 \(count) 条，至少要两条",
                en: "only \(count) in examples.\(kind.rawValue), at least two are needed")
        case .exampleWithoutText:
            Localized(zh: "例句没有文字", en: "the example has no text")
        case .noMarks:
            Localized(zh: "反例没有用 ⟦ ⟧ 标出应当报出的地方", en: "the bad example marks no expected finding with ⟦ ⟧")
        case .unbalancedMarks:
            Localized(zh: "⟦ 和 ⟧ 不成对", en: "⟦ and ⟧ do not pair up")
        case .marksInGoodExample:
            Localized(zh: "正例里不应有 ⟦ ⟧", en: "a good example has no ⟦ ⟧")
        case .marksInMissing:
            Localized(zh: "expect: missing 的例句里不应有 ⟦ ⟧", en: "an example with `expect: missing` has no ⟦ ⟧")
        case .reversedPeriod(let from, let until):
            Localized(zh: "起始日 \(from) 晚于截止日 \(until)", en: "from \(from) is later than until \(until)")
        case .emptyFind:
            Localized(zh: "词条没有要找的词（find）", en: "the entry has nothing to find")
        case .suggestsItself(let text):
            Localized(zh: "词条“\(text.shown)”建议改成它自己", en: "the entry “\(text.shown)” suggests itself")
        case .sameAfterFolding(let text, let other, let place):
            Localized(
                zh: "词条“\(text.shown)”与 \(place.path.shown) 第 \(place.position.line) 行的“\(other.shown)”在匹配时没有区别",
                en: "entry “\(text.shown)” cannot be told from “\(other.shown)” in \(place.path.shown) on line \(place.position.line)")
        case .neverMatches(let text, let hindrance):
            Localized(
                zh: "词条“\(text.shown)”永远不会命中：\(hindrance.words.chinese)",
                en: "entry “\(text.shown)” can never match: \(hindrance.words.english)")
        }
    }

    var remedy: Localized? {
        switch self {
        case .missingPackFile:
            Localized(zh: "新建 pack.yml，写上 id、title 和 version", en: "make a pack.yml with id, title and version")
        case .noRules:
            Localized(zh: "在 rules/ 里放上 .yml 规则文件", en: "put rule files (.yml) into rules/")
        case .duplicateRuleID:
            Localized(zh: "给其中一条换个名称", en: "rename one of them")
        case .unknownPlaceholder(_, let nearest, let known):
            nearest.map { Localized(zh: "是不是想写“{\($0)}”？", en: "did you mean “{\($0)}”?") }
                ?? Localized(
                    zh: "可以用的有：\(known.map { "{\($0)}" }.joined(separator: "、"))",
                    en: "known are: \(known.map { "{\($0)}" }.joined(separator: ", "))")
        case .emptyRule:
            Localized(zh: "加上 entries，或用 entries-from 指向表格", en: "add entries, or name a table with entries-from")
        case .missingTable:
            Localized(zh: "路径相对于规则文件，如 ../tables/renamed.csv", en: "the path starts from the rule file, as ../tables/renamed.csv")
        case .leavesPack:
            Localized(zh: "把表格放进规则包，写相对路径", en: "put the table into the pack and write a relative path")
        case .fewExamples(.bad, _):
            Localized(zh: "补上应当报出问题的句子，用 ⟦ ⟧ 标出", en: "add sentences that break the rule, marked with ⟦ ⟧")
        case .fewExamples(.good, _):
            Localized(zh: "补上相似而没有问题的句子", en: "add sentences that come close and are right")
        case .exampleWithoutText:
            Localized(zh: "写上 text（或 title、digest、author）", en: "add text (or title, digest, author)")
        case .noMarks:
            Localized(
                zh: "用 ⟦ ⟧ 标出，如“⟦国家卫计委⟧通知”；若是缺了东西，写 expect: missing",
                en: "mark it as in “⟦国家卫计委⟧通知”, or write `expect: missing` when something is missing")
        case .unbalancedMarks:
            Localized(zh: "每个 ⟦ 后面要有一个 ⟧，不能嵌套，中间要有文字", en: "close each ⟦ with a ⟧, with text between them and no nesting")
        case .marksInGoodExample:
            Localized(zh: "删去标号，或移到 bad 里", en: "drop the marks, or move it to bad")
        case .marksInMissing:
            Localized(zh: "删去标号，或删去 expect", en: "drop the marks, or drop expect")
        case .reversedPeriod:
            Localized(zh: "对调 from 和 until，或改正其中一个", en: "swap from and until, or mend one of them")
        case .emptyFind:
            Localized(zh: "写上要找的词，或删去这一条", en: "write what to find, or drop the entry")
        case .suggestsItself:
            Localized(zh: "改正 find 或 suggest", en: "mend find or suggest")
        case .sameAfterFolding:
            Localized(zh: "合并成一条", en: "make one entry of them")
        case .neverMatches(_, let hindrance):
            hindrance.remedy
        }
    }
}

extension RuleFileProblem.Hindrance {
    var words: Localized {
        switch self {
        case .foldsToNothing:
            Localized(zh: "归一化之后什么也不剩", en: "nothing is left of it after folding")
        case .lineBreak:
            Localized(zh: "里面有换行", en: "it holds a line break")
        case .excepted(let text):
            Localized(zh: "它本身就是例外“\(text.shown)”", en: "it is itself the exception “\(text.shown)”")
        }
    }

    var remedy: Localized {
        switch self {
        case .foldsToNothing: Localized(zh: "写上看得见的字", en: "write visible characters")
        case .lineBreak: Localized(zh: "写在一行里", en: "write it on one line")
        case .excepted: Localized(zh: "从 within 里删去它", en: "take it out of within")
        }
    }
}
