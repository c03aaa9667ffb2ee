import ArgumentParser
import Baguan

/// `baguan gate`
struct GateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: Speech.words("放行：稿件没有问题，该签的都签了，才开。", "May it go out? Only without findings and with all approvals."),
        discussion: Speech.words(
            """
            缺的审批也是发现（规则名 approvals/…），各种格式和结束代码与 baguan check 相同：0 放行；1 有原因拦着；2 用法、设置有误或者读不出来。
            台账的每一行都是一件；给一个文件夹，里面的台账也看。
            """,
            """
            A missing approval is a finding (approvals/…), so formats and exit codes are those of baguan check: 0 open, 1 closed, 2 bad usage or settings, or something unreadable.
            Each row of a register is a publication; those in a folder are looked at, too.
            """))

    @Argument(help: .words("稿件、文件夹、台账，或者 台账.csv#编号；不写则是当前文件夹", "drafts, folders, registers or REGISTER.csv#ID; default is the working folder", value: "path"))
    var paths: [String] = []

    @OptionGroup(title: Speech.words("文件", "Files")) var exclusion: ExclusionOptions
    @OptionGroup(title: Speech.words("结果", "Report")) var report: ReportOptions
    @OptionGroup(title: Speech.words("放行", "Verdict")) var verdict: VerdictOptions
    @OptionGroup var options: RuleRunOptions

    func run() throws {
        let folder = try ApprovalFolder.open(options.common.colour, near: paths.first)
        let format = try report.chosenFormat()
        let (today, setup) = (options.settings.date, RunSetup(options.settings, options.selection))
        let output = try report.openOutput(besides: paths)
        let rules = setup.ruleSet
        let isMissingRules = (setup.trouble + rules.diagnostics).contains { $0.level == .error }
        var run = RunDescription(
            toolVersion: Version.current, icuVersion: ICULibrary.version, asOf: today, language: setup.language, rules: rules.rules)
        run.showsSummary = !report.quiet && !isMissingRules
        var reporter = try Reporter(format, options: report, fixes: try .none(), run: run, output: output, colour: options.common.colour)
        for diagnostic in setup.trouble + rules.diagnostics { try reporter.add(diagnostic) }
        if setup.isUsable {
            var gate = Gate(
                books: Books(folder), setup: setup, inspector: setup.inspector(rules, asOf: today), today: today, exclusion: exclusion)
            try gate.judge(paths.isEmpty ? ["."] : paths, into: &reporter)
        }
        try reporter.finish(!setup.isUsable ? .nothing : isMissingRules ? .missingRules : .complete)
        throw verdict.verdict(reporter.summary, hasTrouble: reporter.hasTrouble, settings: setup.project.settings)
    }
}
