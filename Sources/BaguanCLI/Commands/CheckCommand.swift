import ArgumentParser
import Baguan
import Foundation

/// `baguan check`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: Speech.words("检查稿件。", "Check drafts."),
        discussion: Speech.words(
            """
            结束代码：0 没有达到 --fail-level 的发现；1 有；2 用法或设置有误、文件不存在或读不出来、没有可检查的稿件、没有启用的规则；130 被 Ctrl-C 中断。
            读不出来的文件从不算作没有问题。
            """,
            """
            Exit codes: 0 nothing at or above --fail-level; 1 findings; 2 bad usage or settings, a file that is missing or \
            unreadable, nothing to check, no active rule; 130 stopped by Ctrl-C. A file that could not be read never counts as clean.
            """))

    @Argument(
        help: .words("文件或文件夹，- 表示标准输入；不写则检查当前文件夹", "files or folders, - for standard input; default is the working folder", value: "path"))
    var paths: [String] = []

    @OptionGroup(title: Speech.words("结果", "Report")) var report: ReportOptions
    @OptionGroup(title: Speech.words("改正", "Fixes")) var fixes: FixOptions
    @OptionGroup(title: Speech.words("批注", "Comments")) var annotations: AnnotateOptions
    @OptionGroup(title: Speech.words("放行", "Verdict")) var verdict: VerdictOptions
    @OptionGroup(title: Speech.words("规则", "Rules")) var selection: SelectionOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions

    @Option(
        help: .words(
            "稿件种类，稿件自己没有写明时用：\(PublicationKind.listed.joined(separator: "、"))",
            "kind of publication (\(PublicationKind.allCases.map(\.rawValue).joined(separator: ", "))) of drafts that do not say",
            value: "kind"))
    var kind: String?

    @Option(
        name: [.customLong("stdin-filename"), .customLong("stdin")],
        help: .words("标准输入的文件名，用来判断格式和设置", "the name of standard input, for its format and settings", value: "name"))
    var stdinFilename: String?

    @Flag(
        name: .customLong("stdin-jsonl"),
        help: .words(
            "标准输入每行是一篇稿件：{\"path\": …, \"text\": …}，还可以有 \"kind\"",
            "standard input holds a draft in each line: {\"path\": …, \"text\": …}, perhaps with \"kind\""))
    var stdinJSONLines = false

    @Flag(help: .words("保存稿件就重新检查，直到 Ctrl-C", "check drafts again when they are saved, until Ctrl-C"))
    var watch = false

    @Flag(
        name: .customLong("force-exclude"),
        help: .words("直接写出的文件也按 exclude 排除", "let `exclude` leave out files that are named too"))
    var forceExclude = false

    @Flag(
        name: .customLong("no-cache"),
        help: .words("不用上次的检查结果，也不留下这次的", "use no results of earlier runs and keep none"))
    var noCache = false

    @Option(name: .shortAndLong, help: .words("同时检查几个文件，默认等于处理器数", "how many files at a time; default is the number of processors", value: "n"))
    var jobs: Int?

    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func validate() throws {
        if let jobs, jobs < 1 {
            throw ValidationError(Speech.words("--jobs 至少是 1", "--jobs must be at least 1"))
        }
        let changesDrafts = fixes.fix || fixes.diff || annotations.annotate != nil
        if stdinJSONLines, changesDrafts || watch || !paths.allSatisfy({ $0 == "-" }) {
            throw ValidationError(Speech.words(
                "--stdin-jsonl 只读标准输入，不能和文件名、--fix、--diff、--annotate、--watch 一起用",
                "--stdin-jsonl reads standard input alone; it excludes files, --fix, --diff, --annotate and --watch"))
        }
        if watch, changesDrafts || report.outputFile != nil || paths.contains("-") {
            throw ValidationError(Speech.words(
                "--watch 不能和标准输入、-o、--fix、--diff、--annotate 一起用",
                "--watch excludes standard input, -o, --fix, --diff and --annotate"))
        }
        if annotations.annotate != nil, fixes.fix || fixes.diff {
            throw ValidationError(Speech.words(
                "--annotate 不能和 --fix、--diff 一起用", "--annotate excludes --fix and --diff"))
        }
    }

    func run() throws {
        let format = try chosenFormat()
        let kind = try chosenKind()
        if report.statistics, format.isMachine, format.name != ReportFormat.json.name {
            throw UsageError(Localized(
                zh: "--statistics 只能用 text、full、json 格式", en: "--statistics goes with text, full and json only"))
        }
        guard watch else { throw try checkOnce(format, kind).status }
        if format.isMachine {
            throw UsageError(Localized(zh: "--watch 只能用 text、full 格式", en: "--watch goes with text and full only"))
        }
        try WatchLoop(paths: namedPaths.map(FilePath.init(argument:))).run { try checkOnce(format, kind, only: $0).inputs }
    }

    private var namedPaths: [String] { paths.isEmpty ? ["."] : paths }

    /// - Parameter changed: the files to check, by their canonical paths; nil for all.
    /// - Returns: how it ends, and the files besides drafts that this hangs on.
    private func checkOnce(
        _ format: ReportFormat, _ kind: String?, only changed: Set<FilePath>? = nil
    ) throws -> (status: ExitStatus, inputs: [FilePath]) {
        let setup = RunSetup(settings, selection)
        let inputs = (setup.project.files + setup.packFiles.map(\.path)).map { FilePath($0) }
        let drafts = finder(setup)
        let found = changed.map(drafts.found(among:)) ?? drafts.found
        if changed != nil {
            if found.isEmpty { return (.clean, inputs) }
            WatchLoop.showTime()
        }
        // Where the fixed text of standard input goes, nothing else may stand.
        let isTaken = fixes.fix && !fixes.diff && paths.contains("-")
        let output = try report.openOutput(besides: paths, isStandardOutputTaken: isTaken)
        let rules = RuleSet(setup.isUsable ? setup.rules : [])
        let isMissingRules = (setup.trouble + rules.diagnostics).contains { $0.level == .error }
        var run = RunDescription(
            toolVersion: Version.current, icuVersion: ICULibrary.version, asOf: settings.date,
            language: setup.language, rules: rules.rules)
        run.showsSummary = !report.quiet && !isMissingRules
        var reporter = try Reporter(
            format, options: report, fixes: fixes, run: run, output: output, colour: common.colour)
        for diagnostic in setup.trouble + rules.diagnostics { try reporter.add(diagnostic) }
        var isInterrupted = false
        if setup.isUsable {
            reporter.note(RunNotes.begin(setup, rules: rules.rules.count, asOf: settings.date))
            if changed == nil { for diagnostic in drafts.unmatched { try reporter.add(diagnostic) } }
            reporter.progress = Progress(total: found.count, language: setup.language, isQuiet: report.quiet)
            let inspection = inspection(setup, rules, format, kind, output)
            do {
                try check(found, with: inspection, into: &reporter)
            } catch is Interruption.Requested {
                isInterrupted = true
                try reporter.add(RunNotes.interrupted(reporter.summary.files, of: found.count))
            }
            if let cache = inspection.cache {
                cache.trim()
                reporter.note(RunNotes.cache(cache.hits))
            }
        }
        try reporter.finish(!setup.isUsable || isInterrupted ? .nothing : isMissingRules ? .missingRules : .complete)
        if isInterrupted { return (.interrupted, inputs) }
        if fixes.diff { return (verdict.verdict(ofDiff: reporter.summary, hasTrouble: reporter.hasTrouble), inputs) }
        return (verdict.verdict(reporter.summary, hasTrouble: reporter.hasTrouble, settings: setup.project.settings), inputs)
    }

    private func finder(_ setup: RunSetup) -> DraftFinder {
        var finder = DraftFinder(settings: setup.project)
        guard setup.isUsable, !stdinJSONLines else { return finder }
        finder.standardInputName = stdinFilename
        finder.forcesExclude = forceExclude
        finder.outputFile = report.outputFile.flatMap { FilePath(argument: $0).canonical }
        finder.find(namedPaths)
        return finder
    }

    private func inspection(
        _ setup: RunSetup, _ rules: RuleSet, _ format: ReportFormat, _ kind: String?, _ output: Output
    ) -> DraftInspection {
        var inspector = setup.inspector(rules, asOf: settings.date)
        inspector.keepsText = format.showsDrafts
        var inspection = DraftInspection(
            inspector: inspector, selection: setup.selection, reader: FileReader(limit: setup.fileLimit), kind: kind,
            fixing: fixing(to: output), annotating: annotations.annotating(asOf: settings.date, language: setup.language))
        let needsDrafts = inspector.keepsText || inspection.fixing != nil || inspection.annotating != nil
        if !noCache, !needsDrafts { inspection.cache = InspectionCache(setup, rules, asOf: settings.date) }
        return inspection
    }

    private func check(
        _ found: [DraftFinder.Found], with inspection: DraftInspection, into reporter: inout Reporter
    ) throws {
        // Who pipes a draft through wants it whole or not at all.
        if !paths.contains("-") { Interruption.watch() }
        let pass = DraftPass(
            inspection: inspection, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, showsDiff: fixes.diff)
        if stdinJSONLines {
            let lines = DraftLines(descriptor: STDIN_FILENO, limit: inspection.reader.limit)
            try pass.run(lines, into: &reporter)
        } else {
            try pass.run(found, into: &reporter)
        }
    }

    private func chosenFormat() throws(UsageError) -> ReportFormat {
        guard fixes.diff else { return try report.chosenFormat() }
        if report.format != nil || report.statistics {
            throw UsageError(Localized(
                zh: "--diff 只输出会怎样改，不能和 --format、--statistics 一起用",
                en: "--diff shows what would be fixed and nothing else; it excludes --format and --statistics"))
        }
        return .text
    }

    private func fixing(to output: Output) -> DraftFixing? {
        var fixing = fixes.fixing
        fixing?.isForTerminal = output.isTerminal
        return fixing
    }

    private func chosenKind() throws(UsageError) -> String? {
        guard let kind else { return nil }
        if let known = PublicationKind(name: kind) { return known.rawValue }
        throw UsageError(
            Localized(zh: "没有稿件种类“\(kind)”", en: "there is no kind of publication “\(kind)”"),
            hint: Nearest.word(to: kind, among: PublicationKind.names).map { Localized(zh: "是不是想写 \($0)？", en: "did you mean \($0)?") }
                ?? Localized(
                    zh: "可用 \(PublicationKind.listed.joined(separator: "、"))", en: "use \(PublicationKind.allCases.map(\.rawValue).joined(separator: ", "))"))
    }
}
