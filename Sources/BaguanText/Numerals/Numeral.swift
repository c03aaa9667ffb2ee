/// A number as it stands in prose: 15,619, 一百零五, 二〇二六, 3.5万, 1亿2000万, 35%, 百分之三十, 约84名.
///
/// It is read at a given place; whether what stands there is meant as a number (统一, 万一) only the caller can know.
public struct Numeral: Hashable, Sendable {
    public enum Style: Sendable {
        case arabic
        case han
        /// Arabic digits with 百, 千, 万 or 亿.
        case mixed
    }

    public enum Unit: Sendable {
        case none
        /// %, 百分之.
        case percent
        /// ‰, 千分之.
        case perMille
        /// 个百分点.
        case percentagePoints
    }

    /// The number as written: 35 for 35%.
    public var value: ExactDecimal
    /// The digits with 万, %, 个百分点; without 第 and words such as 约 and 余.
    public var range: Range<Int>
    /// `range` with the words right before and after it: 第, 约, 余, 左右.
    public var extent: Range<Int>
    public var style: Style
    public var unit: Unit
    /// The power of ten of the last digit written: 3 for 3.5万, -2 for 12.50. Says how finely the number was rounded.
    public var precision: Int
    /// 约, 近, 余, 多, 以上 and so on; also 三四, 几十, 百.
    public var isApproximate: Bool
    /// 第 before it.
    public var isOrdinal: Bool

    /// The number as an integer; nil when it is none.
    public var integer: Int? { value.integer }

    /// The number that begins at `index`; nil when none does, or one of more digits than fit.
    ///
    /// A number that is no decimal (三分之一) is not read.
    public static func read(in values: [UInt32], at index: Int) -> Numeral? {
        guard values.indices.contains(index) else { return nil }
        var reader = NumeralReader(values: values, at: index)
        guard let number = reader.read() else { return nil }
        let surroundings = NumeralSurroundings(values: values, range: index..<reader.at, startsWithUnit: number.startsWithUnit)
        return Numeral(
            value: number.value, range: index..<reader.at, extent: surroundings.extent, style: number.style,
            unit: number.unit, precision: number.precision,
            isApproximate: number.isApproximate || surroundings.isApproximate, isOrdinal: surroundings.isOrdinal)
    }

    public static func read(in text: ScalarText, at index: Int) -> Numeral? { read(in: text.values, at: index) }

    /// The longest number that ends right before `end`, be it with 余 or 多: the 105 of 105周年.
    public static func read(in values: [UInt32], before end: Int) -> Numeral? {
        guard end > 0, end <= values.count else { return nil }
        var start = end
        let lowest = max(0, end - longest)
        while start > lowest, NumeralReader.belongs(values[start - 1]) || NumeralSurroundings.follows(values[start - 1]) {
            start -= 1
        }
        while start < end {
            guard let number = read(in: values, at: start) else {
                start += 1
                continue
            }
            if number.range.upperBound == end || number.extent.upperBound == end { return number }
            start = max(number.range.upperBound, start + 1)
        }
        return nil
    }

    /// All numbers in a stretch of text, in its order, each as long as it can be.
    public static func all(in values: [UInt32], _ indices: Range<Int>) -> [Numeral] {
        var numbers: [Numeral] = []
        var at = indices.lowerBound
        while at < indices.upperBound {
            if let number = read(in: values, at: at), number.range.upperBound <= indices.upperBound {
                numbers.append(number)
                at = number.range.upperBound
            } else {
                at += 1
            }
        }
        return numbers
    }

    /// How far back a number is looked for; a longer one has more digits than fit.
    private static let longest = 32

    /// The value of a digit in any of the ways numbers are written one digit at a time: 0…9, ０…９, 〇, 一…九, 壹…玖.
    public static func digit(_ value: UInt32) -> Int? { NumeralReader.arabicDigit(value) ?? NumeralReader.hanDigit(value) }

    /// Whether a digit is one of those that Arabic numbers are written with.
    public static func isArabicDigit(_ value: UInt32) -> Bool { NumeralReader.arabicDigit(value) != nil }
}
