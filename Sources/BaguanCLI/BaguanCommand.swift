import ArgumentParser

/// `baguan`, of which every command is a part.
struct BaguanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baguan",
        abstract: Speech.words("把关：稿件发布前的检查。", "Pre-checks Chinese drafts before publication."),
        discussion: Speech.words(
            "例：baguan check 稿件/    检查一个文件夹\n    baguan rule institutions/renamed    看一条规则为什么这样说",
            "Examples: baguan check drafts/    checks a folder\n          baguan rule institutions/renamed    tells why a rule says what it says"),
        version: Version.current,
        subcommands: [
            CheckCommand.self, TestCommand.self, RulesCommand.self, RuleCommand.self, SchemaCommand.self,
            InitCommand.self, ConfigCommand.self, GateCommand.self, SubmitCommand.self, ApproveCommand.self,
            RejectCommand.self, OverrideCommand.self, PublishCommand.self, WithdrawCommand.self, StatusCommand.self,
            LogCommand.self, VerifyCommand.self, RecheckCommand.self, ReportCommand.self, KeyCommand.self,
            TrainCommand.self,
        ])

    /// Read by ``Speech``, before anything is parsed.
    @Option(help: .words("界面语言：zh 或 en", "language of messages: zh or en", value: "lang"))
    var lang: String?

    func run() throws { throw CleanExit.helpRequest(self) }
}

/// baguan's own version.
enum Version {
    static let current = "0.1.0"
}
