import Baguan

/// Takes drafts through their inspection, several at a time, and hands what was found to the reporter in their order.
struct DraftPass: Sendable {
    let inspection: DraftInspection
    let jobs: Int
    /// `--diff`
    let showsDiff: Bool

    /// - Parameters:
    ///   - drafts: in the order in which they are to be reported.
    ///   - log: sees all that is found.
    func run(_ drafts: some DraftStream, log: inout ExceptionLog, into reporter: inout Reporter) throws {
        var drafts = drafts
        var done = 0
        try OrderedWork.run(jobs: jobs) {
            drafts.nextBatch()
        } work: { batch in
            var outcomes: [DraftInspection.Outcome] = []
            for found in batch {
                if Interruption.isRequested, !outcomes.isEmpty { break }
                outcomes.append(inspection.outcome(of: found))
            }
            return outcomes
        } deliver: { outcomes in
            for outcome in outcomes {
                try report(outcome, log: &log, into: &reporter)
                done += 1
                reporter.progress.advance(to: done, findings: reporter.findingCount)
            }
            try Interruption.check()
        }
    }

    private func report(
        _ outcome: DraftInspection.Outcome, log: inout ExceptionLog, into reporter: inout Reporter
    ) throws {
        switch outcome.report {
        case .inspection(let inspection): try reporter.add(log.add(inspection, path: outcome.settingsPath ?? ""))
        case .unreadable(let diagnostic): try reporter.add(unreadable: diagnostic)
        case .remark(let diagnostic): try reporter.add(diagnostic)
        }
        if showsDiff {
            try reporter.add(diff: outcome.output)
        } else if !outcome.output.isEmpty {
            try Output.standard().write(outcome.output)
        }
    }
}
