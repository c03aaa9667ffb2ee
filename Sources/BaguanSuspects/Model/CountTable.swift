/// Counts by hash, in buckets of one cache line: 21 slots of three bytes (a fingerprint of 19 bits, a level of five) and a
/// byte that says whether something that belongs here had to go to the next bucket.
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

    static func fingerprint(_ hash: UInt64) -> UInt32 {
        // Zero is an empty slot.
        UInt32(truncatingIfNeeded: max(1, hash & fingerprintMask))
    }

    @inline(__always)
    static func bucket(_ hash: UInt64, of count: UInt64) -> UInt64 { hash.multipliedFullWidth(by: count).high }

    /// The level of a key; 0 when it is not there.
    @inline(__always)
    func level(_ hash: UInt64) -> Int {
        guard bucketCount > 0 else { return 0 }
        let fingerprint = Self.fingerprint(hash)
        var bucket = Self.bucket(hash, of: bucketCount)
        for _ in 0..<Self.reach {
            let line = bytes + Int(bucket) * Self.bucketSize
            for slot in 0..<Self.slots {
                let value = UInt32(littleEndian: (line + slot * 3).loadUnaligned(as: UInt32.self)) & 0xFF_FFFF
                if value >> 5 == fingerprint { return Int(value & 31) }
                if value == 0 { return 0 }
            }
            guard line.load(fromByteOffset: Self.bucketSize - 1, as: UInt8.self) != 0 else { return 0 }
            bucket = bucket + 1 == bucketCount ? 0 : bucket + 1
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
                let value = CountTable.fingerprint(hash) << 5 | UInt32(level)
                let slot = line + Int(filled[bucket]) * 3
                for byte in 0..<3 { bytes[slot + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(byte))) }
                filled[bucket] += 1
                return
            }
            bytes[line + CountTable.bucketSize - 1] = 1
            bucket = bucket + 1 == filled.count ? 0 : bucket + 1
        }
        // So many full neighbours: the key is lost, which costs nothing but itself.
    }
}
