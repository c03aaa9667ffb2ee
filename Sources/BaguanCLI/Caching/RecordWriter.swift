/// Writes values one after the other as bytes, for ``RecordReader`` to read in the same order.
struct RecordWriter {
    private(set) var bytes: [UInt8] = []

    /// A number that is not negative, in groups of seven bits, the lowest first.
    mutating func write(_ number: Int) {
        var rest = UInt(max(number, 0))
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// In eight bytes, the lowest first.
    mutating func write(fixed number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func write(_ text: String) { write(Array(text.utf8)) }

    mutating func write(_ content: [UInt8]) {
        write(content.count)
        bytes += content
    }

    mutating func write<Value>(_ value: Value?, _ body: (inout Self, Value) -> Void) {
        write(value != nil)
        if let value { body(&self, value) }
    }

    mutating func write(_ text: String?) { write(text) { $0.write($1) } }

    mutating func write<Value>(_ values: [Value], _ body: (inout Self, Value) -> Void) {
        write(values.count)
        for value in values { body(&self, value) }
    }
}

/// Reads what ``RecordWriter`` has written. Whatever the bytes are, it reads a value or throws.
struct RecordReader {
    /// The bytes are not what they should be.
    struct Damaged: Error {}

    private let bytes: ArraySlice<UInt8>
    private var index: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    var isAtEnd: Bool { index == bytes.endIndex }

    private mutating func byte() throws(Damaged) -> UInt8 {
        guard index < bytes.endIndex else { throw Damaged() }
        defer { index += 1 }
        return bytes[index]
    }

    mutating func number() throws(Damaged) -> Int {
        var value: UInt = 0
        for shift in stride(from: UInt(0), through: 56, by: 7) {
            let byte = try byte()
            value |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { return Int(value) }
        }
        throw Damaged()
    }

    mutating func fixed() throws(Damaged) -> UInt64 {
        guard bytes.endIndex - index >= 8 else { throw Damaged() }
        defer { index += 8 }
        return (0..<8).reduce(0) { $0 | UInt64(bytes[index + $1]) << UInt64($1 * 8) }
    }

    mutating func flag() throws(Damaged) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        default: throw Damaged()
        }
    }

    mutating func content() throws(Damaged) -> [UInt8] { Array(try slice()) }

    /// The same as a part of what is read.
    mutating func slice() throws(Damaged) -> ArraySlice<UInt8> {
        let count = try number()
        guard count <= bytes.endIndex - index else { throw Damaged() }
        defer { index += count }
        return bytes[index..<index + count]
    }

    mutating func text() throws(Damaged) -> String {
        guard let text = String(validating: try slice(), as: UTF8.self) else { throw Damaged() }
        return text
    }

    mutating func optional<Value>(_ body: (inout Self) throws(Damaged) -> Value) throws(Damaged) -> Value? {
        try flag() ? try body(&self) : nil
    }

    mutating func optionalText() throws(Damaged) -> String? {
        try flag() ? try text() : nil
    }

    mutating func array<Value>(_ body: (inout Self) throws(Damaged) -> Value) throws(Damaged) -> [Value] {
        var values: [Value] = []
        for _ in 0..<(try number()) { values.append(try body(&self)) }
        return values
    }

    /// A value of a kind that has a name.
    mutating func named<Value: RawRepresentable<String>>(_ type: Value.Type) throws(Damaged) -> Value {
        guard let value = Value(rawValue: try text()) else { throw Damaged() }
        return value
    }
}
