import BaguanText
import Testing

@Suite struct NumeralTests {
    private func read(_ text: String, at index: Int = 0) -> Numeral? {
        Numeral.read(in: text.unicodeScalars.map(\.value), at: index)
    }

    private func written(_ text: String, _ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(Array(text.unicodeScalars)[range]))
    }

    @Test(arguments: [
        ("105周年", "105", "105"), ("１０５周年", "１０５", "105"), ("15,619人", "15,619", "15619"),
        ("1，234，567元", "1，234，567", "1234567"), ("3,100,20号", "3", "3"), ("2025，100名", "2025", "2025"),
        ("12.50元", "12.50", "12.5"), ("3.1.2节", "3", "3"), ("2026.5.4", "2026", "2026"), ("0.35", "0.35", "0.35"),
        ("3.5万人", "3.5万", "35000"), ("1亿2000万元", "1亿2000万", "120000000"), ("3万5000人", "3万5000", "35000"),
        ("3万5千人", "3万5千", "35000"), ("3万5人", "3万", "30000"), ("2万亿元", "2万亿", "2000000000000"),
        ("5千米", "5", "5"), ("5千人", "5千", "5000"), ("5百万元", "5百万", "5000000"), ("007", "007", "7"),
        ("一百零五周年", "一百零五", "105"), ("二〇二六年", "二〇二六", "2026"), ("一九四九年", "一九四九", "1949"),
        ("十五日", "十五", "15"), ("二十", "二十", "20"), ("廿一", "廿一", "21"), ("卅", "卅", "30"), ("两千人", "两千", "2000"),
        ("三万五千六百二十一人", "三万五千六百二十一", "35621"), ("三万零五百", "三万零五百", "30500"), ("一百二", "一百二", "120"),
        ("三万五", "三万五", "35000"), ("一亿零二百万", "一亿零二百万", "102000000"), ("十四亿", "十四亿", "1400000000"),
        ("三万亿", "三万亿", "3000000000000"), ("三点五万", "三点五万", "35000"), ("零点五", "零点五", "0.5"),
        ("三点一是", "三", "3"), ("三点建议", "三", "3"), ("七十七周年", "七十七", "77"), ("四十二", "四十二", "42"),
        ("两个", "两", "2"), ("五四", "五四", "54"), ("九一八", "九一八", "918"), ("一百一十六", "一百一十六", "116"),
        ("壹仟贰佰元", "壹仟贰佰", "1200"), ("三百分", "三百", "300"), ("三千克", "三", "3"), ("零", "零", "0"),
        ("一、二", "一", "1"), ("一千零一夜", "一千零一", "1001"), ("一百一是", "一百一", "110"),
    ])
    func readsANumberToItsEnd(text: String, stretch: String, value: String) throws {
        let number = try #require(read(text))
        #expect(written(text, number.range) == stretch)
        #expect(number.value.description == value)
        #expect(!number.isApproximate)
    }

    @Test(arguments: [
        ("84余人", "84", "84"), ("100多年", "100", "100"), ("十余次", "十", "10"), ("十几个", "十几", "10"),
        ("几百名", "几百", "100"), ("数万人", "数万", "10000"), ("三四个", "三四", "3"), ("三四百人", "三四百", "300"),
        ("两三天", "两三", "2"), ("一两次", "一两", "1"), ("十二三岁", "十二三", "12"), ("百年", "百", "100"), ("千万", "千万", "10000000"),
        ("50人以上", "50", "50"), ("60平方米左右", "60", "60"), ("三年多", "三", "3"), ("二十来个", "二十", "20"), ("30%以上", "30%", "30"),
    ])
    func knowsAnApproximateNumber(text: String, stretch: String, value: String) throws {
        let number = try #require(read(text))
        #expect(written(text, number.range) == stretch)
        #expect(number.value.description == value)
        #expect(number.isApproximate)
    }

    @Test(arguments: [
        ("约84名", 1, true, "约84"), ("不超过30人", 3, true, "不超过30"), ("近百年", 1, true, "近百"), ("上百人", 1, true, "上百"),
        ("节约100元", 2, false, "100"), ("附近3所", 2, false, "3"), ("逾3万人", 1, true, "逾3万"), ("约100余人", 1, true, "约100余"),
        ("发布100多媒体", 2, false, "100"), ("至少3次", 2, true, "至少3"), ("三年多次", 0, false, "三"),
    ])
    func readsTheWordsAround(text: String, at index: Int, isApproximate: Bool, extent: String) throws {
        let number = try #require(read(text, at: index))
        #expect(number.isApproximate == isApproximate)
        #expect(written(text, number.extent) == extent)
    }

    @Test func knowsOrdinals() throws {
        let ordinal = try #require(read("第四十二个", at: 1))
        #expect(ordinal.isOrdinal)
        #expect(ordinal.extent == 0..<4)
        #expect(read("四十二个")?.isOrdinal == false)
    }

    @Test func tellsPercentFromPercentagePoints() throws {
        for text in ["35%", "35％", "百分之三十五", "百分之35"] {
            let number = try #require(read(text))
            #expect(number.unit == .percent)
            #expect(number.value == ExactDecimal(35))
            #expect(number.range == 0..<text.unicodeScalars.count)
        }
        #expect(read("2.1个百分点")?.unit == .percentagePoints)
        #expect(read("2.1个百分点")?.range == 0..<7)
        #expect(read("千分之三")?.unit == .perMille)
        #expect(read("3个")?.unit == Numeral.Unit.none)
    }

    @Test func saysHowFinelyANumberIsRounded() {
        #expect(read("3.5万")?.precision == 3)
        #expect(read("12.50")?.precision == -2)
        #expect(read("1亿2000万")?.precision == 4)
        #expect(read("三十")?.precision == 1)
        #expect(read("三十五")?.precision == 0)
        #expect(read("15,619")?.precision == 0)
    }

    @Test func tellsStylesApart() {
        #expect(read("84")?.style == .arabic)
        #expect(read("八十四")?.style == .han)
        #expect(read("3.5万")?.style == .mixed)
    }

    @Test(arguments: ["几个", "个", "三分之一", "人", "", "99999999999999999999", "两分之一", "数学", ".5"])
    func readsNoNumber(text: String) {
        #expect(read(text) == nil)
    }

    @Test(arguments: [
        ("庆祝建党105周年", 7, "105"), ("成立一百零五周年", 6, "一百零五"), ("已有100多年", 6, "100"), ("共15,619人", 7, "15,619"),
        ("纪念一二·九运动91周年", 10, "91"), ("2026年第42个", 8, "42"), ("万众一心", 4, nil), ("统一三个", 3, "一三"),
    ])
    func findsTheNumberBeforeAPlace(text: String, end: Int, stretch: String?) {
        let number = Numeral.read(in: text.unicodeScalars.map(\.value), before: end)
        #expect(number.map { written(text, $0.range) } == stretch)
    }

    /// Han numerals as a school book writes them, for numbers below a hundred million.
    private func han(_ number: Int) -> String {
        let digits = Array("零一二三四五六七八九")
        if number >= 10_000 {
            let rest = number % 10_000
            return han(number / 10_000) + "万" + (rest == 0 ? "" : (rest < 1_000 ? "零" : "") + han(rest))
        }
        for (unit, name) in [(1_000, "千"), (100, "百"), (10, "十")] where number >= unit {
            let rest = number % unit
            return "\(digits[number / unit])\(name)" + (rest == 0 ? "" : (rest < unit / 10 ? "零" : "") + han(rest))
        }
        return String(digits[number])
    }

    @Test func readsBackWhatASchoolBookWrites() {
        for number in Array(0...11_000) + stride(from: 11_000, to: 99_999_999, by: 7_919) {
            let text = han(number) + "人"
            let read = read(text)
            guard read?.integer != number || read?.range.count != text.unicodeScalars.count - 1 else { continue }
            Issue.record("\(number): \(text) is read as \(read?.value.description ?? "nothing")")
        }
    }

    @Test func neverTrapsOnAnyMixtureOfItsCharacters() {
        let alphabet = Array("0９,，.．十百千万亿点零一三两几数多余来第约近%分之个〇廿人".unicodeScalars.map(\.value))
        var state: UInt64 = 42
        for _ in 0..<20_000 {
            let text = (0..<24).map { _ -> UInt32 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return alphabet[Int(state >> 33) % alphabet.count]
            }
            for number in Numeral.all(in: text, 0..<text.count) {
                guard number.range.isEmpty || number.range.upperBound > text.count else { continue }
                Issue.record("\(text): \(number)")
            }
            _ = Numeral.read(in: text, before: text.count)
        }
    }
}
