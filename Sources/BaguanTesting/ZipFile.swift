/// Writes ZIP archives, good ones and hostile ones, without any library: tests must be able to lie in every field.
public struct ZipFile {
    public struct Entry {
        public var name: [UInt8]
        /// As they stand in the archive.
        public var packed: [UInt8]
        public var isDeflated = false
        /// What the archive says of the contents; it need not be true.
        public var size: Int
        public var checksum: UInt32
        /// Bit 0: the entry has a password.
        public var flags: UInt16 = 0
    }

    public var entries: [Entry] = []

    public init() {}

    /// Adds an entry that is not compressed.
    public mutating func add(_ name: String, _ contents: some Collection<UInt8>) {
        let bytes = Array(contents)
        var checksum = CRC32()
        checksum.add(bytes)
        entries.append(Entry(name: Array(name.utf8), packed: bytes, size: bytes.count, checksum: checksum.value))
    }

    /// Adds an entry with a byte in it that is repeated very often, which takes a twentieth of a per cent of that in the
    /// archive.
    /// - Parameter claimed: what the archive says of its size; nil for the truth.
    public mutating func addLong(
        _ name: String, _ head: String = "", repeating byte: UInt8, count: Int, _ tail: String = "", claimed: Int? = nil
    ) {
        var checksum = CRC32()
        checksum.add(head.utf8)
        checksum.add(byte, count: count)
        checksum.add(tail.utf8)
        let packed = Deflate.run(of: byte, count: count, between: Array(head.utf8), and: Array(tail.utf8))
        entries.append(Entry(
            name: Array(name.utf8), packed: packed, isDeflated: true,
            size: claimed ?? head.utf8.count + count + tail.utf8.count, checksum: checksum.value))
    }

    /// Takes an entry out.
    public mutating func remove(_ name: String) { entries.removeAll { $0.name.elementsEqual(name.utf8) } }

    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = bytes.count
            let common = Self.little(entry.flags) + Self.little(UInt16(entry.isDeflated ? 8 : 0)) + [0, 0, 0x21, 0x58]
                + Self.little(entry.checksum) + Self.little(UInt32(entry.packed.count)) + Self.little(UInt32(entry.size))
                + Self.little(UInt16(entry.name.count)) + [0, 0]
            bytes += [0x50, 0x4B, 3, 4, 20, 0] + common + entry.name + entry.packed
            directory += [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + common + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
                + Self.little(UInt32(offset)) + entry.name
        }
        let count = Self.little(UInt16(truncatingIfNeeded: entries.count))
        let end = [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + Self.little(UInt32(directory.count))
        return bytes + directory + end + Self.little(UInt32(bytes.count)) + [0, 0]
    }

    private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
