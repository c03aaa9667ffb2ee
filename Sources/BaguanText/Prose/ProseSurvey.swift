/// What kinds of characters a stretch of prose holds; see ``ProseSurvey``.
public struct CharacterKinds: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// 0–9, half or full width.
    public static let digit = CharacterKinds(rawValue: 1 << 0)
    /// @ and ＠.
    public static let at = CharacterKinds(rawValue: 1 << 1)
    /// ASCII marks: punctuation and symbols of half width.
    public static let halfWidthMark = CharacterKinds(rawValue: 1 << 2)
    /// Greek and Cyrillic.
    public static let foreignLetter = CharacterKinds(rawValue: 1 << 3)
    /// Characters of the radical and compatibility blocks that look like Han.
    public static let compatibilityHan = CharacterKinds(rawValue: 1 << 4)
    /// Characters that a reader of Chinese does not meet: invisible ones, private use, controls, joiners, odd symbols.
    public static let rare = CharacterKinds(rawValue: 1 << 5)
    /// A Han character that stands twice in a row.
    public static let doubledHan = CharacterKinds(rawValue: 1 << 6)
    /// Three Han characters in a row that stand a few characters further up, too.
    public static let echo = CharacterKinds(rawValue: 1 << 7)
}

/// One look at all of a document's prose before any check looks at a block of it: which kinds of characters each block
/// holds, and where the marks stand.
///
/// Most checks are about characters that most blocks do not have. The survey takes about as long as decoding the text, and
/// spares each of those checks a pass of its own. A class, since it is asked once for each block and rule, and handing out
/// a structure of arrays each time costs more than the answer.
public final class ProseSurvey: Sendable {
    /// A character that is neither Han nor letter, digit, blank: punctuation, brackets, symbols, and ends of lines.
    public struct Mark: Sendable {
        /// The scalar.
        public var value: UInt32
        /// The scalar before it in its block; 0 at the beginning.
        public var previous: UInt32
        public var place: ProseOffset { ProseOffset(Int(offset)) }
        public var range: Range<ProseOffset> { Range(utf8: Int(offset)..<Int(offset) + UTF8Walk.length(of: value)) }
        fileprivate var offset: Int32
    }

    private let kinds: [CharacterKinds]
    private let marks: [Mark]
    /// Where in ``marks`` those of each block begin, and the end.
    private let firstMarks: [Int32]

    /// - Parameter blocks: disjoint ranges in the order of the prose.
    public init(_ blocks: [Range<ProseOffset>], of prose: [UInt8]) {
        var kinds: [CharacterKinds] = []
        var marks: [Mark] = []
        var firstMarks: [Int32] = [0]
        kinds.reserveCapacity(blocks.count)
        firstMarks.reserveCapacity(blocks.count + 1)
        // Every tenth character of Chinese prose is a mark.
        marks.reserveCapacity(prose.count / 30)
        var echoes = EchoFinder()
        prose.withUnsafeBytes { bytes in
            for block in blocks {
                kinds.append(Self.survey(block.utf8, of: bytes, marks: &marks, echoes: &echoes))
                firstMarks.append(Int32(truncatingIfNeeded: marks.count))
            }
        }
        (self.kinds, self.marks, self.firstMarks) = (kinds, marks, firstMarks)
    }

