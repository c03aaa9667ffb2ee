internal import BaguanFindings
internal import BaguanText

/// A day written as a month and a day, possible or not: 2026年2月30日, 11月20日, 今年3月5日, 2026-02-30.
struct DateMention {
    /// How the year is known.
    enum Year: Hashable {
        case stated(Int)
        /// 今年, 去年, 明年 as a difference to the publication's year.
        case relative(Int)
        /// 每年: no one day is meant.
        case every
        /// Something stands there that is no year of four digits.
        case unclear
        case none
    }

    var year: Year
    var month: Int
    /// Nil when only the month is written.
    var day: Int?
    /// From the year, where one stands right before, to 日.
    var range: Range<Int>

    /// The year to judge by, as of a publication's date, where the text says it.
    func statedYear(_ publicationYear: Int) -> Int? {
        switch year {
        case .stated(let year): year
        case .relative(let difference): publicationYear + difference
        case .every, .unclear, .none: nil
        }
    }

    /// 2026年 where the text names the year; a suggestion keeps it.
    var statedYearText: String {
        if case .stated(let year) = year { "\(year)年" } else { "" }
    }

    /// Reads the mention whose 月 stands at `index`.
    init?(month index: Int, in values: [UInt32]) {
        let end = Self.back(index, in: values)
        guard let number = Numeral.read(in: values, before: end), number.range.upperBound == end, !number.isOrdinal,
            number.extent == number.range, number.style != .mixed, let month = number.integer, (0...99).contains(month)
        else { return nil }
        self.month = month
        (year, range) = Self.year(before: number.range.lowerBound, in: values)
        range = range.lowerBound..<index + 1
        guard let (day, dayEnd) = Self.day(at: index + 1, in: values) else { return }
        self.day = day
        range = range.lowerBound..<dayEnd
    }

    /// Reads 2026-02-30, 2026/2/30 or 2026.2.30, of which the year begins at `index`.
    init?(numeric index: Int, in values: [UInt32]) {
        guard index == 0 || !Self.continuesNumber(values[index - 1]), index + 4 < values.count,
            let year = Self.digits(values, index..<index + 4), (1900...2100).contains(year)
        else { return nil }
        let separator = values[index + 4]
        guard [0x2D, 0x2F, 0x2E].contains(separator) else { return nil }
        guard let (month, monthEnd) = Self.shortNumber(values, index + 5), monthEnd < values.count,
            values[monthEnd] == separator, let (day, dayEnd) = Self.shortNumber(values, monthEnd + 1),
            dayEnd == values.count || !Self.continuesNumber(values[dayEnd])
        else { return nil }
        self.year = .stated(year)
        self.month = month
        self.day = day
        range = index..<dayEnd
    }

    /// The day of the calendar, in a given year; nil when there is none.
    func date(in year: Int) -> CalendarDate? {
        day.flatMap { CalendarDate(year: year, month: month, day: $0) }
    }

    // MARK: - Parts

    /// 30日 or 30号 from `start` on; blanks may stand between.
    static func day(at start: Int, in values: [UInt32]) -> (Int, end: Int)? {
        let at = forward(start, in: values)
        guard let number = Numeral.read(in: values, at: at), number.extent == number.range, number.style != .mixed,
            number.unit == .none, let day = number.integer, (0...99).contains(day)
        else { return nil }
        let mark = forward(number.range.upperBound, in: values)
        guard mark < values.count, [0x65E5, 0x53F7].contains(values[mark]) else { return nil }
        // 5月10号文件, 12月40号楼
        if values[mark] == 0x53F7, mark + 1 < values.count, "文楼院线令门铺公通桌房".unicodeScalars.contains(where: {
            $0.value == values[mark + 1]
        }) { return nil }
        return (day, mark + 1)
    }

    private static func year(before start: Int, in values: [UInt32]) -> (Year, Range<Int>) {
        let end = back(start, in: values)
        guard end > 0, values[end - 1] == 0x5E74 else { return (.none, start..<start) }
        let numberEnd = back(end - 1, in: values)
        guard numberEnd > 0 else { return (.unclear, start..<start) }
        switch Unicode.Scalar(values[numberEnd - 1]) {
        case "今", "本", "当": return (.relative(0), numberEnd - 1..<start)
        case "去": return (.relative(-1), numberEnd - 1..<start)
        case "明": return (.relative(1), numberEnd - 1..<start)
        case "每", "历": return (.every, numberEnd - 1..<start)
        default: break
        }
        guard let number = Numeral.read(in: values, before: numberEnd), number.range.upperBound == numberEnd,
            number.range.count == 4, let year = number.integer, (1900...2100).contains(year)
        else { return (.unclear, start..<start) }
        return (.stated(year), number.range.lowerBound..<start)
    }

    private static func digits(_ values: [UInt32], _ range: Range<Int>) -> Int? {
        range.reduce(0 as Int?) { sum, index in
            sum.flatMap { sum in
                Numeral.isArabicDigit(values[index]) ? Numeral.digit(values[index]).map { sum * 10 + $0 } : nil
            }
        }
    }

    private static func shortNumber(_ values: [UInt32], _ start: Int) -> (Int, end: Int)? {
        var end = start
        while end < values.count, end - start < 3, Numeral.isArabicDigit(values[end]) { end += 1 }
        guard (1...2).contains(end - start) else { return nil }
        return digits(values, start..<end).map { ($0, end) }
    }

    /// A digit, letter or mark with which a number, an address or a version goes on.
    private static func continuesNumber(_ value: UInt32) -> Bool {
        if Numeral.isArabicDigit(value) { return true }
        guard let scalar = Unicode.Scalar(value), scalar.isASCII else { return false }
        return scalar.properties.isAlphabetic || "-/._".unicodeScalars.contains(scalar)
    }

    // MARK: - Blanks

    static func isBlank(_ value: UInt32) -> Bool { value == 0x20 || value == 0x3000 || value == 0xA0 || value == 0x09 }

    /// The place before the blanks that end before `index`.
    static func back(_ index: Int, in values: [UInt32]) -> Int {
        var at = index
        while at > 0, index - at < 4, isBlank(values[at - 1]) { at -= 1 }
        return at
    }

    /// The place after the blanks that begin at `index`.
    static func forward(_ index: Int, in values: [UInt32]) -> Int {
        var at = index
        while at < values.count, at - index < 4, isBlank(values[at]) { at += 1 }
        return at
    }
}
