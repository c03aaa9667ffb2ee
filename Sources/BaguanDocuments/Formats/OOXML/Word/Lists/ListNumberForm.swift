internal import BaguanText

/// How the numbers of a list are written (ST_NumberFormat, ECMA-376 part 1, 17.18.59).
enum ListNumberForm: Hashable {
    case decimal, twoDigits, fullWidth
    /// 一, 十一, 一百零五; 一〇五; 壹拾壹.
    case han, hanDigits, legalHan
    case upperRoman, lowerRoman, upperLetter, lowerLetter
    /// Characters that stand for the numbers from 1 on.
    case characters(String)
    case none
    /// No number at all.
    case bullet

    /// - Parameter name: as a file writes it. A form that is not known is read as `decimal`: its number is right, and only
    ///   its look is not.
    init(_ name: String) {
        self = Self.known[name] ?? .decimal
    }

    private static let known: [String: ListNumberForm] = {
        var known: [String: ListNumberForm] = [
            "decimal": .decimal, "decimalZero": .twoDigits, "decimalFullWidth": .fullWidth, "decimalFullWidth2": .fullWidth,
            "upperRoman": .upperRoman, "lowerRoman": .lowerRoman, "upperLetter": .upperLetter, "lowerLetter": .lowerLetter,
            "decimalEnclosedFullstop": .characters("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
            "decimalEnclosedParen": .characters("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
            "ideographEnclosedCircle": .characters("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
            "ideographTraditional": .characters("甲乙丙丁戊己庚辛壬癸"),
            "ideographZodiac": .characters("子丑寅卯辰巳午未申酉戌亥"),
            "none": .none, "bullet": .bullet,
        ]
        for name in ["decimalEnclosedCircle", "decimalEnclosedCircleChinese"] {
            known[name] = .characters("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
        }
        for language in ["chinese", "japanese", "taiwanese"] {
            known[language + "Counting"] = .han
            known[language + "CountingThousand"] = .han
        }
        for name in ["ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"] { known[name] = .hanDigits }
        for name in ["chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"] { known[name] = .legalHan }
        return known
    }()

    /// Past the end of what a form can write the number is in Arabic digits, as in Word.
    func write(_ number: Int) -> String {
        switch self {
        case .decimal: "\(number)"
        case .twoDigits: (0..<10).contains(number) ? "0\(number)" : "\(number)"
        case .fullWidth: Self.replacing("\(number)", "0123456789", with: "０１２３４５６７８９")
        case .han: HanNumber.write(number)
        case .hanDigits: Self.replacing("\(number)", "0123456789", with: "〇一二三四五六七八九")
        case .legalHan: Self.legalHan(number)
        case .upperRoman: Self.roman(number)
        case .lowerRoman: Self.roman(number).lowercased()
        case .upperLetter: Self.letters(number)
        case .lowerLetter: Self.letters(number).lowercased()
        case .characters(let characters): number > 0 ? characters.dropFirst(number - 1).first.map(String.init) ?? "\(number)" : "\(number)"
        case .none, .bullet: ""
        }
    }

    private static func replacing(_ text: String, _ characters: String, with others: String) -> String {
        let pairs = Dictionary(zip(characters, others), uniquingKeysWith: { first, _ in first })
        return String(text.map { pairs[$0] ?? $0 })
    }

    /// 壹拾壹: the 一 before 十 is written.
    private static func legalHan(_ number: Int) -> String {
        let plain = HanNumber.write(number)
        return replacing(plain.hasPrefix("十") ? "一" + plain : plain, "一二三四五六七八九十百千", with: "壹贰叁肆伍陆柒捌玖拾佰仟")
    }

    private static func roman(_ number: Int) -> String {
        guard (1..<4_000).contains(number) else { return "\(number)" }
        var rest = number
        var text = ""
        for (value, sign) in [
            (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ] {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }

    /// A to Z, AA to ZZ, AAA …, the same letter each time; Word ends at 780.
    private static func letters(_ number: Int) -> String {
        guard (1...780).contains(number) else { return "\(number)" }
        let letter = Character(Unicode.Scalar(UInt8(65 + (number - 1) % 26)))
        return String(repeating: letter, count: (number - 1) / 26 + 1)
    }
}
