/// A character as the model sees it: Han characters as themselves, everything else by kind.
///
/// Fingerprints are made from symbols and from nothing else, so two models can be read side by side without sharing an
/// alphabet.
package enum Symbol {
    package typealias Value = UInt16

    /// Punctuation, blanks, line ends and the edges of a block.
    package static let boundary: Value = 0
    static let digit: Value = 1
    static let letter: Value = 2
    /// Han outside the main block: too rare to be counted one by one.
    static let rareHan: Value = 3

    /// The block of characters that are counted: the CJK Unified Ideographs of Unicode 1.1 and what was added to them.
    static let han: ClosedRange<Value> = 0x4E00...0x9FFF
    static let hanCount = han.count
    /// How many symbols there are.
    static let count = 4 + hanCount

    /// A symbol's place among all of them.
    @inline(__always)
    static func index(_ symbol: Value) -> Int { isHan(symbol) ? 4 + Int(symbol - han.lowerBound) : Int(symbol & 3) }

    @inline(__always)
    package static func of(_ scalar: UInt32) -> Value {
        switch scalar {
        case 0x4E00...0x9FFF: Value(truncatingIfNeeded: scalar)
        case 0x30...0x39, 0xFF10...0xFF19: digit
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F, 0xFF21...0xFF3A, 0xFF41...0xFF5A: letter
        case 0x3005...0x3007, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF: rareHan
        default: boundary
        }
    }

    @inline(__always)
    package static func isHan(_ symbol: Value) -> Bool { symbol >= 0x4E00 && symbol <= 0x9FFF }
}

/// The hash of a sequence of symbols, made one symbol at a time, so that the longer sequence starts from the shorter one.
struct SequenceHash {
    private var state: UInt64

    /// - Parameter seed: keeps apart what is counted: sequences of the text and words of the list.
    init(seed: UInt64) { state = seed }

    static var gram: SequenceHash { SequenceHash(seed: 0x9E37_79B9_7F4A_7C15) }
    static var word: SequenceHash { SequenceHash(seed: 0xC2B2_AE3D_27D4_EB4F) }

    @inline(__always)
    mutating func append(_ symbol: Symbol.Value) {
        state = (state ^ UInt64(symbol) &+ 1) &* 0xFF51_AFD7_ED55_8CCD
        state ^= state >> 32
    }

    @inline(__always)
    func appending(_ symbol: Symbol.Value) -> SequenceHash {
        var longer = self
        longer.append(symbol)
        return longer
    }

    @inline(__always)
    var value: UInt64 {
        var mixed = state &* 0xC4CE_B9FE_1A85_EC53
        mixed ^= mixed >> 29
        return mixed
    }
}
