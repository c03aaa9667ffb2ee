internal import BaguanText

/// A decade or century that a sentence speaks of: 上世纪八十年代, 20世纪末, 八九十年代.
struct Decade: Hashable {
    var years: ClosedRange<Int>
    /// 上世纪八十年代以来 reaches to the present, as in ``TimeMention``.
    var reachesToNow: Bool

    /// All in a range of a text, in its order.
    static func all(in range: Range<Int>, of values: [UInt32]) -> [Decade] {
        range.compactMap { index -> Decade? in
            if stands(decade, at: index, in: range, of: values) { return self.decade(before: index, in: range, of: values) }
            if stands(century, at: index, in: range, of: values) { return self.century(at: index, in: range, of: values) }
            return nil
        }
    }

    private static let decade = scalars("年代")
    private static let century = scalars("世纪")
    private static let last = scalars("上")
    private static let since = ["以来", "起", "至今", "以后", "之后"].map(scalars)
    private static let parts = scalars("初中末叶前后期")
    private static let nextDecade = Set(scalars("二三四五六七八九0123456789 ０１２３４５６７８９"))

    private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    private static func stands(_ word: [UInt32], at index: Int, in range: Range<Int>, of values: [UInt32]) -> Bool {
        index + word.count <= range.upperBound && values[index..<index + word.count].elementsEqual(word)
    }

    /// 80年代, 八十年代, 八九十年代; of the last century unless another is named.
    private static func decade(before end: Int, in range: Range<Int>, of values: [UInt32]) -> Decade? {
        var at = skippingBlanks(before: end, in: range, of: values)
        var digits: [Int] = []
        // 八十 is written with 十, 80 with 0.
        if at > range.lowerBound, values[at - 1] == 0x5341 { (digits, at) = ([0], at - 1) }
        while at > range.lowerBound, digits.count < 3, let digit = Numeral.digit(values[at - 1]) {
            digits.insert(digit, at: 0)
            at -= 1
        }
        guard digits.count >= 2, digits.last == 0, let first = digits.first, let final = digits.dropLast().last, first >= 1, first <= final
        else { return nil }
        let place = skippingBlanks(before: at, in: range, of: values)
        let start = place - century.count
        let base = start >= range.lowerBound && stands(century, at: start, in: range, of: values)
            ? centuryStart(before: start, in: range, of: values) : 1900
        guard let base else { return nil }
        return Decade(
            years: base + first * 10...base + final * 10 + 9, reachesToNow: goesOn(from: end + decade.count, in: range, of: values))
    }

    /// 上世纪, 20世纪末; nil where a decade follows, which is read by itself.
    private static func century(at index: Int, in range: Range<Int>, of values: [UInt32]) -> Decade? {
        let end = index + century.count
        if end < range.upperBound, nextDecade.contains(values[end]) { return nil }
        return centuryStart(before: index, in: range, of: values).map {
            Decade(years: $0...$0 + 99, reachesToNow: goesOn(from: end, in: range, of: values))
        }
    }

    /// The first year of the century that is named before 世纪.
    private static func centuryStart(before end: Int, in range: Range<Int>, of values: [UInt32]) -> Int? {
        let at = skippingBlanks(before: end, in: range, of: values)
        if at > range.lowerBound, values[at - 1] == last[0] { return 1900 }
        guard let number = Numeral.read(in: Array(values[max(range.lowerBound, at - 4)..<at]), before: at - max(range.lowerBound, at - 4))?.integer,
            (10...21).contains(number)
        else { return nil }
        return (number - 1) * 100
    }

    private static func skippingBlanks(before end: Int, in range: Range<Int>, of values: [UInt32]) -> Int {
        var at = end
        while at > range.lowerBound, [0x20, 0xA0, 0x3000].contains(values[at - 1]) { at -= 1 }
        return at
    }

    private static func goesOn(from end: Int, in range: Range<Int>, of values: [UInt32]) -> Bool {
        var at = end
        while at < range.upperBound, at - end < 2, parts.contains(values[at]) { at += 1 }
        return since.contains { stands($0, at: at, in: range, of: values) }
    }
}
