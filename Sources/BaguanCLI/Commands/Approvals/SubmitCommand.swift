import ArgumentParser
import Baguan

/// `baguan submit`
struct SubmitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: Speech.words("送审：把稿件现在的样子记下来。", "Hand a draft in: put down what it is now."))

    @Argument(help: .words("稿件，或者 台账.csv#编号", "a draft, or REGISTER.csv#ID", value: "path"))
    var path: String

    @Option(help: .words("说明", "a remark", value: "text")) var note: String?

    @OptionGroup(title: Speech.words("签名", "Signing")) var signing: SigningOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("输出", "Output")) var list: ListOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let session = try RecordSession(path, signing, settings, common.colour)
        guard session.draft.reviewed.kind.flatMap({ session.folder.policy.kinds[$0] }) != nil else {
            throw SessionWords.noPolicy(session)
        }
        let (summary, _) = session.scan()
        try RecordSession.confirm(
            Localized(zh: "送审 \(path)（还有 \(summary.open) 处发现）？", en: "hand in \(path) (\(summary.open) findings)?"), signing.yes)
        let record = try session.append(session.body(.submit, scan: summary, note: note))
        try SessionWords.report(record, session, list)
    }
}
