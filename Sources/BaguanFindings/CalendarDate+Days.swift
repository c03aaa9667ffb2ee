extension CalendarDate {
    /// Days since the first of January of the year 1; differences are numbers of days.
    public var dayNumber: Int {
        // Years begin in March here, so that the odd day of February comes last.
        let shifted = month > 2 ? year : year - 1
        let monthsSinceMarch = (month + 9) % 12
        let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400
        return days + (153 * monthsSinceMarch + 2) / 5 + day - 307
    }

    /// 1 for Monday … 7 for Sunday.
    public var weekday: Int { (dayNumber % 7 + 7) % 7 + 1 }

    /// The day with this number; nil before the year 1 and after 9999.
    public init?(dayNumber: Int) {
        guard (0..<3_652_059).contains(dayNumber) else { return nil }
        // As above, years begin in March; 400 of them have 146,097 days.
        let (era, day) = (dayNumber + 306).quotientAndRemainder(dividingBy: 146_097)
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 * year + year / 4 - year / 100)
        let monthsSinceMarch = (5 * dayOfYear + 2) / 153
        self.init(
            year: era * 400 + year + (monthsSinceMarch > 9 ? 1 : 0),
            month: (monthsSinceMarch + 2) % 12 + 1,
            day: dayOfYear - (153 * monthsSinceMarch + 2) / 5 + 1)
    }
}
