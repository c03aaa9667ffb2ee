internal import Crypto

/// A SHA-256 digest (FIPS 180-4), compared as bytes.
public struct Digest: Hashable, Sendable {
    private let storage: Bytes32

    /// The digest of `content`.
    public init(of content: [UInt8]) {
        var storage = Bytes32()
        for (index, byte) in SHA256.hash(data: content).enumerated() { storage[index] = byte }
        self.storage = storage
    }

    /// Takes a digest made elsewhere; nil unless it has 32 bytes.
    public init?(bytes: [UInt8]) {
        guard let storage = Bytes32(bytes: bytes) else { return nil }
        self.storage = storage
    }

    /// Reads 64 lower-case hexadecimal digits, and nothing else.
    public init?(hex: String) {
        guard let storage = Bytes32(hex: hex.utf8) else { return nil }
        self.storage = storage
    }

    public var bytes: [UInt8] { storage.bytes }
    /// 64 lower-case hexadecimal digits, as `sha256sum` prints them.
    public var hex: String { storage.hex }
    /// The first digits: enough for people to compare on paper.
    public var code: String { String(hex.prefix(12)) }
    /// Base64 with its padding.
    public var base64: String { String(decoding: Base64.encode(bytes), as: UTF8.self) }
}

/// The algorithm stands in the text, so that records can take another one later.
extension Digest: CustomStringConvertible {
    static let prefix = Array("sha256:".utf8)
    /// The number of bytes of `description`.
    static let textCount = prefix.count + 64

    /// `sha256:` and the hexadecimal digits.
    public var description: String { String(decoding: text, as: UTF8.self) }

    /// The bytes of `description`.
    var text: [UInt8] { Self.prefix + storage.hexDigits }

    /// Reads what `description` gives, and nothing else.
    init?(text: some Collection<UInt8>) {
        guard text.starts(with: Self.prefix), let storage = Bytes32(hex: text.dropFirst(Self.prefix.count)) else {
            return nil
        }
        self.storage = storage
    }

    /// Reads `sha256:` and 64 lower-case hexadecimal digits, and nothing else.
    public init?(_ description: String) {
        self.init(text: description.utf8)
    }
}

extension Digest: Comparable {
    public static func < (a: Self, b: Self) -> Bool { a.storage.precedes(b.storage) }
}
