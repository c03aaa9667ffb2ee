import Baguan

/// Takes drafts through their inspection, several at a time, and hands what was found to the reporter in their order.
struct DraftPass: Sendable {
    let inspection: DraftInspection
    let jobs: Int
    /// `--diff`
    let showsDiff: Bool

    /// How many lines of standard input are in memory at once, for each thread.
    private static let linesAtOnce = 64

    /// - Parameters:
    ///   - found: in the order in which they are to be reported.
    ///   - log: sees all that is found.
    func run(_ found: [DraftFinder.Found], log: inout ExceptionLog, into reporter: inout Reporter) throws {
        try OrderedWork.run(count: found.count, jobs: jobs) { index in
            inspection.outcome(of: found[index])
        } deliver: { index, outcome in
            try report(outcome, log: &log, into: &reporter)
            reporter.progress.advance(to: index + 1, findings: reporter.findingCount)
            try Interruption.check()
        }
    }

    /// Drafts that come in one after the other, however many.
    func run(_ lines: DraftLines, log: inout ExceptionLog, into reporter: inout Reporter) throws {
        var lines = lines
        while true {
            let found: [DraftFinder.Found]
            do throws(FileTrouble) {
                found = try lines.next(jobs * Self.linesAtOnce)
            } catch {
                return try reporter.add(unreadable: error.diagnostic(path: "-"))
            }
            if found.isEmpty { return }
            try run(found, log: &log, into: &reporter)
        }
    }

    private func report(
        _ outcome: DraftInspection.Outcome, log: inout ExceptionLog, into reporter: inout Reporter
    ) throws {
        switch outcome.report {
        case .inspection(let inspection): try reporter.add(log.add(inspection, path: outcome.settingsPath ?? ""))
        case .unreadable(let diagnostic): try reporter.add(unreadable: diagnostic)
        }
        if showsDiff {
            try reporter.add(diff: outcome.output)
        } else if !outcome.output.isEmpty {
            try Output.standard().write(outcome.output)
        }
    }
}