    /// Whether the survey lists a character among the marks.
    public static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        !Folding.isHan(scalar.value) && classify(scalar.value).isMark
    }

    /// What kinds of characters a block holds.
    public func kinds(of block: Int) -> CharacterKinds { kinds[block] }

    /// The marks of a block, in order.
    public func marks(of block: Int) -> ArraySlice<Mark> {
        marks[Int(firstMarks[block])..<Int(firstMarks[block + 1])]
    }

    private static func survey(
        _ range: Range<Int>, of bytes: UnsafeRawBufferPointer, marks: inout [Mark], echoes: inout EchoFinder
    ) -> CharacterKinds {
        var kinds: CharacterKinds = []
        var at = range.lowerBound
        var previous: UInt32 = 0
        echoes.endRun()
        while at < range.upperBound {
            let (value, length) = UTF8Walk.scalar(in: bytes, at: at)
            at += length
            if Folding.isHan(value) {
                kinds.formUnion(echoes.add(value, endingAt: at, in: bytes))
            } else {
                echoes.endRun()
                let (kind, isMark) = classify(value)
                kinds.formUnion(kind)
                if isMark { marks.append(Mark(value: value, previous: previous, offset: Int32(truncatingIfNeeded: at - length))) }
            }
            previous = value
        }
        return kinds
    }

    /// The kind of a character that is not Han, and whether it is a mark.
    private static func classify(_ value: UInt32) -> (CharacterKinds, isMark: Bool) {
        switch value {
        case 0x30...0x39, 0xFF10...0xFF19: (.digit, false)
        case 0x40: ([.at, .halfWidthMark], true)
        case 0xFF20: (.at, true)
        case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: ([], false)
        case 0x20, 0x3000, 0x09, 0xA0: ([], false)
        case 0x0A: ([], true)
        case 0x21...0x7E: (.halfWidthMark, true)
        case 0x2010...0x2027, 0x2030...0x205E, 0x3001...0x303F: ([], true)
        case 0xFF01...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: ([], true)
        case 0x3040...0x33FF: ([], false)
        case 0x370...0x52F: (.foreignLetter, false)
        case 0x2E80...0x2FDF, 0xF900...0xFAFF, 0x2F800...0x2FA1F: (.compatibilityHan, false)
        case 0x2070...0x2DFF, 0xA1...0xBF, 0xD7, 0xF7: value == 0xAD ? (.rare, true) : ([], true)
        case 0x0...0x1F, 0x7F...0x9F, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F: (.rare, true)
        case 0xC0...0x24F: ([], false)
        default: (.rare, isSymbol(value))
        }
    }

    private static func isSymbol(_ value: UInt32) -> Bool {
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .dashPunctuation,
            .connectorPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
        default: false
        }
    }
}

/// Notices in one pass where a word of three to eight characters may stand twice in a row.
///
/// Such a word's last three characters stand once more right where its first half ends. Nearly always one look says no:
/// a character that was not seen lately (by some bits of it) cannot be part of a second half.
private struct EchoFinder {
    private static let longestWord = 8
    private static let shortestWord = 3

    /// Eight bits of each of the last eight characters, the latest lowest.
    private var recent: UInt64 = 0
    private var previous: UInt32 = 0
    /// How many characters in a row were seen lately.
    private var run = 0

    /// Nothing is compared across what is no Han character, or another block.
    @inline(__always)
    mutating func endRun() {
        recent = 0
        previous = 0
        run = 0
    }

    /// - Parameter end: where the character ends.
    @inline(__always)
    mutating func add(_ value: UInt32, endingAt end: Int, in bytes: UnsafeRawBufferPointer) -> CharacterKinds {
        var kinds: CharacterKinds = previous == value ? .doubledHan : []
        previous = value
        let bits = UInt64((value ^ value >> 8) & 0xFF)
        run = Self.holds(recent, byte: bits) ? run + 1 : 0
        recent = recent << 8 | bits
        if run >= Self.shortestWord, Self.repeats(before: end, in: bytes) { kinds.insert(.echo) }
        return kinds
    }

    /// Whether one of the eight bytes of a word is `byte`; see “Determine if a word has a byte equal to n”, Bit Twiddling Hacks.
    @inline(__always)
    private static func holds(_ word: UInt64, byte: UInt64) -> Bool {
        let difference = word ^ byte &* 0x0101_0101_0101_0101
        return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080 != 0
    }

    /// Whether the last characters stand also a word's length further up, byte for byte: three of three bytes, or the end
    /// of such of four.
    private static func repeats(before end: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        let tail = shortestWord * 3
        return (tail...longestWord * 4).contains { distance in
            end - tail - distance >= 0 && (1...tail).allSatisfy { bytes[end - $0] == bytes[end - distance - $0] }
        }
    }
}
