/// Reads the data types of the SSH protocol (RFC 4251 §5). Every answer is nil once the bytes do not suffice.
struct WireReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: some Sequence<UInt8>) { rest = ArraySlice(bytes) }

    var isAtEnd: Bool { rest.isEmpty }
    var remaining: ArraySlice<UInt8> { rest }

    mutating func byte() -> UInt8? { rest.popFirst() }

    mutating func uint32() -> UInt32? {
        take(4)?.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Bytes that are preceded by their number.
    mutating func string() -> ArraySlice<UInt8>? {
        guard let count = uint32() else { return nil }
        return take(Int(count))
    }

    /// Passes over exactly these bytes.
    mutating func literal(_ bytes: [UInt8]) -> Bool {
        take(bytes.count).map { $0.elementsEqual(bytes) } ?? false
    }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
