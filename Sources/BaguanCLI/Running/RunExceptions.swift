import Baguan

/// What is accepted beforehand, besides what drafts except themselves: the waivers, and the baseline of a run.
struct RunExceptions: Sendable {
    let waivers: WaiverList
    /// Nil without `--baseline`.
    private(set) var baseline: Baseline?
    /// The baseline's file.
    private(set) var source: SourceFile?
    let today: CalendarDate
    let activeRules: Set<RuleID>

    init(waivers: WaiverList = WaiverList(), today: CalendarDate, activeRules: Set<RuleID> = []) {
        self.waivers = waivers
        self.today = today
        self.activeRules = activeRules
    }

    init(_ setup: RunSetup, today: CalendarDate) {
        self.init(waivers: setup.waivers, today: today, activeRules: Set(setup.rules.map(\.id)))
    }

    /// Reads the baseline.
    /// - Returns: what is wrong with it; with an error, nothing may be judged by it.
    mutating func read(baseline file: String) throws(UsageError) -> [Diagnostic] {
        let bytes: [UInt8]
        do throws(FileTrouble) {
            bytes = try FileReader(limit: FileReader.defaultLimit).read(FilePath(argument: file))
        } catch {
            let hint = error == .missing
                ? Localized(zh: "先写一份：--write-baseline \(file)", en: "write one first: --write-baseline \(file)") : error.remedy
            throw UsageError(
                Localized(zh: "基线“\(file)”：\(error.message.chinese)", en: "the baseline “\(file)”: \(error.message.english)"), hint: hint)
        }
        var diagnostics: [Diagnostic] = []
        baseline = BaselineFile.read(bytes, path: file, diagnostics: &diagnostics)
        source = try? SourceFile(path: file, bytes: bytes)
        return diagnostics
    }

    /// Tells the baseline which of its files are there no more.
    mutating func forgetMissing(below folder: FilePath) {
        guard let files = baseline?.files.keys else { return }
        baseline?.forget(files: files.filter { !folder.appending(Array($0.utf8)).exists })
    }

    func applied(to inspection: Inspection, path: String) -> Inspection {
        let inspection = waivers.applied(to: inspection, path: path, today: today)
        return baseline?.applied(to: inspection, path: path, activeRules: activeRules) ?? inspection
    }
}

/// What became of the exceptions of a run, draft by draft.
struct ExceptionLog {
    private var usedWaivers: Set<TextPosition> = []
    private var outcomes: [String: Baseline.Outcome] = [:]
    /// What `--write-baseline` writes; nil without it.
    private(set) var written: Baseline?
    /// Whether it may hold findings that no baseline had.
    private let takesNew: Bool

    init(writes: Bool, takesNew: Bool) {
        written = writes ? Baseline() : nil
        self.takesNew = takesNew
    }

    /// Takes notice of a draft; what is written to the baseline does not count any more.
    mutating func add(_ inspection: Inspection, path: String) -> Inspection {
        for finding in inspection.suppressed where finding.suppression?.kind == .waiver {
            if let position = finding.suppression?.position { usedWaivers.insert(position) }
        }
        if let outcome = inspection.baseline { outcomes[outcome.file] = outcome }
        guard var baseline = written else { return inspection }
        baseline.add(inspection.suppressed.filter { $0.suppression?.kind == .baseline }, path: path)
        defer { written = baseline }
        guard takesNew else { return inspection }
        baseline.add(inspection.findings, path: path)
        return baseline.applied(to: inspection, path: path, activeRules: [])
    }

    /// What is to be said of the exceptions themselves.
    /// - Parameter seesAll: whether all drafts were looked at.
    func inspections(_ exceptions: RunExceptions, seesAll: Bool, _ setup: RunSetup) -> [Inspection] {
        let (today, activeRules, language) = (exceptions.today, exceptions.activeRules, setup.language)
        let waivers = exceptions.waivers.inspection(
            today: today, used: seesAll ? usedWaivers : nil, activeRules: activeRules, language: language)
        // A baseline that is being written anew has no old entries.
        guard written == nil, let baseline = exceptions.baseline, let source = exceptions.source else { return [waivers].compactMap { $0 } }
        var outcomes = Array(outcomes.values)
        if seesAll {
            for (file, entries) in baseline.files where self.outcomes[file] == nil && !setup.project.folder.appending(Array(file.utf8)).exists {
                outcomes.append(Baseline.Outcome(file: file, stale: entries.filter { activeRules.contains($0.rule) }))
            }
        }
        let known = baseline.inspection(
            of: source, outcomes: outcomes, today: today, language: language, unknown: setup.words(aboutUnknown:))
        return [waivers, known].compactMap { $0 }
    }
}
