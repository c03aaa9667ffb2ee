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
        [UInt8](unsafeUninitializedCapacity: 64) { digits, count in
            for index in indices {
                digits[2 * index] = Self.digit(self[index] >> 4)
                digits[2 * index + 1] = Self.digit(self[index] & 15)
            }
            count = 64
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
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
