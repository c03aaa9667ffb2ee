public import BaguanFindings

/// The rules that a gate's findings bear: `approvals/stage-missing` and so on.
public enum GateRule: String, CaseIterable, Sendable {
    case ledger
    case kind
    case duplicateID = "duplicate-id"
    case submission = "not-submitted"
    case rejected
    case stage = "stage-missing"
    case record = "record-in-doubt"
    case policyChanged = "policy-changed"
    case contentChanged = "content-changed"
    case role = "role-not-held"
    case delegation
    case ownWork = "own-work"
    case evidence
    case order = "out-of-order"
    case samePerson = "same-person"
    case tooManyRecords = "too-many-records"
    case field = "field-missing"
    case file = "file-missing"
    case deadline
    case display = "display-period"
    case creditMissing = "credit-missing"
    case creditNotSigned = "credit-not-signed"
    case creditSamePerson = "credit-same-person"
    case authorUnknown = "author-unknown"
    case smallUnit = "small-unit"
    /// Somebody tried to let it out all the same, and that was not enough.
    case override
    /// It goes out all the same.
    case overridden

    public static let pack = "approvals"

    public var id: RuleID { RuleID(pack: Self.pack, name: rawValue) }

    /// A name among the credits that did not sign is untrue, and must not go out; other trouble with them and what was let out
    /// all the same are warnings. Errors keep the gate closed.
    public var severity: Severity {
        switch self {
        case .creditMissing, .creditSamePerson, .overridden: .warning
        case .smallUnit, .authorUnknown: .info
        default: .error
        }
    }

    /// Whether leaders can let a publication out in spite of it. Not when it is unknown what was signed at all.
    public var canBeOverridden: Bool {
        severity == .error && ![.ledger, .kind, .duplicateID, .file, .tooManyRecords, .override].contains(self)
    }

    public var title: Localized {
        switch self {
        case .ledger: Localized(zh: "审批记录可疑", en: "the ledger is in doubt")
        case .kind: Localized(zh: "没有审批规定", en: "nothing says what is asked")
        case .duplicateID: Localized(zh: "编号重复", en: "the id is used twice")
        case .submission: Localized(zh: "没有送审", en: "not handed in")
        case .rejected: Localized(zh: "已被退回", en: "rejected")
        case .stage: Localized(zh: "缺少审批环节", en: "a stage is missing")
        case .record: Localized(zh: "签批记录可疑", en: "a record is in doubt")
        case .policyChanged: Localized(zh: "签批之后规定变了", en: "the policy has changed")
        case .contentChanged: Localized(zh: "签批之后内容变了", en: "the content has changed")
        case .role: Localized(zh: "没有审批的角色", en: "the signer does not have the role")
        case .delegation: Localized(zh: "代理无效", en: "the delegation does not hold")
        case .ownWork: Localized(zh: "审批了自己的稿件", en: "approved own work")
        case .evidence: Localized(zh: "凭据不够", en: "the evidence is too weak")
        case .order: Localized(zh: "审批次序不对", en: "signed out of order")
        case .samePerson: Localized(zh: "同一人在两个环节", en: "one person counts twice")
        case .tooManyRecords: Localized(zh: "记录太多", en: "too many records")
        case .field: Localized(zh: "缺少必填项目", en: "a field is missing")
        case .file: Localized(zh: "缺少附带的文件", en: "a file is missing")
        case .deadline: Localized(zh: "超过送审期限", en: "handed in too late")
        case .display: Localized(zh: "悬挂期限", en: "the days on display")
        case .creditMissing: Localized(zh: "署名里缺少环节", en: "no credit for a stage")
        case .creditNotSigned: Localized(zh: "署名的人没有签批", en: "a credited person did not sign")
        case .creditSamePerson: Localized(zh: "同一人署了两个环节", en: "one person is credited for two stages")
        case .authorUnknown: Localized(zh: "作者不在名册里", en: "an author is not in the roster")
        case .smallUnit: Localized(zh: "按小单位办理", en: "treated as a small unit")
        case .override: Localized(zh: "破例手续不全", en: "the override is incomplete")
        case .overridden: Localized(zh: "破例放行", en: "let out all the same")
        }
    }
}
