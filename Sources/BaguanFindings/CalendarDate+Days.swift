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
}
