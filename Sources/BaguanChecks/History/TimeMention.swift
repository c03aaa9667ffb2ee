internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// A year or date that a sentence speaks of: 2016年, 2016 年 5 月, 二〇一六年, 2016-05-04.
///
/// Judged for the `history` exception: “2016年,国家卫计委印发…” speaks of a time at which the name was right, while
/// “2016年以来” reaches to the present and so excuses nothing.
struct TimeMention: Hashable {
    var date: PartialDate
    /// Whether the mention opens a time that goes on: 以来, 起, 至今.
    var reachesToNow: Bool

    /// All mentions in a text, in its order.
    static func all(in text: String) -> [TimeMention] {
        let scalars = Array(text.unicodeScalars)
        var mentions: [TimeMention] = []
        var at = 0
        while at < scalars.count {
            if let (date, end) = yearMention(scalars, at) {
                mentions.append(TimeMention(date: date, reachesToNow: reachesToNow(scalars, end)))
                at = end
            } else {
                at += 1
            }
        }
        return mentions
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? { Numeral.digit(scalar.value) }

    /// Whether a digit is one of those that Arabic numbers are written with; 周一2016年 is no number of five digits.
    private static func isArabic(_ scalar: Unicode.Scalar) -> Bool { Numeral.isArabicDigit(scalar.value) }

    /// Reads a year at `start`, with month and day if they follow. A fifth digit before or after makes it no year.
    private static func yearMention(_ scalars: [Unicode.Scalar], _ start: Int) -> (PartialDate, end: Int)? {
        guard start + 4 < scalars.count else { return nil }
        let isArabic = isArabic(scalars[start])
        func isDigit(_ index: Int) -> Bool {
            digit(scalars[index]) != nil && Self.isArabic(scalars[index]) == isArabic
        }
        guard start == 0 || !isDigit(start - 1), (start..<start + 4).allSatisfy(isDigit) else { return nil }
        let year = scalars[start..<start + 4].compactMap(digit).reduce(0) { $0 * 10 + $1 }
        guard (1900...2100).contains(year) else { return nil }
        let unit = skippingBlanks(scalars, start + 4)
        if unit < scalars.count, scalars[unit] == "年" { return dateInWords(scalars, unit + 1, year: year) }
        return ["-", "/", "."].contains(scalars[start + 4]) ? dateInNumbers(scalars, start + 4, year: year) : nil
    }

    /// Where the text goes on behind the blanks at `index`: many write 2016 年 5 月.
    private static func skippingBlanks(_ scalars: [Unicode.Scalar], _ index: Int) -> Int {
        var at = index
        while at < scalars.count, [" ", "\u{A0}", "\u{3000}"].contains(scalars[at]) { at += 1 }
        return at
    }

    /// What follows 2016年: 5月, 5月4日 or neither.
    private static func dateInWords(_ scalars: [Unicode.Scalar], _ start: Int, year: Int) -> (PartialDate, end: Int)? {
        guard let (month, afterMonth) = number(scalars, skippingBlanks(scalars, start)),
            case let monthUnit = skippingBlanks(scalars, afterMonth), monthUnit < scalars.count, scalars[monthUnit] == "月",
            let monthAlone = PartialDate(year: year, month: month)
        else { return PartialDate(year: year).map { ($0, start) } }
        guard let (day, afterDay) = number(scalars, skippingBlanks(scalars, monthUnit + 1)),
            case let dayUnit = skippingBlanks(scalars, afterDay), dayUnit < scalars.count,
            ["日", "号"].contains(scalars[dayUnit]), let date = PartialDate(year: year, month: month, day: day)
        else { return (monthAlone, monthUnit + 1) }
        return (date, dayUnit + 1)
    }

    /// What follows 2016: -05-04, or .5 alone where nothing behind it makes a decimal of it (2016.5万元).
    private static func dateInNumbers(
        _ scalars: [Unicode.Scalar], _ separator: Int, year: Int
    ) -> (PartialDate, end: Int)? {
        guard let (month, afterMonth) = number(scalars, separator + 1),
            let monthAlone = PartialDate(year: year, month: month)
        else { return nil }
        if afterMonth < scalars.count, scalars[afterMonth] == scalars[separator],
            let (day, afterDay) = number(scalars, afterMonth + 1),
            let date = PartialDate(year: year, month: month, day: day) { return (date, afterDay) }
        let isDecimal = afterMonth < scalars.count
            && !(endsNumber.contains(scalars[afterMonth]) || scalars[afterMonth].properties.isWhitespace)
        return isDecimal ? nil : (monthAlone, afterMonth)
    }

    private static let endsNumber = Set("，。；：、！？）》」”—－-~～至到,;:)起以".unicodeScalars)

    /// Reads a number of one or two digits, in Arabic or Han numerals up to 三十一.
    private static func number(_ scalars: [Unicode.Scalar], _ start: Int) -> (Int, end: Int)? {
        var at = start
        var value: Int?
        while at < scalars.count, at - start < 3 {
            if scalars[at] == "十" {
                value = (value ?? 1) * 10
            } else if let digit = digit(scalars[at]) {
                if at > start, scalars[at - 1] != "十" { value = (value ?? 0) * 10 + digit } else { value = (value ?? 0) + digit }
            } else {
                break
            }
            at += 1
        }
        return value.map { ($0, at) }
    }

    /// 2016年以来, 2016年底至今, 2016年起; but not 2016年起草 and 2016年1月1日起施行, which happened then.
    private static func reachesToNow(_ scalars: [Unicode.Scalar], _ end: Int) -> Bool {
        var rest = scalars[skippingBlanks(scalars, end)...].prefix(8)
        if let next = rest.first, ["底", "初", "末", "春", "夏", "秋", "冬"].contains(next) { rest = rest.dropFirst() }
        let text = String(String.UnicodeScalarView(rest))
        if ["以来", "以后", "之后", "至今", "到现在", "到今天", "开始，", "开始,"].contains(where: text.hasPrefix) { return true }
        guard rest.first == "起" else { return false }
        return !["草", "义", "诉", "源", "初", "步", "航", "飞", "施行", "实施", "执行", "生效"]
            .contains(where: text.dropFirst().hasPrefix)
    }
}
