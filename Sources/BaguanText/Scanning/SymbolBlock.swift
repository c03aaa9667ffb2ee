/// A stretch of prose as symbols, with the place that each comes from: what the scanner looks at, one block at a time.
///
/// Reading folds. Blanks and invisible characters between Han characters vanish and leave ``Alphabet/mark`` on the symbol
/// after them if there was a blank among them; each other run with a blank in it is one blank. The symbols of one
/// character (㈱) share its place.
struct SymbolBlock {
    /// Room for the longest folded form of a character, and for what a kernel writes too much.
    private static let slack = 32
    private static let size = 2048

    private(set) var codes: [UInt32]
    /// Where in the prose the character of each symbol begins; after the last symbol's, where reading goes on.
    private(set) var starts: [Int]
    /// How many symbols there are.
    private(set) var count = 2
    /// Where in the prose reading goes on.
    private var next = 0
    private let kernel: ScanKernel

    /// - Parameter kept: how many symbols are kept from each block to the next at the most.
    init(kept: Int, _ kernel: ScanKernel) {
        self.kernel = kernel
        codes = [UInt32](repeating: 0, count: kept + Self.size + Self.slack + 1)
        starts = [Int](repeating: 0, count: kept + Self.size + Self.slack + 1)
        // Two symbols before the first, which are no part of any wording.
        (starts[0], starts[1]) = (-2, -1)
    }

    /// More symbols than there ever are.
    var capacity: Int { codes.count }

    /// Whether all of the prose has been read.
    func isAtEnd(of bytes: Span<UInt8>) -> Bool { next == bytes.count }

    /// Forgets all symbols before `first`.
    mutating func drop(before first: Int) {
        for index in first..<count {
            codes[index - first] = codes[index]
            starts[index - first] = starts[index]
        }
        count -= first
    }

    /// Where in the prose some symbols stand; nil when that would cut a character.
    @inline(__always)
    func range(of symbols: Range<Int>, in bytes: Span<UInt8>) -> Range<Int>? {
        let starts = self.starts.span
        let start = starts[symbols.lowerBound]
        guard start != starts[symbols.lowerBound - 1], let end = end(of: symbols.upperBound - 1, in: bytes) else { return nil }
        return start..<end
    }

    /// Where in the prose the character of a symbol ends; nil when that character's form goes on.
    @inline(__always)
    func end(of symbol: Int, in bytes: Span<UInt8>) -> Int? {
        let starts = self.starts.span
        let start = starts[symbol]
        return start == starts[symbol + 1] ? nil : start + UTF8Walk.length(ofScalarFrom: bytes[start])
    }

    /// Whether blanks were passed over between some symbols.
    @inline(__always)
    func skipsBlanks(in symbols: Range<Int>) -> Bool {
        let codes = self.codes.span
        var marks: UInt32 = 0
        for index in symbols.lowerBound + 1..<max(symbols.upperBound, symbols.lowerBound + 1) { marks |= codes[index] }
        return marks & Alphabet.mark != 0
    }

    /// Reads on until the block is full or the prose ends.
    mutating func fill(from bytes: Span<UInt8>, _ alphabet: Alphabet) {
        let limit = codes.count - Self.slack - 1
        while count < limit, next < bytes.count {
            Self.readHan(kernel, bytes.bytes, alphabet.codes.span, limit, &codes, &starts, &count, &next)
            guard count < limit, next < bytes.count else { break }
            readOther(bytes, alphabet)
        }
        codes[count] = 0
        starts[count] = next
    }

    /// Reads characters of three bytes, as nearly all of Chinese prose has, as long as the table answers: as many at a time as
    /// the kernel can, or two.
    ///
    /// What it changes is passed one by one, since two arrays of one structure cannot be lent at the same time.
    private static func readHan(
        _ kernel: ScanKernel, _ bytes: RawSpan, _ table: Span<UInt32>, _ limit: Int, _ codes: inout [UInt32], _ starts: inout [Int],
        _ count: inout Int, _ next: inout Int
    ) {
        if kernel == .vectors { return ScanKernel.read(bytes, table, limit, &codes, &starts, &count, &next) }
        var at = next
        var index = count
        let last = bytes.byteCount - 8
        var codes = codes.mutableSpan
        var starts = starts.mutableSpan
        while index < limit, at <= last {
            let word = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
            if word & 0xF0 == 0xE0 {
                let code = table[UTF8Walk.threeByteScalar(UInt32(truncatingIfNeeded: word))]
                guard code & Alphabet.mark == 0 else { break }
                codes[index] = code
                starts[index] = at
                index += 1
                at += 3
                guard word & 0xF000_0000 == 0xE000_0000 else { continue }
                let second = table[UTF8Walk.threeByteScalar(UInt32(truncatingIfNeeded: word >> 24))]
                guard second & Alphabet.mark == 0 else { break }
                codes[index] = second
                starts[index] = at
                index += 1
                at += 3
            } else {
                // Figures and line breaks among Han; a longer run of ASCII has a quicker way.
                guard word & 0x80 == 0, word & 0x8080_8080_8080_8080 != 0 else { break }
                let code = table[Int(word & 0x7F)]
                guard code & Alphabet.mark == 0 else { break }
                codes[index] = code
                starts[index] = at
                index += 1
                at += 1
            }
        }
        next = at
        count = index
    }

