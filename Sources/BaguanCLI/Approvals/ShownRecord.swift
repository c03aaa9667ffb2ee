import Baguan

/// A record in words and in JSON.
struct ShownRecord {
    let record: Record
    let roster: Roster
    /// Why it does not count; nil when it does.
    var doubt: LedgerProblem?
    var isRevoked = false
    /// Why the policy counts it for nothing; nil when it does count, or when nobody asked.
    var fault: Localized?
    /// Whether it counted until the publication was taken down.
    var isSpent = false

    var verb: Localized {
        let stage = record.body.stage.map { "“\($0)”" } ?? ""
        return switch record.body.kind {
        case .submit: Localized(zh: "送审", en: "submitted")
        case .approve: Localized(zh: "\(stage)同意", en: "approved \(stage)")
        case .reject: Localized(zh: "\(stage)退回", en: "rejected at \(stage)")
        case .revoke: Localized(zh: "撤回自己的记录", en: "took a record back")
        case .delegate: Localized(zh: "委托", en: "delegated")
        case .publish: Localized(zh: "发布", en: "published")
        case .withdraw: Localized(zh: "撤下", en: "withdrew")
        case .observe: Localized(zh: "查看", en: "observed")
        case .waive: Localized(zh: "破例放行", en: "let out all the same")
        }
    }

    /// One line: when (in Beijing), who, what, where, why.
    var line: String {
        let body = record.body
        var text = "\(body.at.inBeijing)  \(record.id.digest.code)  \(roster.name(of: body.by))  \(verb[Speech.language])"
        if let place = body.details[.place] { text += Speech.words("：", ": ") + place }
        if let rule = body.details[.rule] { text += Speech.words("：", ": ") + rule }
        if let scan = body.scan, scan.open > 0 { text += Speech.words("（当时还有 \(scan.open) 处发现）", " (\(scan.open) findings then)") }
        if let note = body.note { text += Speech.words("；", "; ") + note }
        if isRevoked { text += Speech.words("［已撤回］", " [taken back]") }
        if isSpent { text += Speech.words("［此后撤下过，不再算］", " [taken down since, no longer counts]") }
        if let fault { text += Speech.words("［不算：\(fault.chinese)］", " [does not count: \(fault.english)]") }
        if let doubt { text += Speech.words("［不算：\(doubt.message.chinese)］", " [does not count: \(doubt.message.english)]") }
        return TerminalText.visible(text)
    }

    func write(_ json: inout JSONWriter) {
        let body = record.body
        json.member("id", record.id.description)
        json.member("kind", body.kind.rawValue)
        if let item = body.item { json.member("publication", item) }
        json.member("by", body.by)
        json.member("name", roster.name(of: body.by))
        if let stage = body.stage { json.member("stage", stage) }
        json.member("at", body.at.description)
        if let subject = body.subject { json.member("content", subject.whole.description) }
        if let scan = body.scan { json.member("openFindings", scan.open) }
        for (detail, value) in body.details.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { json.member(detail.rawValue, value) }
        if let note = body.note { json.member("note", note) }
        json.member("counts", doubt == nil && !isRevoked && !isSpent && fault == nil)
        if let doubt { json.member("doubt", doubt.message[Speech.language]) }
        if let fault { json.member("fault", fault[Speech.language]) }
    }
}
