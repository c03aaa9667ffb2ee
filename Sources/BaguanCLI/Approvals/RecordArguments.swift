import ArgumentParser
import Baguan

/// What every command takes that writes a record: about which publication, by whom, and how the answer is shown.
struct RecordArguments: ParsableArguments {
    @Argument(help: .words("稿件，或者 台账.csv#编号", "a draft, or REGISTER.csv#ID", value: "path"))
    var path: String

    @OptionGroup(title: Speech.words("签名", "Signing")) var signing: SigningOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("输出", "Output")) var list: ListOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    /// Asks for a yes, unless the answer was given on the command line.
    /// - Parameter warnings: what the signer should know before.
    func confirm(_ question: Localized, after warnings: [String] = []) throws {
        if signing.yes { return }
        for line in warnings { Message.show("  " + TerminalText.visible(line) + "\n") }
        try RecordSession.confirm(question)
    }

    /// Refuses texts that say nothing, where there need be none.
    static func refuseBlank(_ text: String?, _ option: String) throws(ValidationError) {
        guard let text, text.allSatisfy(\.isWhitespace) else { return }
        throw ValidationError(Speech.words("\(option) 是空的，要写明，或者不写这一项", "\(option) is blank: say something, or leave it out"))
    }

    /// Refuses texts that say nothing, where there must be one.
    static func refuseBlank(required text: String, _ option: String) throws(ValidationError) {
        guard text.allSatisfy(\.isWhitespace) else { return }
        throw ValidationError(Speech.words("\(option) 是空的，要写明", "\(option) is blank: say something"))
    }
}
