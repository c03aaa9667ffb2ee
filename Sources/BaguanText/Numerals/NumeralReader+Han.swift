extension NumeralReader {
    /// What is known of a Han number while it is read.
    private struct Progress {
        /// Finished sections: what stands before 亿 and 万.
        var total = ExactDecimal.zero
        /// The section being read, below 10,000.
        var section: Int64 = 0
        /// A digit that waits for its unit.
        var digit: Int64?
        /// The power of the last unit read; digits after it must be smaller.
        var lastPower = Int.max
        /// The power of the last 万 or 亿.
        var lastSection = Int.max
        var sawZero = false
        var isApproximate = false
        var precision = 0

        mutating func addSection(_ power: Int) -> Bool {
            let whole = power == 8 ? total : .zero
            guard let sum = whole.adding(ExactDecimal(mantissa: section + (digit ?? 0), exponent: 0)),
                let scaled = sum.multiplied(by: .powerOfTen(power)),
                let result = power == 8 ? scaled : total.adding(scaled)
            else { return false }
            total = result
            section = 0
            digit = nil
            lastPower = power
            lastSection = power
            sawZero = false
            precision = power
            return true
        }
    }

    /// 一百零五, 二〇二六, 三点五万, 十几, 几百, 三四十, 廿一, 两.
    mutating func readHan() -> Number? {
        let start = at
        var progress = Progress()
        var startsWithUnit = false
        switch peek() {
        case "几", "数":
            guard Self.smallUnit(peek(1)) != nil || ["万", "亿"].contains(peek(1)) else { return nil }
            at += 1
            progress.digit = 1
            progress.isApproximate = true
        case "廿", "卅":
            progress.section = peek() == "廿" ? 20 : 30
            progress.lastPower = 1
            at += 1
        case "百", "千", "万", "亿":
            // 百年, 上千: a unit alone counts nothing exactly.
            progress.digit = 1
            progress.isApproximate = true
            startsWithUnit = true
        case "十", "拾", "两": break
        default:
            guard Self.hanDigit(values[at]) != nil else { return nil }
            if let string = readDigitString() {
                return string.value.map {
                    Number(
                        value: ExactDecimal(mantissa: $0, exponent: 0), precision: 0, style: .han,
                        isApproximate: string.isPair)
                }
            }
        }
        guard readSections(&progress), at > start, let number = finish(progress, startsWithUnit) else { return nil }
        return number
    }

    /// Two digits or more in a row: 二〇二六. Nil when there is only one, or when the two are 三四 before a unit.
    private mutating func readDigitString() -> (value: Int64?, isPair: Bool)? {
        var end = at
        var value: Int64 = 0
        while end < values.count, let digit = Self.hanDigit(values[end]) {
            guard end - at < Self.mostDigits else { return (nil, false) }
            value = value * 10 + Int64(digit)
            end += 1
        }
        guard end - at >= 2 else { return nil }
        let isPair = end - at == 2 && Self.isPair(values[at], values[at + 1])
        // 三四十: the unit makes a number of it.
        if isPair, end < values.count, Self.isUnit(values[end]) { return nil }
        let first = Int64(Self.hanDigit(values[at]) ?? 0)
        at = end
        return (isPair ? first : value, isPair)
    }

    /// 三四, 七八, and 三五, which mean either of the two.
    private static func isPair(_ first: UInt32, _ second: UInt32) -> Bool {
        guard let first = countingDigit(first), let second = countingDigit(second), first > 0 else { return false }
        return second == first + 1 || (first, second) == (3, 5)
    }

    private static func isUnit(_ value: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(value) else { return false }
        return smallUnit(scalar) != nil || scalar == "万" || scalar == "亿"
    }

    /// Reads digits and units as long as they fit together. False when the number is too large.
    private mutating func readSections(_ progress: inout Progress) -> Bool {
        while at < values.count {
            if let digit = Self.countingDigit(values[at]) {
                guard take(digit, &progress) else { return true }
            } else if let power = Self.smallUnit(peek()) {
                guard takeUnit(power, &progress) else { return true }
            } else if peek() == "万" || peek() == "亿" {
                let power = peek() == "万" ? 4 : 8
                let isEmpty = progress.section == 0 && progress.digit == nil
                let isTrillions = power == 8 && progress.lastSection == 4
                guard !isEmpty || isTrillions, power < progress.lastSection || isTrillions else { return true }
                guard progress.addSection(power) else { return false }
                at += 1
            } else if peek() == "几", progress.lastPower == 1, progress.digit == nil {
                progress.isApproximate = true
                at += 1
                return true
            } else if peek() == "点", progress.lastPower == .max, let digit = progress.digit {
                return readDecimals(after: digit, &progress)
            } else {
                return true
            }
        }
        return true
    }

    /// The value of a digit, 两 among them, which never stands in 二〇二六.
    private static func countingDigit(_ value: UInt32) -> Int64? {
        value == 0x4E24 ? 2 : hanDigit(value).map { Int64($0) }
    }

    /// False when the digit cannot belong to the number.
    private mutating func take(_ digit: Int64, _ progress: inout Progress) -> Bool {
        if digit == 0 {
            guard progress.digit == nil, progress.lastPower < .max, at + 1 < values.count,
                (Self.hanDigit(values[at + 1]) ?? 0) > 0 || Self.smallUnit(peek(1)) == 1
            else { return progress.digit == nil && progress.lastPower == .max ? takeZeroAlone(&progress) : false }
            progress.sawZero = true
        } else if progress.digit != nil {
            // 十二三, 三四百: either of the two.
            guard Self.isPair(values[at - 1], values[at]) else { return false }
            progress.isApproximate = true
        } else {
            guard progress.lastPower > 0 else { return false }
            progress.digit = digit
        }
        at += 1
        return true
    }

    private mutating func takeZeroAlone(_ progress: inout Progress) -> Bool {
        progress.digit = 0
        at += 1
        return true
    }

    private mutating func takeUnit(_ power: Int, _ progress: inout Progress) -> Bool {
        let limit = progress.lastPower >= 4 ? 4 : progress.lastPower
        guard power < limit, !(isUnitOfMeasure()), progress.digit != 0 else { return false }
        // Only 十 may stand without a digit: 十五, 一百一十.
        guard let digit = progress.digit ?? (power == 1 ? 1 : nil) else { return false }
        progress.section += digit * (power == 1 ? 10 : power == 2 ? 100 : 1000)
        progress.digit = nil
        progress.lastPower = power
        progress.sawZero = false
        progress.precision = power
        at += 1
        return true
    }

    /// 三点五, 三点五万; but not 三点 and 三点一是.
    private mutating func readDecimals(after digit: Int64, _ progress: inout Progress) -> Bool {
        var end = at + 1
        var mantissa = digit
        while end < values.count, let decimal = Self.hanDigit(values[end]), end - at < 8 {
            mantissa = mantissa * 10 + Int64(decimal)
            end += 1
        }
        let decimals = end - at - 1
        let isList = decimals == 1 && end < values.count && ["是", "要", "个"].contains(Unicode.Scalar(values[end]))
        guard decimals > 0, !isList else { return true }
        at = end
        var power = 0
        if peek() == "万" { power = 4 } else if peek() == "亿" { power = 8 }
        if power > 0 { at += 1 }
        progress.total = ExactDecimal(mantissa: mantissa, exponent: power - decimals)
        progress.precision = power - decimals
        progress.digit = nil
        return true
    }

    private func finish(_ progress: Progress, _ startsWithUnit: Bool) -> Number? {
        var progress = progress
        if let digit = progress.digit {
            if progress.lastPower < .max, progress.lastPower > 1, !progress.sawZero {
                // 一百二 is 120, 三万五 is 35,000.
                let unit = ExactDecimal(mantissa: digit, exponent: progress.lastPower - 1)
                guard let total = progress.total.adding(unit) else { return nil }
                progress.total = total
                progress.precision = progress.lastPower - 1
            } else {
                progress.section += digit
                progress.precision = 0
            }
        }
        guard let value = progress.total.adding(ExactDecimal(mantissa: progress.section, exponent: 0)) else { return nil }
        return Number(
            value: value, precision: progress.precision, style: .han, isApproximate: progress.isApproximate,
            startsWithUnit: startsWithUnit)
    }
}
