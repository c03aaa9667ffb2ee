/// A list of words with their frequencies, one a line: word, blank, count, and whatever follows (jieba's `dict.txt`).
package struct WordList {
    private(set) var keys: [(hash: UInt64, level: UInt8)] = []
    private(set) var total: UInt64 = 0
    /// The words of two that are used often enough to be what was meant.
    private(set) var pairs: [(first: Symbol.Value, second: Symbol.Value)] = []
    /// From how many uses on.
    static let leastCount: UInt32 = 3

    package init() {}

    /// Words of one to four Han characters are taken, other lines passed over.
    package init(text: [UInt8]) {
        for line in text.split(separator: 0x0A) {
            let fields = line.split(separator: 0x20)
            guard fields.count >= 2, let count = UInt32(String(decoding: fields[1], as: UTF8.self)), count > 0 else { continue }
            let symbols = String(decoding: fields[0], as: UTF8.self).unicodeScalars.map { Symbol.of($0.value) }
            guard (1...4).contains(symbols.count), symbols.allSatisfy(Symbol.isHan) else { continue }
            let hash = symbols.reduce(SequenceHash.word) { $0.appending($1) }
            keys.append((hash.value, CountLevel.of(count)))
            total += UInt64(count)
            if symbols.count == 2, count >= Self.leastCount { pairs.append((symbols[0], symbols[1])) }
        }
    }
}
