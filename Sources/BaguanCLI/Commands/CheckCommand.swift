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
            结束代码：0 没有达到 --fail-level 的发现；1 有；2 用法或设置有误、文件不存在或读不出来、没有可检查的稿件、没有启用的规则。
            读不出来的文件从不算作没有问题。
            """,
            """
            Exit codes: 0 nothing at or above --fail-level; 1 findings; 2 bad usage or settings, a file that is missing or \
            unreadable, nothing to check, no active rule. A file that could not be read never counts as clean.
            """))

    @Argument(
        help: .words("文件或文件夹，- 表示标准输入；不写则检查当前文件夹", "files or folders, - for standard input; default is the working folder", value: "path"))
    var paths: [String] = []

    @OptionGroup(title: Speech.words("结果", "Report")) var report: ReportOptions
    @OptionGroup(title: Speech.words("改正", "Fixes")) var fixes: FixOptions
    @OptionGroup(title: Speech.words("批注", "Comments")) var annotations: AnnotateOptions
    @OptionGroup(title: Speech.words("放行", "Verdict")) var verdict: VerdictOptions

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
        name: .customLong("force-exclude"),
        help: .words("直接写出的文件也按 exclude 排除", "let `exclude` leave out files that are named too"))
    var forceExclude = false

    @Option(name: .shortAndLong, help: .words("同时检查几个文件，默认等于处理器数", "how many files at a time; default is the number of processors", value: "n"))
    var jobs: Int?

    @OptionGroup var options: RuleRunOptions

    func validate() throws {
        if let jobs, jobs < 1 {
            throw ValidationError(Speech.words("--jobs 至少是 1", "--jobs must be at least 1"))
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
        let setup = RunSetup(options.settings, options.selection)
        // Where the fixed text of standard input goes, nothing else may stand.
        let isTaken = fixes.fix && !fixes.diff && paths.contains("-")
        let output = try report.openOutput(besides: paths, isStandardOutputTaken: isTaken)
        let rules = RuleSet(setup.isUsable ? setup.rules : [])
        let isMissingRules = (setup.trouble + rules.diagnostics).contains { $0.level == .error }
        var run = RunDescription(
            toolVersion: Version.current, icuVersion: ICULibrary.version, asOf: options.settings.date,
            language: setup.language, rules: rules.rules)
        run.showsSummary = !report.quiet && !isMissingRules
        var reporter = try Reporter(
            format, options: report, fixes: fixes, run: run, output: output, colour: options.common.colour)
        for diagnostic in setup.trouble + rules.diagnostics { try reporter.add(diagnostic) }
        if setup.isUsable {
            reporter.note(RunNotes.begin(setup, rules: rules.rules.count, asOf: options.settings.date))
            try check(
                with: DraftInspection(
                    inspector: Inspector(
                        rules: rules, asOf: options.settings.date, undated: undated.drafts, limits: setup.project.settings.limits),
                    selection: setup.selection, reader: FileReader(limit: setup.fileLimit), kind: kind,
                    fixing: fixing(to: output),
                    annotating: annotations.annotating(asOf: options.settings.date, language: setup.language)),
                setup, into: &reporter)
        }
        try reporter.finish(!setup.isUsable ? .nothing : isMissingRules ? .missingRules : .complete)
        if fixes.diff { throw verdict.verdict(ofDiff: reporter.summary, hasTrouble: reporter.hasTrouble) }
        throw verdict.verdict(reporter.summary, hasTrouble: reporter.hasTrouble, settings: setup.project.settings)
    }

    private func check(with inspection: DraftInspection, _ setup: RunSetup, into reporter: inout Reporter) throws {
        var finder = DraftFinder(settings: setup.project)
        finder.standardInputName = stdinFilename
        finder.forcesExclude = forceExclude
        finder.outputFile = report.outputFile.flatMap { FilePath(argument: $0).canonical }
        finder.find(paths.isEmpty ? ["."] : paths)
        for diagnostic in finder.unmatched { try reporter.add(diagnostic) }

        let found = finder.found
        reporter.progress = Progress(total: found.count, language: setup.language, isQuiet: report.quiet)
        let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        try OrderedWork.run(count: found.count, jobs: jobs) { index in
            inspection.outcome(of: found[index])
        } deliver: { index, outcome in
            switch outcome.report {
            case .inspection(let inspection): try reporter.add(inspection)
            case .unreadable(let diagnostic): try reporter.add(unreadable: diagnostic)
            }
            if fixes.diff {
                try reporter.add(diff: outcome.output)
            } else if !outcome.output.isEmpty {
                try Output.standard().write(outcome.output)
            }
            reporter.progress.advance(to: index + 1)
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
