internal import BaguanFindings
internal import BaguanText

/// The letters O, l and I in numbers: 2O26年, 1OO人, l5万元.
enum LetterInNumber {
    static let detector = PatternDetector(
        clause: "Unicode UTS #39（形似字符）", anchors: Anchors.of("0123456789", "OlI") + Anchors.of("OlI", "0123456789"), characters: .digit,
        // Years, and numbers that a unit follows; codes and formulas (H2O, CO2) have letters around them.
        #"(?<![A-Za-zＡ-Ｚａ-ｚ\d.\-])((?=[\dOoＯlI]*[OoＯlI])(?:[12][\dOoＯlI]{3}(?=年)|[1-9][\dOoＯ]{0,8}(?=[月日年天周届次期场节课名人个位所项条件份篇本册张票斤克吨米元万亿％%度层页分秒时]|岁|小时|公里|千米|平方|余[人名元])|(?=[lI]*\d)[\dlI]{2,6}(?=[月日年天名人个元万亿％%岁])))"#
    ) { match in
        .replace(String(match[1].map { "OoＯ".contains($0) ? "0" : "lI".contains($0) ? "1" : $0 }))
    }
}
