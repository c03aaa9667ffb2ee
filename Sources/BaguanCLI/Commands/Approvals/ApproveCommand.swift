import ArgumentParser
import Baguan

/// `baguan approve`
struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: Speech.words("审批同意，签名只对这份稿件现在的内容有效。", "Approve a draft; the signature is for exactly what it holds now."))

    @OptionGroup var review: ReviewArguments
    @Option(help: .words("说明", "a remark", value: "text")) var note: String?

    func run() throws { try review.sign(.approve, note: note) }
}

/// `baguan reject`
struct RejectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: Speech.words("退回：这份稿件现在的内容不能发。", "Reject a draft as it is now."))

    @OptionGroup var review: ReviewArguments
    @Option(help: .words("退回的理由", "why", value: "text")) var note: String

    func run() throws { try review.sign(.reject, note: note) }
}

/// What both take, and how both sign.
struct ReviewArguments: ParsableArguments {
    @Argument(help: .words("稿件，或者 台账.csv#编号", "a draft, or REGISTER.csv#ID", value: "path"))
    var path: String

    @Option(help: .words("哪个环节，如 初审；不写就是轮到您的那个", "the stage, such as 初审; default the one that waits for you", value: "stage"))
    var stage: String?

    @OptionGroup(title: Speech.words("签名", "Signing")) var signing: SigningOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("输出", "Output")) var list: ListOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func sign(_ kind: RecordKind, note: String?) throws {
        let session = try RecordSession(path, signing, settings, common.colour)
        let stage = try chosenStage(session)
        let (summary, inspection) = session.scan()
        for line in SessionWords.review(session, stage, inspection) { Message.show(TerminalText.visible(line) + "\n") }
        let verb = kind == .approve
            ? Localized(zh: "“\(stage.id)”同意", en: "approve at “\(stage.id)”") : Localized(zh: "“\(stage.id)”退回", en: "reject at “\(stage.id)”")
        try RecordSession.confirm(
            Localized(zh: "\(session.person.name)：\(verb.chinese)？", en: "\(session.person.name): \(verb.english)?"), signing.yes)
        let record = try session.append(session.body(kind, stage: stage, scan: summary, note: note))
        try SessionWords.report(record, session, list)
    }

    /// The stage that was named, or the first that waits for this person.
    private func chosenStage(_ session: RecordSession) throws -> Stage {
        let standings = session.decision.stages
        guard !standings.isEmpty else { throw SessionWords.noPolicy(session) }
        if let stage {
            guard let standing = standings.first(where: { $0.stage.id == stage }) else {
                throw UsageError(
                    Localized(zh: "没有环节“\(stage)”", en: "there is no stage “\(stage)”"),
                    hint: Localized(
                        zh: "有：\(standings.map(\.stage.id).joined(separator: "、"))", en: "there are \(standings.map(\.stage.id).joined(separator: ", "))"))
            }
            return standing.stage
        }
        if let waiting = standings.first(where: { $0.state == .open && $0.signers.contains(session.person.id) }) { return waiting.stage }
        throw UsageError(
            Localized(zh: "没有轮到\(session.person.name)的环节", en: "no stage waits for \(session.person.name)"),
            hint: Localized(zh: "baguan status \(path) 说明轮到谁", en: "baguan status \(path) tells whose turn it is"))
    }
}
