import ArgumentParser
import Baguan

/// `baguan test`
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: Speech.words("用规则自带的例句证明规则。", "Prove rules by the examples they carry."),
        discussion: Speech.words(
            "每个例句除原样外，还以 Windows 换行、表情符号、Markdown、全角等形式各检查一遍；每个词条也单独证明。\n结束代码：0 全部符合；1 有规则不符合自己的例句；2 规则包读不出来。",
            "Each example also runs in its variants (Windows line ends, emoji, Markdown, full width), and each entry by itself.\nExit codes: 0 all as they say; 1 a rule fails its examples; 2 a pack cannot be read."))

    @Argument(
        help: .words("规则包：内置的写名称，自己的写文件夹；不写则是设置里的规则包", "packs: bundled ones by id, others by folder; default is those of the settings", value: "pack"))
    var packs: [String] = []

    @OptionGroup var list: ListOptions

    @Flag(help: .words("列出没有例句用到的词条、例外和选项；不影响结束代码", "list entries, exceptions and options that no example exercises; the exit code stays"))
    var coverage = false

    @Flag(name: .shortAndLong, help: .words("只输出不符之处，不输出总结", "failures only, no summary"))
    var quiet = false

    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let project = ProjectSettings.load(named: settings.config, isIsolated: settings.isolated)
        let references = packs.isEmpty ? project.settings.packs : packs.map(Self.reference)
        let loaded = PackCollection(
            references, namedIn: packs.isEmpty ? project.path : nil, folder: { path throws(PackSource.ReadError) in try PackFolder.source(path) })
        let language = Speech.language(settings: project.settings.language)
        let trouble = project.diagnostics + loaded.diagnostics + RuleSet(loaded.rules).diagnostics

        let hasErrors = trouble.contains { $0.level == .error }
        if list.format == .text { DiagnosticMessages(language, common.colour).show(trouble) }
        let outcome = PackTester(asOf: settings.date).test(loaded.rules)
        let report = TestReport(outcome: outcome, language: language)
        let covered = coverage ? CoverageReport(of: loaded.rules, asOf: settings.date, language: language) : nil
        try list.write { json in
            report.write(to: &json)
            covered?.write(to: &json)
            json.diagnostics(trouble, language)
        } text: {
            report.text + (covered?.text ?? "")
        }
        if list.format == .text, !quiet { Message.show(report.sentence(isMissingRules: hasErrors) + "\n") }
        if hasErrors { throw ExitStatus.trouble }
        if !outcome.failures.isEmpty { throw ExitStatus.findings }
    }

    /// A word that is no bundled pack may well be a folder.
    static func reference(_ argument: String) -> Settings.PackReference {
        let isPath = argument.hasPrefix(".") || argument.contains("/")
        let isBundled = !isPath && BundledPacks.ids.contains(argument)
        return isBundled || !(isPath || FilePath(argument: argument).exists) ? .bundled(argument) : .path(argument)
    }
}
