public import BaguanFindings

/// A second in universal time, as a record states it: `2026-11-20T08:31:05Z`.
///
/// What a signer's clock said, and no proof of anything; order is proved by references.
public struct Timestamp: Hashable, Comparable, Sendable {
    public let date: CalendarDate
    /// 0..<86400; leap seconds do not exist here, as they do not for POSIX.
    private let second: Int

    private static let secondsOfDay = 86_400
    private static let dayOf1970 = 719_162
    /// The first and the last second of the calendar.
    private static let calendar = -62_135_596_800...253_402_300_799

    /// Nil outside the years 1 to 9999.
    public init?(secondsSince1970: Int) {
        guard Self.calendar.contains(secondsSince1970) else { return nil }
        let second = (secondsSince1970 % Self.secondsOfDay + Self.secondsOfDay) % Self.secondsOfDay
        let day = (secondsSince1970 - second) / Self.secondsOfDay + Self.dayOf1970
        guard let date = CalendarDate(dayNumber: day) else { return nil }
        self.date = date
        self.second = second
    }

    public var secondsSince1970: Int { (date.dayNumber - Self.dayOf1970) * Self.secondsOfDay + second }

    /// Reads `2026-11-20T08:31:05Z`, and nothing else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let marks: [(Int, Character)] = [(10, "T"), (13, ":"), (16, ":"), (19, "Z")]
        guard bytes.count == 20, marks.allSatisfy({ bytes[$0].isASCII($1) }),
            let date = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = Self.number(bytes[11...12], below: 24),
            let minute = Self.number(bytes[14...15], below: 60),
            let second = Self.number(bytes[17...18], below: 60)
        else { return nil }
        self.date = date
        self.second = (hour * 60 + minute) * 60 + second
    }

    private static func number(_ digits: ArraySlice<UInt8>, below limit: Int) -> Int? {
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number < limit ? number : nil
    }

    public static func < (a: Self, b: Self) -> Bool { (a.date, a.second) < (b.date, b.second) }
}

extension Timestamp: CustomStringConvertible {
    public var description: String {
        let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(date)T\(parts[0]):\(parts[1]):\(parts[2])Z"
    }

    /// As an `allowed_signers` file of OpenSSH writes it. Without the Z it would be read in local time.
    var compact: String { String(description.filter { $0 != "-" && $0 != ":" && $0 != "T" }) }
}

extension UInt8 {
    fileprivate func isASCII(_ character: Character) -> Bool { character.asciiValue == self }
}
