internal import BaguanText

/// Shares and growth in percent, recomputed without rounding errors of our own.
enum Ratio {
    /// Whether `percent` can be `part` ÷ `whole`: within one unit of the last place written, since people round and cut off,
    /// and within what the rounding of the two figures allows.
    static func fits(_ percent: Quantity, part: ExactDecimal, whole: ExactDecimal, slack: ExactDecimal = .zero) -> Bool {
        guard let scaled = part.multiplied(by: ExactDecimal(100)), let claimed = percent.value.multiplied(by: whole),
            let difference = scaled.subtracting(claimed)?.magnitude,
            let unit = ExactDecimal.powerOfTen(min(percent.numeral.precision, 0)).multiplied(by: whole),
            let limit = slack.multiplied(by: ExactDecimal(100)).flatMap({ unit.adding($0) })
        else { return true }
        return !(limit.isLess(than: difference) ?? false)
    }

    /// `part` ÷ `whole` in percent with one or more places, for the message.
    static func percent(_ part: ExactDecimal, of whole: ExactDecimal, places: Int) -> String {
        guard let a = part.multiplied(by: .powerOfTen(places + 2)), let (x, y) = integers(a, whole), y > 0 else { return "" }
        let rounded = (x + y / 2) / y
        return ExactDecimal(mantissa: rounded, exponent: -places).description + "%"
    }

    /// Both numbers as integers on one scale.
    private static func integers(_ a: ExactDecimal, _ b: ExactDecimal) -> (Int64, Int64)? {
        let lowest = min(a.exponent, b.exponent)
        guard let x = ExactDecimal(mantissa: a.mantissa, exponent: a.exponent - lowest).integer,
            let y = ExactDecimal(mantissa: b.mantissa, exponent: b.exponent - lowest).integer
        else { return nil }
        return (Int64(x), Int64(y))
    }
}
