import ArgumentParser
import Baguan

/// `baguan gate`
struct GateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: Speech.words("放行：稿件没有问题，该签的都签了，才开。", "May it go out? Only without findings and with all approvals."),
        discussion: Speech.words(
            "缺的审批也是发现（规则名 approvals/…），各种格式和结束代码与 baguan check 相同：0 放行；1 有原因拦着；2 用法、设置有误或者读不出来。",
            "A missing approval is a finding (approvals/…), so formats and exit codes are those of baguan check: 0 open, 1 closed, 2 bad usage or settings, or something unreadable."))

    @Argument(help: .words("稿件、文件夹，或者 台账.csv#编号；不写则是当前文件夹", "drafts, folders or REGISTER.csv#ID; default is the working folder", value: "path"))
    var paths: [String] = []

    @OptionGroup(title: Speech.words("文件", "Files")) var exclusion: ExclusionOptions
    @OptionGroup(title: Speech.words("结果", "Report")) var report: ReportOptions
    @OptionGroup(title: Speech.words("放行", "Verdict")) var verdict: VerdictOptions
    @OptionGroup(title: Speech.words("规则", "Rules")) var selection: SelectionOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let folder = try ApprovalFolder.open(common.colour)
        let format = try report.chosenFormat()
        let setup = RunSetup(settings, selection)
        let output = try report.openOutput(besides: paths)
        let rules = RuleSet(setup.isUsable ? setup.rules : [])
        let isMissingRules = (setup.trouble + rules.diagnostics).contains { $0.level == .error }
        var run = RunDescription(
            toolVersion: Version.current, icuVersion: ICULibrary.version, asOf: settings.date, language: setup.language,
            rules: rules.rules)
        run.showsSummary = !report.quiet && !isMissingRules
        var reporter = try Reporter(format, options: report, fixes: try .none(), run: run, output: output, colour: common.colour)
        for diagnostic in setup.trouble + rules.diagnostics { try reporter.add(diagnostic) }
        if setup.isUsable {
            let gate = Gate(
                folder: folder, setup: setup, inspector: setup.inspector(rules, asOf: settings.date),
                history: folder.ledger(asOf: nil).history, today: settings.date, exclusion: exclusion)
            for path in try gate.publications(paths.isEmpty ? ["."] : paths, adding: &reporter) {
                try gate.judge(path, into: &reporter)
            }
        }
        try reporter.finish(!setup.isUsable ? .nothing : isMissingRules ? .missingRules : .complete)
        throw verdict.verdict(reporter.summary, hasTrouble: reporter.hasTrouble, settings: setup.project.settings)
    }
}

/// Rules and approvals together, publication by publication.
struct Gate {
    let folder: ApprovalFolder
    let setup: RunSetup
    let inspector: Inspector
    let history: History
    let today: CalendarDate
    let exclusion: ExclusionOptions

    /// The drafts in some paths, and the rows of the registers among them.
    func publications(_ paths: [String], adding reporter: inout Reporter) throws -> [String] {
        let rows = paths.filter { $0.contains("#") && !FilePath(argument: $0).exists }
        var finder = DraftFinder(settings: setup.project)
        let files = paths.filter { !rows.contains($0) }
        finder.forcesExclude = exclusion.forceExclude
        finder.ignored.respectsGit = !exclusion.noRespectGitignore
        if !files.isEmpty { finder.find(files) }
        for diagnostic in finder.unmatched { try reporter.add(diagnostic) }
        var found: [String] = []
        for entry in finder.found {
            switch entry {
            case .unreadable(let diagnostic): try reporter.add(unreadable: diagnostic)
            case .draft(let draft) where !draft.name.hasSuffix(PublicationForm.sidecarSuffix): found.append(draft.name)
            case .draft: continue
            }
        }
        return found + rows
    }

    func judge(_ path: String, into reporter: inout Reporter) throws {
        let draft: PublicationDraft
        do {
            draft = try PublicationDraft(path, in: folder, settings: setup.project)
        } catch let error as UsageError {
            return try reporter.add(unreadable: Diagnostic(code: "unreadable", filePath: path, message: error.message, remedy: error.hint))
        }
        try reporter.add(inspection(of: draft))
    }

    /// What the rules say, and what keeps the publication back.
    func inspection(of draft: PublicationDraft) throws -> Inspection {
        var inspection: Inspection
        do throws(ReadingError) {
            inspection = setup.judged(
                try inspector.inspect(draft.bytes, path: draft.name, kind: draft.reviewed.kind?.rawValue),
                path: draft.reviewed.id, today: today)
        } catch {
            throw UsageError(error.diagnostic.message)
        }
        inspection.findings = (inspection.findings + decision(on: draft).findings)
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        return inspection
    }

    func decision(on draft: PublicationDraft) -> GateDecision {
        Evaluator(policy: folder.policy, roster: folder.roster, history: history).decision(on: draft.reviewed, today: today)
    }
}
