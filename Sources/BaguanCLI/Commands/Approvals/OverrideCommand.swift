import ArgumentParser
import Baguan

/// `baguan override`
struct OverrideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "override",
        abstract: Speech.words(
            "破例：有一条原因拦着，仍同意放行。要几个人、什么角色由规定说；原因写进记录，报告里一直看得见。",
            "Let a draft out in spite of one reason. The policy says who and how many; it stays visible in every report."))

    @Option(help: .words("哪一条原因，如 approvals/deadline", "which reason, such as approvals/deadline", value: "rule")) var rule: String
    @Option(help: .words("为什么破例", "why", value: "text")) var note: String
    @OptionGroup var record: RecordArguments

    func validate() throws { try RecordArguments.refuseBlank(required: note, "--note") }

    func run() throws {
        let session = try RecordSession(record)
        let standing = Set(session.decision.reasons.compactMap(\.overridableRule).map(\.id.description))
        guard rule.hasPrefix(GateRule.pack + "/") else { throw notOfApprovals }
        guard standing.contains(rule) else {
            throw UsageError(
                Localized(zh: "没有可以破例的“\(rule)”拦着", en: "no “\(rule)” stands against it that could be overridden"),
                hint: standing.isEmpty ? nil : Localized(
                    zh: "可以破例的是：\(standing.sorted().joined(separator: "、"))", en: "these could: \(standing.sorted().joined(separator: ", "))"))
        }
        let evaluator = session.books.evaluator
        if let fault = evaluator.objection(toOverrideBy: session.person.id, on: session.draft.reviewed, at: session.time) {
            throw UsageError(
                Localized(
                    zh: "\(session.person.name)破例不算：\(evaluator.message(of: fault).chinese)",
                    en: "an override by \(session.person.name) would not count: \(evaluator.message(of: fault).english)"),
                hint: evaluator.remedy(of: fault))
        }
        try refuseRepetition(session)
        try record.confirm(Localized(
            zh: "\(session.person.name)：对“\(rule)”破例放行 \(record.path)？", en: "\(session.person.name): let \(record.path) out in spite of “\(rule)”?"))
        var body = session.body(.waive, note: note)
        body.role = session.folder.policy.override?.role
        body.details[.rule] = rule
        try SessionWords.report(try session.append(body), session, record.list)
    }

    /// What rules find in the text is not passed over by leaders, but excepted where all can see it.
    private var notOfApprovals: UsageError {
        UsageError(
            Localized(zh: "“\(rule)”不是审批规则，不能破例", en: "“\(rule)” is no rule of approvals and cannot be overridden"),
            hint: Localized(
                zh: "内容上的发现，改稿，或者在 .baguan-waivers.yml 里写明例外", en: "mend the draft, or except the finding in .baguan-waivers.yml"))
    }

    /// One person counts once.
    private func refuseRepetition(_ session: RecordSession) throws(UsageError) {
        let reasons = session.decision.reasons.filter { $0.overridableRule?.id.description == rule }
        guard session.books.evaluator.isOverridden(reasons, by: session.person.id, on: session.draft.reviewed, at: session.time) else { return }
        throw UsageError(
            Localized(zh: "\(session.person.name)已经对“\(rule)”破例，还要别人", en: "\(session.person.name) has let it out in spite of “\(rule)” already; others have to, too"),
            hint: Localized(zh: "baguan status \(record.path) 说明还差谁", en: "baguan status \(record.path) tells who is missing"))
    }
}
