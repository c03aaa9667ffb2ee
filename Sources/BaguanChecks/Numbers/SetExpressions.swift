internal import BaguanFindings
internal import BaguanText

/// Fixed words and calendars whose numerals are Han.
enum SetExpressions {
    private static let clause = "GB/T 15835—2011 4.2.3"
    private static let digits = Array("〇一二三四五六七八九")

    static let han = DetectorGroup(clause: clause, parts: [
        PatternDetector(clause: clause, anchors: ["星期", "礼拜"], characters: .digit, #"((?:星期|礼拜)[1-6])(?!\d)"#) { match in
            .replace(match[1].dropLast() + han(match[1].suffix(1)))
        },
        PatternDetector(
            clause: "GB/T 15835—2011 4.3", anchors: ["中全会", "届全国人大", "届全国人民", "届全国政协"], characters: .digit,
            #"(第?\d{1,2}届(?:\d{1,2}中全会|[一二三四五六七八九]中全会|全国人大|全国人民代表大会|全国政协)(?:第?\d{1,2}次会议)?)"#
        ) { match in .init(suggestions: [hanNumbers(in: match[1])]) },
        PatternDetector(
            clause: clause, anchors: ["方会谈", "四运动", "4运动", "4书5经", "1律"], characters: .digit,
            #"((?<![\d.])[3-9]方会谈|5[·.]?4运动|4书5经|(?<![\d.条])1律(?=[不要按予从由]))"#
        ) { match in .init(suggestions: [hanNumbers(in: match[1])]) },
    ])

    static let lunar = PatternDetector(
        clause: "GB/T 15835—2011 4.2.1", anchors: ["农历", "正月", "腊月", "冬月"], characters: .digit,
        #"((?:正月|腊月|冬月)(?:初|十|廿)?\d{1,2}(?![月\d])|农历\d{1,2}月(?:初)?\d{1,2}|农历[一二三四五六七八九十正腊]{1,2}月(?:初)?\d{1,2})"#
    ) { _ in .init() }

    private static func han(_ text: Substring) -> String {
        String(text.compactMap { $0.wholeNumberValue.map { digits[$0] } })
    }

    /// The text with each number up to 99 in Han: 20届4中全会 → 二十届四中全会.
    private static func hanNumbers(in text: String) -> String {
        var result = ""
        var number: Int?
        func flush() {
            guard let value = number else { return }
            let tens = value / 10 > 1 ? String(digits[value / 10 % 10]) : ""
            result += value < 10 ? String(digits[value]) : tens + "十" + (value % 10 > 0 ? String(digits[value % 10]) : "")
            number = nil
        }
        for character in text {
            if character.isASCII, let value = character.wholeNumberValue {
                number = ((number ?? 0) * 10 + value) % 100
            } else {
                flush()
                if !".·".contains(character) { result.append(character) }
            }
        }
        flush()
        return result
    }
}
