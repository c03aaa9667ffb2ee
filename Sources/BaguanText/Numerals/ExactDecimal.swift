/// A decimal number without rounding: `mantissa` × 10^`exponent`.
///
/// Sums in a draft are recomputed with it, so 0.1 + 0.2 must be 0.3. Two equal numbers are stored alike.
public struct ExactDecimal: Hashable, Sendable {
    /// Without zeros at its end, unless it is 0.
    public let mantissa: Int64
    public let exponent: Int

    public static let zero = ExactDecimal(0)

    public init(_ integer: Int) { self.init(mantissa: Int64(integer), exponent: 0) }

    public init(mantissa: Int64, exponent: Int) {
        var mantissa = mantissa
        var exponent = mantissa == 0 ? 0 : exponent
        while mantissa != 0, mantissa % 10 == 0 {
            mantissa /= 10
            exponent += 1
        }
        self.mantissa = mantissa
        self.exponent = exponent
    }

    /// The number as an integer; nil when it is none or too large.
    public var integer: Int? {
        guard exponent >= 0 else { return nil }
        return Self.scaled(mantissa, by: exponent).map { Int($0) }
    }

    public var isNegative: Bool { mantissa < 0 }
    public var magnitude: ExactDecimal? {
        mantissa == .min ? nil : ExactDecimal(mantissa: abs(mantissa), exponent: exponent)
    }

    /// 10^`power`.
    public static func powerOfTen(_ power: Int) -> ExactDecimal { ExactDecimal(mantissa: 1, exponent: power) }

    // Every operation is nil when its result has more digits than fit.

    public func adding(_ other: ExactDecimal) -> ExactDecimal? { combined(with: other) { $0.addingReportingOverflow($1) } }

    public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
        combined(with: other) { $0.subtractingReportingOverflow($1) }
    }

    public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
        return overflow ? nil : ExactDecimal(mantissa: product, exponent: exponent + other.exponent)
    }

    /// Which of the two is larger; nil when they are too far apart in digits to be put on one scale.
    public func isLess(than other: ExactDecimal) -> Bool? { subtracting(other).map(\.isNegative) }

    private func combined(
        with other: ExactDecimal, _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) -> ExactDecimal? {
        // Zero has no digits that could stand too high or too low.
        let lowest = mantissa == 0 ? other.exponent : other.mantissa == 0 ? exponent : min(exponent, other.exponent)
        guard let first = Self.scaled(mantissa, by: exponent - lowest),
            let second = Self.scaled(other.mantissa, by: other.exponent - lowest)
        else { return nil }
        let (result, overflow) = operation(first, second)
        return overflow ? nil : ExactDecimal(mantissa: result, exponent: lowest)
    }

    private static func scaled(_ mantissa: Int64, by power: Int) -> Int64? {
        if mantissa == 0 { return 0 }
        guard (0...18).contains(power) else { return nil }
        var result = mantissa
        for _ in 0..<power {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            result = product
        }
        return result
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// Without grouping: `12500000`, `0.35`.
    public var description: String {
        let digits = String(mantissa.magnitude)
        let sign = mantissa < 0 ? "-" : ""
        if exponent >= 0 { return sign + digits + String(repeating: "0", count: min(exponent, 40)) }
        let places = min(-exponent, 60)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return sign + padded.dropLast(places) + "." + padded.suffix(places)
    }
}
