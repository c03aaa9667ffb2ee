internal import BaguanFindings

/// 、 where no pause is, or where another mark belongs.
enum EnumerationComma {
    /// 《甲》、《乙》 and “甲”、“乙”: one finding per draft.
    static let betweenMarks = PatternDetector(
        clause: "GB/T 15834—2011 4.5.3.5", anchors: ["》、《", "”、“"], isCounted: true,
        #"(?<=》)(、)(?=《)|(?<=”)(、)(?=“)"#
    ) { _ in .replace("") }

    /// 甲、乙、等 and 甲、乙、和丙.
    static let beforeConjunction = DetectorGroup(clause: "GB/T 15834—2011 B.1.2", parts: [
        PatternDetector(
            clause: "GB/T 15834—2011 B.1.2", anchors: ["、等"],
            // 、等级… and 、等候… are words of the list.
            #"(、等)(?=[。，；：）]|等|一系列|[几一二两三四五六七八九十百千\d]+[余多]?[个项种类名所家份本次件条]|各[种类项]|[方多]|$)"#
        ) { match in .replace("等") },
        PatternDetector(
            clause: "GB/T 15834—2011 A.3", anchors: ["、以及"], #"(、)以及"#
        ) { _ in .init(suggestions: ["，"], severity: .info) },
    ])

    /// 三、四个: two neighbouring numbers that stand for “a few”.
    static let inApproximation = PatternDetector(
        clause: "GB/T 15834—2011 4.5.3.4", anchors: ["一、两", "一、二", "两、三", "二、三", "三、四", "四、五", "五、六", "六、七", "七、八", "八、九", "三、五"],
        #"(?<![第一二三四五六七八九十百千万、初高年])((?:一、[两二]|[两二]、三|三、[四五]|四、五|五、六|六、七|七、八|八、九)[十百千万]?)(?=[个名位岁天次遍分里公多人][^级班]|小时|分钟)"#
    ) { match in
        .replace(match[1].filter { $0 != "、" })
    }
}
