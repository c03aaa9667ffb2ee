import BaguanFindings
import BaguanRules
import BaguanTesting
import BaguanText
import Foundation
import Testing

@testable import BaguanApprovals

/// Random policies, rosters and histories: the evaluator says what the naive model says.
///
/// Signing is what takes time, so each policy has one pile of signed records, of which every history is a part.
@Suite struct EvaluatorPropertyTests {
    private static let keys = (0..<6).compactMap { try? SSHPrivateKey.numbered(UInt8(20 + $0)) }
    private static let publicKeys = keys.map(\.publicKey)
    private static let people = ["p0", "p1", "p2", "p3", "p4"]
    private static let roles = ["editor", "dept-head", "leader"]
    private static let versions = [
        Office.content("正文"), Office.content("正文", bytes: "另存"), Office.content("正 文"), Office.content("正丈"),
        Office.content("正文").with { $0.extractor = "x0" }, Office.content("正文").with { $0.assets = Sample.other },
    ]

    /// A publication with its records, its people and its policy.
    private struct Case {
        var policy: Policy
        var roster: Roster
        var entries: [LedgerEntry]
        var publication: ReviewedPublication
        var authors: Set<String>
        var today: CalendarDate

        var requirements: KindPolicy { policy.kinds[.wechatPost]! }
        var evaluator: Evaluator { evaluator(entries) }

        func evaluator(_ entries: [LedgerEntry]) -> Evaluator {
            let places = Dictionary(entries.enumerated().map { ($1.record.id, $0) }) { first, _ in first }
            let history = History(VerifiedLedger(entries: entries, problems: [], heads: [], places: places))
            return Evaluator(policy: policy, roster: roster, history: history)
        }
    }

    /// - Parameter body: gives false to stop.
    private static func forEachCase(piles: Int, rounds: Int, seed: UInt64, _ body: (Case, String) throws -> Bool) throws {
        var generator = SeededGenerator(seed: seed)
        for pile in 0..<piles {
            let requirements = Self.requirements(&generator)
            let override = Int.random(in: 0..<4, using: &generator) > 0 ? Policy.Override(role: "leader") : nil
            let policy = Policy(organisation: Sample.org, kinds: [.wechatPost: requirements], override: override)
            let records = try Self.records(for: requirements, policy.digest(of: .wechatPost)!, &generator)
            for round in 0..<rounds {
                let roster = try Self.roster(&generator)
                var entries = records.filter { _ in Int.random(in: 0..<records.count, using: &generator) < 11 }
                for index in entries.indices where Int.random(in: 0..<30, using: &generator) == 0 {
                    entries[index].doubt = LedgerProblem(file: "a", reason: .unexpectedFile)
                }
                let author = Int.random(in: 0..<8, using: &generator)
                let publication = ReviewedPublication(
                    id: "post-1", kind: .wechatPost,
                    form: Office.form([.title: "秋游", .author: author < 5 ? "名\(author)" : "佚名"]),
                    subject: Self.versions[[0, 0, 0, 0, 1, 2, 3].randomElement(using: &generator)!],
                    credits: [Office.credit(requirements.stages[0].id, "名\(Int.random(in: 0..<6, using: &generator))")])
                let today = CalendarDate(year: 2026, month: 11, day: Int.random(in: 1...30, using: &generator))!
                let found = Case(
                    policy: policy, roster: roster, entries: entries, publication: publication,
                    authors: author < 5 ? ["p\(author)"] : [], today: today)
                guard try body(found, "pile \(pile), round \(round)") else { return }
            }
        }
    }

