internal import BaguanFindings

/// Days and events that are named by month and day in Han numerals: a middle dot only after January, November, December.
enum MonthAndDay {
    private static let dotted = ["三八", "三一五", "五一", "五四", "六一", "七一", "七七", "八一", "九一八", "十一"].flatMap { day in
        ["·", "•", "・", "‧", "．"].map { "\(day.prefix(1))\($0)\(day.dropFirst())" }
    }

    static let inHan = DetectorGroup(clause: "GB/T 15834—2011 4.14.3.5", parts: [
        PatternDetector(
            clause: "GB/T 15834—2011 4.14.3.5", anchors: dotted,
            #"(?<![一二三四五六七八九十])((?:五[·•・‧．.][一四]|六[·•・‧．.]一|七[·•・‧．.][一七]|八[·•・‧．.]一|三[·•・‧．.](?:八|一五)|九[·•・‧．.]一八|十[·•・‧．.]一))(?![一二三四五六七八九十·•月号])"#
        ) { match in
            // The memorial hall's own name has the dot.
            .replace(match[1].filter { "一二三四五六七八九十".contains($0) }, severity: match[1].hasPrefix("九") ? .info : nil)
        },
        PatternDetector(
            clause: "GB/T 15834—2011 4.14.3.5", anchors: ["一二八", "一二九", "一·二九", "一二·八"],
            #"(一二·?八(?=事变|抗战)|一二八(?=事变|抗战)|一二九(?=运动|大合唱|合唱|歌咏|爱国|抗日)|一·二九)"#
        ) { match in .replace(match[1].hasSuffix("八") ? "一·二八" : "一二·九") },
    ])
}
