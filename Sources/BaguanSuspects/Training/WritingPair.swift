/// A text as it was written and as it should be, of the same length.
package struct WritingPair: Sendable {
    package var written: [UInt32]
    package var right: [UInt32]

    /// Pairs, one a line; the last two fields between tabs are the text as it was written and as it should be. A right text
    /// may stand twice, so that nothing is suspected in it.
    /// - Parameter skipped: grows by the lines that are no such pairs.
    package static func all(in text: [UInt8], skipped: inout Int) -> [WritingPair] {
        text.split(separator: 0x0A).compactMap { line in
            let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).suffix(2).map {
                String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self)
            }
            let pair = fields.count == 2 ? WritingPair(written: fields[0], right: fields[1]) : nil
            if pair == nil { skipped += 1 }
            return pair
        }
    }

    /// Nil when the lengths differ, since only characters written for others are learned, or when there is no Han.
    package init?(written: String, right: String) {
        self.written = written.unicodeScalars.map(\.value)
        self.right = right.unicodeScalars.map(\.value)
        guard self.written.count == self.right.count, self.right.contains(where: { Symbol.isHan(Symbol.of($0)) }) else { return nil }
    }

    package var isWrong: Bool { written != right }

    /// Whether a candidate mends a mistake.
    func mends(_ range: Range<Int>, _ meant: [Symbol.Value]) -> Bool {
        range.contains { written[$0] != right[$0] }
            && zip(range, meant).allSatisfy { place, symbol in right[place] == UInt32(symbol) }
    }

    /// In which of so many parts it is for cross-validation: pairs of one right text are in one part.
    func part(of count: Int) -> Int {
        Int(right.reduce(SequenceHash.gram) { $0.appending(Symbol.of($1)) }.value % UInt64(count))
    }
}
