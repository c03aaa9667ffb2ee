internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// An event from which years are counted: 中国共产党成立, 教师节, 本校建校.
struct Epoch: Sendable {
    var start: PartialDate
    /// What is counted: 周年, 个, 届.
    var units: [[UInt32]]
    /// The number in the first year: 0 for anniversaries, 1 for 第一个教师节.
    var first: Int
    /// Every how many years it comes.
    var interval: Int
    /// Whether a lower number is a name of its own (第十三届全国人大), so that only those to come are wrong.
    var keepsEarlierNumbers: Bool

    init?(_ entry: Entry) {
        guard let start = entry.fields["epoch"].flatMap({ PartialDate($0) }) else { return nil }
        self.start = start
        let units = entry.list("unit")
        self.units = (units.isEmpty ? ["周年"] : units).map { $0.unicodeScalars.map(\.value) }
        first = entry.fields["first"].flatMap { Int($0) } ?? 0
        interval = max(1, entry.fields["interval"].flatMap { Int($0) } ?? 1)
        keepsEarlierNumbers = self.units.contains([0x5C4A])
    }

    /// The number that belongs to a year.
    func number(in year: Int) -> Int {
        let years = year - start.year
        return first + (years >= 0 ? years / interval : -((interval - 1 - years) / interval))
    }

    /// The numbers that are right on a day: until the day itself has come, the one before it too.
    ///
    /// Of what is numbered (第42个教师节) only the coming one is meant once it is near.
    func numbers(on date: CalendarDate) -> ClosedRange<Int> {
        let number = number(in: date.year)
        let isNear = first > 0 && hasCome(in: CalendarDate(year: date.year, month: min(12, date.month + 2), day: 1) ?? date)
        return hasCome(in: date) || isNear ? number...number : number - 1...number
    }

    /// The numbers that are right in a time that may be a whole year.
    func numbers(in time: PartialDate) -> ClosedRange<Int> {
        let number = number(in: time.year)
        let hasCome = time.month != nil && hasCome(in: time.firstDay)
        return hasCome ? number...number : number - 1...number
    }

    private func hasCome(in date: CalendarDate) -> Bool {
        (date.month, date.day) >= (start.month ?? 1, start.day ?? 1)
    }
}
