/// The draft's credit lines say what the records say. Anybody can type a name, so nothing is approved by it; but a name that
/// did not sign, a stage that nobody is named for, and one person in two stages should be seen before readers see them.
struct CreditRequirement: Requirement {
    static let rules: [GateRule] = [.creditMissing, .creditNotSigned, .creditSamePerson]

    func reasons(in context: GateContext) -> [GateReason] {
        guard context.requirements.checksCredits else { return [] }
        let credits = context.publication.credits
        return missing(credits, in: context) + unsigned(credits, in: context) + samePersons(credits, in: context)
    }

    private func missing(_ credits: [CreditLine], in context: GateContext) -> [GateReason] {
        context.requirements.stages.compactMap { stage in
            let isCovered = credits.contains { credit in
                (credit.stage.map { [$0] } ?? []).contains { $0.hasSameBytes(as: stage.id) }
                    || credit.covers.contains { $0.hasSameBytes(as: stage.id) }
            }
            return isCovered ? nil : .creditMissing(stage: stage.id)
        }
    }

    /// Names that did not sign. While a stage is open, whoever may still sign is not reported, nor is whoever signed for an
    /// earlier version: what is missing is the signature, and that is said. Of a stage whose turn has not come nothing is said.
    private func unsigned(_ credits: [CreditLine], in context: GateContext) -> [GateReason] {
        credits.flatMap { credit -> [GateReason] in
            guard let standing = context.standings.first(where: { $0.stage.id.hasSameBytes(as: credit.stage ?? "") }) else {
                return []
            }
            if case .waiting = standing.state { return [] }
            let people = standing.approvals.flatMap(\.people) + standing.signers + standing.keyless
                + standing.voids.map(\.record.body.by)
            return credit.names.compactMap { name in
                let isSigned = context.roster.people(called: name).contains { people.contains($0.id) }
                return isSigned ? nil : .creditNotSigned(name: name, credit)
            }
        }
    }

    private func samePersons(_ credits: [CreditLine], in context: GateContext) -> [GateReason] {
        var seen: [[UInt8]: CreditLine] = [:]
        var reasons: [GateReason] = []
        for credit in credits {
            guard let stage = credit.stage, context.requirements.stage(stage) != nil else { continue }
            for name in credit.names {
                guard let other = seen.updateValue(credit, forKey: Array(name.utf8)), !stage.hasSameBytes(as: other.stage ?? "")
                else { continue }
                reasons.append(.creditSamePerson(name: name, other: other.role, credit))
            }
        }
        return reasons
    }
}
