/// Reads what ``RecordWriter`` has written. Whatever the bytes are, it reads a value or throws.
package struct RecordReader {
    /// The bytes are not what they should be.
    package struct Damaged: Error {
        package init() {}
    }

    private let bytes: ArraySlice<UInt8>
    private var index: Int

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    package var isAtEnd: Bool { index == bytes.endIndex }

    private mutating func byte() throws(Damaged) -> UInt8 {
        guard index < bytes.endIndex else { throw Damaged() }
        defer { index += 1 }
        return bytes[index]
    }

    package mutating func number() throws(Damaged) -> Int {
        var value: UInt = 0
        for shift in stride(from: UInt(0), through: 56, by: 7) {
            let byte = try byte()
            value |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { return Int(value) }
        }
        throw Damaged()
    }

    package mutating func fixed() throws(Damaged) -> UInt64 {
        guard bytes.endIndex - index >= 8 else { throw Damaged() }
        defer { index += 8 }
        return (0..<8).reduce(0) { $0 | UInt64(bytes[index + $1]) << UInt64($1 * 8) }
    }

    package mutating func flag() throws(Damaged) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        default: throw Damaged()
        }
    }

    package mutating func content() throws(Damaged) -> [UInt8] { Array(try slice()) }

    /// The same as a part of what is read.
    package mutating func slice() throws(Damaged) -> ArraySlice<UInt8> {
        let count = try number()
        guard count <= bytes.endIndex - index else { throw Damaged() }
        defer { index += count }
        return bytes[index..<index + count]
    }

    package mutating func text() throws(Damaged) -> String {
        let part = try slice()
        // The initializer that validates looks up its types for each text, which takes longer than all it does. This one
        // repairs, and what was repaired is not what was written.
        let text = String(decoding: part, as: UTF8.self)
        let isWhole = part.withUnsafeBytes { written in
            text.utf8.withContiguousStorageIfAvailable { UnsafeRawBufferPointer($0).holdsSame(as: written) }
        }
        guard isWhole ?? text.utf8.elementsEqual(part) else { throw Damaged() }
        return text
    }

    package mutating func optional<Value>(_ body: (inout Self) throws(Damaged) -> Value) throws(Damaged) -> Value? {
        try flag() ? try body(&self) : nil
    }

    package mutating func optionalText() throws(Damaged) -> String? {
        try flag() ? try text() : nil
    }

    package mutating func array<Value>(_ body: (inout Self) throws(Damaged) -> Value) throws(Damaged) -> [Value] {
        var values: [Value] = []
        for _ in 0..<(try number()) { values.append(try body(&self)) }
        return values
    }

    /// A value of a kind that has a name.
    package mutating func named<Value: RawRepresentable<String>>(_ type: Value.Type) throws(Damaged) -> Value {
        guard let value = Value(rawValue: try text()) else { throw Damaged() }
        return value
    }

    /// What ``RecordWriter/write(memoryOf:)`` has written.
    package mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
        of type: Number.Type = Number.self
    ) throws(Damaged) -> [Number] {
        let count = try number()
        guard count <= (bytes.endIndex - index) / MemoryLayout<Number>.size else { throw Damaged() }
        let part = bytes[index..<index + count * MemoryLayout<Number>.size]
        index = part.endIndex
        return [Number](unsafeUninitializedCapacity: count) { buffer, filled in
            UnsafeMutableRawBufferPointer(buffer).copyBytes(from: part)
            filled = count
        }
    }
}

extension UnsafeRawBufferPointer {
    /// As `elementsEqual`, eight bytes at a time.
    fileprivate func holdsSame(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        var at = 0
        while at + 8 <= count {
            guard loadUnaligned(fromByteOffset: at, as: UInt64.self) == other.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            else { return false }
            at += 8
        }
        while at < count {
            guard self[at] == other[at] else { return false }
            at += 1
        }
        return true
    }
}
