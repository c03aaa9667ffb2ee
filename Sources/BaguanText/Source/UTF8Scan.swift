/// One pass over bytes that may be UTF-8: whether they are, and whether they look like text.
struct UTF8Scan {
    /// How many bytes from the start are well-formed UTF-8 (Unicode 3.9, table 3-7).
    private(set) var validCount = 0
    /// Whether what follows the well-formed part is the beginning of a character that the end of the bytes cuts off.
    private(set) var isTruncated = false
    private(set) var firstNUL: Int?
    /// C0 controls and DEL, other than NUL and those that lay text out (tab, line ends, form feed).
    private(set) var controlCount = 0
    private(set) var firstControl: Int?

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { scan($0) }
    }

    private mutating func scan(_ bytes: UnsafeRawBufferPointer) {
        let count = bytes.count
        var index = 0
        scanning: while index < count {
            let byte = bytes[index]
            if byte < 0x80 {
                if index + 8 <= count, isPlainASCII(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
                    index += 8
                    continue
                }
                if byte < 0x20 || byte == 0x7F { note(control: byte, at: index) }
                index += 1
                continue
            }
            // Nearly every character of a Chinese draft takes three bytes.
            while index + 4 <= count {
                let word = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
                guard word & 0x00C0_C0F0 == 0x0080_80E0 else { break }
                let lead = word & 0xF
                let second = (word >> 8) & 0x3F
                // E0 must not be overlong, ED must not be a surrogate.
                guard lead != 0 || second >= 0x20, lead != 0xD || second < 0x20 else { break scanning }
                index += 3
            }
            guard index < count, bytes[index] >= 0x80 else { continue }
            let length = Self.lengthOfCharacter(in: bytes, at: index)
            guard length > 0 else { break }
            index += length
        }
        validCount = index
        isTruncated = index < count && Self.isCutOff(bytes, at: index)
    }

    private mutating func note(control byte: UInt8, at index: Int) {
        switch byte {
        case 0x00: if firstNUL == nil { firstNUL = index }
        case 0x09...0x0D: break
        default:
            controlCount += 1
            if firstControl == nil { firstControl = index }
        }
    }

    /// Whether eight bytes are all in 20…7E.
    @inline(__always)
    private func isPlainASCII(_ word: UInt64) -> Bool {
        let high: UInt64 = 0x8080_8080_8080_8080
        guard word & high == 0 else { return false }
        let belowSpace = (word &- 0x2020_2020_2020_2020) & high
        let delete = (word &+ 0x0101_0101_0101_0101) & high
        return belowSpace | delete == 0
    }

    /// The length of the well-formed character that begins at `index`, or 0.
    private static func lengthOfCharacter(in bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
        guard let (length, second) = shape(ofLead: bytes[index]), index + length <= bytes.count,
            second.contains(bytes[index + 1]),
            bytes[(index + 2)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
        else { return 0 }
        return length
    }

    /// Whether the bytes from `index` on could go on to be one character.
    private static func isCutOff(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
        guard let (length, second) = shape(ofLead: bytes[index]), index + length > bytes.count else { return false }
        let rest = bytes[(index + 1)...]
        return rest.first.map(second.contains) ?? true && rest.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    }

    /// How many bytes a character with this lead has, and what its second byte may be. Nil for one that leads nothing.
    private static func shape(ofLead lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
        switch lead {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE, 0xEF: (3, 0x80...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: nil
        }
    }
}
