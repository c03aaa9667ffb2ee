public import BaguanFindings
public import BaguanRules
internal import BaguanText

/// Whether a publication may go out, and why not.
public struct GateDecision: Sendable {
    /// The name that its records share.
    public let publication: String
    public let kind: PublicationKind?
    /// What keeps it back (errors), and what should be known (warnings and notes).
    public let reasons: [GateReason]
    /// What would keep it back, had leaders not let it out.
    public let overridden: [OverriddenReason]
    /// In the policy's order.
    public let stages: [StageStanding]
    /// The record by which what is there now was handed in.
    public let submission: Record?
    let words: GateWords
    private let form: PublicationForm

    init(
        _ publication: ReviewedPublication, reasons: [GateReason], overridden: [OverriddenReason] = [],
        stages: [StageStanding] = [], submission: Record? = nil, words: GateWords
    ) {
        self.publication = publication.id
        kind = publication.kind
        form = publication.form
        self.reasons = reasons
        self.overridden = overridden
        self.stages = stages
        self.submission = submission
        self.words = words
    }

    /// Whether nothing keeps it back.
    public var isOpen: Bool { !reasons.contains { $0.rule.severity == .error } }

    /// Whether every stage has its signatures and no no; one may be open all the same, when leaders let it out.
    public var isSigned: Bool { stages.allSatisfy { $0.state == .complete } }

    public func message(of reason: GateReason) -> Localized { words.message(of: reason) }
    /// What was passed over, by whom and why.
    public func message(of overridden: OverriddenReason) -> Localized { words.message(of: overridden) }
    /// What to do about it.
    public func remedy(of reason: GateReason) -> Localized? { words.remedy(of: reason) }

    /// What is said of each no that stands.
    public var rejections: [Localized] {
        reasons.compactMap { reason in if case .rejected = reason { words.message(of: reason) } else { nil } }
    }

    /// As findings, so that every report and exit code applies. What is missing stands at the draft's start.
    public func findings(in language: Language) -> [Finding] {
        reasons.map { finding($0.rule, words.message(of: $0), words.remedy(of: $0), about: $0, language) }
            + overridden.map { finding(.overridden, words.message(of: $0), nil, about: $0.reason, language) }
    }

    private func finding(
        _ rule: GateRule, _ message: Localized, _ remedy: Localized?, about reason: GateReason, _ language: Language
    ) -> Finding {
        let (range, location, match) = place(of: reason)
        let text = [message, remedy].compactMap { $0?[language] }.joined(separator: language == .chinese ? "；" : "; ")
        return Finding(
            ruleID: rule.id, severity: rule.severity, message: text, range: range, match: match, location: location,
            fingerprint: Fingerprint.of(rule: rule.id, match: match, before: publication, after: message.chinese))
    }

    private func place(of reason: GateReason) -> (range: Range<SourceOffset>, location: String, match: String) {
        func place(_ field: PublicationField) -> (Range<SourceOffset>, String, String)? {
            guard let value = form.values[field], let range = value.range else { return nil }
            return (range, field.chineseNames[0], value.text)
        }
        switch reason {
        case .creditNotSigned(let name, let line), .creditSamePerson(let name, _, let line):
            return (line.range, line.location, name)
        case .displayReversed, .displayTooLong, .displayOver:
            return place(.displayUntil) ?? (Range(utf8: 0..<0), "", "")
        case .authorUnknown:
            return place(.author) ?? (Range(utf8: 0..<0), "", "")
        case .deadlineMissed:
            return place(.date) ?? (Range(utf8: 0..<0), "", "")
        default: return (Range(utf8: 0..<0), "", "")
        }
    }
}
