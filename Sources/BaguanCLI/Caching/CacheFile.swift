import Baguan
import Foundation

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
        _ = CacheFolder.markUsed(path)
        return content
    }

    /// Writes the file whole or not at all; whether it did.
    @discardableResult
    func write(_ content: [UInt8], in folder: CacheFolder) -> Bool {
        folder.write(Array(sign.utf8) + Self.sum(of: content[...]) + content, to: path)
    }

    /// Whether there is such a file, whatever is in it.
    var isThere: Bool { CacheFolder.markUsed(path) }

    func remove() { _ = path.withCString { unlink($0) } }

    /// Every change within one word of eight bytes changes it, and any other almost certainly. No protection against forgery,
    /// for who may write here may do anything else, too. As FNV-1a, but by words, since rules are read at every start.
    private static func sum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
        bytes.withUnsafeBytes { bytes in
            var at = 0
            while at + 8 <= bytes.count {
                hash = mixed(hash ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
                at += 8
            }
            while at < bytes.count {
                hash = mixed(hash ^ UInt64(bytes[at]))
                at += 1
            }
        }
        return (0..<sumSize).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
    }

    /// One-to-one; the rotation brings high bits, which multiplying moves only upwards, back to where they count.
    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word &* 0x9E37_79B9_7F4A_7C15
        return product << 29 | product >> 35
    }
}
