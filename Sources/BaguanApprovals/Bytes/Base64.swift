/// Base64 (RFC 4648 §4) that knows one spelling of a value only: padded, without blanks, unused bits zero.
///
/// Lax readers are how one signature gets many spellings.
enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")
    /// The six bits of each character; 0xFF for those that are none of the 64.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = min(3, bytes.count - start)
            var group: UInt32 = 0
            for index in 0..<3 { group = group << 8 | (index < count ? UInt32(bytes[start + index]) : 0) }
            for index in 0..<4 {
                text.append(index <= count ? digits[Int(group >> UInt32(18 - 6 * index) & 63)] : padding)
            }
        }
        return text
    }

    /// Nil for every spelling that `encode` would not give.
    static func decode(_ text: [UInt8]) -> [UInt8]? {
        guard text.count.isMultiple(of: 4) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        for start in stride(from: 0, to: text.count, by: 4) {
            let isLast = start + 4 == text.count
            let used = !isLast || text[start + 3] != padding ? 4 : text[start + 2] != padding ? 3 : 2
            var group: UInt32 = 0
            for index in 0..<4 {
                let value = index < used ? values[Int(text[start + index])] : 0
                guard value < 64 else { return nil }
                group = group << 6 | UInt32(value)
            }
            if used < 4, group & (used == 3 ? 0xFF : 0xFFFF) != 0 { return nil }
            for index in 0..<(used - 1) { bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * index))) }
        }
        return bytes
    }
}
