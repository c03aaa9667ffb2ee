/// Logarithms and powers of two from the four operations alone, so that a model made on one machine is the model made on
/// another to the last bit.
enum Binary {
    /// The logarithm to base 2 of a positive number, to about 1e-9.
    @inline(__always)
    static func log2(_ number: Double) -> Double {
        var exponent = Double(number.exponent)
        var significand = number.significand
        if significand > 1.4142135623730951 {
            significand /= 2
            exponent += 1
        }
        let t = (significand - 1) / (significand + 1)
        let square = t * t
        let series = t * (1 + square * (1 / 3.0 + square * (1 / 5.0 + square * (1 / 7.0 + square * (1 / 9.0 + square / 11)))))
        return exponent + 2 * series * 1.4426950408889634
    }

    /// e to the power of a number between -700 and 700.
    static func exp(_ power: Double) -> Double {
        let power = min(700, max(-700, power)) * 1.4426950408889634
        let whole = power.rounded(.down)
        let rest = (power - whole) * 0.6931471805599453
        var term = 1.0
        var sum = 1.0
        for n in 1...14 {
            term *= rest / Double(n)
            sum += term
        }
        return Double(sign: .plus, exponent: Int(whole), significand: sum)
    }
}
