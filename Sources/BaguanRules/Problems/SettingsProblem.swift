import BaguanFindings

/// Trouble with what the settings say.
enum SettingsProblem: Problem {
    /// The files, from the first to the one that comes again.
    case cycle([String])
    case cannotExtend(String, reason: String)
    case unknownRule(String, nearest: String?)
    case unknownEntry(String, rule: String, nearest: String?)
    /// Not the whole name of a commit.
    case badCommit(String)
    case outsideRepository(String)

    var code: String {
        switch self {
        case .cycle: "extends-cycle"
        case .cannotExtend: "extends-unreadable"
        case .unknownRule: "unknown-rule"
        case .unknownEntry: "unknown-entry"
        case .badCommit: "bad-commit"
        case .outsideRepository: "outside-repository"
        }
    }

    var message: Localized {
        switch self {
        case .cycle(let chain):
            Localized(
                zh: "extends 绕成了圈：\(chain.joined(separator: " → "))",
                en: "`extends` goes round in a circle: \(chain.joined(separator: " → "))")
        case .cannotExtend(let path, let reason):
            Localized(zh: "无法读取 extends 指向的“\(path.shown)”：\(reason)", en: "cannot read “\(path.shown)” that `extends` names: \(reason)")
        case .unknownRule(let selector, _):
            Localized(zh: "没有规则叫“\(selector.shown)”", en: "no rule is called “\(selector.shown)”")
        case .unknownEntry(let entry, let rule, _):
            Localized(zh: "规则 \(rule.shown) 没有词条“\(entry.shown)”", en: "rule \(rule.shown) has no entry “\(entry.shown)”")
        case .badCommit(let name):
            Localized(zh: "“\(name.shown)”不是提交的完整编号", en: "“\(name.shown)” is not the whole name of a commit")
        case .outsideRepository(let path):
            Localized(zh: "“\(path.shown)”在仓库外面", en: "“\(path.shown)” lies outside of the repository")
        }
    }

    var remedy: Localized? {
        switch self {
        case .cycle:
            Localized(zh: "删去其中一个 extends", en: "drop one of the `extends`")
        case .cannotExtend:
            Localized(zh: "路径相对于写 extends 的文件", en: "the path starts from the file that says `extends`")
        case .badCommit:
            Localized(zh: "写 git rev-parse 给出的 40 位编号；分支和标签会变", en: "write the 40 digits that `git rev-parse` gives; branches and tags move")
        case .outsideRepository:
            Localized(zh: "从仓库的顶层写起，如 packs/own", en: "begin at the repository's top, as in packs/own")
        case .unknownEntry(_, let rule, nil):
            Localized(zh: "用 baguan rule \(rule.shown) --all 查看所有词条", en: "`baguan rule \(rule.shown) --all` lists them all")
        case .unknownRule(_, let nearest), .unknownEntry(_, _, let nearest):
            nearest.map { Localized(zh: "是不是想写“\($0)”？", en: "did you mean “\($0)”?") }
                ?? Localized(zh: "用 baguan rules 查看所有规则", en: "`baguan rules` lists them all")
        }
    }
}
