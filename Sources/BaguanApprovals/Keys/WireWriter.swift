/// Writes the data types of the SSH protocol (RFC 4251 §5).
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    mutating func uint32(_ value: UInt32) {
        for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    /// Bytes preceded by their number; nothing here comes near the 4 GiB that the number can say.
    mutating func string(_ value: some Collection<UInt8>) {
        uint32(UInt32(truncatingIfNeeded: value.count))
        bytes.append(contentsOf: value)
    }

    mutating func string(_ value: String) { string(value.utf8) }

    /// Bytes as they are.
    mutating func raw(_ value: some Collection<UInt8>) { bytes.append(contentsOf: value) }
}
