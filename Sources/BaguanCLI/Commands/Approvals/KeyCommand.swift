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
            abstract: Speech.words("生成一把签名密钥（Ed25519，OpenSSH 格式）。", "Make a key to sign with (Ed25519, in OpenSSH's form)."))

        @Argument(help: .words("名册里的代号，如 shen-lang", "the person's id in the roster, such as shen-lang", value: "person"))
        var person: String

        @Option(
            name: .shortAndLong,
            help: .words("私钥写到哪里，默认 BAGUAN_KEY 或 ~/.config/baguan/key", "where the private key goes; default BAGUAN_KEY or ~/.config/baguan/key", value: "file"))
        var output: String?

        @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

        func run() throws {
            let path = (output.map { FilePath(argument: $0) } ?? SigningOptions.defaultKey).absolute(from: .workingFolder)
            guard !path.exists else {
                throw UsageError(
                    Localized(zh: "已经有“\(path.text)”，没有动它", en: "“\(path.text)” is there already and stays as it is"),
                    hint: Localized(zh: "用 -o 写到别处；旧密钥不要覆盖，过去的签名靠它核对", en: "write elsewhere by -o; never write over a key"))
            }
            do {
                let key = try SSHPrivateKey.generate(comment: person)
                try FileWriter.create(path, holding: key.file, mode: 0o600)
                Message.show(Speech.words(
                    "私钥在 \(path.text)，只有您能读；不要发给别人，也不要放进稿件的文件夹。\n把下面几行加进 .baguan/roster.yml：\n",
                    "The private key is in \(path.text); keep it to yourself and out of the drafts' folder.\nAdd these lines to .baguan/roster.yml:\n"))
                var lines = "  \(person):\n    name: \(person)\n    roles: []\n    keys:\n      - key: \(key.publicKey.line)\n"
                try Output.write(&lines, to: Output.standard().descriptor)
            } catch let problem as SSHKeyProblem {
                throw UsageError(problem.message, hint: problem.remedy)
            } catch let trouble as FileTrouble {
                throw UsageError(Localized(
                    zh: "不能写入“\(path.text)”：\(trouble.message.chinese)", en: "cannot write “\(path.text)”: \(trouble.message.english)"))
            }
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
            let path = file.map { FilePath(argument: $0) } ?? SigningOptions.defaultKey
            do {
                let key = try SSHPrivateKey(file: try FileReader(limit: 64 << 10).read(path))
                var lines = "\(key.publicKey.line)\n\(key.publicKey.fingerprint)\n"
                try Output.write(&lines, to: Output.standard().descriptor)
            } catch let problem as SSHKeyProblem {
                throw UsageError(problem.message, hint: problem.remedy)
            } catch let trouble as FileTrouble {
                throw UsageError(Localized(
                    zh: "读不了“\(path.text)”：\(trouble.message.chinese)", en: "cannot read “\(path.text)”: \(trouble.message.english)"))
            }
        }
    }
}
