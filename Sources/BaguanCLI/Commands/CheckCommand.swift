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

    @OptionGroup(title: Speech.words("文件", "Files")) var files: FileOptions
    @OptionGroup(title: Speech.words("结果", "Report")) var report: ReportOptions
    @OptionGroup(title: Speech.words("改正", "Fixes")) var fixes: FixOptions
    @OptionGroup(title: Speech.words("批注", "Comments")) var annotations: AnnotateOptions
    @OptionGroup(title: Speech.words("放行", "Verdict")) var verdict: VerdictOptions
    @OptionGroup(title: Speech.words("例外", "Exceptions")) var exceptions: ExceptionOptions

    @Option(
        help: .words(
            "稿件种类，稿件自己没有写明时用：\(PublicationKind.listed.joined(separator: "、"))",
            "kind of publication (\(PublicationKind.allCases.map(\.rawValue).joined(separator: ", "))) of drafts that do not say",
            value: "kind"))
    var kind: String?

    @Option(
        help: .words(
            "没有写明日期的稿件：as-of 按 --as-of 那天的判断（默认）；earlier 可能写于那天以前，曾经正确的说法只提示，用来查旧稿",
            "drafts without a date: as-of judges them as of that day (default); earlier takes them for older ones, in which what was right once is a hint",
            value: "as-of|earlier"))
    var undated = UndatedArgument.asOf

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
        name: .customLong("no-cache"),
        help: .words("不用以前留下的检查结果和规则，也不留下这次的", "use no results and rules of earlier runs and keep none"))
    var noCache = false

    @Option(name: .shortAndLong, help: .words("同时检查几个文件，默认等于处理器数", "how many files at a time; default is the number of processors", value: "n"))
    var jobs: Int?

    @OptionGroup var options: RuleRunOptions

    func validate() throws {
        if let jobs, jobs < 1 {
            throw ValidationError(Speech.words("--jobs 至少是 1", "--jobs must be at least 1"))
        }
        let changesDrafts = fixes.fix || fixes.diff || annotations.annotate != nil
        if stdinJSONLines, changesDrafts || watch || files.isSelective || !paths.allSatisfy({ $0 == "-" }) {
            throw ValidationError(Speech.words(
                "--stdin-jsonl 只读标准输入，不能和文件名、--fix、--diff、--annotate、--watch 一起用",
                "--stdin-jsonl reads standard input alone; it excludes files, --fix, --diff, --annotate and --watch"))
        }
        if watch, changesDrafts || report.outputFile != nil || paths.contains("-") || exceptions.writeBaseline != nil || files.isSelective {
            throw ValidationError(Speech.words(
                "--watch 不能和标准输入、-o、--fix、--diff、--annotate、--write-baseline、--staged、--changed、--files-from 一起用",
                "--watch excludes standard input, -o, --fix, --diff, --annotate, --write-baseline, --staged, --changed and --files-from"))
        }
        if annotations.annotate != nil, fixes.fix || fixes.diff {
            throw ValidationError(Speech.words(
                "--annotate 不能和 --fix、--diff 一起用", "--annotate excludes --fix and --diff"))
        }
        if files.staged, fixes.fix {
            throw ValidationError(Speech.words(
                "--staged 检查的是暂存区，不能用 --fix 改；先看 --diff", "--staged looks at git's index, which --fix cannot mend; use --diff"))
        }
        if exceptions.writeBaseline != nil, fixes.fix || fixes.diff {
            throw ValidationError(Speech.words(
                "--write-baseline 不能和 --fix、--diff 一起用", "--write-baseline excludes --fix and --diff"))
        }
        if files.filesFrom == "-", paths.contains("-") {
            throw ValidationError(Speech.words(
                "标准输入不能既是文件名表又是稿件", "standard input cannot be both a list of files and a draft"))
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
        let named = (paths.isEmpty ? ["."] : paths).map(FilePath.init(argument:))
        try WatchLoop(paths: named).run { try checkOnce(format, kind, only: $0).inputs }
    }

    /// - Parameter changed: the files to check, by their canonical paths; nil for all.
    /// - Returns: how it ends, and the files besides drafts that this hangs on.
    private func checkOnce(
        _ format: ReportFormat, _ kind: String?, only changed: Set<FilePath>? = nil
    ) throws -> (status: ExitStatus, inputs: [FilePath]) {
        let setup = RunSetup(options.settings, options.selection, keepsPacks: !noCache, anchor: exceptions.anchor)
        let inputs = (setup.project.files + setup.packFiles.map(\.path) + [exceptions.baseline].compactMap { $0 }).map { FilePath($0) }
        var drafts = try finder(setup)
        if let changed {
            guard drafts.keep(changed) else { return (.clean, inputs) }
            WatchLoop.showTime()
        }
        // Where the fixed text of standard input goes, nothing else may stand.
        let isTaken = fixes.fix && !fixes.diff && paths.contains("-")
        let output = try report.openOutput(besides: paths, isStandardOutputTaken: isTaken)
        let rules = setup.ruleSet()
        var accepted = RunExceptions(setup, today: options.settings.date)
        let trouble = setup.trouble + rules.diagnostics + (try exceptions.baseline.map { file throws(UsageError) in try accepted.read(baseline: file) } ?? [])
        let isUsable = setup.isUsable && (exceptions.baseline == nil || accepted.baseline != nil)
        let isMissingRules = trouble.contains { $0.level == .error }
        var run = RunDescription(
            toolVersion: Version.current, icuVersion: ICULibrary.version, asOf: options.settings.date,
            language: setup.language, rules: rules.rules)
        run.showsSummary = !report.quiet && !isMissingRules
        var reporter = try Reporter(
            format, options: report, fixes: fixes, run: run, output: output, colour: options.common.colour)
        for diagnostic in trouble { try reporter.add(diagnostic) }
        var isInterrupted = false
        if isUsable {
            reporter.note(RunNotes.begin(setup, rules: rules.rules.count, asOf: options.settings.date))
            let isAll = changed == nil && !stdinJSONLines && files.coversAll(paths, of: setup.project)
            try exceptions.refuseTightening(seesAll: isAll && options.selection.isEmpty)
            let replaced = try exceptions.replacedBaseline()
            if isAll { accepted.forgetMissing(below: setup.project.folder) }
            let inspection = inspection(setup, rules, accepted, format, kind, output)
            do {
                let log = try check(drafts, with: inspection, isAll: isAll, setup, into: &reporter)
                if !isMissingRules {
                    if exceptions.tightens, reporter.summary.unreadable > 0 {
                        try reporter.add(exceptions.unreadKeepsBaseline)
                    } else {
                        try write(log.written, over: replaced, sayingSo: &reporter)
                    }
                }
            } catch is Interruption.Requested {
                isInterrupted = true
                try reporter.add(RunNotes.interrupted(reporter.summary.files, of: drafts.count()))
            }
            if let cache = inspection.cache {
                cache.trim()
                reporter.note(RunNotes.cache(cache.hits))
            }
            if let profile = inspection.inspector.profile { reporter.show(profile) }
        }
        try reporter.finish(!isUsable || isInterrupted ? .nothing : isMissingRules ? .missingRules : .complete)
        if isInterrupted { return (.interrupted, inputs) }
        if fixes.diff { return (verdict.verdict(ofDiff: reporter.summary, hasTrouble: reporter.hasTrouble), inputs) }
        return (verdict.verdict(reporter.summary, hasTrouble: reporter.hasTrouble, settings: setup.project.settings), inputs)
    }

    /// Has found the drafts to look at.
    private func finder(_ setup: RunSetup) throws -> DraftFinder {
        var finder = DraftFinder(settings: setup.project)
        guard setup.isUsable, !stdinJSONLines else { return finder }
        finder.standardInputName = stdinFilename
        finder.outputFile = report.outputFile.flatMap { FilePath(argument: $0).canonicalPlace }
        finder = try files.found(paths, by: finder)
        // Copies that are written must not be met on the way.
        if annotations.annotate != nil { finder.gather() }
        return finder
    }

    private func inspection(
        _ setup: RunSetup, _ rules: RuleSet, _ accepted: RunExceptions, _ format: ReportFormat, _ kind: String?,
        _ output: Output
    ) -> DraftInspection {
        var inspector = setup.inspector(rules, asOf: options.settings.date, undated: undated.drafts)
        inspector.keepsText = format.showsDrafts
        if report.profile { inspector.profile = TimeProfile(clock: ProfileTable.now) }
        var inspection = DraftInspection(
            inspector: inspector, selection: setup.selection, exceptions: accepted,
            reader: FileReader(limit: setup.fileLimit), kind: kind, fixing: fixing(to: output),
            annotating: annotations.annotating(asOf: options.settings.date, language: setup.language))
        inspection.textLimit = setup.textLimit
        let needsDrafts = inspector.keepsText || report.profile || inspection.fixing != nil || inspection.annotating != nil
        if !noCache, !needsDrafts { inspection.cache = InspectionCache(setup, inspector) }
        return inspection
    }

    /// - Parameter isAll: whether the drafts are all that the settings speak of.
    private func check(
        _ drafts: DraftFinder, with inspection: DraftInspection, isAll: Bool, _ setup: RunSetup,
        into reporter: inout Reporter
    ) throws -> ExceptionLog {
        reporter.progress = Progress(language: setup.language, isQuiet: report.quiet) { stdinJSONLines ? 0 : drafts.count() }
        // Who pipes a draft through wants it whole or not at all.
        if !paths.contains("-") { Interruption.watch() }
        let pass = DraftPass(
            inspection: inspection, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, showsDiff: fixes.diff)
        var log = ExceptionLog(writes: exceptions.writeBaseline != nil, takesNew: exceptions.baseline == nil)
        if stdinJSONLines {
            let lines = DraftLines(descriptor: STDIN_FILENO, limit: inspection.reader.limit)
            try pass.run(lines, log: &log, into: &reporter)
        } else {
            try pass.run(drafts, log: &log, into: &reporter)
        }
        for inspection in log.inspections(inspection.exceptions, seesAll: isAll, setup) {
            try reporter.add(ofExceptions: setup.selection.applied(to: inspection, path: inspection.source.path))
        }
        return log
    }

    private func write(_ baseline: Baseline?, over replaced: Baseline?, sayingSo reporter: inout Reporter) throws {
        guard let baseline, let file = exceptions.writeBaseline else { return }
        let path = FilePath(argument: file).absolute(from: .workingFolder)
        do throws(FileTrouble) {
            try FileWriter.write(path, holding: Array(BaselineFile.text(of: baseline).utf8))
        } catch {
            throw ExceptionOptions.unwritten(file, error.message, hint: error.remedy)
        }
        try reporter.add(Diagnostic(
            code: "baseline-written", level: .note, filePath: file,
            message: ExceptionOptions.written(baseline, over: replaced)))
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

/// ``UndatedDrafts`` on the command line.
struct UndatedArgument: ExpressibleByArgument {
    static let asOf = UndatedArgument(drafts: .asOf)

    var drafts: UndatedDrafts
    static let defaultCompletionKind = CompletionKind.list(UndatedDrafts.allCases.map(\.rawValue))

    /// The help names it already.
    var defaultValueDescription: String { "" }

    init(drafts: UndatedDrafts) { self.drafts = drafts }

    init?(argument: String) {
        guard let drafts = UndatedDrafts(rawValue: argument) else { return nil }
        self.init(drafts: drafts)
    }
}
