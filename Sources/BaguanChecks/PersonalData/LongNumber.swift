internal import BaguanText

/// Some groups of digits taken as one number, and what it can be.
struct LongNumber {
    var digits: [UInt8]
    var places: [Int]
    /// Before which of the digits a blank or hyphen stands.
    var joints: [Int]
    var values: [UInt32]
    /// Whether it begins its run of digits, and whether it ends it.
    var isFirst: Bool
    var isLast: Bool

    private var start: Int { places.first ?? 0 }
    private var end: Int { (places.last ?? -1) + 1 }

    // MARK: - Identity cards

    var residentID: PersonalDatum? {
        var check = digits.count == 18 ? Int(digits[17]) : nil
        var end = end
        var places = places
        if digits.count == 17, isLast, let x = checkLetter {
            check = 10
            places.append(x)
            end = x + 1
        }
        guard let check, ResidentID.isPlausible(digits), joints(fit: [6, 10, 12, 14, 17], every: [3, 4]) else { return nil }
        let isRight = ResidentID.checkDigit(digits.prefix(17)) == check
        // A number in pieces whose check digit is wrong is some other number.
        guard isRight || joints.isEmpty, !isPartOfDecimal else { return nil }
        return datum(.residentID, places, end: end, keeping: (3, 4), isSure: isRight, lastIsX: check == 10)
    }

    var oldResidentID: PersonalDatum? {
        guard ResidentID.isPlausibleOld(digits), joints.isEmpty, !isPartOfDecimal, !touchesLetter else { return nil }
        return datum(.oldResidentID, places, end: end, keeping: (3, 3), isSure: false)
    }

    /// The X that ends a citizen's number, with a joint before it or not.
    private var checkLetter: Int? {
        var at = end
        while at < values.count, DigitRun.isInvisible(values[at]) || (at == end && DigitRun.isJoint(values[at])) { at += 1 }
        guard at < values.count, [0x58, 0x78, 0xFF38, 0xFF58].contains(values[at]) else { return nil }
        let isFollowed = at + 1 < values.count
            && (DigitRun.isLetter(values[at + 1]) || DigitRun.digit(values[at + 1]) != nil)
        return isFollowed ? nil : at
    }

    // MARK: - Cards and passports

    var bankCard: PersonalDatum? {
        guard BankCard.hasKnownForm(digits), BankCard.passesLuhn(digits), joints(fit: [6], every: [4]), !isPartOfDecimal,
            !touchesLetter
        else { return nil }
        return datum(.bankCard, places, end: end, keeping: (4, 4), isSure: true)
    }

    /// E12345678, EA1234567, G12345678; the letters of passports, also of those of Hong Kong and Macao.
    var passport: PersonalDatum? {
        guard (7...8).contains(digits.count), joints.isEmpty, start > 0, !isPartOfDecimal else { return nil }
        var letters = 0
        while letters < 3, start - letters > 0, DigitRun.isLetter(values[start - letters - 1]) { letters += 1 }
        guard letters == 1 || letters == 2 && digits.count == 7, isFirst,
            let first = Unicode.Scalar(values[start - letters]), "EGDSPKHM".unicodeScalars.contains(first)
        else { return nil }
        var passport = datum(.passport, places, end: end, keeping: (2, 2), isSure: false)
        passport.range = start - letters..<passport.range.upperBound
        return passport
    }

    // MARK: - Telephones

    var mobile: PersonalDatum? {
        var code = 0
        if digits.count == 13, digits[0] == 8, digits[1] == 6 { code = 2 }
        if digits.count == 15, digits.starts(with: [0, 0, 8, 6]) { code = 4 }
        guard digits.count - code == 11, digits[code] == 1, digits[code + 1] >= 3, !isPartOfDecimal, !touchesLetter,
            !isQuantity
        else { return nil }
        let inside = joints.filter { $0 != code }.map { $0 - code }
        guard [[], [3, 7], [3], [7], [4, 8], [4, 7], [3, 6], [3, 6, 9]].contains(inside) else { return nil }
        return datum(.mobile, places, end: end, keeping: (3 + code, 4), isSure: joints.isEmpty || inside.count > 1)
    }

    var landline: PersonalDatum? {
        guard digits.first == 0, digits.count > 2, !isPartOfDecimal, !touchesLetter else { return nil }
        let area = digits[1] == 1 && digits[2] == 0 || digits[1] == 2 ? 3 : 4
        guard area == 3 || (3...9).contains(digits[1]), (area + 7...area + 8).contains(digits.count), digits[area] >= 2,
            joints.allSatisfy({ $0 == area || $0 == area + 4 || $0 == area + 3 })
        else { return nil }
        return datum(.landline, places, end: end, keeping: (area + 2, digits.count - area - 6), isSure: !joints.isEmpty)
    }

    // MARK: - Neighbours

    /// Whether the joints stand where people part such a number: at these places, or after every so many digits.
    private func joints(fit places: Set<Int>, every lengths: [Int]) -> Bool {
        joints.allSatisfy(places.contains)
            || lengths.contains { length in
                joints == Array(stride(from: length, to: digits.count, by: length))
                    || joints == Array(stride(from: length, to: digits.count, by: length).dropLast())
            }
    }

    private func value(at index: Int) -> UInt32? { values.indices.contains(index) ? values[index] : nil }

    /// 0.13812345678, 13812345678.50 and 13,812,345,678 are amounts.
    private var isPartOfDecimal: Bool {
        if isFirst, let mark = value(at: start - 1), [0x2E, 0x2C, 0xFF0E].contains(mark),
            let before = value(at: start - 2), DigitRun.digit(before) != nil { return true }
        if isLast, let mark = value(at: end), [0x2E, 0x2C, 0xFF0E].contains(mark),
            let after = value(at: end + 1), DigitRun.digit(after) != nil { return mark != 0x2C }
        return false
    }

    private var touchesLetter: Bool {
        [value(at: start - 1), value(at: end)].contains { value in
            value.map { DigitRun.isLetter($0) || $0 == 0x5F } ?? false
        }
    }

    /// 13800000000元, 15000000000吨, 13812345678次: amounts.
    private var isQuantity: Bool {
        guard isLast, let next = value(at: end) else { return false }
        return "元万亿吨％%人次个".unicodeScalars.contains { $0.value == next }
    }

    /// Whether the number stands in an address of the web: right behind a sign that such addresses have.
    private var isInAddress: Bool {
        var at = start - 1
        while at >= 0, start - at <= 80, (0x21...0x7E).contains(values[at]) {
            if [0x2F, 0x3D, 0x3F, 0x26].contains(values[at]) { return true }
            at -= 1
        }
        return false
    }

    private func datum(
        _ kind: PersonalDatum.Kind, _ places: [Int], end: Int, keeping kept: (head: Int, tail: Int), isSure: Bool,
        lastIsX: Bool = false
    ) -> PersonalDatum {
        var plain = digits.prefix(lastIsX ? 17 : digits.count).map { String($0) }.joined()
        if lastIsX { plain += "X" }
        return PersonalDatum(
            kind: kind, range: start..<end, hidden: Array(places.dropFirst(kept.head).dropLast(kept.tail)), plain: plain,
            isSure: isSure, isInAddress: isInAddress)
    }
}
