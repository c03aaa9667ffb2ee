import ArgumentParser
import Baguan

/// `baguan submit`
struct SubmitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: Speech.words("送审：把稿件现在的样子记下来。", "Hand a draft in: put down what it is now."))

    @Option(help: .words("说明", "a remark", value: "text")) var note: String?
    @OptionGroup var record: RecordArguments

    func validate() throws { try RecordArguments.refuseBlank(note, "--note") }

    func run() throws {
        let session = try RecordSession(record)
        guard session.draft.reviewed.kind.flatMap({ session.folder.policy.kinds[$0] }) != nil else {
            throw SessionWords.noPolicy(session)
        }
        try refuseMissingFiles(session)
        try refuseRepetition(session)
        let (summary, _) = session.scan()
        try record.confirm(
            Localized(zh: "送审 \(record.path)（还有 \(summary.open) 处发现）？", en: "hand in \(record.path) (\(summary.open) findings)?"),
            after: SessionWords.reasonsBesidesSignatures(session.decision))
        let written = try session.append(session.body(.submit, scan: summary, note: note))
        try SessionWords.report(written, session, record.list)
    }

    /// Nobody can look at what is not there.
    private func refuseMissingFiles(_ session: RecordSession) throws(UsageError) {
        let missing = session.decision.reasons.first { if case .fileGone = $0 { true } else { false } }
        guard let missing else { return }
        throw UsageError(session.decision.message(of: missing), hint: session.decision.remedy(of: missing))
    }

    private func refuseRepetition(_ session: RecordSession) throws(UsageError) {
        guard let submission = session.decision.submission else { return }
        // Handing it in again is how somebody who wrote it takes their no back.
        let isOwnNo = session.decision.reasons.contains { reason in
            if case .rejected(let record, isOwnWork: true) = reason { record.body.by == session.person.id } else { false }
        }
        guard !isOwnNo else { return }
        let name = session.folder.roster.name(of: submission.body.by)
        throw UsageError(
            Localized(
                zh: "现在这一稿已经送审（\(name)，\(submission.body.at.inBeijing)），不必再送",
                en: "this version was handed in already, by \(name) on \(submission.body.at.inBeijing)"),
            hint: Localized(zh: "baguan status \(record.path) 说明轮到谁", en: "baguan status \(record.path) tells whose turn it is"))
    }
}
