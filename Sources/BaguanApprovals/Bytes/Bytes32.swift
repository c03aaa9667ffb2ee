/// Thirty-two bytes without a heap allocation of their own: a digest, a public key.
typealias Bytes32 = SIMD32<UInt8>

extension SIMD32<UInt8> {
    /// Nil unless there are exactly 32.
    init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.init()
        for (index, byte) in bytes.enumerated() { self[index] = byte }
    }

    var bytes: [UInt8] { indices.map { self[$0] } }

    /// Lower-case hexadecimal digits, two for each byte.
    var hex: String { String(decoding: hexDigits, as: UTF8.self) }

    /// The characters of `hex`.
    var hexDigits: [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(64)
        for index in indices {
            for value in [self[index] >> 4, self[index] & 15] {
                digits.append(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
            }
        }
        return digits
    }

    /// Reads 64 lower-case hexadecimal digits, and nothing else.
    init?(hex: some Collection<UInt8>) {
        guard hex.count == 64 else { return nil }
        self.init()
        for (index, digit) in hex.enumerated() {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: return nil
            }
            self[index / 2] = self[index / 2] << 4 | value
        }
    }

    /// Whether it comes first, byte by byte.
    func precedes(_ other: Self) -> Bool {
        for index in indices where self[index] != other[index] { return self[index] < other[index] }
        return false
    }
}
