internal import BaguanFindings

/// How far each stage of a publication has come.
///
/// Stages are taken in the policy's order. One is complete if it and all that were complete before it can be filled
/// together.
struct StageReview {
    private(set) var standings: [StageStanding] = []
    private let context: GateContext
    private let stages: [Stage]
    private var search: StageSearch
    /// The noes that keep a stage from being complete: none when leaders let it out in spite of them.
    private let rejections: [Record]
    private var complete: [Int] = []
    private var chosen: [Int: [Approval]] = [:]

    /// Whether there was too much to try.
    var isExhausted: Bool { context.isOverfull || search.isExhausted }

    init(in context: GateContext) {
        self.context = context
        stages = context.requirements.stages
        let overrides = OverrideReview(in: context)
        rejections = context.isLookingBack ? [] : context.rejections.standing.filter { !overrides.passesOver($0) }
        var sorted = stages.map { SortedRecords(for: $0, in: context) }
        let order = RecordOrder(context.entries.filter(\.counts).map(\.record))
        // Where there are too many, none is looked at: the gate stays closed, and says why.
        let options = context.isOverfull ? stages.map { _ in [] } : sorted.map(\.options)
        search = StageSearch(stages: stages, options: options, order: order)
        for index in stages.indices { review(index, &sorted[index]) }
        // A later stage may have needed somebody who stood for an earlier one.
        for index in complete { standings[index].approvals = chosen[index] ?? [] }
    }

    private mutating func review(_ index: Int, _ sorted: inout SortedRecords) {
        let stage = stages[index]
        let first = stage.after.filter { id in !complete.contains { stages[$0].id.hasSameBytes(as: id) } }
        var standing = StageStanding(
            stage: stage, state: first.isEmpty ? .open : .waiting(for: first), approvals: [], voids: [], signers: [])
        standing.rejections = rejections.filter { ($0.body.stage ?? "").hasSameBytes(as: stage.id) }
        if first.isEmpty {
            for need in stride(from: stage.need, to: 0, by: -1) {
                guard let found = search.fill(full + [(index, need)]) else { continue }
                standing.approvals = found[index] ?? []
                chosen = found
                if need == stage.need, standing.rejections.isEmpty {
                    standing.state = .complete
                    complete.append(index)
                }
                break
            }
        }
        if standing.state != .complete {
            if !context.isOverfull { sorted.explain(rest: chosen, in: &search, stage: index, of: context) }
            standing.voids = sorted.lastVoids
            let candidates = candidates(for: index)
            (standing.signers, standing.keyless) = (candidates.filter(hasKey(for: stage)), candidates.filter { !hasKey(for: stage)($0) })
            chosen[index] = nil
        }
        standings.append(standing)
    }

    private var full: [(stage: Int, need: Int)] { complete.map { (stage: $0, need: stages[$0].need) } }

    /// Whether somebody has a key today that is strong enough; where a name in the draft is enough, nobody needs one.
    private func hasKey(for stage: Stage) -> (_ person: String) -> Bool {
        { stage.evidence == .line || context.roster[$0]?.hasKey(on: context.today, atLeast: stage.evidence) ?? false }
    }

    /// Who may sign today and would count, with a key or without.
    private func candidates(for index: Int) -> [String] {
        let stage = stages[index]
        return context.authority.signers(role: stage.role, stage: stage.id, on: context.today).compactMap { person, principals in
            guard let allowed = try? context.withoutOwnWork(principals, signedBy: person),
                conflict(of: person, for: allowed, at: index, given: chosen[index]?.count ?? 0) == nil
            else { return nil }
            return person
        }
    }

    /// What a person counts for already, so that one more signature at a stage that is not complete would not; nil if it
    /// would. Somebody who counts for another stage may be spared there.
    func conflict(
        of person: String, for principals: [String], at index: Int, given: Int
    ) -> (stage: Stage, person: String)? {
        let options = principals.map { Approval(record: nil, person: person, principal: $0) }
        let conflicts = options.map { search.conflict(of: $0, with: chosen) }
        guard let first = conflicts.first, conflicts.allSatisfy({ $0 != nil }) else { return nil }
        var trial = search
        return trial.fill(full + [(index, given + 1)], adding: options, to: index) == nil ? first : nil
    }
}

/// The records for one stage: those that may count, and those that do not.
private struct SortedRecords {
    private(set) var options: [Approval] = []
    private var voids: [VoidRecord] = []
    private let stage: Stage

    init(for stage: Stage, in context: GateContext) {
        self.stage = stage
        if stage.evidence == .line { options = Self.lines(for: stage, in: context) }
        for entry in context.entries {
            let record = entry.record
            guard record.body.kind == .approve, record.body.stage?.hasSameBytes(as: stage.id) ?? false,
                !context.history.isRevoked(record.id)
            else { continue }
            do throws(VoidReason) {
                if let doubt = entry.doubt { throw .doubtful(doubt) }
                let principals = try context.principals(behind: record, for: stage)
                let change = context.change(since: record)
                options += principals.map {
                    Approval(record: record, person: record.body.by, principal: $0, change: change)
                }
            } catch {
                voids.append(VoidRecord(record: record, reason: error))
            }
        }
    }

    /// People whom a credit line names for the stage, who have its role, and who cannot be mistaken for others.
    private static func lines(for stage: Stage, in context: GateContext) -> [Approval] {
        let names = context.publication.credits.filter { $0.stage?.hasSameBytes(as: stage.id) ?? false }.flatMap(\.names)
        return names.compactMap { name in
            let people = context.roster.people(called: name)
            guard people.count == 1, people[0].holds(stage.role, on: context.today), context.excluded[people[0].id] == nil
            else { return nil }
            return Approval(record: nil, person: people[0].id, principal: people[0].id)
        }
    }

    /// Says of the records that would count by themselves why they do not beside the others.
    mutating func explain(rest chosen: [Int: [Approval]], in search: inout StageSearch, stage index: Int, of context: GateContext) {
        for option in options {
            guard let record = option.record, !search.isExhausted, !(chosen[index] ?? []).contains(where: { $0.record == record }) else { continue }
            if let before = search.gap(before: option, of: index, in: chosen) {
                voids.append(VoidRecord(record: record, reason: search.basis(of: record, at: before.id, in: context)))
            } else if let (other, person) = search.conflict(of: option, with: chosen) {
                voids.append(VoidRecord(record: record, reason: .samePerson(stage: other.id, person: person)))
            } else if let first = stage.after.first {
                // The stage before is not complete, so nobody can have known of it.
                voids.append(VoidRecord(record: record, reason: search.basis(of: record, at: first, in: context)))
            }
        }
    }

    /// Of each signer the last: somebody who approved five versions need not read of four.
    var lastVoids: [VoidRecord] {
        var last: [String: VoidRecord] = [:]
        for void in voids {
            let kept = last[void.record.body.by]
            if kept.map({ ($0.record.body.at, $0.record.id) < (void.record.body.at, void.record.id) }) ?? true {
                last[void.record.body.by] = void
            }
        }
        return last.values.sorted { ($0.record.body.at, $0.record.id) < ($1.record.body.at, $1.record.id) }
    }
}
