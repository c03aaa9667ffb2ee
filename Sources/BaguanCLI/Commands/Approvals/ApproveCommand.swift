import ArgumentParser
import Baguan

/// `baguan approve`
struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: Speech.words("审批同意，签名只对这份稿件现在的内容有效。", "Approve a draft; the signature is for exactly what it holds now."),
        discussion: Speech.words(
            "签了也不算的（角色不对、是自己的稿件、还没有送审、没有轮到）不签，并说明为什么。签过又要反悔，用 baguan reject。",
            "A signature that would not count (another role, own work, not handed in yet, not their turn) is refused, with the reason. To go back on one, use baguan reject."))

    @OptionGroup var review: ReviewArguments
    @Option(help: .words("说明", "a remark", value: "text")) var note: String?

    func validate() throws { try RecordArguments.refuseBlank(note, "--note") }
    func run() throws { try review.sign(.approve, note: note) }
}

/// `baguan reject`
struct RejectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: Speech.words("退回：这份稿件现在的内容不能发。", "Reject a draft as it is now."),
        discussion: Speech.words(
            "退回以后，稿件怎样改都不放行，直到退回的人再签同意。自己已经签过同意的，也可以退回。",
            "A rejection stands, whatever becomes of the text, until its signer approves. It may follow one's own approval."))

    @OptionGroup var review: ReviewArguments
    @Option(help: .words("退回的理由", "why", value: "text")) var note: String

    func validate() throws { try RecordArguments.refuseBlank(required: note, "--note") }
    func run() throws { try review.sign(.reject, note: note) }
}

/// What both take, and how both sign.
struct ReviewArguments: ParsableArguments {
    @Option(help: .words("哪个环节，如 初审；不写就是轮到您的那个", "the stage, such as 初审; default the one that waits for you", value: "stage"))
    var stage: String?
    @OptionGroup var record: RecordArguments

    func sign(_ kind: RecordKind, note: String?) throws {
        let session = try RecordSession(record)
        let stage = try StageChoice(session, record.path).stage(named: stage, for: kind)
        if kind == .reject { try refuseRepetition(session, stage) }
        let (summary, findings) = session.scan()
        for line in SessionWords.review(session, findings) { Message.show(TerminalText.visible(line) + "\n") }
        let verb = kind == .approve
            ? Localized(zh: "“\(stage.id)”同意", en: "approve at “\(stage.id)”") : Localized(zh: "“\(stage.id)”退回", en: "reject at “\(stage.id)”")
        try record.confirm(
            Localized(zh: "\(session.person.name)：\(verb.chinese)？", en: "\(session.person.name): \(verb.english)?"),
            after: SessionWords.reasonsBesidesSignatures(session.decision))
        let written = try session.append(session.body(kind, stage: stage, scan: summary, note: note))
        try SessionWords.report(written, session, record.list)
    }

    /// A no that stands for this very version needs no second one.
    private func refuseRepetition(_ session: RecordSession, _ stage: Stage) throws(UsageError) {
        let own = session.decision.stages.first { $0.stage == stage }?.rejections.last {
            $0.body.by == session.person.id && $0.body.subject == session.draft.reviewed.subject
        }
        guard let own else { return }
        throw UsageError(
            Localized(
                zh: "\(session.person.name)已经在“\(stage.id)”退回了这一稿（\(own.body.at.inBeijing)），不必再记",
                en: "\(session.person.name) has rejected this version at “\(stage.id)” already, on \(own.body.at.inBeijing)"),
            hint: Localized(zh: "改好以后，由本人用 baguan approve 签同意", en: "once it is mended, the same person signs with `baguan approve`"))
    }
}
