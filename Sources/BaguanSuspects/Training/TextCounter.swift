/// Collects texts and counts what is usual in them.
///
/// It holds two bytes a character and eight a sentence, and while it counts, at most ``partition`` sequences at a time and
/// twice as many results as are wanted: a gigabyte at most. What it makes depends on the texts and their order alone.
package struct TextCounter {
    private var symbols: [Symbol.Value] = [Symbol.boundary]
    private var seen: Set<UInt64> = []
    /// How many sentences were taken, and how many were there already.
    package private(set) var sentences = 0
    package private(set) var repeated = 0

    /// Beyond this many characters nothing more is taken: 400 MB.
    package static let capacity = 200_000_000
    private static let partition = 8_000_000

    package init() {}

    package var characters: Int { symbols.count }
    package var isFull: Bool { symbols.count >= Self.capacity }

    /// Takes a stretch of text, sentence by sentence; a sentence that was there before is not counted again.
    package mutating func add(_ scalars: [UInt32]) {
        var start = 0
        for at in scalars.indices where Self.endsSentence(scalars[at]) || at == scalars.count - 1 {
            addSentence(scalars[start...at])
            start = at + 1
        }
    }

    /// 。！？； and line ends.
    private static func endsSentence(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x0A: true
        default: false
        }
    }

    private mutating func addSentence(_ scalars: ArraySlice<UInt32>) {
        var sentence: [Symbol.Value] = []
        var hash = SequenceHash.gram
        for scalar in scalars {
            let symbol = Symbol.of(scalar)
            if symbol == Symbol.boundary, sentence.last ?? symbol == symbol { continue }
            sentence.append(symbol)
            hash.append(symbol)
        }
        guard !sentence.isEmpty, !isFull else { return }
        guard seen.insert(hash.value).inserted else {
            repeated += 1
            return
        }
        sentences += 1
        symbols += sentence
        if sentence.last != Symbol.boundary { symbols.append(Symbol.boundary) }
    }

    /// The level of each Han character, and how many symbols there are.
    func characterLevels() -> (levels: [UInt8], total: UInt64) {
        var counts = [UInt32](repeating: 0, count: Symbol.hanCount)
        for symbol in symbols where Symbol.isHan(symbol) { counts[Int(symbol - Symbol.han.lowerBound)] += 1 }
        return (counts.map(CountLevel.of), UInt64(symbols.count))
    }

    /// The sequences of `length` symbols that were seen at least twice: no boundary inside, at most at the ends.
    /// - Parameter limit: of more than twice as many, those that were seen least are left out, all of one level together.
    func sequences(of length: Int, limit: Int) -> [(hash: UInt64, level: UInt8)] {
        var least: UInt8 = 0
        let parts = UInt64(symbols.count / Self.partition + 1)
        var found: [(hash: UInt64, level: UInt8)] = []
        for part in 0..<parts {
            var hashes = self.hashes(of: length, part: part, of: parts)
            hashes.sort()
            var start = 0
            while start < hashes.count {
                var end = start + 1
                while end < hashes.count, hashes[end] == hashes[start] { end += 1 }
                let level = end - start > 1 ? CountLevel.of(UInt32(truncatingIfNeeded: end - start)) : 0
                if level > least { found.append((hashes[start], level)) }
                start = end
                while found.count > 2 * limit {
                    least += 1
                    found.removeAll { $0.level <= least }
                }
            }
        }
        return found
    }

    /// Two symbols side by side that were seen at least twice, in the order of their numbers.
    func pairs() -> [(first: Symbol.Value, second: Symbol.Value, level: UInt8)] {
        var counts: [UInt32: UInt32] = [:]
        for (first, second) in zip(symbols, symbols.dropFirst()) { counts[UInt32(first) << 16 | UInt32(second), default: 0] += 1 }
        return counts.filter { $0.value > 1 }.sorted { $0.key < $1.key }.map { pair, count in
            (Symbol.Value(truncatingIfNeeded: pair >> 16), Symbol.Value(truncatingIfNeeded: pair), CountLevel.of(count))
        }
    }

    private func hashes(of length: Int, part: UInt64, of parts: UInt64) -> [UInt64] {
        var hashes: [UInt64] = []
        guard symbols.count >= length else { return hashes }
        hashes.reserveCapacity(symbols.count / Int(parts) + 1)
        sequences: for start in 0...symbols.count - length {
            var hash = SequenceHash.gram
            for at in start..<start + length {
                if symbols[at] == Symbol.boundary, at != start, at != start + length - 1 { continue sequences }
                hash.append(symbols[at])
            }
            let value = hash.value
            if value.multipliedFullWidth(by: parts).high == part { hashes.append(value) }
        }
        return hashes
    }
}
