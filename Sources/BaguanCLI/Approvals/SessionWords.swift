import Baguan

/// What the commands that sign have to say.
enum SessionWords {
    static func noPolicy(_ session: RecordSession) -> UsageError {
        guard let kind = session.draft.reviewed.kind else {
            return UsageError(
                Localized(zh: "不知道“\(session.draft.name)”是哪一种发布物", en: "nothing says what kind of publication “\(session.draft.name)” is"),
                hint: Localized(zh: "在稿件开头写上 类型，或者在 .baguan.yml 的 kinds 里按路径写", en: "say `kind` at the head of the draft, or by path under `kinds` in .baguan.yml"))
        }
        return UsageError(
            Localized(zh: "规定里没有“\(kind.rawValue)”的审批环节", en: "the policy says nothing of “\(kind.rawValue)”"),
            hint: Localized(zh: "写进 .baguan/policy.yml 的 kinds", en: "add it under `kinds` in .baguan/policy.yml"))
    }

    /// What somebody who is about to sign should have seen.
    static func review(_ session: RecordSession, _ findings: [Finding]) -> [String] {
        let reviewed = session.draft.reviewed
        var lines = [Localized(
            zh: "\(session.draft.name)  内容码 \(reviewed.subject.whole.code)",
            en: "\(session.draft.name)  content \(reviewed.subject.whole.code)")[Speech.language]]
        lines += session.books.records(of: reviewed.id, reviewed.form).map { "  " + $0.line }
        if let last = session.books.history.timeline(of: reviewed.id).last(where: { $0.counts && [.approve, .reject].contains($0.record.body.kind) }),
            last.record.body.subject != reviewed.subject {
            lines.append(Speech.words("  自上一次签批以来的改动：", "  changed since it was last reviewed:"))
            lines += session.books.difference(of: session.draft, since: last.record).map { "    " + $0 }
        }
        for finding in findings {
            lines.append("  \(finding.ruleID)：\(finding.message)")
        }
        return lines
    }

    /// What to say when nothing keeps a publication back: that all have signed, or who let it out all the same, and why.
    static func open(_ decision: GateDecision) -> [String] {
        let passedOver = decision.overridden.map { decision.message(of: $0)[Speech.language] }
        guard decision.isSigned, passedOver.isEmpty else { return passedOver }
        return [Speech.words("签齐了，能否发布以 baguan gate 为准", "all have signed; `baguan gate` tells whether it may go out")]
    }

    /// One line for each reason that keeps a publication back.
    static func reasons(_ decision: GateDecision) -> [String] { decision.reasons.map { line($0, decision) } }

    /// The same without what signatures will mend: what is missing besides them.
    static func reasonsBesidesSignatures(_ decision: GateDecision) -> [String] {
        decision.reasons.filter { reason in
            switch reason {
            case .stageMissing, .void, .notSubmitted, .withdrawn: false
            default: true
            }
        }.map { line($0, decision) }
    }

    private static func line(_ reason: GateReason, _ decision: GateDecision) -> String {
        let remedy = decision.remedy(of: reason).map { Speech.words("；", "; ") + $0[Speech.language] } ?? ""
        return "\(reason.rule.id)：\(decision.message(of: reason)[Speech.language])\(remedy)"
    }

    /// What was written, and what is still missing before the publication may go out.
    static func report(_ record: Record, _ session: RecordSession, _ list: ListOptions) throws {
        let decision = Books(session.folder, asOf: session.time).evaluator.decision(on: session.draft.reviewed, today: RecordSession.day(of: session.time))
        let shown = ShownRecord(record: record, roster: session.folder.roster)
        try list.write { json in
            json.head()
            json.object("record") { shown.write(&$0) }
            json.decision(decision)
        } text: {
            // What is out stays out, whoever says no.
            let places = record.body.kind == .reject ? session.display.records.compactMap { $0.body.details[.place] } : []
            let out = places.isEmpty ? [] : [Speech.words(
                "已经发布在\(places.map { "“\($0)”" }.joined(separator: "、"))：退回不等于撤下，撤下以后用 baguan withdraw 记下。",
                "It is out at \(places.map { "“\($0)”" }.joined(separator: ", ")): take it down, and put that down with `baguan withdraw`.")]
            let state = decision.isOpen
                ? open(decision).map { $0 + Speech.words("。", ".") }
                : next(decision, session.folder.roster) + reasonsBesidesSignatures(decision)
            return ([shown.line] + (out + state).map { TerminalText.visible($0) }).map { $0 + "\n" }.joined()
        }
    }

    /// What was written about something that went out, and whether it is out now.
    static func reportDisplay(_ record: Record, _ session: RecordSession, _ list: ListOptions) throws {
        let displays = Books(session.folder, asOf: session.time).evaluator.display(of: session.draft.reviewed.id)
        let places = displays.records.compactMap { $0.body.details[.place] }
        let shown = ShownRecord(record: record, roster: session.folder.roster)
        try list.write { json in
            json.head()
            json.object("record") { shown.write(&$0) }
            json.member("onDisplay", !places.isEmpty)
            json.member("places", places)
        } text: {
            shown.line + "\n"
        }
    }

    /// Who has to act.
    static func next(_ decision: GateDecision, _ roster: Roster) -> [String] {
        guard decision.submission != nil else {
            return [Speech.words("下一步：用 baguan submit 送审。", "Next: hand it in with `baguan submit`.")]
        }
        return decision.stages.filter { $0.state == .open && $0.missing > 0 }.map { standing in
            let people = standing.signers.map(roster.name(of:))
            let keyless = standing.keyless.map(roster.name(of:)).joined(separator: Speech.words("、", ", "))
            let nobody = keyless.isEmpty ? Localized(zh: "名册上没有人可以签", en: "nobody in the roster")
                : Localized(zh: "\(keyless)还没有能用的密钥（baguan key new）", en: "\(keyless), who has no key to sign with (baguan key new)")
            return Localized(
                zh: "下一步：“\(standing.stage.id)”，\(people.isEmpty ? nobody.chinese : "可由\(people.joined(separator: "、"))签")。",
                en: "Next: “\(standing.stage.id)”, by \(people.isEmpty ? nobody.english : people.joined(separator: ", ")).")[Speech.language]
        }
    }
}

extension JSONWriter {
    /// Whether a publication may go out, each reason why not with its remedy, and what was passed over.
    mutating func decision(_ decision: GateDecision) {
        member("open", decision.isOpen)
        member("signed", decision.isSigned)
        array("reasons") { json in
            for reason in decision.reasons {
                json.object {
                    $0.member("ruleId", reason.rule.id.description)
                    $0.member("severity", reason.rule.severity.rawValue)
                    $0.member("message", decision.message(of: reason)[Speech.language])
                    if let remedy = decision.remedy(of: reason) { $0.member("remedy", remedy[Speech.language]) }
                }
            }
        }
        array("overridden") { json in
            for overridden in decision.overridden {
                json.object {
                    $0.member("ruleId", overridden.reason.rule.id.description)
                    $0.member("message", decision.message(of: overridden)[Speech.language])
                    $0.member("by", overridden.records.map(\.body.by))
                }
            }
        }
    }
}

extension Roster {
    /// Who signed, and for whom: 李四（代赵六）.
    func signature(of approval: Approval) -> String {
        let (person, principal) = (name(of: approval.person), name(of: approval.principal))
        return approval.person == approval.principal ? person : Speech.words("\(person)（代\(principal)）", "\(person) (for \(principal))")
    }
}
