import BaguanText
import Testing

@Suite struct ExactDecimalTests {
    @Test func addsWithoutRounding() {
        let tenth = ExactDecimal(mantissa: 1, exponent: -1)
        #expect(tenth.adding(ExactDecimal(mantissa: 2, exponent: -1)) == ExactDecimal(mantissa: 3, exponent: -1))
        #expect(ExactDecimal(mantissa: 35, exponent: 3).adding(ExactDecimal(5))?.description == "35005")
        #expect(ExactDecimal(3).subtracting(ExactDecimal(5))?.description == "-2")
        #expect(ExactDecimal.zero.adding(ExactDecimal(mantissa: 1, exponent: 40)) == ExactDecimal(mantissa: 1, exponent: 40))
    }

    @Test func storesEqualNumbersAlike() {
        #expect(ExactDecimal(mantissa: 1250, exponent: -2) == ExactDecimal(mantissa: 125, exponent: -1))
        #expect(ExactDecimal(mantissa: 0, exponent: 7) == .zero)
    }

    @Test func givesUpInsteadOfRounding() {
        let large = ExactDecimal(mantissa: .max, exponent: 0)
        #expect(large.adding(ExactDecimal(1)) == nil)
        #expect(large.multiplied(by: ExactDecimal(3)) == nil)
        #expect(ExactDecimal(mantissa: 1, exponent: 30).adding(ExactDecimal(1)) == nil)
        #expect(ExactDecimal(mantissa: 1, exponent: 30).integer == nil)
        #expect(ExactDecimal(mantissa: .min, exponent: 0).magnitude == nil)
    }

    @Test func multipliesAndCompares() {
        let price = ExactDecimal(mantissa: 125, exponent: -1)
        #expect(price.multiplied(by: ExactDecimal(8)) == ExactDecimal(100))
        #expect(price.isLess(than: ExactDecimal(13)) == true)
        #expect(price.isLess(than: ExactDecimal(12)) == false)
        #expect(price.integer == nil)
        #expect(ExactDecimal(mantissa: -5, exponent: -2).description == "-0.05")
    }
}
