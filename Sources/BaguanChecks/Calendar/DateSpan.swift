internal import BaguanFindings
internal import BaguanText

/// One day or a stretch of days as a text writes it: 10月1日, 10月1日（周三）至8日, 1月28日（农历除夕）至2月4日.
struct DateSpan {
    var start: DateMention
    /// Nil for a single day.
    var end: DateMention?
    /// From the first year or month to the last 日.
    var range: Range<Int>

    /// Reads what begins with a date; nil when that is a month alone.
    init?(_ start: DateMention, in values: [UInt32]) {
        guard start.day != nil else { return nil }
        self.start = start
        range = start.range
        guard let at = Self.joint(after: start.range.upperBound, in: values) else { return }
        if let (day, dayEnd) = DateMention.day(at: at, in: values) {
            var end = start
            end.year = .none
            end.day = day
            end.range = at..<dayEnd
            self.end = end
        } else if let next = values[at..<min(values.count, at + 14)].firstIndex(of: 0x6708),
            let end = DateMention(month: next, in: values), end.range.lowerBound == at, end.day != nil
        {
            self.end = end
        }
        range = start.range.lowerBound..<(end?.range.upperBound ?? start.range.upperBound)
    }

    /// The days of the calendar when the first lies in `year`; nil when there are none or they run backwards.
    func days(in year: Int) -> ClosedRange<CalendarDate>? {
        guard let first = start.date(in: year) else { return nil }
        guard let end else { return first...first }
        // 12月31日至1月2日 runs over New Year.
        let endYear = if case .stated(let stated) = end.year { stated } else { end.month < start.month ? year + 1 : year }
        return end.date(in: endYear).flatMap { first <= $0 ? first...$0 : nil }
    }

    /// The place after 至, 到, — and the like behind a date, which may have its weekday in brackets.
    static func joint(after end: Int, in values: [UInt32]) -> Int? {
        var at = pastBrackets(DateMention.forward(end, in: values), in: values)
        // 从11月28日持续至12月4日
        for word in goingOn where values[at...].starts(with: word) { at += word.count }
        let start = at
        while at < values.count, at - start < 2, isJoint(values[at]) { at += 1 }
        guard at > start else { return nil }
        return DateMention.forward(at, in: values)
    }

    private static let goingOn = ["起", "开始", "一直", "持续", "延续"].map { $0.unicodeScalars.map(\.value) }

    /// The place behind （周日） or （农历正月初七、周二）.
    static func pastBrackets(_ index: Int, in values: [UInt32]) -> Int {
        guard index < values.count, [0xFF08, 0x28].contains(values[index]),
            let close = values[index..<min(values.count, index + 16)].firstIndex(where: { $0 == 0xFF09 || $0 == 0x29 })
        else { return index }
        return DateMention.forward(close + 1, in: values)
    }

    private static func isJoint(_ value: UInt32) -> Bool {
        [0x81F3, 0x5230, 0x2014, 0x2D, 0x2013, 0x7E, 0xFF5E, 0xFF0D, 0x301C].contains(value)
    }
}
