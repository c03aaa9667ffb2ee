package import BaguanText

/// The rules about exceptions themselves. An exception that does nothing, or of which nobody can tell what it does, is
/// worse than none: it documents a review that never took place.
public enum SuppressionRule: String, CaseIterable, Sendable {
    /// It cannot be read, names no rule or gives no reason. It excepts nothing.
    case malformed
    /// Its last day is over. It excepts nothing.
    case expired
    /// What it excepts is not there.
    case unused
    /// `baguan-disable` without `baguan-enable`: it holds to the draft's end, for all that will ever be written there.
    case unclosed
    /// An entry of the baseline that no draft meets any more.
    case stale

    public static let pack = "suppressions"

    public var id: RuleID { RuleID(pack: Self.pack, name: rawValue) }

    public var severity: Severity { .warning }

    public var title: Localized {
        switch self {
        case .malformed: Localized(zh: "写错了的例外", en: "an exception that cannot be read")
        case .expired: Localized(zh: "过期的例外", en: "an exception that is over")
        case .unused: Localized(zh: "用不上的例外", en: "an exception that excepts nothing")
        case .unclosed: Localized(zh: "没有结束的例外", en: "an exception without an end")
        case .stale: Localized(zh: "基线里过时的条目", en: "a baseline's entry that is gone")
        }
    }

    public var why: Localized {
        switch self {
        case .malformed:
            Localized(
                zh: "例外要写明是哪条规则、为什么；写错的例外不起作用。",
                en: "An exception names its rule and its reason; one that does not has no effect.")
        case .expired:
            Localized(zh: "期限过了，例外就不再起作用：该改的改，还要例外的重新说明理由。", en: "It has no effect any more: mend the draft, or give a new reason.")
        case .unused:
            Localized(zh: "要免除的问题已经不在；留着它，以后会放过新的问题。", en: "What it excepts is gone; left there, it will let something new pass.")
        case .unclosed:
            Localized(
                zh: "没有 baguan-enable，例外就一直管到文末，以后写的也不检查。",
                en: "Without baguan-enable it holds to the end, for all that will be written there.")
        case .stale:
            Localized(
                zh: "已经改好的还留在基线里，再写错一次就会放过。", en: "What is mended and still in the baseline may be written again unseen.")
        }
    }
}

extension SuppressionRule {
    /// A finding about an exception.
    /// - Parameters:
    ///   - sentences: what is wrong, and what to do about it.
    ///   - match: what of the exception is repeated.
    package func finding(
        _ sentences: [Localized], in language: Language, match: String, at range: Range<SourceOffset>
    ) -> Finding {
        let message = sentences.map { $0[language] }.joined(separator: Localized(zh: "；", en: "; ")[language])
        return Finding(
            ruleID: id, severity: severity, message: message, range: range, match: match,
            fingerprint: Fingerprint.of(rule: id, match: match, before: "", after: ""))
    }
}
