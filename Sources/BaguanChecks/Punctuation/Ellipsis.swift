internal import BaguanFindings

/// The six dots.
enum Ellipsis {
    /// 。。。, ..., ·····, a lone … and more than twelve dots.
    static let form = PatternDetector(
        clause: "GB/T 15834—2011 4.11.2", anchors: ["...", "。。。", "···", "…", "、、、", "，，，"],
        // Beside Han or a Chinese mark; leaders of a table of contents end in a page number.
        #"(?<=[\p{Han}”》）])((?:\.{3,12}|。{3,}|[·•・]{3,12}|、{3,}|，{3,}|(?<!…)…(?!…)|…{5,}))(?!\s*[.·…]*\s*\d)"#
    ) { match in
        // Four are two ellipses in poetry; … alone may stand in a formula.
        match[1] == "……" ? nil : .replace("……")
    }

    static let withEtc = PatternDetector(
        clause: "GB/T 15834—2011 A.9", anchors: ["……等", "等……", "…等", "…等等"],
        #"(……?等等|……?等(?=[。，；、]|$)|等等?……)"#
    ) { match in
        let word = match[1].contains("等等") ? "等等" : "等"
        return .init(suggestions: ["……", word])
    }
}
