public import BaguanFindings

/// The time in which a wording was right; either end may be open, and both belong to it.
public struct Period: Hashable, Sendable {
    public var from: PartialDate?
    public var until: PartialDate?

    public init(from: PartialDate? = nil, until: PartialDate? = nil) {
        self.from = from
        self.until = until
    }

    /// Neither end is given: the wording was never right.
    public var isUnbounded: Bool { from == nil && until == nil }

    public func contains(_ date: CalendarDate) -> Bool {
        !isUnbounded && !isBefore(date) && !isAfter(date)
    }

    /// Whether what is required in this period is required on `date`; without a period it always is.
    public func isInForce(on date: CalendarDate) -> Bool { isUnbounded || contains(date) }

    /// The period was over before `date`: the wording is *outdated*.
    public func isBefore(_ date: CalendarDate) -> Bool { until.map { $0.lastDay < date } ?? false }

    /// The period begins only after `date`: the wording is an *anachronism*.
    public func isAfter(_ date: CalendarDate) -> Bool { from.map { date < $0.firstDay } ?? false }

    /// Whether some day of `other` lies in this period.
    public func overlaps(_ other: PartialDate) -> Bool {
        !isUnbounded && !isBefore(other.firstDay) && !isAfter(other.lastDay)
    }
}
