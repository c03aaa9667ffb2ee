import BaguanFindings

@testable import BaguanApprovals

/// The gate once more, as plainly as it can be said and without regard to time: every choice of signatures is tried, and
/// order is looked up in a table of who knew of whom. Written from the description of the policy, not from the evaluator.
struct NaiveGate {
    let roster: Roster
    let requirements: KindPolicy
    let override: Policy.Override?
    let digest: Digest?
    let now: Subject
    let authors: Set<String>
    let credits: [CreditLine]
    let today: CalendarDate
    /// All sound records of the publication, and those of them that count.
    let all: [LedgerEntry]
    /// Delegations with the moment when they were taken back.
    let delegations: [(Delegation, Timestamp?)]
    private let knows: [[Bool]]

    struct Verdict: Equatable {
        var isOpen: Bool
        var complete: [Bool]
        var counts: [Int]
        var errors: Set<GateRule>
        var overridden: Set<GateRule>
    }

    init(
        roster: Roster, requirements: KindPolicy, override: Policy.Override?, digest: Digest?, now: Subject,
        authors: Set<String>, credits: [CreditLine], today: CalendarDate, entries: [LedgerEntry]
    ) {
        self.roster = roster
        self.requirements = requirements
        self.override = override
        self.digest = digest
        self.now = now
        self.authors = authors
        self.credits = credits
        self.today = today
        all = entries.filter { $0.record.body.item == "post-1" }
        let taken = Self.takenBack(entries)
        delegations = roster.delegations.map { ($0, nil) }
            + entries.filter { $0.doubt == nil && $0.record.body.kind == .delegate }.map { entry in
                let body = entry.record.body
                let delegation = Delegation(
                    principal: body.by, deputy: body.details[.to]!, role: body.role, stages: body.stage.map { [$0] },
                    from: CalendarDate(body.details[.from]!)!, until: CalendarDate(body.details[.until]!)!, reason: "")
                return (delegation, taken[entry.record.id])
            }
        // Warshall's closure over who names whom and who signed before in the same chain.
        let records = all.filter { $0.doubt == nil }.map(\.record)
        var knows = records.map { later in
            records.map { earlier in
                later.body.after.contains(earlier.id) || (earlier.key == later.key && earlier.body.seq < later.body.seq)
            }
        }
        for middle in records.indices {
            for a in records.indices where knows[a][middle] {
                for b in records.indices where knows[middle][b] { knows[a][b] = true }
            }
        }
        self.knows = knows
    }

    /// Records that their own signers took back, with the first time of it.
    private static func takenBack(_ entries: [LedgerEntry]) -> [RecordID: Timestamp] {
        var taken: [RecordID: Timestamp] = [:]
        for entry in entries where entry.doubt == nil && entry.record.body.kind == .revoke {
            let target = entries.first { $0.record.id.description == entry.record.body.details[.record] }
            guard let target, target.record.body.by == entry.record.body.by, target.record.body.kind != .revoke else { continue }
            let at = entry.record.body.at
            taken[target.record.id] = taken[target.record.id].map { $0 < at ? $0 : at } ?? at
        }
        return taken
    }

    // MARK: - People

    private func day(_ record: Record) -> CalendarDate {
        // Eight hours later the date may be the next.
        let text = record.body.at.description
        let hour = Int(text.dropFirst(11).prefix(2))!
        return hour >= 16 ? record.body.at.date.next : record.body.at.date
    }

    private func has(_ person: String, _ role: String, _ day: CalendarDate) -> Bool {
        guard let found = roster.people.first(where: { $0.id == person }) else { return false }
        if let left = found.left, day > left { return false }
        return found.grants.contains { grant in
            grant.role == role && (grant.from == nil || grant.from! <= day) && (grant.until == nil || day <= grant.until!)
        }
    }

    /// In whose names somebody signs.
    private func names(_ person: String, _ role: String, _ stage: String, _ day: CalendarDate, _ at: Timestamp) -> Set<String> {
        guard let found = roster.people.first(where: { $0.id == person }), found.left == nil || day <= found.left! else { return [] }
        if has(person, role, day) { return [person] }
        var names: Set<String> = []
        for (delegation, end) in delegations
        where delegation.deputy == person && delegation.principal != person && (delegation.role ?? role) == role
            && (delegation.stages ?? [stage]).contains(stage) && delegation.until.dayNumber - delegation.from.dayNumber < 30
            && delegation.from <= day && day <= delegation.until && has(delegation.principal, role, day)
            && (end == nil || at < end!)
        { names.insert(delegation.principal) }
        return names
    }

