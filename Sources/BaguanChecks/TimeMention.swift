internal import BaguanFindings
internal import BaguanRules

/// A year or date that a sentence speaks of: 2016年, 2016年5月, 二〇一六年, 2016-05-04.
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

    /// The value of a digit in any of the ways years are written.
    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "0"..."9": Int(scalar.value - 0x30)
        case "０"..."９": Int(scalar.value - 0xFF10)
        case "〇", "○", "零": 0
        case "一": 1
        case "二": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    /// Reads a year at `start`, with month and day if they follow. A fifth digit before or after makes it no year.
    private static func yearMention(_ scalars: [Unicode.Scalar], _ start: Int) -> (PartialDate, end: Int)? {
        guard start + 4 < scalars.count, start == 0 || digit(scalars[start - 1]) == nil else { return nil }
        let digits = scalars[start..<start + 4].compactMap(digit)
        guard digits.count == 4 else { return nil }
        let year = digits.reduce(0) { $0 * 10 + $1 }
        guard (1900...2100).contains(year) else { return nil }
        var at = start + 4
        let separator = scalars[at]
        guard ["年", "-", "/", "."].contains(separator) else { return nil }
        at += 1
        guard let (month, afterMonth) = number(scalars, at), (1...12).contains(month) else {
            return separator == "年" ? PartialDate(year: year).map { ($0, at) } : nil
        }
        guard separator != "年" || (afterMonth < scalars.count && scalars[afterMonth] == "月") else {
            return PartialDate(year: year).map { ($0, at) }
        }
        at = separator == "年" ? afterMonth + 1 : afterMonth
        if separator == "年" {
            guard let (day, afterDay) = number(scalars, at), afterDay < scalars.count,
                ["日", "号"].contains(scalars[afterDay]), let date = PartialDate(year: year, month: month, day: day)
            else { return PartialDate(year: year, month: month).map { ($0, at) } }
            return (date, afterDay + 1)
        }
        guard at < scalars.count, scalars[at] == separator, let (day, afterDay) = number(scalars, at + 1),
            let date = PartialDate(year: year, month: month, day: day)
        else { return nil }
        return (date, afterDay)
    }

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

    private static func reachesToNow(_ scalars: [Unicode.Scalar], _ end: Int) -> Bool {
        let rest = String(String.UnicodeScalarView(scalars[end...].prefix(4)))
        return ["以来", "至今", "起,", "起，", "起至今", "到现在", "开始至今"].contains { rest.hasPrefix($0) }
    }
}
