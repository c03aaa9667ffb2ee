/// Reads one number, from left to right. Every character is looked at a fixed number of times.
struct NumeralReader {
    struct Number {
        var value: ExactDecimal
        var precision: Int
        var style: Numeral.Style
        var unit = Numeral.Unit.none
        var isApproximate = false
        /// 百年, 上万: the number is a unit without a digit before it.
        var startsWithUnit = false
    }

    let values: [UInt32]
    var at: Int

    /// More digits than these do not fit, nor are they numbers one counts with.
    static let mostDigits = 18

    mutating func read() -> Number? {
        if let parts = fractionMark(at: at) {
            at += 3
            guard var number = readPlain() else { return nil }
            number.unit = parts
            return number
        }
        guard var number = readPlain() else { return nil }
        switch peek() {
        case "%", "％":
            number.unit = .percent
            at += 1
        case "‰":
            number.unit = .perMille
            at += 1
        case "个" where matches("个百分点"):
            number.unit = .percentagePoints
            at += 4
        case "分" where matches("分之"): return nil
        default: break
        }
        return number
    }

    /// 百分之, 千分之.
    private func fractionMark(at index: Int) -> Numeral.Unit? {
        if matches("百分之") { return .percent }
        return matches("千分之") ? .perMille : nil
    }

    private mutating func readPlain() -> Number? {
        guard at < values.count else { return nil }
        return Self.arabicDigit(values[at]) != nil ? readArabic() : readHan()
    }

    func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        at + distance < values.count ? Unicode.Scalar(values[at + distance]) : nil
    }

    func matches(_ text: String) -> Bool {
        var index = at
        for scalar in text.unicodeScalars {
            guard index < values.count, values[index] == scalar.value else { return false }
            index += 1
        }
        return true
    }

    // MARK: - Arabic

    private mutating func readArabic() -> Number? {
        guard var digits = readDigits() else { return nil }
        var precision = 0
        if [".", "．"].contains(peek()), digitFollows(1) {
            let point = at
            at += 1
            guard let decimals = readDigits(after: digits) else { return nil }
            // 3.1.2 is a section's number and 2026.5.4 a date: no decimals.
            if [".", "．"].contains(peek()), digitFollows(1) {
                at = point
            } else {
                digits = decimals
                precision = point + 1 - at
            }
        }
        var number = Number(
            value: ExactDecimal(mantissa: digits, exponent: precision), precision: precision, style: .arabic)
        let power = readScale()
        guard power > 0 else { return number }
        number = Number(
            value: ExactDecimal(mantissa: digits, exponent: precision + power), precision: precision + power, style: .mixed)
        return readLowerSections(number, below: power)
    }

    /// 2000万 after 1亿, 5千 and 5000 after 3万.
    private mutating func readLowerSections(_ number: Number, below power: Int) -> Number? {
        var number = number
        var power = power
        while power >= 4, digitFollows(0) {
            let start = at
            guard let digits = readDigits() else { return nil }
            let length = at - start
            let scale = readScale()
            let section = ExactDecimal(mantissa: digits, exponent: scale)
            guard scale < power, scale > 0 || length == 4, section.isLess(than: .powerOfTen(power)) == true,
                let sum = number.value.adding(section)
            else {
                at = start
                break
            }
            number.value = sum
            number.precision = scale
            power = scale
        }
        return number
    }

    private func digitFollows(_ distance: Int) -> Bool {
        at + distance < values.count && Self.arabicDigit(values[at + distance]) != nil
    }

    /// The digits at `at`, with separators between thousands; nil when they are too many.
    private mutating func readDigits(after leading: Int64? = nil) -> Int64? {
        let start = at
        var end = at
        while end < values.count, Self.arabicDigit(values[end]) != nil { end += 1 }
        if leading == nil, end - start <= 3, Self.arabicDigit(values[start]) != 0 { end = endOfGroups(from: end) }
        var value = leading ?? 0
        for index in start..<end {
            guard let digit = Self.arabicDigit(values[index]) else { continue }
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, tooLargeToo) = product.addingReportingOverflow(Int64(digit))
            if tooLarge || tooLargeToo { return nil }
            value = sum
        }
        at = end
        return value
    }

    /// Groups of three digits that follow, all with the same separator. One group of another length makes it a list.
    private func endOfGroups(from first: Int) -> Int {
        guard first < values.count, [0x2C, 0xFF0C].contains(values[first]) else { return first }
        var end = first
        while end + 1 < values.count, values[end] == values[first], Self.arabicDigit(values[end + 1]) != nil {
            var next = end + 1
            while next < values.count, Self.arabicDigit(values[next]) != nil { next += 1 }
            guard next - end == 4 else { return first }
            end = next
        }
        return end
    }

    /// 百, 千, 万, 亿 and their compounds after Arabic digits, as a power of ten; 0 when there is none.
    private mutating func readScale() -> Int {
        var power = 0
        if let small = Self.smallUnit(peek()), small > 1, !isUnitOfMeasure() {
            power = small
            at += 1
        }
        if peek() == "万" {
            power += 4
            at += 1
        }
        if peek() == "亿" {
            power += 8
            at += 1
        }
        return power
    }

    /// 千米, 千克, 百分点: a unit of measure begins here and no number goes on.
    func isUnitOfMeasure() -> Bool {
        guard let next = peek(1) else { return false }
        if peek() == "千" { return "米克瓦卡赫伏帕牛焦字里吨".unicodeScalars.contains(next) }
        return peek() == "百" && next == "分" && ["点", "之"].contains(peek(2))
    }

    // MARK: - Characters

    static func arabicDigit(_ value: UInt32) -> Int? {
        switch value {
        case 0x30...0x39: Int(value - 0x30)
        case 0xFF10...0xFF19: Int(value - 0xFF10)
        default: nil
        }
    }

    static func hanDigit(_ value: UInt32) -> Int? {
        guard let scalar = Unicode.Scalar(value) else { return nil }
        return switch scalar {
        case "〇", "○", "零", "◯": 0
        case "一", "壹": 1
        case "二", "贰": 2
        case "三", "叁": 3
        case "四", "肆": 4
        case "五", "伍": 5
        case "六", "陆": 6
        case "七", "柒": 7
        case "八", "捌": 8
        case "九", "玖": 9
        default: nil
        }
    }

    /// 十, 百, 千 as powers of ten.
    static func smallUnit(_ scalar: Unicode.Scalar?) -> Int? {
        switch scalar {
        case "十", "拾": 1
        case "百", "佰": 2
        case "千", "仟": 3
        default: nil
        }
    }

    /// Whether a character can stand in a number.
    static func belongs(_ value: UInt32) -> Bool {
        if arabicDigit(value) != nil || hanDigit(value) != nil { return true }
        guard let scalar = Unicode.Scalar(value) else { return false }
        return "十拾百佰千仟万亿两廿卅点几数.．,，%％‰分之个".unicodeScalars.contains(scalar)
    }
}
