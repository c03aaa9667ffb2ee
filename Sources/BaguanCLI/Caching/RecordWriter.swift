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

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number() throws(Damaged) -> Int {
        var value: UInt = 0
        for shift in stride(from: UInt(0), through: 56, by: 7) {
            guard let byte = rest.popFirst() else { throw Damaged() }
            value |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { return Int(value) }
        }
        throw Damaged()
    }

    mutating func flag() throws(Damaged) -> Bool {
        switch rest.popFirst() {
        case 0: false
        case 1: true
        default: throw Damaged()
        }
    }

    mutating func content() throws(Damaged) -> [UInt8] {
        let count = try number()
        guard count <= rest.count else { throw Damaged() }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func text() throws(Damaged) -> String {
        guard let text = String(validating: try content(), as: UTF8.self) else { throw Damaged() }
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
