internal import BaguanFindings
public import BaguanRules

/// Why a record that lets a publication out does not count.
public enum OverrideFault: Hashable, Sendable {
    /// The policy knows no override.
    case notForeseen
    case otherPolicy
    /// It was signed when the publication was said to be of another kind.
    case otherKind(PublicationKind)
    case changed(ChangeKind)
    /// It went out and was taken down since.
    case withdrawn
    case roleNotHeld(role: String)
    case ownWork(person: String)
    /// The note is blank.
    case noReason

    /// Whether it was good for what there was then.
    var isOutdated: Bool {
        switch self {
        case .otherPolicy, .otherKind, .changed, .withdrawn: true
        default: false
        }
    }
}

/// A reason that was passed over, by whom and why. It never disappears: it is reported each time.
public struct OverriddenReason: Hashable, Sendable {
    public var reason: GateReason
    /// The records that did it, one of each person.
    public var records: [Record]
}

/// The records that let a publication out in spite of something: kind `waive`, with the rule in its details.
struct OverrideReview {
    /// Those that count, with what they name: `approvals`, `approvals/deadline`.
    private var sound: [(record: Record, selector: String)] = []
    private var faults: [(record: Record, selector: String, fault: OverrideFault)] = []
    private let need: Int?
    private let context: GateContext

    init(in context: GateContext) {
        self.context = context
        need = context.policy.override?.need
        for record in context.records where record.body.kind == .waive {
            guard let selector = record.body.details[.rule] else { continue }
            if let fault = Self.fault(of: record, in: context) {
                faults.append((record, selector, fault))
            } else {
                sound.append((record, selector))
            }
        }
    }

    static func fault(of record: Record, in context: GateContext) -> OverrideFault? {
        guard context.policy.override != nil else { return .notForeseen }
        guard record.body.policy == context.digest else {
            return context.otherKind(of: record).map { .otherKind($0) } ?? .otherPolicy
        }
        let change = context.change(since: record)
        guard context.requirements.carry.takes(change) else { return .changed(change) }
        guard !context.isBeforeWithdrawal(record) else { return .withdrawn }
        if let fault = fault(of: record.body.by, on: record.body.at.dayInBeijing, in: context) { return fault }
        let note = record.body.note ?? ""
        return note.unicodeScalars.contains { !$0.properties.isWhitespace } ? nil : .noReason
    }

    /// Why a person cannot let the publication out, whatever they sign; nil when they can.
    static func fault(of person: String, on day: CalendarDate?, in context: GateContext) -> OverrideFault? {
        guard let override = context.policy.override else { return .notForeseen }
        // No deputies here: whoever makes an exception answers for it.
        guard let day, context.roster[person]?.holds(override.role, on: day) ?? false else {
            return .roleNotHeld(role: override.role)
        }
        return context.excluded[person] == nil ? nil : .ownWork(person: person)
    }

    /// Whether enough people let the publication out in spite of a reason.
    func passesOver(_ reason: GateReason) -> Bool { need.map { signatures(against: reason).count >= $0 } ?? false }

    /// Whether enough people let the publication out in spite of a no, knowing of it.
    func passesOver(_ rejection: Record) -> Bool { passesOver(.rejected(rejection, isOwnWork: false)) }

    /// Whether a person let the publication out in spite of all of these.
    func isSigned(by person: String, against reasons: [GateReason]) -> Bool {
        reasons.allSatisfy { signatures(against: $0).contains { $0.body.by.hasSameBytes(as: person) } }
    }

    /// Sorts reasons into those that stand and those that were passed over.
    func sort(_ reasons: [GateReason]) -> (standing: [GateReason], overridden: [OverriddenReason]) {
        var standing: [GateReason] = []
        var overridden: [OverriddenReason] = []
        var incomplete: [GateReason] = []
        for reason in reasons {
            guard let rule = reason.overridableRule else {
                standing.append(reason)
                continue
            }
            // Why a signature does not count only explains why its stage is not complete.
            let isExplanation = rule != reason.rule
            let records = signatures(against: reason)
            if passesOver(reason) {
                if !isExplanation { overridden.append(OverriddenReason(reason: reason, records: records)) }
                continue
            }
            standing.append(reason)
            guard !isExplanation else { continue }
            // What was good for an earlier version is history.
            let attempts = faults.filter { !$0.fault.isOutdated && reason.rule.id.matches(selector: $0.selector) }
                .map { GateReason.overrideVoid($0.record, $0.fault) }
            let partial: [GateReason] = records.isEmpty
                ? [] : [.overrideIncomplete(rule, by: records.map(\.body.by), need: need ?? 0, signers: signers(besides: records))]
            for attempt in attempts + partial where !incomplete.contains(attempt) { incomplete.append(attempt) }
        }
        return (standing + incomplete, overridden)
    }

    /// Who else can let it out today.
    private func signers(besides records: [Record]) -> [String] {
        context.roster.people.map(\.id).filter { person in
            Self.fault(of: person, on: context.today, in: context) == nil
                && (context.roster[person]?.hasKey(on: context.today) ?? false)
                && !records.contains { $0.body.by.hasSameBytes(as: person) }
        }
    }

    /// One record of each person. Nobody passes over a no that they did not know of.
    private func signatures(against reason: GateReason) -> [Record] {
        guard let rule = reason.overridableRule else { return [] }
        var people: Set<String> = []
        return sound.filter { record, selector in
            guard rule.id.matches(selector: selector) else { return false }
            if case .rejected(let rejection, _) = reason { return context.rejections.isKnown(rejection, to: record) }
            return true
        }.map(\.record).filter { people.insert($0.body.by).inserted }
    }
}
