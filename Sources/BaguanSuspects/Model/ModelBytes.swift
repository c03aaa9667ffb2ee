/// The bytes of a model file, wherever they are: mapped from a file, part of the program, or in memory.
///
/// They do not change while this lives; that is what whoever makes one promises.
public final class ModelBytes: @unchecked Sendable {
    // Sendable since nothing writes to the bytes after `init`, and `release` runs once, when nobody holds this any more.
    let buffer: UnsafeRawBufferPointer
    private let release: @Sendable (UnsafeRawBufferPointer) -> Void

    /// - Parameter release: is called once, when the bytes are not needed any more.
    public init(_ buffer: UnsafeRawBufferPointer, release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void = { _ in }) {
        self.buffer = buffer
        self.release = release
    }

    /// A copy of bytes in memory.
    public convenience init(copying bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: CountTable.bucketSize)
        copy.copyBytes(from: bytes)
        self.init(UnsafeRawBufferPointer(copy)) { $0.deallocate() }
    }

    deinit { release(buffer) }
}
