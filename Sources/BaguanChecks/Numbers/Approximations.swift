internal import BaguanFindings
internal import BaguanText

/// Numbers that are not exact.
enum Approximations {
    static let counters = "(?:[万亿]?(?:[个名位人次场篇份本项件条所家支岁天年元吨亩户台套间张页字米里种类]|公里|小时|分钟|平方|余|课时|学时|学校|师生|学生|教师|党员|志愿))"

    /// 84余场次: 余 stands for what is left behind a round number.
    static let oddSurplus = DetectorGroup(clause: "《现代汉语词典》“余”：整数后的零头", parts: [
        PatternDetector(
            clause: "《现代汉语词典》“余”：整数后的零头", anchors: Anchors.of(Anchors.arabic, "余"), characters: .digit,
            #"(?<![\d.,，第])(\d{0,5}[1-9]余)(?=\#(counters))"#
        ) { match in
            let digits = match[1].dropLast()
            guard digits.count > 1 else { return digits.isEmpty ? nil : .init(suggestions: [String(digits)]) }
            return .init(suggestions: [digits.dropLast() + "0余", String(digits)])
        },
        PatternDetector(
            clause: "《现代汉语词典》“余”：整数后的零头", anchors: Anchors.of(Anchors.arabic, "多"), characters: .digit,
            #"(?<![\d.,，第])(\d{1,5}[1-9]多)(?=[个名位人次场篇份本项件条所家支])"#
        ) { match in
            .init(suggestions: [match[1].dropLast(2) + "0多", String(match[1].dropLast())])
        },
        PatternDetector(
            clause: "《现代汉语词典》“余”：整数后的零头", anchors: Anchors.of(Anchors.han, "余"),
            #"((?:[一二三四五六七八九]?十|百零)[一二三四五六七八九]余)(?=[个名位人次场篇份本项件条所家支])"#
        ) { match in
            .init(suggestions: [match[1].dropLast(2) + "余", String(match[1].dropLast())])
        },
    ])

    private static let number = #"(?:\d[\d,.]{0,12}|[一二两三四五六七八九十百千]{1,8})[万亿]{0,2}%?"#

    /// 约…左右, 近…余, 超过…以上: one of the two says it.
    static let doubled = DetectorGroup(clause: "语义重复，概数见 GB/T 15835—2011 3.3", parts: [
        PatternDetector(
            clause: "语义重复，概数见 GB/T 15835—2011 3.3", anchors: ["左右", "上下"],
            #"((?:大约|大概|(?<![公条节预签制契合违履集大隐婚邀失相特简])约|将近|接近|(?<![最附靠临邻接相就新远亲贴])近)\#(number)[余多]?(?:个|名|人|次|元|岁|年|天|小时|分钟|公里|米|平方米|亩|吨|场|项|所|人次|万元|亿元)?(?:左右|上下))"#
        ) { _ in .init(note: "表示约数的词前后重复") },
        PatternDetector(
            clause: "语义重复，概数见 GB/T 15835—2011 3.3", anchors: Anchors.of(Anchors.any, "余多"),
            #"((?:大约|大概|(?<![公条节预签制契合违履集大隐婚邀失相特简])约|将近|(?<![最附靠临邻接相就新远亲贴])近)(?:\d[\d,]{0,10}|[一二两三四五六七八九十百千]{1,8})[万亿]?[余多])(?=\#(counters))"#
        ) { _ in .init(note: "表示约数的词前后重复") },
        PatternDetector(
            clause: "语义重复，概数见 GB/T 15835—2011 3.3", anchors: ["超过", "至少", "最少", "不少于", "不低于", "至多", "最多", "不多于", "不高于"],
            #"((?:超过|至少|最少|不少于|不低于)\#(number)(?:个|名|人|次|元|岁|年|天|小时|分钟|公里|米|场|项|所|人次|万元|亿元)?以上|(?:不超过|至多|最多|不多于|不高于)\#(number)(?:个|名|人|次|元|岁|年|天|小时|分钟|公里|米|场|项|所|人次|万元|亿元)?(?:以下|以内))"#
        ) { _ in .init(note: "上下限前后重复") },
    ])

    /// 几10人, 30几岁: numbers with 几 are written in Han.
    static let several = PatternDetector(
        clause: "GB/T 15835—2011 4.2.2", anchors: ["几1", "0几", "1几", "2几", "3几", "4几", "5几"], characters: .digit,
        #"((?<![第初\p{Nd}])几1(?:0{1,4})(?=[个名位人次年天岁元场])|(?<![\d.第初高图表])[1-9]0?几(?=[个名位人次岁天]))"#
    ) { match in
        guard match[1].hasPrefix("几") else { return .init() }
        return .replace("几" + ["", "", "十", "百", "千", "万"][min(match[1].count - 1, 5)])
    }

    /// 3、4个月: as “a few” it is written 三四个月.
    static let inArabic = PatternDetector(
        clause: "GB/T 15835—2011 4.2.2", anchors: ["1、2", "2、3", "3、4", "4、5", "5、6", "6、7", "7、8", "8、9"], characters: .digit,
        #"(?<![\d.、第初高图表])((?:1、2|2、3|3、4|4、5|5、6|6、7|7、8|8、9))(?=个|名|位|岁|天|次|小时|分钟)"#
    ) { match in
        .replace(String(match[1].compactMap { $0 == "、" ? nil : Array("〇一二三四五六七八九")[Int(String($0)) ?? 0] }))
    }
}
