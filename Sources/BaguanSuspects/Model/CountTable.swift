/// Counts by hash, in buckets of one cache line: for 21 slots sixteen bits each of a fingerprint, then for each slot three
/// bits more and a level of five, then a byte that says whether something that belongs here had to go to the next bucket.
///
/// It is a view into a model file. A key that was never put in is met by chance once in 30,000 questions.
struct CountTable {
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

    /// Where in a bucket the second parts of the slots begin.
    static let rests = slots * 2

    /// The level of a key; 0 when it is not there.
    @inline(__always)
    func level(_ hash: UInt64) -> Int {
        guard bucketCount > 0 else { return 0 }
        let fingerprint = Self.fingerprint(hash)
        // The same sixteen bits four times.
        let pattern = (fingerprint & 0xFFFF) &* 0x0001_0001_0001_0001
        let rest = UInt8(truncatingIfNeeded: fingerprint >> 16) << 5
        var bucket = Self.bucket(hash, of: bucketCount)
        for _ in 0..<Self.reach {
            let line = bytes + Int(bucket) * Self.bucketSize
            for word in 0..<6 {
                let difference = UInt64(littleEndian: (line + word * 8).loadUnaligned(as: UInt64.self)) ^ pattern
                // A bit for each part that is zero, and perhaps for one above such a part.
                var zeros = (difference &- 0x0001_0001_0001_0001) & ~difference & 0x8000_8000_8000_8000
                while zeros != 0 {
                    let part = zeros.trailingZeroBitCount >> 4
                    let slot = word * 4 + part
                    if slot < Self.slots, (difference >> UInt64(part * 16)) & 0xFFFF == 0 {
                        let value = (line + (Self.rests + slot)).load(as: UInt8.self)
                        if value & 0xE0 == rest, value & 31 != 0 { return Int(value & 31) }
                    }
                    zeros &= zeros &- 1
                }
            }
            guard line.load(fromByteOffset: Self.bucketSize - 1, as: UInt8.self) != 0 else { return 0 }
            bucket = bucket + 1 == bucketCount ? 0 : bucket + 1
        }
        return 0
    }
}

/// Which keys may be in a table: a bit for each, so that most questions that have no answer are not asked at all.
struct KeyFilter {
    private let bytes: UnsafeRawPointer?
    private let shift: UInt64

    /// - Parameter bytes: a power of two of them, which outlive the filter. Nil when there are others.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.isEmpty || bytes.count & (bytes.count - 1) == 0 else { return nil }
        self.bytes = bytes.isEmpty ? nil : bytes.baseAddress
        shift = bytes.isEmpty ? 0 : UInt64(61 - bytes.count.trailingZeroBitCount)
    }

    @inline(__always)
    func mayHold(_ hash: UInt64) -> Bool {
        guard let bytes else { return false }
        let bit = hash >> shift
        return (bytes.load(fromByteOffset: Int(bit >> 3), as: UInt8.self) >> UInt8(bit & 7)) & 1 != 0
    }

    /// The bytes of a filter that lets through some four of a hundred strangers.
    static func bytes(_ hashes: some Collection<UInt64>) -> [UInt8] {
        var size = 64
        while size * 8 < hashes.count * 16 { size *= 2 }
        var bytes = [UInt8](repeating: 0, count: size)
        let shift = UInt64(61 - size.trailingZeroBitCount)
        for hash in hashes { bytes[Int(hash >> (shift + 3))] |= 1 << UInt8((hash >> shift) & 7) }
        return bytes
    }
}

/// Makes the bytes of a ``CountTable``.
struct CountTableBuilder {
    private(set) var bytes: [UInt8]
    private var filled: [UInt8]

    /// Nine slots of ten are used.
    static func size(of keys: Int) -> Int { (keys * 10 / (9 * CountTable.slots) + 1) * CountTable.bucketSize }

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
                bytes[line + slot * 2] = UInt8(truncatingIfNeeded: fingerprint)
                bytes[line + slot * 2 + 1] = UInt8(truncatingIfNeeded: fingerprint >> 8)
                bytes[line + CountTable.rests + slot] = UInt8(truncatingIfNeeded: fingerprint >> 16) << 5 | level
                filled[bucket] += 1
                return
            }
            bytes[line + CountTable.bucketSize - 1] = 1
            bucket = bucket + 1 == filled.count ? 0 : bucket + 1
        }
        // So many full neighbours: the key is lost, which costs nothing but itself.
    }
}