    private func takes(_ record: Record) -> Bool {
        guard let then = record.body.subject else { return false }
        let same = (then.bytes == now.bytes, then.text == now.text, then.wording == now.wording)
        guard then.assets == now.assets, then.hidden == now.hidden, then.extractor == now.extractor, same.2 else { return false }
        return switch requirements.carry {
        case .identical: same.0 && same.1
        case .repack: same.1
        case .layout: true
        }
    }

    // MARK: - The verdict

    /// A signature: the place of its record, or nil for a credit line; the people whom it uses up.
    private struct Yes: Hashable {
        var place: Int?
        var people: Set<String>
    }

    func verdict() -> Verdict {
        let taken = Self.takenBack(all)
        let records = all.filter { $0.doubt == nil }.map(\.record)
        let alive = records.indices.filter { taken[records[$0].id] == nil }
        let submitters = Set(records.filter { $0.body.kind == .submit }.map(\.body.by))
        var barred: Set<String> = []
        if requirements.excluded.contains(.author) { barred.formUnion(authors) }
        if requirements.excluded.contains(.editors) { barred.formUnion(submitters) }
        var errors: Set<GateRule> = []
        // What was signed before the last of it came down is history.
        let ends = withdrawals(records, alive)
        let fresh = alive.filter { place in ends.allSatisfy { knows[place][$0] } }
        let submissions = fresh.filter { records[$0].body.kind == .submit && takes(records[$0]) }
        if submissions.isEmpty { errors.insert(.submission) }

        let noes = rejections(records, alive)
        let standing = noes.filter { no in
            !alive.contains { place in
                let isOwnVersion = records[place].body.kind == .submit && records[place].body.by == records[no].body.by
                return (isYes(records[place], to: records[no]) || isOwnVersion) && knows[place][no]
            }
        }
        // Nobody passes over a no that they did not know of.
        let heard = standing.filter { no in !isLetOut(.rejected, records, fresh.filter { knows[$0][no] }, barred) }
        if !standing.isEmpty { errors.insert(.rejected) }
        let undone = Set(noes.filter { takes(records[$0]) }.flatMap { no in
            alive.filter { isYes(records[$0], to: records[no]) && !knows[$0][no] }
        })

        var yeses: [[Yes]] = []
        for stage in requirements.stages {
            var found: [Yes] = []
            for place in fresh
            where records[place].body.kind == .approve && records[place].body.stage == stage.id && !undone.contains(place) {
                let record = records[place]
                guard record.body.policy == digest, takes(record), submissions.contains(where: { knows[place][$0] }),
                    record.body.role == stage.role,
                    !barred.contains(record.body.by),
                    (roster.people.flatMap(\.keys).first { $0.key == record.key }?.evidence ?? .attested) >= stage.evidence
                else { continue }
                for name in names(record.body.by, stage.role, stage.id, day(record), record.body.at).subtracting(barred) {
                    found.append(Yes(place: place, people: [record.body.by, name]))
                }
            }
            if stage.evidence == .line {
                for name in credits.filter({ $0.stage == stage.id }).flatMap(\.names) {
                    let people = roster.people.filter { $0.name == name }
                    if people.count == 1, has(people[0].id, stage.role, today), !barred.contains(people[0].id) {
                        found.append(Yes(place: nil, people: [people[0].id]))
                    }
                }
            }
            yeses.append(found)
        }

        var complete = requirements.stages.map { _ in false }
        var counts = requirements.stages.map { _ in 0 }
        for (index, stage) in requirements.stages.enumerated() {
            let before = requirements.stages.indices.filter { stage.after.contains(requirements.stages[$0].id) }
            guard before.allSatisfy({ complete[$0] }) else { continue }
            for need in (1...stage.need).reversed() where counts[index] == 0 {
                var wanted = requirements.stages.indices.map { complete[$0] ? requirements.stages[$0].need : 0 }
                wanted[index] = need
                if choices(wanted, yeses).contains(where: isSound) { counts[index] = need }
            }
            let isRejected = heard.contains { (records[$0].body.stage ?? "") == stage.id }
            complete[index] = counts[index] == stage.need && !isRejected
        }
        if zip(counts, requirements.stages).contains(where: { $0 < $1.need }) { errors.insert(.stage) }
        var verdict = overridden(errors, complete, counts, records, fresh, barred)
        guard !standing.isEmpty else { return verdict }
        if heard.isEmpty { verdict.errors.remove(.rejected) } else { verdict.errors.insert(.rejected) }
        if heard.count < standing.count { verdict.overridden.insert(.rejected) } else { verdict.overridden.remove(.rejected) }
        verdict.isOpen = verdict.errors.isEmpty
        return verdict
    }

