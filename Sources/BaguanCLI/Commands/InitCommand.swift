import ArgumentParser
import Baguan
import Foundation

/// `baguan init`
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: Speech.words(
            "写一份带说明的 .baguan.yml 和一个自己的规则包作样子。", "Write a commented .baguan.yml and a pack of your own to start from."))

    @Argument(help: .words("写在哪个文件夹，默认当前文件夹", "the folder to write to; default is the working folder", value: "folder"))
    var folder = "."

    @Option(help: .words("自己的规则包叫什么，默认 own", "the id of your own pack; default own", value: "id"))
    var pack = "own"

    @Flag(help: .words("只写审批规定和名册（.baguan/）", "write the policy and the roster of approvals (.baguan/) and nothing else"))
    var approvals = false

    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func validate() throws {
        let isIdentifier = pack.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        guard isIdentifier, pack.first?.isLetter == true, pack.last != "-" else {
            throw ValidationError(Speech.words(
                "规则包的名称只能用小写字母、数字和连字符，以字母开头", "a pack's id has lower-case letters, digits and hyphens, and begins with a letter"))
        }
        if BundledPacks.ids.contains(pack) {
            throw ValidationError(Speech.words("“\(pack)”是内置规则包的名称", "“\(pack)” is a bundled pack"))
        }
    }

    func run() throws {
        let root = FilePath(argument: folder)
        let files = approvals ? StarterFiles.approvals : StarterFiles(pack: pack, language: Speech.language).checking
        let existing = files.map(\.path).filter { root.appending(Array($0.utf8)).exists }
        guard existing.isEmpty else {
            throw UsageError(
                Localized(
                    zh: "已经有 \(existing.joined(separator: "、"))，什么也没有写",
                    en: "there is \(existing.joined(separator: ", ")) already; nothing was written"),
                hint: approvals
                    ? Localized(zh: "已经有的照着改，或者换一个文件夹", en: "make those your own, or choose another folder")
                    : Localized(zh: "换一个文件夹，或者用 --pack 换一个名称", en: "choose another folder, or another id by --pack"))
        }
        for file in files {
            let path = root.appending(Array(file.path.utf8))
            try Self.write(file.text, to: path.absolute(from: .workingFolder))
            Message.show(Speech.words("已写 ", "wrote ") + TerminalText.visible(path.text) + "\n")
        }
        if approvals {
            return Message.show(Speech.words(
                "接下来：按本单位的制度改规定和名册；每个要签批的人用 baguan key new 做密钥，把公钥写进名册。\n",
                "Next: make policy and roster your own; everybody who signs makes a key by baguan key new and has it put into the roster.\n"))
        }
        Message.show(Speech.words(
            "接下来：把表格（names.csv）里的词条换成本单位的，规则（names.yml）里的例句也要跟着换；然后用 baguan test 证明规则，用 baguan check 检查稿件。要走审批的，再运行 baguan init --approvals。\n",
            "Next: put your own entries into the table (names.csv) and change the example sentences of the rule (names.yml) to match; then baguan test proves the rules, and baguan check checks drafts. For approvals, run baguan init --approvals as well.\n"))
    }

    private static func write(_ text: String, to path: FilePath) throws(UsageError) {
        do throws(FileTrouble) {
            try FileWriter.create(path, holding: Array(text.utf8))
        } catch {
            throw error.usageError(writing: path.text)
        }
    }
}
