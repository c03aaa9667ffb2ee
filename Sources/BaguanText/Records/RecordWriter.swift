/// Writes values one after the other as bytes, for ``RecordReader`` to read in the same order.
package struct RecordWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// A number that is not negative, in groups of seven bits, the lowest first.
    package mutating func write(_ number: Int) {
        var rest = UInt(max(number, 0))
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// In eight bytes, the lowest first.
    package mutating func write(fixed number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    package mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    package mutating func write(_ text: String) { write(Array(text.utf8)) }

    package mutating func write(_ content: [UInt8]) {
        write(content.count)
        bytes += content
    }

    package mutating func write<Value>(_ value: Value?, _ body: (inout Self, Value) -> Void) {
        write(value != nil)
        if let value { body(&self, value) }
    }

    package mutating func write(_ text: String?) { write(text) { $0.write($1) } }

    package mutating func write<Value>(_ values: [Value], _ body: (inout Self, Value) -> Void) {
        write(values.count)
        for value in values { body(&self, value) }
    }

    /// All numbers of a list, each as it stands in memory: for long lists that the same machine reads again.
    package mutating func write<Number: FixedWidthInteger & BitwiseCopyable>(memoryOf numbers: [Number]) {
        write(numbers.count)
        numbers.withUnsafeBytes { bytes += $0 }
    }
}
