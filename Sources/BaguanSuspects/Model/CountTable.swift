internal import CPrefetch

/// Counts by hash, in buckets of one cache line: for 21 slots eight bits each of a fingerprint, then a byte that says whether
/// something that belongs here had to go to the next bucket, then for each slot eleven bits more and a level of five.
///
/// It is a view into a model file. A key that was never put in is met by chance once in 30,000 questions.
struct CountTable: @unchecked Sendable {
    // Sendable for the reason that ModelBytes is: nobody writes.
    static let bucketSize = 64
    static let slots = 21
    /// How far from its own bucket a key may have to go. A file that someone made to do harm may say “full” everywhere.
    static let reach = 32
    static let fingerprintMask: UInt64 = (1 << 19) - 1

    private let bytes: UnsafeRawPointer
    private let bucketCount: UInt64

    /// - Parameter bytes: whole buckets, which outlive the table. None at all is a table in which nothing stands.
    init(_ bytes: UnsafeRawBufferPointer) {
        bucketCount = UInt64(bytes.count / Self.bucketSize)
        self.bytes = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: Self.bucketSize)!
    }

    @inline(__always)
    static func fingerprint(_ hash: UInt64) -> UInt64 { hash & fingerprintMask }

    @inline(__always)
    static func bucket(_ hash: UInt64, of count: UInt64) -> UInt64 { hash.multipliedFullWidth(by: count).high }

    /// Where in a bucket it stands whether the next one has to be looked at, and where the second parts of the slots begin.
    static let overflow = slots
    static let rests = slots + 1

    /// Tells the processor that ``level(_:)`` will be asked for a key: many questions then wait for memory at once.
    @inline(__always)
    func prepare(_ hash: UInt64) {
        baguan_prefetch(bytes + Int(Self.bucket(hash, of: bucketCount)) * Self.bucketSize)
    }

    /// The level of a key; 0 when it is not there.
    @inline(__always)
    func level(_ hash: UInt64) -> Int {
        guard bucketCount > 0 else { return 0 }
        let bucket = Self.bucket(hash, of: bucketCount)
        let line = bytes + Int(truncatingIfNeeded: bucket) &* Self.bucketSize
        let level = Self.level(of: Self.fingerprint(hash), in: line)
        return level == 0 && Self.isFull(line) ? levelFurther(hash, from: bucket) : level
    }

    @inline(__always)
    private static func isFull(_ line: UnsafeRawPointer) -> Bool { line.load(fromByteOffset: overflow, as: UInt8.self) != 0 }

    /// The level of a key that did not find a place in its own bucket.
    private func levelFurther(_ hash: UInt64, from first: UInt64) -> Int {
        var bucket = first
        for _ in 1..<Self.reach {
            bucket = bucket + 1 == bucketCount ? 0 : bucket + 1
            let line = bytes + Int(bucket) * Self.bucketSize
            let level = Self.level(of: Self.fingerprint(hash), in: line)
            if level > 0 || !Self.isFull(line) { return level }
        }
        return 0
    }

    /// The level that a bucket gives to a fingerprint; 0 for none.
    @inline(__always)
    private static func level(of fingerprint: UInt64, in line: UnsafeRawPointer) -> Int {
        // The same eight bits eight times.
        let pattern = (fingerprint & 0xFF) &* 0x0101_0101_0101_0101
        let (first, second, third) = (zeros(pattern, line, 0), zeros(pattern, line, 8), zeros(pattern, line, 16) & 0xFF_FFFF_FFFF)
        return first | second | third == 0 ? 0 : level(of: fingerprint, in: line, among: (first, second, third))
    }

    /// A bit for each of eight bytes that is one of the pattern's, and perhaps for one above such a byte.
    @inline(__always)
    private static func zeros(_ pattern: UInt64, _ line: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        let difference = UInt64(littleEndian: line.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ pattern
        return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
    }

    private static func level(of fingerprint: UInt64, in line: UnsafeRawPointer, among bits: (UInt64, UInt64, UInt64)) -> Int {
        let rest = UInt16(truncatingIfNeeded: fingerprint >> 8) << 5
        // One bit in eight counts, so that the three fit into one word.
        var slots = bits.0 >> 7 | bits.1 >> 6 | bits.2 >> 5
        while slots != 0 {
            let bit = slots.trailingZeroBitCount
            let slot = (bit & 7) &* 8 &+ bit &>> 3
            let value = UInt16(littleEndian: line.loadUnaligned(fromByteOffset: rests &+ slot &* 2, as: UInt16.self))
            if value & 0xFFE0 == rest, value & 31 != 0, line.load(fromByteOffset: slot, as: UInt8.self) == UInt8(truncatingIfNeeded: fingerprint) {
                return Int(value & 31)
            }
            slots &= slots &- 1
        }
        return 0
    }
}

/// Makes the bytes of a ``CountTable``.
struct CountTableBuilder {
    private(set) var bytes: [UInt8]
    private var filled: [UInt8]

    /// Nine slots of ten are used.
    static func size(of keys: Int) -> Int { (keys * 10 / (9 * CountTable.slots) + 1) * CountTable.bucketSize }

    /// How many keys go into so many bytes.
    static func keys(in size: Int) -> Int { size / CountTable.bucketSize * CountTable.slots * 9 / 10 }

    /// - Parameter keys: in the order of their levels, highest first, so that what is asked for most is found first.
    init(_ keys: [(hash: UInt64, level: UInt8)]) {
        bytes = [UInt8](repeating: 0, count: Self.size(of: keys.count))
        filled = [UInt8](repeating: 0, count: bytes.count / CountTable.bucketSize)
        for key in keys { insert(key.hash, key.level) }
    }

    private mutating func insert(_ hash: UInt64, _ level: UInt8) {
        var bucket = Int(CountTable.bucket(hash, of: UInt64(filled.count)))
        for _ in 0..<CountTable.reach {
            let line = bucket * CountTable.bucketSize
            if filled[bucket] < CountTable.slots {
                let fingerprint = CountTable.fingerprint(hash)
                let slot = Int(filled[bucket])
                let rest = UInt16(truncatingIfNeeded: fingerprint >> 8) << 5 | UInt16(level)
                bytes[line + slot] = UInt8(truncatingIfNeeded: fingerprint)
                bytes[line + CountTable.rests + slot * 2] = UInt8(truncatingIfNeeded: rest)
                bytes[line + CountTable.rests + slot * 2 + 1] = UInt8(truncatingIfNeeded: rest >> 8)
                filled[bucket] += 1
                return
            }
            bytes[line + CountTable.overflow] = 1
            bucket = bucket + 1 == filled.count ? 0 : bucket + 1
        }
        // So many full neighbours: the key is lost, which costs nothing but itself.
    }
}
