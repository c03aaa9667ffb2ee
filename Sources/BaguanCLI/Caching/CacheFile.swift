import Baguan

/// A file of a cache: a line that says what it is and in which layout, a sum of the content, the content.
struct CacheFile {
    let path: FilePath
    /// What the file begins with.
    let sign: String

    /// In bytes; a larger file is not ours.
    private static let limit = 256 << 20
    private static let sumSize = 8

    /// The content; nil when the file is not there, is of another kind, or is damaged.
    func content() -> ArraySlice<UInt8>? {
        guard let bytes = try? FileReader(limit: Self.limit).read(path), bytes.starts(with: sign.utf8) else { return nil }
        let rest = bytes.dropFirst(sign.utf8.count)
        let content = rest.dropFirst(Self.sumSize)
        guard rest.count >= Self.sumSize, rest.prefix(Self.sumSize).elementsEqual(Self.sum(of: content)) else { return nil }
        CacheFolder.markUsed(path)
        return content
    }

    /// Writes the file whole or not at all; whether it did.
    @discardableResult
    func write(_ content: [UInt8], in folder: CacheFolder) -> Bool {
        folder.write(Array(sign.utf8) + Self.sum(of: content[...]) + content, to: path)
    }

    /// FNV-1a, 64 bits: no protection against forgery, for who may write here may do anything else, too.
    private static func sum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return (0..<sumSize).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
    }
}
