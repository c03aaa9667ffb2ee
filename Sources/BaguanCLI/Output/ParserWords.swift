import ArgumentParser
import Baguan
import Foundation

/// ArgumentParser speaks English; this says the same in Chinese, and adds hints to its errors.
enum ParserWords {
    /// What it says at the start of a line, or as a whole line.
    private static let phrases: [(english: String, chinese: String)] = [
        ("OVERVIEW: ", ""),
        ("USAGE: ", "用法："),
        ("ARGUMENTS:", "参数："),
        ("OPTIONS:", "选项："),
        ("SUBCOMMANDS:", "命令："),
        ("Usage: ", "用法："),
        ("Help:  ", "说明："),
        ("Error: ", "错误："),
    ]

    private static let sentences: [(pattern: String, chinese: String)] = [
        ("Unknown option '(.+?)'\\. Did you mean '(.+?)'\\?", "没有选项“$1”，是不是想写“$2”？"),
        ("Unknown option '(.+?)'", "没有选项“$1”"),
        ("Missing value for '(.+?)'", "“$1”后面缺少值"),
        ("Missing expected argument '(.+?)'", "缺少参数“$1”"),
        ("The option '(.+?)' does not take any value, but '(.*?)' was specified\\.", "选项“$1”不带值，却写了“$2”"),
        ("The value '(.*?)' is invalid for '(.+?)'", "“$2”不能是“$1”"),
        ("Unexpected argument '(.+?)'", "多出了参数“$1”"),
        ("(\\d+) unexpected arguments: '(.+)'", "多出了 $1 个参数：“$2”"),
        ("See '(.+?)' for more information\\.", "详见“$1”。"),
        ("See '(.+?)' for detailed help\\.", "详见“$1”。"),
        ("Show help information\\.", "显示帮助。"),
        ("Show the version\\.", "显示版本。"),
        ("Show subcommand help information\\.", "显示命令的帮助。"),
        ("(?m)^(\\p{Han}+):$", "$1："),
        ("<subcommand>", "<命令>"),
        ("\\[<options>\\]", "[<选项>]"),
        ("\\(default: (.+?)\\)", "（默认 $1）"),
    ]

    static func translated(_ text: String, to language: Language) -> String {
        // The only option whose value may be left out: with a blank before it, it would be a path.
        let text = text.replacing("--changed <", with: "--changed[=").replacing("--changed[=ref>", with: "--changed[=ref]")
        guard language == .chinese else { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            for phrase in phrases where line.hasPrefix(phrase.english) {
                return phrase.chinese + line.dropFirst(phrase.english.count)
            }
            return String(line)
        }
        return sentences.reduce(lines.joined(separator: "\n")) { text, sentence in
            text.replacingOccurrences(of: sentence.pattern, with: sentence.chinese, options: .regularExpression)
        }
    }

    /// The trouble with a command line whose first word is no command.
    static func unknownCommand(in arguments: [String]) -> UsageError? {
        guard let first = arguments.first, !first.hasPrefix("-") else { return nil }
        let commands = BaguanCommand.configuration.subcommands.flatMap {
            [$0._commandName] + $0.configuration.aliases
        }
        if commands.contains(first) || first == "help" { return nil }
        if FilePath(argument: first).exists {
            return UsageError(
                Localized(zh: "要对“\(first)”做什么？", en: "what is to be done with “\(first)”?"),
                hint: Localized(
                    zh: "检查稿件请写 baguan check \(first)", en: "to check a draft, write baguan check \(first)"))
        }
        return UsageError(
            Localized(zh: "没有命令“\(first)”", en: "there is no command “\(first)”"),
            hint: Nearest.word(to: first, among: commands).map {
                Localized(zh: "是不是想写 baguan \($0)？", en: "did you mean baguan \($0)?")
            } ?? Localized(zh: "用 baguan --help 查看所有命令", en: "`baguan --help` lists all commands"))
    }
}
