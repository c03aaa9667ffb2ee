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
    static func review(_ session: RecordSession, _ stage: Stage, _ inspection: Inspection?) -> [String] {
        var lines = [Localized(
            zh: "\(session.draft.name)  内容码 \(ShownRecord.code(session.draft.reviewed.subject.bytes))",
            en: "\(session.draft.name)  content \(ShownRecord.code(session.draft.reviewed.subject.bytes))")[Speech.language]]
        let entries = session.history.entries(of: session.draft.reviewed.id)
            .sorted { ($0.record.body.at, $0.record.id) < ($1.record.body.at, $1.record.id) }
        for entry in entries {
            lines.append("  " + ShownRecord(
                record: entry.record, roster: session.folder.roster, doubt: entry.doubt,
                isRevoked: session.history.isRevoked(entry.record.id)).line)
        }
        if let last = entries.last(where: { $0.counts && [.approve, .reject].contains($0.record.body.kind) }),
            last.record.body.subject?.bytes != session.draft.reviewed.subject.bytes {
            lines.append(Speech.words("  自上一次签批以来的改动：", "  changed since it was last reviewed:"))
            lines += (session.difference(since: last.record) ?? [Speech.words("（当时的文字没有留底）", "(the text of then was not kept)")]).map { "    " + $0 }
        }
        for finding in inspection?.findings.filter({ $0.severity > .info }) ?? [] {
            lines.append("  \(finding.ruleID)：\(finding.message)")
        }
        return lines
    }

    /// One line for each reason that keeps a publication back.
    static func reasons(_ decision: GateDecision) -> [String] {
        decision.reasons.map { reason in
            let remedy = decision.remedy(of: reason).map { Speech.words("；", "; ") + $0[Speech.language] } ?? ""
            return "\(reason.rule.id)：\(decision.message(of: reason)[Speech.language])\(remedy)"
        }
    }

    /// What was written, and what is still missing before it may go out.
    /// - Parameter saysNext: whether that matters now; not for what is out or was taken down.
    static func report(_ record: Record, _ session: RecordSession, _ list: ListOptions, saysNext: Bool = true) throws {
        let history = session.folder.ledger(asOf: session.time).history
        let decision = Evaluator(policy: session.folder.policy, roster: session.folder.roster, history: history)
            .decision(on: session.draft.reviewed, today: session.time.dayInBeijing ?? session.time.date)
        let shown = ShownRecord(record: record, roster: session.folder.roster)
        try list.write { json in
            json.head()
            json.object("record") { shown.write(&$0) }
            json.member("open", decision.isOpen)
            json.array("reasons") { json in
                for reason in decision.reasons {
                    json.object {
                        $0.member("ruleId", reason.rule.id.description)
                        $0.member("message", decision.message(of: reason)[Speech.language])
                    }
                }
            }
        } text: {
            let state = decision.isOpen
                ? [Speech.words("可以发布。", "It may go out.")] : next(decision, session.folder.roster)
            return ([shown.line] + (saysNext ? state.map { TerminalText.visible($0) } : [])).map { $0 + "\n" }.joined()
        }
    }

    /// Who has to act.
    static func next(_ decision: GateDecision, _ roster: Roster) -> [String] {
        let open = decision.stages.filter { $0.state == .open }
        guard !open.isEmpty else { return reasons(decision) }
        return open.map { standing in
            let people = standing.signers.map(roster.name(of:))
            return Localized(
                zh: "下一步：“\(standing.stage.id)”，\(people.isEmpty ? "名册上没有人可以签" : "可由\(people.joined(separator: "、"))签")。",
                en: "Next: “\(standing.stage.id)”, by \(people.isEmpty ? "nobody in the roster" : people.joined(separator: ", ")).")[Speech.language]
        }
    }
}

extension History {
    /// The record by which a publication is out now; nil when it never was or was taken down since.
    func onDisplay(_ item: String) -> Record? {
        let records = entries(of: item).filter(\.counts).map(\.record).filter { !isRevoked($0.id) }
        guard let last = records.filter({ [.publish, .withdraw].contains($0.body.kind) }).max(by: { $0.body.at < $1.body.at }),
            last.body.kind == .publish
        else { return nil }
        return last
    }
}
