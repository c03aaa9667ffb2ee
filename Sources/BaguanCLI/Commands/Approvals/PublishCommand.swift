import ArgumentParser
import Baguan

/// `baguan publish`
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: Speech.words("记下已经发布：发在哪里、什么时候。没有放行的不能记。", "Put down that it went out, where and when; only while the gate is open."))

    @Argument(help: .words("稿件，或者 台账.csv#编号", "a draft, or REGISTER.csv#ID", value: "path"))
    var path: String
    @Option(help: .words("发在哪里：公众号、墙面、媒体", "where: the account, wall or medium", value: "place")) var place: String
    @Option(help: .words("网址", "the address on line", value: "url")) var address: String?
    @Option(help: .words("说明", "a remark", value: "text")) var note: String?

    @OptionGroup(title: Speech.words("签名", "Signing")) var signing: SigningOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("输出", "Output")) var list: ListOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let session = try RecordSession(path, signing, settings, common.colour)
        guard session.decision.isOpen else {
            for line in SessionWords.reasons(session.decision) { Message.show(TerminalText.visible(line) + "\n") }
            Message.show(Speech.words("没有放行，没有记为发布。\n", "The gate is closed; nothing was put down.\n"))
            throw ExitStatus.findings
        }
        let (summary, _) = session.scan()
        try RecordSession.confirm(Localized(zh: "记下 \(path) 已经发布在“\(place)”？", en: "put down that \(path) went out at “\(place)”?"), signing.yes)
        var body = session.body(.publish, scan: summary, note: note)
        body.details[.place] = place
        body.details[.address] = address
        try SessionWords.report(try session.append(body), session, list, saysNext: false)
    }
}

/// `baguan withdraw`
struct WithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: Speech.words("记下已经撤下：什么时候、为什么。", "Put down that it was taken down, when and why."))

    @Argument(help: .words("稿件，或者 台账.csv#编号", "a draft, or REGISTER.csv#ID", value: "path"))
    var path: String
    @Option(help: .words("为什么撤下", "why", value: "text")) var note: String
    @Option(help: .words("从哪里撤下", "from where", value: "place")) var place: String?

    @OptionGroup(title: Speech.words("签名", "Signing")) var signing: SigningOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("输出", "Output")) var list: ListOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let session = try RecordSession(path, signing, settings, common.colour)
        guard session.history.onDisplay(session.draft.reviewed.id) != nil else {
            throw UsageError(Localized(zh: "“\(path)”没有发布在外的记录", en: "nothing says that “\(path)” is out"))
        }
        try RecordSession.confirm(Localized(zh: "记下 \(path) 已经撤下？", en: "put down that \(path) was taken down?"), signing.yes)
        var body = session.body(.withdraw, note: note)
        body.policy = nil
        body.details[.place] = place
        try SessionWords.report(try session.append(body), session, list, saysNext: false)
    }
}

/// `baguan override`
struct OverrideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "override",
        abstract: Speech.words(
            "破例：有一条原因拦着，仍同意放行。要几个人、什么角色由规定说；原因写进记录，报告里一直看得见。",
            "Let a draft out in spite of one reason. The policy says who and how many; it stays visible in every report."))

    @Argument(help: .words("稿件，或者 台账.csv#编号", "a draft, or REGISTER.csv#ID", value: "path"))
    var path: String
    @Option(help: .words("哪一条原因，如 approvals/deadline", "which reason, such as approvals/deadline", value: "rule")) var rule: String
    @Option(help: .words("为什么破例", "why", value: "text")) var note: String

    @OptionGroup(title: Speech.words("签名", "Signing")) var signing: SigningOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("输出", "Output")) var list: ListOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let session = try RecordSession(path, signing, settings, common.colour)
        let standing = Set(session.decision.reasons.map(\.rule.id.description))
        guard standing.contains(rule) else {
            throw UsageError(
                Localized(zh: "没有这样一条原因拦着：“\(rule)”", en: "no such reason stands against it: “\(rule)”"),
                hint: standing.isEmpty ? nil : Localized(
                    zh: "拦着的是：\(standing.sorted().joined(separator: "、"))", en: "these do: \(standing.sorted().joined(separator: ", "))"))
        }
        try RecordSession.confirm(Localized(zh: "\(session.person.name)：对“\(rule)”破例放行 \(path)？", en: "\(session.person.name): let \(path) out in spite of “\(rule)”?"), signing.yes)
        var body = session.body(.waive, note: note)
        body.role = session.folder.policy.override?.role
        body.details[.rule] = rule
        try SessionWords.report(try session.append(body), session, list)
    }
}
