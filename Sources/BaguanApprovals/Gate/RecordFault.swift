public import BaguanFindings
public import BaguanRules

/// Why the policy counts a record for nothing, though nothing is wrong with it as a record.
public enum RecordFault: Hashable, Sendable {
    case signature(VoidReason)
    case override(OverrideFault)
    /// Only these roles put down that something went out or was taken down.
    case publisher(roles: [String])
}

extension Evaluator {
    /// What the policy has against the records of a publication, each held against the content that it was signed for: what
    /// became of the content since plays no part, nor that it went out and came down; and records made under another policy are left alone.
    ///
    /// - Parameter form: what the publication says of itself, for its authors; empty when it is gone.
    public func faults(of item: String, form: PublicationForm) -> [RecordID: RecordFault] {
        let kinds = policy.kinds.keys.compactMap { kind in policy.digest(of: kind).map { (kind, $0) } }
        var contexts: [Subject: GateContext?] = [:]
        var faults: [RecordID: RecordFault] = [:]
        for entry in history.entries(of: item) where entry.counts {
            let body = entry.record.body
            if [.publish, .withdraw].contains(body.kind) {
                if !mayPublish(body.by, at: body.at) { faults[entry.record.id] = .publisher(roles: policy.publishers) }
                continue
            }
            guard [.approve, .reject, .waive].contains(body.kind), let subject = body.subject,
                let kind = kinds.first(where: { $0.1 == body.policy })?.0
            else { continue }
            let context = contexts[subject] ?? context(
                of: ReviewedPublication(id: item, kind: kind, form: form, subject: subject), today: body.at.dayInBeijing ?? body.at.date,
                isLookingBack: true)
            contexts[subject] = context
            faults[entry.record.id] = context.flatMap { Self.fault(of: entry.record, in: $0) }
        }
        return faults
    }

    private static func fault(of record: Record, in context: GateContext) -> RecordFault? {
        switch record.body.kind {
        case .waive: return OverrideReview.fault(of: record, in: context).map { .override($0) }
        case .reject:
            return Rejections.isHeard(record, in: context)
                ? nil : .signature(.roleNotHeld(role: record.body.role ?? ""))
        default:
            let id = record.body.stage ?? ""
            guard let stage = context.requirements.stage(id) else { return .signature(.roleNotHeld(role: record.body.role ?? "")) }
            do throws(VoidReason) {
                _ = try context.principals(behind: record, for: stage)
            } catch {
                return .signature(error)
            }
            let voids = context.standings.first { $0.stage.id.hasSameBytes(as: id) }?.voids ?? []
            return voids.first { $0.record.id == record.id }.map { .signature($0.reason) }
        }
    }

    public func message(of fault: RecordFault) -> Localized {
        switch fault {
        case .signature(let reason): words.words(of: reason)
        case .override(let fault): words.words(of: fault)
        case .publisher(let roles):
            Localized(
                zh: "规定由\(roles.map { "“\(policy.title(of: $0).shown)”" }.joined(separator: "、"))记发布和撤下",
                en: "only \(roles.map { "“\(policy.title(of: $0).shown)”" }.joined(separator: ", ")) put down what went out or was taken down")
        }
    }
}
