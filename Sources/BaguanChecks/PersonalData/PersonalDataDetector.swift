internal import BaguanText

/// Finds numbers of persons in a text, all kinds in one pass over its digits.
///
/// It judges by form alone; what the words around say is for the check. Reports mask what it finds whatever rule speaks,
/// so it rather finds too much.
enum PersonalDataDetector {
    /// What the longest number may have, with country code.
    private static let longest = 19
    private static let shortest = 7
    /// Into how many groups people part a number: six of three for an identity card.
    private static let mostGroups = 6

    /// Whether a text may hold anything of interest: a mailbox, or enough digits. It is the pass that every block pays for.
    static func mayHoldAny(_ bytes: some Sequence<UInt8>) -> Bool {
        var digits = 0
        for byte in bytes {
            // 0xEF leads the full-width digits and ＠ (and full-width marks, which cost a look and no more).
            if (0x30...0x39).contains(byte) || byte == 0xEF { digits += 1 }
            if byte == 0x40 || digits >= shortest { return true }
            // Leads of Han characters, of which no number goes on: most digits are those of dates.
            if (0xE4...0xE9).contains(byte) { digits = 0 }
        }
        return false
    }

    /// In the order of the text; they do not overlap.
    static func data(in values: [UInt32]) -> [PersonalDatum] {
        var found: [PersonalDatum] = []
        var at = 0
        while at < values.count {
            if DigitRun.digit(values[at]) != nil {
                let (run, end) = DigitRun.read(values, from: at)
                found += data(of: run, in: values)
                at = end
            } else {
                if values[at] == 0x40 || values[at] == 0xFF20, let mailbox = MailAddress.datum(around: at, in: values) {
                    // The digits of a local part may have been taken for a telephone number.
                    found.removeAll { $0.range.overlaps(mailbox.range) }
                    found.append(mailbox)
                    at = mailbox.range.upperBound
                    continue
                }
                at += 1
            }
        }
        return found
    }

    private static func data(of run: DigitRun, in values: [UInt32]) -> [PersonalDatum] {
        var found: [PersonalDatum] = []
        var group = 0
        while group < run.groups.count {
            var best: (datum: PersonalDatum, rank: Int, last: Int)?
            var last = group
            while last < min(run.groups.count, group + mostGroups), case let count = run.digitRange(group, last).count,
                count <= longest {
                if count >= shortest, let (datum, rank) = datum(of: run, groups: group...last, in: values), rank > best?.rank ?? 0 {
                    best = (datum, rank, last)
                }
                last += 1
            }
            if let best {
                found.append(best.datum)
                group = best.last + 1
            } else {
                group += 1
            }
        }
        return found
    }

    /// What some groups of a run are together, and how surely: a number with a check digit goes before one without.
    private static func datum(
        of run: DigitRun, groups: ClosedRange<Int>, in values: [UInt32]
    ) -> (PersonalDatum, rank: Int)? {
        let range = run.digitRange(groups.lowerBound, groups.upperBound)
        let number = LongNumber(
            digits: Array(run.digits[range]), places: Array(run.places[range]),
            joints: groups.dropFirst().map { run.groups[$0] - range.lowerBound }, values: values,
            isFirst: groups.lowerBound == 0, isLast: groups.upperBound == run.groups.count - 1)
        if let id = number.residentID { return (id, id.isSure ? 9 : 3) }
        if let card = number.bankCard { return (card, 8) }
        if let mobile = number.mobile { return (mobile, 7) }
        if let passport = number.passport { return (passport, 6) }
        if let landline = number.landline { return (landline, 5) }
        if let old = number.oldResidentID { return (old, 2) }
        return nil
    }
}
