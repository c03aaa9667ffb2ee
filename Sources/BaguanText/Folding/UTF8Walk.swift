/// Steps through well-formed UTF-8, forwards and backwards.
package enum UTF8Walk {
    /// The scalar that begins at `index`, and its length in bytes. `index` must be a scalar's first byte.
    @inline(__always)
    package static func scalar(in bytes: Span<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
        decode { bytes[index + $0] }
    }

    /// The same for a pass over a whole text; nearly every character of Chinese prose takes three bytes and one load.
    @inline(__always)
    static func scalar(in bytes: UnsafeRawBufferPointer, at index: Int) -> (value: UInt32, length: Int) {
        if index + 4 <= bytes.count {
            let word = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
            if word & 0xF0 == 0xE0 { return (UInt32(threeByteScalar(word)), 3) }
        }
        return decode { bytes[index + $0] }
    }

    /// - Parameter byte: the byte so far behind the first.
    @inline(__always)
    private static func decode(_ byte: (Int) -> UInt8) -> (value: UInt32, length: Int) {
        let first = UInt32(byte(0))
        func trail(_ offset: Int) -> UInt32 { UInt32(byte(offset)) & 0x3F }
        if first < 0x80 { return (first, 1) }
        if first < 0xE0 { return ((first & 0x1F) << 6 | trail(1), 2) }
        if first < 0xF0 { return ((first & 0x0F) << 12 | trail(1) << 6 | trail(2), 3) }
        return ((first & 0x07) << 18 | trail(1) << 12 | trail(2) << 6 | trail(3), 4)
    }

    /// The scalar of three bytes that are the low ones of a word.
    @inline(__always)
    static func threeByteScalar(_ word: UInt32) -> Int {
        let (first, second, third) = (word & 0xF, word >> 8 & 0x3F, word >> 16 & 0x3F)
        return Int(first << 12 | second << 6 | third)
    }

    /// The scalar that ends before `index`, and its length in bytes. There must be one.
    @inline(__always)
    package static func scalar(in bytes: Span<UInt8>, before index: Int) -> (value: UInt32, length: Int) {
        var start = index - 1
        while bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return scalar(in: bytes, at: start)
    }

    /// How many bytes the scalar takes that begins with a byte.
    @inline(__always)
    static func length(ofScalarFrom first: UInt8) -> Int {
        first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }

    /// How many bytes a scalar takes.
    @inline(__always)
    static func length(of value: UInt32) -> Int {
        value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    }
}