    /// Reads what comes next, whatever it is: one character, a run of ASCII, or blanks.
    private mutating func readOther(_ bytes: Span<UInt8>, _ alphabet: Alphabet) {
        let (value, length) = UTF8Walk.scalar(in: bytes, at: next)
        if value < 0x80, !Folding.isBlank(value) {
            if alphabet.skipsASCII {
                skipASCII(bytes.bytes)
            } else {
                Self.readASCII(bytes, alphabet, &codes, &starts, &count, &next)
            }
        } else if value < 0x10000, case let code = alphabet.codes[Int(value)], code & Alphabet.mark == 0 {
            append(code, at: next)
            next += length
        } else if FoldedMatch.isPassedOver(value) {
            passOver(bytes, alphabet)
        } else {
            expand(value, alphabet)
            next += length
        }
    }

    /// One symbol for ASCII that occurs in no wording; a blank behind a letter is none that vanishes.
    private mutating func skipASCII(_ bytes: RawSpan) {
        append(0, at: next)
        while next + 8 <= bytes.byteCount,
            bytes.unsafeLoadUnaligned(fromByteOffset: next, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
            next += 8
        }
        while next < bytes.byteCount, bytes.unsafeLoad(fromByteOffset: next, as: UInt8.self) < 0x80 { next += 1 }
    }

    private static func readASCII(
        _ bytes: Span<UInt8>, _ alphabet: Alphabet, _ codes: inout [UInt32], _ starts: inout [Int],
        _ count: inout Int, _ next: inout Int
    ) {
        let limit = codes.count - Self.slack - 1
        let table = alphabet.codes.span
        var at = next
        var index = count
        var codes = codes.mutableSpan
        var starts = starts.mutableSpan
        while index < limit, at < bytes.count, bytes[at] < 0x80 {
            var code = table[Int(bytes[at])]
            if code & Alphabet.mark != 0 {
                // A blank between letters is itself; what else is beside it has to be looked at.
                guard at + 1 < bytes.count, bytes[at + 1] < 0x80, !Folding.isBlank(UInt32(bytes[at + 1])) else { break }
                code = alphabet.blank
            }
            codes[index] = code
            starts[index] = at
            index += 1
            at += 1
        }
        next = at
        count = index
    }

    /// Reads over a run of blanks and invisible characters: nothing between Han characters or without a blank in it, else
    /// one blank.
    private mutating func passOver(_ bytes: Span<UInt8>, _ alphabet: Alphabet) {
        let start = next
        next = FoldedMatch.endOfRun(in: bytes, from: start)
        guard FoldedMatch.holdsBlank(bytes, start..<next) else { return }
        guard start > 0, next < bytes.count, FoldingTable.shared.endsInHan(UTF8Walk.scalar(in: bytes, before: start).value),
            case let (value, length) = UTF8Walk.scalar(in: bytes, at: next), FoldingTable.shared.beginsWithHan(value)
        else { return append(alphabet.blank, at: start) }
        let first = count
        if value < 0x10000, case let code = alphabet.codes[Int(value)], code & Alphabet.mark == 0 {
            append(code, at: next)
        } else {
            expand(value, alphabet)
        }
        codes[first] |= Alphabet.mark
        next += length
    }

    /// Appends the folded form of the character at ``next``, which stays where it is.
    private mutating func expand(_ value: UInt32, _ alphabet: Alphabet) {
        FoldingTable.shared.forEachFolded(value) { append(alphabet.code(of: $0), at: next) }
    }

    private mutating func append(_ code: UInt32, at place: Int) {
        codes[count] = code
        starts[count] = place
        count += 1
    }
}

extension FoldingTable {
    fileprivate func endsInHan(_ value: UInt32) -> Bool {
        var last: UInt32 = 0
        forEachFolded(value) { last = $0 }
        return Folding.isHan(last)
    }

    fileprivate func beginsWithHan(_ value: UInt32) -> Bool {
        var first: UInt32?
        forEachFolded(value) { if first == nil { first = $0 } }
        return first.map(Folding.isHan) ?? false
    }
}
