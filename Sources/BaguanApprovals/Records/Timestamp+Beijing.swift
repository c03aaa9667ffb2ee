public import BaguanFindings

// Days in rosters and policies are those of Beijing, which all of China keeps, eight hours ahead of universal time.
extension Timestamp {
    private static let ahead = 8 * 3_600
    private static let secondsOfDay = 86_400

    /// The day that it was in Beijing; nil in the last hours of the year 9999.
    public var dayInBeijing: CalendarDate? { Timestamp(secondsSince1970: secondsSince1970 + Self.ahead)?.date }

    /// As people in China read it: `2026-11-20 16:31:05`; the universal time, with its Z, in the last hours of the year 9999.
    public var inBeijing: String {
        guard let local = Timestamp(secondsSince1970: secondsSince1970 + Self.ahead) else { return description }
        return local.description.replacing("T", with: " ").replacing("Z", with: "")
    }

    /// Midnight in Beijing, when the day begins; nil on the first day of the year 1.
    public init?(startOf day: CalendarDate) {
        guard let epoch = CalendarDate(year: 1970, month: 1, day: 1) else { return nil }
        self.init(secondsSince1970: (day.dayNumber - epoch.dayNumber) * Self.secondsOfDay - Self.ahead)
    }
}
