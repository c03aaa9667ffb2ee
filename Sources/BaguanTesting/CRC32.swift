/// The checksum of ZIP.
struct CRC32 {
    private var state: UInt32 = ~0

    var value: UInt32 { ~state }

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = Self.next(state, byte) }
    }

    /// Adds one byte so many times, in steps that double: a bomb has more of them than a test has time.
    mutating func add(_ byte: UInt8, count: Int) {
        var step = Step { Self.next($0, byte) }
        var left = count
        while left > 0 {
            if left & 1 == 1 { state = step(state) }
            step = Step { [step] in step(step($0)) }
            left >>= 1
        }
    }

    /// A function of the state. All that adding bytes can do is known from what it does to nothing and to each bit.
    private struct Step {
        private let ofNothing: UInt32
        private let ofBits: [UInt32]

        init(_ function: (UInt32) -> UInt32) {
            let nothing = function(0)
            ofNothing = nothing
            ofBits = (0..<32).map { function(1 << $0) ^ nothing }
        }

        func callAsFunction(_ state: UInt32) -> UInt32 {
            ofBits.indices.reduce(ofNothing) { state >> $1 & 1 == 1 ? $0 ^ ofBits[$1] : $0 }
        }
    }

    private static func next(_ state: UInt32, _ byte: UInt8) -> UInt32 {
        (state >> 8) ^ table[Int((state ^ UInt32(byte)) & 0xFF)]
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
    }
}
