/// Writes whole numbers in Han numerals.
public enum HanNumber {
    private static let digits = Array("〇一二三四五六七八九")

    /// 一百零五 for 105; numbers of ten thousand and more, and those below zero, in Arabic digits.
    public static func write(_ number: Int) -> String {
        guard (1..<10_000).contains(number) else { return number == 0 ? "零" : String(number) }
        var text = ""
        var rest = number
        for (unit, name) in [(1_000, "千"), (100, "百"), (10, "十")] {
            let digit = rest / unit
            if digit > 0 {
                // 十五, but 一百一十五.
                text += (digit == 1 && unit == 10 && text.isEmpty ? "" : String(digits[digit])) + name
            } else if !text.isEmpty, rest > 0, !text.hasSuffix("零") {
                text += "零"
            }
            rest %= unit
        }
        return rest > 0 ? text + String(digits[rest]) : text.hasSuffix("零") ? String(text.dropLast()) : text
    }
}
