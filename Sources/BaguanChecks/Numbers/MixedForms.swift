internal import BaguanFindings
internal import BaguanText

/// Arabic and Han numerals in one date or number.
enum MixedForms {
    private static let han = "[〇○零一二三四五六七八九]"

    static let date = DetectorGroup(clause: "GB/T 15835—2011 4.3", parts: [
        PatternDetector(
            clause: "GB/T 15835—2011 4.3", anchors: Anchors.of(Anchors.han, "年", Anchors.arabic) + Anchors.of(Anchors.arabic, "年", Anchors.han), characters: .digit,
            #"([一二]\#(han){3}年\d{1,2}月(?:\d{1,2}日)?|(?<!\d)\d{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日|\d{1,2}日|(?=[，。、至份底末初]|$)))"#
        ) { _ in .init() },
        PatternDetector(
            clause: "GB/T 15835—2011 4.3", anchors: Anchors.of(Anchors.han, "月", Anchors.arabic) + Anchors.of(Anchors.arabic, "月", Anchors.han), characters: .digit,
            #"(?<![\d年一二三四五六七八九十])(\d{1,2}月[一二三四五六七八九十]{1,3}日|[一二三四五六七八九十]{1,2}月\d{1,2}日)"#
        ) { _ in .init() },
        PatternDetector(
            clause: "GB/T 15835—2011 4.3", anchors: ["世纪"], characters: .digit,
            #"(?<!\d)(\d{1,2}世纪[一二三四五六七八九]十年代|(?<!\p{Nd})(?:十[五六七八九]|二十一?)世纪\d0年代)"#
        ) { _ in .init() },
    ])

    /// 1百零8, 3十名: only 万 and 亿 go with Arabic digits.
    static let number = PatternDetector(
        clause: "GB/T 15835—2011 5.3", anchors: ["0十", "1十", "2十", "3十", "4十", "5十", "6十", "7十", "8十", "9十", "1百", "2百", "3百", "4百", "5百", "6百", "7百", "8百", "9百"], characters: .digit,
        #"(?<![\d.])([1-9](?:百(?:[零一二三四五六七八九\d][十\d]?[一二三四五六七八九\d]?)?|十[一二三四五六七八九]?)[余多]?)(?=[个名位人次余多年天岁元场所])"#
    ) { _ in .init() }
}
