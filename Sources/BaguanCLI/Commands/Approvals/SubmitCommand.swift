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
        try refuseSharedID(session)
        let (summary, _) = session.scan()
        try record.confirm(
            Localized(zh: "送审 \(record.path)（还有 \(summary.open) 处发现）？", en: "hand in \(record.path) (\(summary.open) findings)?"),
            after: SessionWords.reasonsBesidesSignatures(session.decision))
        let written = try session.append(session.body(.submit, scan: summary, note: note))
        try SessionWords.report(written, session, record.list)
    }

    /// Two publications of one name would share their records.
    private func refuseSharedID(_ session: RecordSession) throws {
        guard let id = session.draft.reviewed.form[.id] else { return }
        let places = PublicationIndex(everywhere: id, in: session.folder, session.setup).places(of: id)
        guard places.count > 1 else { return }
        throw UsageError(
            Localized(zh: "编号“\(id)”有 \(places.count) 件在用：\(places.joined(separator: "、"))", en: "the id “\(id)” is used by \(places.count): \(places.joined(separator: ", "))"),
            hint: Localized(zh: "给其中一件另编一个号，审批记录靠编号认", en: "give one of them another id: records go by it"))
    }
}
