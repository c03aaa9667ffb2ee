/// Just enough of DEFLATE (RFC 1951) to write bombs: one block with fixed codes.
enum Deflate {
    /// A stretch of one byte, with others before and behind it. The stretch is written once and then copied, 258 at a time.
    static func run(of byte: UInt8, count: Int, between head: [UInt8], and tail: [UInt8]) -> [UInt8] {
        var bits = BitWriter()
        bits.write(0b011, count: 3)
        for literal in head { bits.write(literal: literal) }
        if count > 0 {
            bits.write(literal: byte)
            for _ in 0..<((count - 1) / 258) {
                bits.write(code: 0b1100_0101, count: 8)
                bits.write(code: 0, count: 5)
            }
            for _ in 0..<((count - 1) % 258) { bits.write(literal: byte) }
        }
        for literal in tail { bits.write(literal: literal) }
        bits.write(code: 0, count: 7)
        return bits.finished
    }

    private struct BitWriter {
        private var bytes: [UInt8] = []
        private var current = 0
        private var filled = 0

        mutating func write(literal byte: UInt8) {
            if byte < 144 {
                write(code: 0x30 + Int(byte), count: 8)
            } else {
                write(code: 0x190 + Int(byte) - 144, count: 9)
            }
        }

        /// Lowest bit first.
        mutating func write(_ value: Int, count: Int) {
            for bit in 0..<count {
                current |= ((value >> bit) & 1) << filled
                filled += 1
                if filled == 8 {
                    bytes.append(UInt8(current))
                    (current, filled) = (0, 0)
                }
            }
        }

        /// Highest bit first, as Huffman codes are.
        mutating func write(code: Int, count: Int) {
            for bit in (0..<count).reversed() { write((code >> bit) & 1, count: 1) }
        }

        var finished: [UInt8] { filled == 0 ? bytes : bytes + [UInt8(current)] }
    }
}
