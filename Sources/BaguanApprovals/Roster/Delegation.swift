public import BaguanFindings

/// One person lets another act in their place for some days.
///
/// The one who acts becomes no second person: whatever is signed so uses up both.
public struct Delegation: Hashable, Sendable {
    /// No delegation is longer, in days.
    public static let limit = 30

    /// Whose role it is.
    public var principal: String
    /// Who acts.
    public var deputy: String
    /// Nil for every role of the principal's.
    public var role: String?
    /// Nil for every stage.
    public var stages: [String]?
    public var from: CalendarDate
    /// The last day.
    public var until: CalendarDate
    public var reason: String

    public init(
        principal: String, deputy: String, role: String? = nil, stages: [String]? = nil, from: CalendarDate,
        until: CalendarDate, reason: String
    ) {
        self.principal = principal
        self.deputy = deputy
        self.role = role
        self.stages = stages
        self.from = from
        self.until = until
        self.reason = reason
    }

    /// How many days it lasts, the first and the last included.
    public var dayCount: Int { until.dayNumber - from.dayNumber + 1 }

    func covers(role: String, stage: String) -> Bool {
        (self.role.map { $0.hasSameBytes(as: role) } ?? true)
            && (stages.map { $0.contains { $0.hasSameBytes(as: stage) } } ?? true)
    }
}
