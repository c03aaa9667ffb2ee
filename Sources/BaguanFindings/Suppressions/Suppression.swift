public import BaguanText

/// Why a finding does not count: somebody has accepted it.
public struct Suppression: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// A comment in the draft says so; see ``Directive``.
        case inline
        /// `.baguan-waivers.yml` says so; see ``Waiver``.
        case waiver
        /// It was there when baguan was taken into use; see ``Baseline``.
        case baseline
    }

    public var kind: Kind
    /// In the words of who excepted it. Empty for a baseline, which asks nobody.
    public var reason: String
    public var person: String?
    /// The last day on which it holds; nil when no day is set.
    public var until: CalendarDate?
    /// Where the exception is written: in the draft itself, or in the file of waivers or of the baseline.
    public var position: TextPosition?

    public init(
        kind: Kind, reason: String = "", person: String? = nil, until: CalendarDate? = nil, position: TextPosition? = nil
    ) {
        self.kind = kind
        self.reason = reason
        self.person = person
        self.until = until
        self.position = position
    }
}

/// What a baseline says of a finding.
public enum BaselineState: String, Sendable {
    /// The baseline does not know it.
    case new
    /// The baseline has it.
    case unchanged
}