    @Test func `The evaluator and a naive model agree on random histories`() throws {
        let isLong = ProcessInfo.processInfo.environment["BAGUAN_LONG"] == "1"
        let (piles, rounds) = isLong ? (100, 1_000) : (12, 170)
        var (open, overridden, partial) = (0, 0, 0)
        try Self.forEachCase(piles: piles, rounds: rounds, seed: 20_261_120) { found, name in
            let decision = found.evaluator.decision(on: found.publication, today: found.today)
            let naive = NaiveGate(
                roster: found.roster, requirements: found.requirements, override: found.policy.override,
                digest: found.policy.digest(of: .wechatPost), now: found.publication.subject, authors: found.authors,
                credits: found.publication.credits, today: found.today, entries: found.entries).verdict()
            let families: Set<GateRule> = [.submission, .stage, .rejected]
            // A stage that was signed for an earlier version or policy is not called missing besides.
            let isOutdated = !decision.rules.isDisjoint(with: [.contentChanged, .policyChanged])
            let verdict = NaiveGate.Verdict(
                isOpen: decision.isOpen, complete: decision.stages.map { $0.state == .complete },
                counts: decision.stages.map(\.approvals.count),
                errors: decision.rules.intersection(families).union(isOutdated ? [.stage] : []),
                overridden: Set(decision.overridden.map(\.reason.rule)))
            #expect(verdict == naive, "\(name)")
            if naive.isOpen { open += 1 }
            if !naive.overridden.isEmpty { overridden += 1 }
            if naive.complete.contains(true) { partial += 1 }
            return verdict == naive
        }
        // Histories in which nothing ever happens would prove nothing.
        let count = piles * rounds
        #expect(open * 100 > count, "\(open) open of \(count)")
        #expect(overridden * 200 > count, "\(overridden) overridden of \(count)")
        #expect(partial * 10 > count, "\(partial) with a complete stage of \(count)")
    }

