import ArgumentParser
import Baguan
import Foundation

/// `baguan key`
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: Speech.words("签名用的密钥。", "Keys to sign with."), subcommands: [New.self, Show.self])

    /// `baguan key new`
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new",
            abstract: Speech.words("生成一把签名密钥（Ed25519，OpenSSH 格式）。", "Make a key to sign with (Ed25519, in OpenSSH's form)."),
            discussion: Speech.words(
                "例：baguan key new shen-lang --name 沈朗 --role editor\n写私钥和旁边的 .pub，打印的几行原样加进 .baguan/roster.yml 的 people 下面。",
                "Example: baguan key new shen-lang --name 沈朗 --role editor\nIt writes the private key and a .pub beside it; the lines that it prints go as they are under `people` in .baguan/roster.yml."))

        @Argument(help: .words("名册里的代号，如 shen-lang", "the person's id in the roster, such as shen-lang", value: "person"))
        var person: String

        @Option(help: .words("姓名，与稿件署名一致；名册里已经有这个人就不用写", "the name as in credit lines; not needed for somebody in the roster", value: "name"))
        var name: String?

        @Option(help: .words("角色，如 editor；可以写几次", "a role such as editor; may be given several times", value: "role"))
        var role: [String] = []

        @Option(
            name: .shortAndLong,
            help: .words("私钥写到哪里，默认 BAGUAN_KEY 或 ~/.config/baguan/key", "where the private key goes; default BAGUAN_KEY or ~/.config/baguan/key", value: "file"))
        var output: String?

        @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

        func validate() throws {
            guard ShapeValidator.isIdentifier(person) else {
                throw ValidationError(Speech.words(
                    "代号“\(person)”只能用小写字母、数字和连字符，如 shen-lang；姓名写在 --name 后面",
                    "an id has lower-case letters, digits and hyphens, like shen-lang, and “\(person)” has not; the name goes behind --name"))
            }
            try RecordArguments.refuseBlank(name, "--name")
        }

        func run() throws {
            let entry = try RosterEntry(person, name: name, roles: role, in: try? ApprovalFolder.open(common.colour))
            let path = (output.map { FilePath(argument: $0) } ?? SigningOptions.defaultKey).absolute(from: .workingFolder)
            let publicPath = FilePath(bytes: path.bytes + Array(".pub".utf8))
            for taken in [path, publicPath] where taken.exists {
                throw UsageError(
                    Localized(zh: "已经有“\(taken.text)”，没有动它", en: "“\(taken.text)” is there already and stays as it is"),
                    hint: Localized(zh: "用 -o 写到别处；旧密钥不要覆盖，过去的签名靠它核对", en: "write elsewhere by -o; never write over a key"))
            }
            let key: SSHPrivateKey
            do throws(SSHKeyProblem) { key = try .generate(comment: person) } catch { throw error.usageError(ofKey: path.text) }
            for (file, bytes, mode) in [(path, key.file, mode_t(0o600)), (publicPath, Array((key.publicKey.line + "\n").utf8), 0o644)] {
                do throws(FileTrouble) { try FileWriter.create(file, holding: bytes, mode: mode) } catch { throw error.usageError(writing: file.text) }
            }
            Message.show(TerminalText.visible(Speech.words("私钥在 \(path.text)，只有您能读；不要发给别人，也不要放进稿件的文件夹。", "The private key is in \(path.text); keep it to yourself and out of the drafts' folder.")) + "\n")
            Message.show(entry.advice[Speech.language] + "\n")
            var lines = entry.lines(for: key.publicKey.line, from: SettingsOptions.today)
            try Output.write(&lines, to: Output.standard().descriptor)
        }
    }

    /// `baguan key show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: Speech.words("显示公钥和指纹。", "Show the public key and its fingerprint."))

        @Argument(help: .words("私钥文件", "the private key", value: "file"))
        var file: String?

        @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

        func run() throws {
            let key = try SigningOptions.privateKey(file).publicKey
            var lines = "\(key.line)\n\(key.fingerprint)\n"
            try Output.write(&lines, to: Output.standard().descriptor)
        }
    }
}
