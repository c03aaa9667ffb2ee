internal import BaguanFindings

/// Trouble with what the policy says.
enum PolicyProblem: Problem {
    case repeatedStage(String)
    /// A stage that does not stand above.
    case unknownStage(String, nearest: String?)
    case unknownRole(String, nearest: String?)
    case smallKindUnknown(String)
    /// One person alone is no approval.
    case onePerson

    var code: String {
        switch self {
        case .repeatedStage: "duplicate-stage"
        case .unknownStage: "unknown-stage"
        case .unknownRole: "unknown-role"
        case .smallKindUnknown: "unknown-kind"
        case .onePerson: "one-person"
        }
    }

    var message: Localized {
        switch self {
        case .repeatedStage(let id):
            Localized(zh: "环节“\(id.shown)”写了两次", en: "stage “\(id.shown)” is given twice")
        case .unknownStage(let id, _):
            Localized(zh: "前面没有环节“\(id.shown)”", en: "there is no stage “\(id.shown)” above")
        case .unknownRole(let role, _):
            Localized(zh: "roles 里没有角色“\(role.shown)”", en: "“\(role.shown)” is not among the roles")
        case .smallKindUnknown(let kind):
            Localized(zh: "kinds 里没有写“\(kind.shown)”", en: "`kinds` says nothing of “\(kind.shown)”")
        case .onePerson:
            Localized(zh: "只剩一个人签批", en: "only one person would be left")
        }
    }

    var remedy: Localized? {
        switch self {
        case .repeatedStage: Localized(zh: "给环节另起一个名称；要几个人签的写 need", en: "name it otherwise; for several persons write `need`")
        case .unknownStage(_, let nearest):
            nearest.map { Localized(zh: "是不是想写“\($0)”？", en: "did you mean “\($0)”?") }
                ?? Localized(zh: "先写的环节才能排在前面", en: "a stage can only come after those that stand above it")
        case .unknownRole(_, let nearest):
            nearest.map { Localized(zh: "是不是想写“\($0)”？", en: "did you mean “\($0)”?") }
                ?? Localized(zh: "把角色写进 roles", en: "enter the role under `roles`")
        case .smallKindUnknown: Localized(zh: "删去这一行", en: "drop the line")
        case .onePerson: Localized(zh: "至少保留两个环节", en: "keep two stages at least")
        }
    }
}
