internal import CPrefetch

/// Which symbols stand beside which: a small filter for each symbol, so that all questions about one neighbour look at the
/// same few lines of memory. Most candidates are sent away here.
///
/// A view into a model file: where the words of each symbol begin, then words of 64 bits, little-endian. What stands beside
/// it sets three bits of one word. One stranger of fifty is let through.
struct NeighbourTable: @unchecked Sendable {
    // Sendable for the reason that ModelBytes is: nobody writes.
    private let starts: UnsafeRawPointer?
    private let words: UnsafeRawPointer

    /// With a number more, since the last row ends as well, and one to make them even.
    private static let startsSize = (Symbol.count + 2) * 4

    /// - Parameter bytes: outlive the table. None at all is a table in which nothing stands.
    /// - Returns: nil when the bytes are no such table.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else {
            (starts, words) = (nil, UnsafeRawPointer(bitPattern: 8)!)
            return
        }
        guard bytes.count >= Self.startsSize, bytes.count % 8 == 0 else { return nil }
        let count = (bytes.count - Self.startsSize) / 8
        var last = Self.start(0, start)
        guard last == 0 else { return nil }
        for index in 1...Symbol.count {
            let next = Self.start(index, start)
            guard next >= last, next <= count, (next - last) & (next - last - 1) == 0 || next == last else { return nil }
            last = next
        }
        (starts, words) = (start, start + Self.startsSize)
    }

    @inline(__always)
    private static func start(_ index: Int, _ starts: UnsafeRawPointer) -> Int {
        Int(UInt32(littleEndian: starts.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
    }

    /// What is asked for in a row: made of a symbol once, for all rows.
    struct Key {
        fileprivate let hash: UInt64

        @inline(__always)
        init(_ symbol: Symbol.Value) { hash = (UInt64(symbol) &+ 1) &* 0x9E37_79B9_7F4A_7C15 }

        @inline(__always)
        fileprivate var bits: UInt64 { 1 &<< (hash &>> 58) | 1 &<< (hash &>> 52) | 1 &<< (hash &>> 46) }

        @inline(__always)
        fileprivate func word(_ mask: UInt64) -> Int { Int((hash &>> 30) & mask) }
    }

    /// What stands beside one symbol.
    struct Row {
        fileprivate let words: UnsafeRawPointer
        /// A power of two less one.
        fileprivate let mask: UInt64

        @inline(__always)
        func mayHold(_ key: Key) -> Bool {
            let word = UInt64(littleEndian: (words + key.word(mask) &* 8).loadUnaligned(as: UInt64.self))
            return ~word & key.bits == 0
        }

        /// Says that it will be asked soon.
        @inline(__always)
        func prepare() { for line in 0...min(7, mask / 8) { baguan_prefetch(words + Int(line) * 64) } }
    }

    /// A word in which nothing stands, for all symbols without neighbours; it lives as long as the program.
    private static let nothing = {
        let word = UnsafeMutableRawBufferPointer.allocate(byteCount: 8, alignment: 8)
        word.initializeMemory(as: UInt64.self, repeating: 0)
        return Nothing(word: UnsafeRawPointer(word.baseAddress!))
    }()

    private struct Nothing: @unchecked Sendable {
        // Sendable since nobody writes to it.
        let word: UnsafeRawPointer
    }

    func row(of symbol: Symbol.Value) -> Row {
        let index = Symbol.index(symbol)
        guard let starts, case let (start, end) = (Self.start(index, starts), Self.start(index + 1, starts)), end > start
        else { return Row(words: Self.nothing.word, mask: 0) }
        return Row(words: words + start * 8, mask: UInt64(end - start - 1))
    }

    /// The bytes of a table.
    /// - Parameter pairs: whose row it is, and what stands beside it.
    static func bytes(_ pairs: [(of: Symbol.Value, neighbour: Symbol.Value)]) -> [UInt8] {
        var counts = [Int](repeating: 0, count: Symbol.count)
        for pair in pairs { counts[Symbol.index(pair.of)] += 1 }
        var starts = [0]
        for count in counts { starts.append(starts[starts.count - 1] + size(of: count)) }
        var words = [UInt64](repeating: 0, count: starts[Symbol.count])
        for pair in pairs {
            let (key, index) = (Key(pair.neighbour), Symbol.index(pair.of))
            words[starts[index] + key.word(UInt64(starts[index + 1] - starts[index] - 1))] |= key.bits
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(startsSize + words.count * 8)
        for start in starts + [0] { append(UInt64(start), 4, to: &bytes) }
        for word in words { append(word, 8, to: &bytes) }
        return bytes
    }

    /// Words for so many neighbours: nine to eighteen bits each.
    private static func size(of count: Int) -> Int {
        guard count > 0 else { return 0 }
        var size = 1
        while size * 64 < count * 9 { size *= 2 }
        return size
    }

    private static func append(_ number: UInt64, _ count: UInt64, to bytes: inout [UInt8]) {
        for byte in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
    }
}
