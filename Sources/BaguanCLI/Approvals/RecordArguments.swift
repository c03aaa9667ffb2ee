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
        guard let text else { return }
        if text.allSatisfy(\.isWhitespace) {
            throw ValidationError(Speech.words("\(option) 是空的，要写明，或者不写这一项", "\(option) is blank: say something, or leave it out"))
        }
        try refuseUnfit(text, option)
    }

    /// Refuses texts that say nothing, where there must be one.
    static func refuseBlank(required text: String, _ option: String) throws(ValidationError) {
        if text.allSatisfy(\.isWhitespace) {
            throw ValidationError(Speech.words("\(option) 是空的，要写明", "\(option) is blank: say something"))
        }
        try refuseUnfit(text, option)
    }

    /// Refuses what no record holds: it would be noticed only once everything else is signed.
    private static func refuseUnfit(_ text: String, _ option: String) throws(ValidationError) {
        if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            throw ValidationError(Speech.words("\(option) 要写成一行，不能换行", "\(option) must be one line"))
        }
        guard text.utf8.count > RecordLimit.detail else { return }
        let limit = RecordLimit.detail / 3
        throw ValidationError(Speech.words("\(option) 太长，最多 \(limit) 字", "\(option) is too long: \(limit) Chinese characters at most"))
    }
}
