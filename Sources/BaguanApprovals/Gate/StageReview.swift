internal import BaguanFindings

extension GateContext {
    /// How far each stage has come.
    ///
    /// Stages are taken in the policy's order. One is complete if it and all that were complete before it can be filled
    /// together.
    func reviewStages() -> (standings: [StageStanding], isExhausted: Bool) {
        let stages = requirements.stages
        var sorted = stages.map { SortedRecords(for: $0, in: self) }
        let order = RecordOrder(entries.filter(\.counts).map(\.record))
        // Where there are too many, none is looked at: the gate stays closed, and says why.
        let options = isOverfull ? stages.map { _ in [] } : sorted.map(\.options)
        var search = StageSearch(stages: stages, options: options, order: order)
        var complete: [Int] = []
        var chosen: [Int: [Approval]] = [:]
        var standings: [StageStanding] = []
        for (index, stage) in stages.enumerated() {
            let first = stage.after.filter { id in !complete.contains { stages[$0].id.hasSameBytes(as: id) } }
            let full = complete.map { (stage: $0, need: stages[$0].need) }
            var standing = StageStanding(
                stage: stage, state: first.isEmpty ? .open : .waiting(for: first), approvals: [], voids: [], signers: [])
            if first.isEmpty {
                for need in stride(from: stage.need, to: 0, by: -1) {
                    guard let found = search.fill(full + [(index, need)]) else { continue }
                    standing.approvals = found[index] ?? []
                    chosen = found
                    if need == stage.need {
                        standing.state = .complete
                        complete.append(index)
                    }
                    break
                }
            }
            if standing.state != .complete {
                if !isOverfull { sorted[index].explain(rest: chosen, in: &search, stage: index) }
                standing.voids = sorted[index].lastVoids
                standing.signers = signers(of: stage, besides: chosen)
                chosen[index] = nil
            }
            standings.append(standing)
        }
        // A later stage may have needed somebody who stood for an earlier one.
        for index in complete { standings[index].approvals = chosen[index] ?? [] }
        return (standings, isOverfull || search.isExhausted)
    }

    /// Who may sign today and counts for nothing yet.
    private func signers(of stage: Stage, besides chosen: [Int: [Approval]]) -> [String] {
        let counted = chosen.values.joined().reduce(into: Set<String>()) { $0.formUnion($1.people) }
        return authority.signers(role: stage.role, stage: stage.id, on: today).compactMap { person, principals in
            guard !counted.contains(person), let allowed = try? withoutOwnWork(principals, signedBy: person),
                allowed.contains(where: { !counted.contains($0) })
            else { return nil }
            return person
        }
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
    mutating func explain(rest chosen: [Int: [Approval]], in search: inout StageSearch, stage index: Int) {
        for option in options {
            guard let record = option.record, !search.isExhausted, !(chosen[index] ?? []).contains(where: { $0.record == record }) else { continue }
            if let before = search.gap(before: option, of: index, in: chosen) {
                voids.append(VoidRecord(record: record, reason: .outOfOrder(before: before.id)))
            } else if let (other, person) = search.conflict(of: option, with: chosen) {
                voids.append(VoidRecord(record: record, reason: .samePerson(stage: other.id, person: person)))
            } else if let first = stage.after.first {
                // The stage before is not complete, so nobody can have known of it.
                voids.append(VoidRecord(record: record, reason: .outOfOrder(before: first)))
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
