internal import BaguanFindings
internal import BaguanText

/// The letters O, l and I in numbers: 2O26年, 1OO人.
enum LetterInNumber {
    static let detector = PatternDetector(
        clause: "Unicode UTS #39（形似字符）", anchors: ["O年", "O月", "O日", "O人", "O名", "O元", "O%", "O0", "O1", "O2", "O3", "O4", "O5", "O6", "O7", "O8", "O9", "l年", "I年", "2l", "2I"], characters: .digit,
        // Years, and numbers that a unit follows; codes and formulas (H2O, CO2) have letters around them.
        #"(?<![A-Za-zＡ-Ｚａ-ｚ\d.\-])((?=[\dOoＯlI]*[OoＯlI])(?:[12][\dOoＯlI]{3}(?=年)|[1-9][\dOoＯ]{0,8}(?=[月日人名元％%个所万亿]|岁|周年)))"#
    ) { match in
        .replace(String(match[1].map { "OoＯ".contains($0) ? "0" : "lI".contains($0) ? "1" : $0 }))
    }
}
