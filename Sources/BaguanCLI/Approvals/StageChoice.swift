import Baguan

/// At which stage somebody signs, or why at none.
struct StageChoice {
    private let session: RecordSession
    private let path: String
    /// The stages of the policy, each with what speaks against this person's signature.
    private let stages: [(stage: Stage, objection: SigningObjection?)]
    /// The stages at which this person said no and has not said yes since.
    private let rejected: [String]

    /// - Parameter path: as the user named the publication.
    init(_ session: RecordSession, _ path: String) throws(UsageError) {
        guard !session.decision.stages.isEmpty else { throw SessionWords.noPolicy(session) }
        self.session = session
        self.path = path
        stages = session.decision.stages.map { ($0.stage, session.objection(to: $0.stage)) }
        rejected = session.decision.reasons.compactMap { reason in
            if case .rejected(let record, _) = reason, record.body.by == session.person.id { record.body.stage } else { nil }
        }
    }

    /// The stage that was named, or the one that waits for this person.
    func stage(named name: String?, for kind: RecordKind) throws(UsageError) -> Stage {
        var candidates = stages
        if let name {
            candidates = stages.filter { $0.stage.id == name }
            guard !candidates.isEmpty else { throw unknown(name) }
        }
        let free = candidates.first { $0.objection == nil }?.stage
        let stage = kind == .approve
            ? cleared(among: candidates) ?? free ?? (name == nil ? nil : candidates.first { $0.objection == .complete }?.stage)
            : free ?? candidates.first { $0.objection == .signed }?.stage ?? candidates.first { !($0.objection?.concernsRole ?? false) }?.stage
        guard let stage else { throw refusal(candidates) }
        return stage
    }

    /// Whoever rejected something says yes in the same place, whether or not it lacks a signature.
    private func cleared(among candidates: [(stage: Stage, objection: SigningObjection?)]) -> Stage? {
        candidates.first { candidate in
            rejected.contains(candidate.stage.id) && [nil, .signed, .complete].contains(candidate.objection)
        }?.stage
    }

    private func unknown(_ name: String) -> UsageError {
        let ids = stages.map(\.stage.id)
        return UsageError(
            Localized(zh: "没有环节“\(name)”", en: "there is no stage “\(name)”"),
            hint: Localized(zh: "有：\(ids.joined(separator: "、"))", en: "there are \(ids.joined(separator: ", "))"))
    }

    /// What comes nearest to this person's signing: a stage of their own role rather than one of another's.
    private func refusal(_ candidates: [(stage: Stage, objection: SigningObjection?)]) -> UsageError {
        let own = candidates.first { !($0.objection?.concernsRole ?? true) } ?? candidates.first
        guard let own, let objection = own.objection else { return unknown(path) }
        let evaluator = session.books.evaluator
        return UsageError(
            evaluator.message(of: objection, to: session.person.id, at: own.stage.id), hint: hint(objection) ?? evaluator.remedy(of: objection))
    }

    private func hint(_ objection: SigningObjection) -> Localized? {
        switch objection {
        case .signed:
            Localized(
                zh: "要反悔，用 baguan reject \(path) --note 理由", en: "to go back on it: baguan reject \(path) --note REASON")
        case .complete where stages.allSatisfy({ [.complete, .signed].contains($0.objection) || ($0.objection?.concernsRole ?? false) }):
            Localized(
                zh: "能否发布看 baguan gate \(path)；不同意发布的，用 baguan reject \(path) --note 理由",
                en: "`baguan gate \(path)` tells whether it may go out; to keep it back: baguan reject \(path) --note REASON")
        case .waiting, .complete, .void(.roleNotHeld):
            Localized(zh: "baguan status \(path) 说明轮到谁", en: "baguan status \(path) tells whose turn it is")
        default: nil
        }
    }
}
