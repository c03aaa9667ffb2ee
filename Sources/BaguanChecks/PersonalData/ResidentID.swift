internal import BaguanFindings

/// The citizen's number of GB 11643-1999: six digits of a region, eight of the day of birth, three in a row, a check digit.
enum ResidentID {
    /// The first two digits of the regions of GB/T 2260, and of the residence permits of Hong Kong, Macao and Taiwan.
    private static let provinces: Set<Int> = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
        61, 62, 63, 64, 65, 71, 81, 82, 83,
    ]
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

    /// The check digit of the first seventeen digits; 10 stands for X.
    static func checkDigit(_ digits: some Collection<UInt8>) -> Int {
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 }
        return (12 - sum % 11) % 11
    }

    /// Whether seventeen digits can begin a citizen's number: a region and a day of birth that has come.
    static func isPlausible(_ digits: [UInt8]) -> Bool {
        guard digits.count >= 17, isRegion(digits) else { return false }
        let year = number(digits[6..<10])
        return (1900...2099).contains(year)
            && CalendarDate(year: year, month: number(digits[10..<12]), day: number(digits[12..<14])) != nil
    }

    /// Whether fifteen digits can be a number as they were given out before 1999: the year has two digits, no check digit.
    static func isPlausibleOld(_ digits: [UInt8]) -> Bool {
        guard digits.count == 15, isRegion(digits) else { return false }
        return CalendarDate(
            year: 1900 + number(digits[6..<8]), month: number(digits[8..<10]), day: number(digits[10..<12])) != nil
    }

    private static func isRegion(_ digits: [UInt8]) -> Bool {
        let city = number(digits[2..<4])
        return provinces.contains(number(digits[0..<2])) && ((0...70).contains(city) || city == 90)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1) }
    }
}

/// A bank card's number: ISO/IEC 7812, with the check digit of Luhn.
enum BankCard {
    static func passesLuhn(_ digits: [UInt8]) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, pair in
            let digit = Int(pair.element) * (pair.offset % 2 == 0 ? 1 : 2)
            return sum + (digit > 9 ? digit - 9 : digit)
        }
        return sum % 10 == 0
    }

    /// Whether a card that begins so has so many digits: UnionPay 62 and the older Chinese 60, 68, 69 and 9558, Visa,
    /// Mastercard, JCB.
    static func hasKnownForm(_ digits: [UInt8]) -> Bool {
        guard digits.count >= 15 else { return false }
        let head = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
        return switch head {
        case 6200...6299, 9558: (16...19).contains(digits.count)
        case 6000...6099, 6800...6999: (16...19).contains(digits.count)
        case 4000...4999, 5100...5599, 3528...3589, 2221...2720: digits.count == 16
        default: false
        }
    }
}
