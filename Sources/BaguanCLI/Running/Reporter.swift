import Baguan
import Foundation

/// Where everything that a check has to say goes: findings to the report, the rest to standard error or, in machine
/// formats, into the report as well.
struct Reporter {
    /// All findings, those included that `--min-severity` keeps out of the report.
    private(set) var summary = RunSummary()
    private(set) var hasTrouble = false
    private(set) var statistics = RuleStatistics()

    private let format: ReportFormat
    private let options: ReportOptions
    private let fixes: FixOptions
    private let language: Language
    private let output: Output
    private let diagnostics: DiagnosticRenderer
    /// Nil when only statistics or a diff are asked for.
    private var writer: ReportWriter?
    private var hidden = 0
    /// Findings that are left and that `--unsafe-fixes` would mend.
    private var unsafelyFixable = 0
    var progress: Progress

    /// Machine formats hold diagnostics themselves, statistics apart; when the report goes to a file, people see them too.
    private var showsMessages: Bool { !format.isMachine || options.outputFile != nil || options.statistics }

    init(
        _ format: ReportFormat, options: ReportOptions, fixes: FixOptions, run: RunDescription, output: Output,
        colour: ColourChoice
    ) throws {
        self.format = format
        self.options = options
        self.fixes = fixes
        self.output = output
        language = run.language
        diagnostics = DiagnosticRenderer(language: language, palette: colour.palette(for: STDERR_FILENO))
        progress = Progress(language: language, isQuiet: true) { 0 }
        guard !options.statistics, !fixes.diff else { return }
        let palette = format.isMachine ? .none : colour.palette(for: output.descriptor)
        writer = try output.write { ReportWriter(format, run: run, palette: palette, into: &$0) }
    }

    mutating func add(_ inspection: Inspection) throws {
        if options.verbose { note(RunNotes.read(inspection)) }
        try add(inspection, isDraft: true)
    }

    /// Adds what is to be said of waivers or a baseline.
    mutating func add(ofExceptions inspection: Inspection) throws { try add(inspection, isDraft: false) }

    private mutating func add(_ inspection: Inspection, isDraft: Bool) throws {
        summary.add(inspection, isDraft: isDraft)
        statistics.add(inspection)
        unsafelyFixable += inspection.findings.count { $0.fix?.safety == .unsafe && !$0.isUncertain }
        for diagnostic in inspection.diagnostics { try show(diagnostic) }
        var shown = inspection
        if let least = options.minSeverity?.severity {
            shown.findings.removeAll { $0.severity < least }
            hidden += inspection.findings.count - shown.findings.count
        }
        try write { $0?.add(shown, isDraft: isDraft, into: &$1) }
    }

    /// A diff, where the report would be.
    mutating func add(diff: [UInt8]) throws {
        progress.wipe()
        try output.write(diff)
    }

    /// Says something that only `--verbose` asks for.
    mutating func note(_ note: Localized) {
        guard options.verbose else { return }
        progress.wipe()
        Message.show(TerminalText.visible(note[language]) + "\n")
    }

    /// Says what `--profile` asks for.
    mutating func show(_ profile: TimeProfile) {
        progress.wipe()
        Message.show(ProfileTable.text(of: profile, in: language))
    }

    mutating func add(unreadable diagnostic: Diagnostic) throws {
        summary.addUnreadable()
        try show(diagnostic)
        try write { $0?.add(unreadable: diagnostic, into: &$1) }
    }

    /// How many findings there are so far.
    var findingCount: Int { summary.errorCount + summary.warningCount + summary.infoCount }

    mutating func add(_ diagnostic: Diagnostic) throws {
        try show(diagnostic)
        try write { $0?.add(diagnostic, into: &$1) }
    }

    /// Ends the report.
    /// - Parameter completeness: whether totals may be spoken of.
    mutating func finish(_ completeness: Completeness) throws {
        progress.wipe()
        if options.statistics {
            let (statistics, language, isMachine) = (statistics, language, format.isMachine)
            try output.write { $0 += isMachine ? statistics.json : statistics.table(in: language) }
        }
        try write { $0?.finish(into: &$1) }
        try output.flush()
        guard showsMessages, !options.quiet else { return }
        switch completeness {
        case .complete: Message.show(sentence + "\n")
        case .missingRules: Message.show(Self.missingRules[language] + "\n")
        case .nothing: break
        }
    }

    /// How much of what was asked for was done.
    enum Completeness {
        case complete
        /// Some rules could not be read: what they would have found is missing.
        case missingRules
        case nothing
    }

    private static let missingRules = Localized(
        zh: "规则有误，没有全部用上：以上不是完整的结果。", en: "Some rules are broken and were left out: this is not the whole result.")

    private var sentence: String {
        var text = (fixes.diff ? Self.diffSentence(summary) : nil)?[language] ?? summary.sentence(in: language)
        if fixes.fixing != nil, !fixes.unsafeFixes, unsafelyFixable > 0 {
            text += Localized(
                zh: "另有 \(unsafelyFixable) 处可以用 --unsafe-fixes 改，先用 --diff 看看。",
                en: " \(unsafelyFixable) more can be fixed by --unsafe-fixes; look at them by --diff first.")[language]
        }
        if hidden > 0 {
            text += Localized(
                zh: "其中 \(hidden) 处低于 --min-severity，没有列出。", en: " \(hidden) below --min-severity not listed.")[language]
        }
        return text
    }

    private static func diffSentence(_ summary: RunSummary) -> Localized {
        let (places, files) = (summary.changeCount, summary.changedFiles)
        if places == 0 { return Localized(zh: "没有要自动改的地方。", en: "Nothing to fix.") }
        return Localized(
            zh: "可以改 \(places) 处（\(files) 个文件），没有写回。", en: "Would fix \(places) place\(places == 1 ? "" : "s") in \(files) file\(files == 1 ? "" : "s"); nothing was written.")
    }

    /// People see findings and diagnostics in the order of the files, also where both go to one place.
    private mutating func show(_ diagnostic: Diagnostic) throws {
        if diagnostic.level == .error { hasTrouble = true }
        guard showsMessages else { return }
        progress.wipe()
        try output.flush()
        Message.show(diagnostics.render(diagnostic))
    }

    private mutating func write(_ body: (inout ReportWriter?, inout String) -> Void) throws {
        if output.isTerminal { progress.wipe() }
        try output.write { body(&writer, &$0) }
    }
}
