/// Which folded wording was met first, for tables of tens of thousands.
///
/// A dictionary keyed by arrays would keep an allocation for each wording and hash each again whenever it grows, which was
/// half of the time that a big table took. Here all symbols lie in one buffer, and hashes are kept.
struct WordingIndex {
    private struct Slot {
        var hash: UInt64
        // Files are limited to a few megabytes, so that four bytes hold any of these.
        var start: UInt32
        var end: UInt32
        var value: UInt32

        var symbols: Range<Int> { Int(start)..<Int(end) }
    }

    private var symbols: [UInt32] = []
    private var slots: [Slot] = []
    /// Open addressing with linear probing: indices into `slots`, -1 where free; a power of two, at most half full.
    private var buckets = [Int32](repeating: -1, count: 64)

    /// The value that was added for a wording; nil when it was not met.
    subscript(wording: [UInt32]) -> Int? {
        let bucket = buckets[self.bucket(of: wording, hash: Self.hash(wording))]
        return bucket < 0 ? nil : Int(slots[Int(bucket)].value)
    }

    /// Adds a wording unless it is there already.
    mutating func add(_ wording: [UInt32], value: Int) {
        let hash = Self.hash(wording)
        let bucket = bucket(of: wording, hash: hash)
        guard buckets[bucket] < 0 else { return }
        let start = UInt32(truncatingIfNeeded: symbols.count)
        symbols.append(contentsOf: wording)
        buckets[bucket] = Int32(truncatingIfNeeded: slots.count)
        slots.append(Slot(
            hash: hash, start: start, end: UInt32(truncatingIfNeeded: symbols.count),
            value: UInt32(truncatingIfNeeded: value)))
        if slots.count * 2 > buckets.count { rebuild(buckets: buckets.count * 2) }
    }

    /// Makes room for so many more wordings.
    mutating func reserve(_ count: Int) {
        slots.reserveCapacity(slots.count + count)
        symbols.reserveCapacity(symbols.count + count * 8)
        var size = buckets.count
        while size < (slots.count + count) * 2 { size *= 2 }
        if size > buckets.count { rebuild(buckets: size) }
    }

    /// The bucket that holds the wording, or the free one where it belongs.
    private func bucket(of wording: [UInt32], hash: UInt64) -> Int {
        let mask = buckets.count - 1
        var bucket = Int(truncatingIfNeeded: hash) & mask
        while buckets[bucket] >= 0 {
            let index = Int(buckets[bucket])
            if slots[index].hash == hash, symbols[slots[index].symbols].elementsEqual(wording) { break }
            bucket = (bucket + 1) & mask
        }
        return bucket
    }

    private mutating func rebuild(buckets count: Int) {
        buckets = [Int32](repeating: -1, count: count)
        let mask = buckets.count - 1
        for (index, slot) in slots.enumerated() {
            var bucket = Int(truncatingIfNeeded: slot.hash) & mask
            while buckets[bucket] >= 0 { bucket = (bucket + 1) & mask }
            buckets[bucket] = Int32(truncatingIfNeeded: index)
        }
    }

    /// FNV-1a over symbols instead of bytes. Its low bits, which choose the bucket, hardly differ between wordings that
    /// differ in one digit, so all bits are mixed into them at the end (the finisher of MurmurHash3).
    private static func hash(_ wording: [UInt32]) -> UInt64 {
        var hash = 0xCBF2_9CE4_8422_2325 as UInt64
        for symbol in wording { hash = (hash ^ UInt64(symbol)) &* 0x0000_0100_0000_01B3 }
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return hash ^ (hash >> 33)
    }
}
