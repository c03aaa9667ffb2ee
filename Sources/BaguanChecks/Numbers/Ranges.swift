internal import BaguanFindings
internal import BaguanText

/// From a number to a number.
enum Ranges {
    /// 5万～10元, 3～5%, 13～17万元: leaving out the first unit changes the meaning.
    static let unit = DetectorGroup(clause: "GB/T 15835—2011 5.1.3", parts: [
        PatternDetector(
            clause: "GB/T 15835—2011 5.1.3", anchors: ["%", "％"], characters: .digit,
            #"(?<![\d.%％+\-—])(\d{1,3}(?:\.\d{1,3})?[~～—–-]\d{1,3}(?:\.\d{1,3})?[%％])"#
        ) { match in
            let parts = match[1].split { "~～—–-".contains($0) }
            return parts.count == 2 ? .replace("\(parts[0])%～\(parts[1])") : nil
        },
        PatternDetector(
            clause: "GB/T 15835—2011 5.1.3", anchors: ["万", "亿"], characters: .digit,
            #"(?<![\d.\-—～~])(\d{1,4}(?:\.\d+)?[~～—–-]\d{1,4}(?:\.\d+)?[万亿])(?=元|人|名|亩|吨|字|次|册|平方)"#
        ) { match in
            let unit = String(match[1].suffix(1))
            let parts = match[1].split { "~～—–-".contains($0) }
            guard parts.count == 2 else { return nil }
            return .init(suggestions: ["\(parts[0])\(unit)～\(parts[1])"])
        },
        PatternDetector(
            clause: "GB/T 15835—2011 5.1.3", anchors: ["万", "亿"], characters: .digit,
            #"(\d{1,5}(?:\.\d+)?[万亿][~～—–-]\d{1,5})(?=元|人|名|亩|吨|字|次|册|平方)"#
        ) { _ in .init() },
    ])

    /// 十～20人: both ends in one kind of numerals.
    static let mixedForms = PatternDetector(
        clause: "GB/T 15835—2011 4.3", anchors: ["~", "—", "至"], characters: .digit,
        #"(?<![\p{Han}\d])([一二三四五六七八九十]{1,3}[~～—]\d{1,3}|\d{1,3}[~～—][一二三四五六七八九十]{1,3})(?=[个名位人次天年岁元月日周项条])"#
    ) { _ in .init() }

    /// 1-2个: a hyphen joins names and codes; from one number to another leads ～ or —.
    static let hyphen = PatternDetector(
        clause: "GB/T 15835—2011 5.1.3", anchors: ["-", "－", "–"], characters: .digit,
        #"(?<![\dA-Za-z.\-－–/:：第号])(\d{1,3}(?:\.\d)?[-－–]\d{1,3}(?:\.\d)?)(?=个|名|位|人|次|天|岁|周|小时|分钟|元|篇|项|条|份|本|年级|年(?!\d)|场|所|公里|米|倍)"#
    ) { match in .replace(String(match[1].map { "-－–".contains($0) ? "～" : $0 })) }
}
