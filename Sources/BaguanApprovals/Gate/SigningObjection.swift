public import BaguanFindings

/// Why a signature that somebody is about to make would count for nothing.
public enum SigningObjection: Error, Hashable, Sendable {
    /// The record would not count.
    case void(VoidReason)
    /// These stages come first and are not complete.
    case waiting(for: [String])
    /// The person counts for this very stage already.
    case signed
    /// The stage has all its signatures; one more does no harm.
    case complete

    /// Whether the person has what it takes to sign here at all, now or some day.
    public var concernsRole: Bool {
        switch self {
        case .void(.roleNotHeld), .void(.delegation): true
        default: false
        }
    }
}

extension Evaluator {
    /// Why somebody's signature for a stage would count for nothing now; nil when it would count.
    ///
    /// - Parameters:
    ///   - stage: by its id; one that the policy does not know has no objection, for nothing is known of it.
    ///   - key: with which it would be signed.
    ///   - at: the time that the record would have.
    public func objection(
        toSigning stage: String, by person: String, with key: SSHPublicKey, on publication: ReviewedPublication, at: Timestamp
    ) -> SigningObjection? {
        guard let context = context(of: publication, today: at.dayInBeijing ?? at.date),
            let index = context.requirements.stages.firstIndex(where: { $0.id.hasSameBytes(as: stage) })
        else { return nil }
        guard context.submission != nil else { return .void(.beforeSubmission) }
        let principals: [String]
        do throws(VoidReason) {
            principals = try context.principals(for: person, signing: context.requirements.stages[index], with: key, at: at)
        } catch {
            return .void(error)
        }
        let standing = context.standings[index]
        if standing.approvals.contains(where: { $0.people.contains(person) }) { return .signed }
        switch standing.state {
        case .complete: return .complete
        case .waiting(let first): return .waiting(for: first)
        // A no has to be cleared, and no signature is missing.
        case .open where standing.missing == 0: return .complete
        case .open:
            let conflict = StageReview(in: context)
                .conflict(of: person, for: principals, at: index, given: standing.approvals.count)
            return conflict.map { .void(.samePerson(stage: $0.stage.id, person: $0.person)) }
        }
    }

    /// Why somebody could not let a publication out in spite of a reason against it; nil when they could.
    public func objection(
        toOverrideBy person: String, on publication: ReviewedPublication, at: Timestamp
    ) -> OverrideFault? {
        context(of: publication, today: at.dayInBeijing ?? at.date)
            .flatMap { OverrideReview.fault(of: person, on: at.dayInBeijing, in: $0) }
    }

    /// Whether somebody has let a publication out in spite of all of these reasons.
    public func isOverridden(_ reasons: [GateReason], by person: String, on publication: ReviewedPublication, at: Timestamp) -> Bool {
        context(of: publication, today: at.dayInBeijing ?? at.date)
            .map { OverrideReview(in: $0).isSigned(by: person, against: reasons) } ?? false
    }

    public func message(of fault: OverrideFault) -> Localized { words.words(of: fault) }
    public func remedy(of fault: OverrideFault) -> Localized { words.remedy(of: fault) }

    /// What is to be said of an objection to somebody's signing for a stage.
    public func message(of objection: SigningObjection, to person: String, at stage: String) -> Localized {
        words.message(of: objection, to: person, at: stage)
    }

    /// What to do about it; nil where there is nothing to be done but to wait.
    public func remedy(of objection: SigningObjection) -> Localized? {
        guard case .void(let reason) = objection else { return nil }
        return words.remedy(of: reason)
    }
}

extension GateWords {
    func message(of objection: SigningObjection, to person: String, at stage: String) -> Localized {
        let (name, stage) = (roster.name(of: person).shown, stage.shown)
        return switch objection {
        case .void(.beforeSubmission):
            Localized(zh: "现在这一稿还没有送审，签了不算", en: "this version was not handed in yet; a signature would not count")
        case .void(.roleNotHeld(let role)):
            Localized(
                zh: "“\(stage)”由“\(policy.title(of: role).shown)”签，\(name)不是",
                en: "“\(stage)” is for “\(policy.title(of: role).shown)”, which \(name) is not")
        case .void(let reason):
            Localized(
                zh: "\(name)签“\(stage)”不算：\(words(of: reason).chinese)",
                en: "“\(stage)” by \(name) would not count: \(words(of: reason).english)")
        case .waiting(let first):
            Localized(
                zh: "“\(stage)”要等\(first.map { "“\($0.shown)”" }.joined(separator: "、"))签完",
                en: "“\(stage)” waits for \(first.map { "“\($0.shown)”" }.joined(separator: ", "))")
        case .signed: Localized(zh: "\(name)已经签过“\(stage)”", en: "\(name) has signed “\(stage)” already")
        case .complete: Localized(zh: "“\(stage)”已经签齐", en: "“\(stage)” has all its signatures")
        }
    }
}