    /// Rejections by people who had a role that the stages know.
    private func rejections(_ records: [Record], _ alive: [Int]) -> [Int] {
        alive.filter { place in
            let record = records[place]
            let (stage, role) = (record.body.stage ?? "", record.body.role ?? "")
            return record.body.kind == .reject && requirements.stages.contains { $0.role == role }
                && !names(record.body.by, role, stage, day(record), record.body.at).isEmpty
        }
    }

    private func isYes(_ record: Record, to rejection: Record) -> Bool {
        record.body.kind == .approve && record.body.by == rejection.body.by
            && (record.body.stage ?? "") == (rejection.body.stage ?? "")
    }

    /// The records by which the last of it came down, by people who did not know of each other.
    private func withdrawals(_ records: [Record], _ alive: [Int]) -> [Int] {
        let out = alive.filter { records[$0].body.kind == .publish }
        let down = alive.filter { records[$0].body.kind == .withdraw }
        func ends(_ withdrawal: Int, _ publication: Int) -> Bool {
            let (from, place) = (records[withdrawal].body.details[.place], records[publication].body.details[.place])
            return knows[withdrawal][publication] && (from == nil || from == place)
        }
        let last = down.filter { withdrawal in
            // Whatever was out, as far as was known, was taken down by this one and not all of it before.
            let left = out.filter { one in knows[withdrawal][one] && !down.contains { knows[withdrawal][$0] && ends($0, one) } }
            return !left.isEmpty && left.allSatisfy { ends(withdrawal, $0) }
        }
        return last.filter { one in !last.contains { knows[$0][one] } }
    }

    private func isLetOut(_ rule: GateRule, _ records: [Record], _ alive: [Int], _ barred: Set<String>) -> Bool {
        guard let override else { return false }
        let leaders = Set(alive.map { records[$0] }.filter { record in
            guard record.body.kind == .waive, record.body.policy == digest, takes(record) else { return false }
            return ["approvals", "approvals/\(rule.rawValue)"].contains(record.body.details[.rule]!)
                && has(record.body.by, override.role, day(record)) && !barred.contains(record.body.by)
        }.map(\.body.by))
        return leaders.count >= override.need
    }

    private func overridden(
        _ errors: Set<GateRule>, _ complete: [Bool], _ counts: [Int], _ records: [Record], _ alive: [Int], _ barred: Set<String>
    ) -> Verdict {
        var verdict = Verdict(isOpen: true, complete: complete, counts: counts, errors: [], overridden: [])
        for rule in errors {
            if isLetOut(rule, records, alive, barred) {
                verdict.overridden.insert(rule)
            } else {
                verdict.errors.insert(rule)
            }
        }
        verdict.isOpen = verdict.errors.isEmpty
        return verdict
    }

    /// Every way to take so many signatures for each stage.
    private func choices(_ wanted: [Int], _ yeses: [[Yes]]) -> [[[Yes]]] {
        var choices: [[[Yes]]] = [[]]
        for (stage, count) in wanted.enumerated() {
            let sets = subsets(yeses[stage], count)
            choices = choices.flatMap { choice in sets.map { choice + [$0] } }
        }
        return choices
    }

    private func subsets(_ yeses: [Yes], _ count: Int) -> [[Yes]] {
        guard count > 0 else { return [[]] }
        return yeses.indices.flatMap { index in
            subsets(Array(yeses[(index + 1)...]), count - 1).map { [yeses[index]] + $0 }
        }
    }

    private func isSound(_ choice: [[Yes]]) -> Bool {
        let people = choice.flatMap { $0 }.map(\.people)
        guard people.reduce(0, { $0 + $1.count }) == Set(people.flatMap { $0 }).count else { return false }
        for (index, stage) in requirements.stages.enumerated() {
            for before in requirements.stages.indices where stage.after.contains(requirements.stages[before].id) {
                for later in choice[index].compactMap(\.place) {
                    for earlier in choice[before].compactMap(\.place) where !knows[later][earlier] { return false }
                }
            }
        }
        return true
    }
}
