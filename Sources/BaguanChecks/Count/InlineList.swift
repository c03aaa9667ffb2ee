internal import BaguanText

/// Counts the members of a list right behind a claim: 三个年级（七年级、八年级、九年级）.
enum InlineList {
    private static let longest = 160
    private static let longestMember = 16

    /// How many members there may be; nil when there is no list, or an open one.
    static func count(after end: Int, in values: [UInt32]) -> ClosedRange<Int>? {
        guard end < values.count, let opening = Unicode.Scalar(values[end]), "（(：:".unicodeScalars.contains(opening)
        else { return nil }
        let isBracketed = opening == "（" || opening == "("
        var members = 1
        var joints = 0
        var length = 0
        var depth = 0
        for at in end + 1..<min(values.count, end + longest) {
            guard let scalar = Unicode.Scalar(values[at]) else { return nil }
            if "）)".unicodeScalars.contains(scalar), depth == 0 {
                guard isBracketed, length > 0, members > 1 else { return nil }
                return members...members + joints
            }
            switch scalar {
            case "“", "《", "（", "(", "「": depth += 1
            case "”", "》", "）", ")", "」": depth -= 1
            case "、" where depth == 0:
                guard length > 0 else { return nil }
                members += 1
                length = -1
            case "和", "与", "及", "或": joints += 1
            case "。":
                guard !isBracketed, depth == 0, members > 1, length > 0 else { return nil }
                return members...members + joints
            // 等 leaves the list open, and a comma or a number makes it something else.
            case "等", "，", ",", "；", "：", ":", "…", "第", "\n", "!", "！", "?", "？": return nil
            default:
                if Numeral.isArabicDigit(values[at]) || depth < 0 { return nil }
            }
            length += 1
            if length > longestMember { return nil }
        }
        return nil
    }
}