    @Test func `Nothing is said against a signature if and only if it would count`() throws {
        let at = try #require(Timestamp("2026-11-20T04:00:00Z"))
        let today = try #require(at.dayInBeijing)
        var (counted, refused) = (0, 0)
        try Self.forEachCase(piles: 6, rounds: 40, seed: 20_261_121) { found, name in
            let before = found.evaluator.decision(on: found.publication, today: today)
            for (person, standing) in zip(found.roster.people.indices, [before.stages, before.stages].joined()) where standing.state == .open {
                let key = Self.keys[person]
                let objection = found.evaluator.objection(
                    toSigning: standing.stage.id, by: Self.people[person], with: key.publicKey, on: found.publication, at: at)
                let body = RecordBody(
                    kind: .approve, org: Sample.org, item: "post-1", seq: 100, prev: RecordID(Sample.digest),
                    after: Set(found.entries.filter { $0.counts && $0.record.body.item != nil }.map(\.record.id)).sorted(), by: Self.people[person],
                    role: standing.stage.role, stage: standing.stage.id, subject: found.publication.subject,
                    policy: found.policy.digest(of: .wechatPost), at: at)
                let entry = LedgerEntry(record: try Record(signing: body, with: key), path: "new", doubt: nil)
                let after = found.evaluator(found.entries + [entry]).decision(on: found.publication, today: today)
                let now = after.stages.first { $0.stage == standing.stage }?.approvals.count ?? 0
                // A signature that counts here and takes its signer away from a stage that was complete would be no gain.
                let isLoss = zip(before.stages, after.stages).contains { $0.state == .complete && $1.state != .complete }
                #expect(
                    (objection == nil) == (now > standing.approvals.count && !isLoss), "\(name), person \(person), \(String(describing: objection))")
                if objection == nil { counted += 1 } else { refused += 1 }
            }
            return true
        }
        #expect(counted > 20 && refused > 20, "\(counted) counted, \(refused) refused")
    }

    private static func requirements(_ generator: inout SeededGenerator) -> KindPolicy {
        let ids = ["初审", "复审", "终审"].prefix(Int.random(in: 1...3, using: &generator))
        let stages = ids.enumerated().map { index, id in
            Stage(
                id: id, role: roles[index], need: Int.random(in: 0..<4, using: &generator) == 0 ? 2 : 1,
                after: ids.prefix(index).filter { _ in Int.random(in: 0..<3, using: &generator) > 0 },
                evidence: [.signed, .signed, .attested, index == 0 ? .line : .attested].randomElement(using: &generator)!)
        }
        let excluded = KindPolicy.Excluded.allCases.filter { _ in Bool.random(using: &generator) }
        return KindPolicy(
            stages: stages, excluded: Set(excluded), carry: CarryOver.allCases.randomElement(using: &generator)!)
    }

    private static func roster(_ generator: inout SeededGenerator) throws -> Roster {
        func day() -> CalendarDate? {
            guard Int.random(in: 0..<6, using: &generator) == 0 else { return nil }
            return CalendarDate(year: 2026, month: 11, day: Int.random(in: 1...30, using: &generator))
        }
        let list = people.enumerated().map { index, id in
            let grants = roles.filter { _ in Int.random(in: 0..<5, using: &generator) < 3 }
                .map { RoleGrant(role: $0, from: day(), until: day()) }
            let keys = [index] + (index == 0 ? [5] : [])
            return Person(
                id: id, name: "名\(index)", grants: grants,
                keys: keys.map { number in
                    PersonKey(
                        key: publicKeys[number],
                        evidence: Int.random(in: 0..<6, using: &generator) == 0 ? .attested : .signed)
                },
                left: day())
        }
        let delegations = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
            let first = Int.random(in: 1...20, using: &generator)
            return Delegation(
                principal: people.randomElement(using: &generator)!, deputy: people.randomElement(using: &generator)!,
                role: Bool.random(using: &generator) ? roles.randomElement(using: &generator) : nil,
                stages: Int.random(in: 0..<4, using: &generator) == 0 ? ["终审"] : nil,
                from: CalendarDate(year: 2026, month: 11, day: first)!,
                until: CalendarDate(dayNumber: CalendarDate(year: 2026, month: 11, day: first)!.dayNumber
                    + Int.random(in: 0...33, using: &generator))!,
                reason: "出差")
        }
        return try #require(Roster(people: list, delegations: delegations))
    }

    /// Sixty records, each of which knows some of those before it.
    private static func records(
        for requirements: KindPolicy, _ digest: Digest, _ generator: inout SeededGenerator
    ) throws -> [LedgerEntry] {
        let kinds: [RecordKind] = [.submit, .submit, .submit, .reject, .revoke, .delegate, .publish, .withdraw] + Array(repeating: .waive, count: 5)
            + Array(repeating: .approve, count: 11)
        var records: [Record] = []
        var heads: [Int: Record] = [:]
        while records.count < 60 {
            let kind = kinds.randomElement(using: &generator)!
            let number = Int.random(in: 0..<6, using: &generator)
            let person = people[number % 5]
            let stage = requirements.stages.randomElement(using: &generator)!
            let seen = records.filter { _ in Int.random(in: 0..<10, using: &generator) < 8 }.map(\.id)
            let hour = Int.random(in: 10...23, using: &generator)
            let day = Int.random(in: 10...29, using: &generator)
            let hasSubject = ![.revoke, .delegate, .withdraw].contains(kind)
            let isRare = Int.random(in: 0..<12, using: &generator) == 0
            var details: [RecordDetail: String] = [:]
            switch kind {
            case .revoke:
                guard let target = records.filter({ $0.body.by == person || isRare }).randomElement(using: &generator)
                else { continue }
                details = [.record: target.id.description]
            case .waive:
                let rules = ["approvals", "approvals", "approvals/stage-missing", "approvals/not-submitted", "approvals/rejected"]
                details = [.rule: rules.randomElement(using: &generator)!]
            case .delegate:
                let first = Int.random(in: 1...28, using: &generator)
                details = [
                    .to: people.randomElement(using: &generator)!, .from: first < 10 ? "2026-11-0\(first)" : "2026-11-\(first)",
                    .until: Bool.random(using: &generator) ? "2026-11-29" : "2026-12-05",
                ]
            case .publish: details = [.place: ["公众号", "网站"].randomElement(using: &generator)!]
            // What comes down voids everything before it; most histories should have more to tell.
            case .withdraw where Int.random(in: 0..<3, using: &generator) > 0: continue
            case .withdraw where isRare: details = [.place: "公众号"]
            default: break
            }
            let isStaged = kind == .approve || kind == .reject || (kind == .delegate && isRare)
            let body = RecordBody(
                kind: kind, org: Sample.org, item: kind == .delegate ? nil : "post-1", seq: (heads[number]?.body.seq ?? 0) + 1,
                prev: heads[number]?.id, after: kind == .delegate ? [] : seen.sorted(), by: person,
                role: isStaged ? (isRare ? roles.randomElement(using: &generator) : stage.role) : nil,
                stage: isStaged ? stage.id : nil,
                subject: hasSubject ? versions[[0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5].randomElement(using: &generator)!] : nil,
                policy: hasSubject ? (Int.random(in: 0..<15, using: &generator) == 0 ? Sample.digest : digest) : nil,
                details: details, at: try #require(Timestamp("2026-11-\(day)T\(hour):15:00Z")), note: "说明")
            let record = try Record(signing: body, with: keys[number])
            heads[number] = record
            records.append(record)
        }
        return records.map { LedgerEntry(record: $0, path: "a", doubt: nil) }
    }
}

extension Subject {
    /// A copy with a change.
    fileprivate func with(_ change: (inout Subject) -> Void) -> Subject {
        var copy = self
        change(&copy)
        return copy
    }
}
