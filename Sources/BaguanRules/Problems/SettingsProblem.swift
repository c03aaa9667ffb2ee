import BaguanFindings

/// Trouble with what the settings say.
enum SettingsProblem: Problem {
    /// The files, from the first to the one that comes again.
    case cycle([String])
    case cannotExtend(String, reason: String)
    case unknownRule(String, nearest: String?)

    var code: String {
        switch self {
        case .cycle: "extends-cycle"
        case .cannotExtend: "extends-unreadable"
        case .unknownRule: "unknown-rule"
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
        }
    }

    var remedy: Localized? {
        switch self {
        case .cycle:
            Localized(zh: "删去其中一个 extends", en: "drop one of the `extends`")
        case .cannotExtend:
            Localized(zh: "路径相对于写 extends 的文件", en: "the path starts from the file that says `extends`")
        case .unknownRule(_, let nearest):
            nearest.map { Localized(zh: "是不是想写“\($0)”？", en: "did you mean “\($0)”?") }
                ?? Localized(zh: "用 baguan rules 查看所有规则", en: "`baguan rules` lists them all")
        }
    }
}
