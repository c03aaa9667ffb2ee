/// A record's identity: the digest of its whole file, which is what `sha256sum` prints for it.
///
/// Body and signature are both in it, so whoever names a record names exactly the bytes that were written.
public struct RecordID: Hashable, Comparable, Sendable {
    public let digest: Digest

    public init(_ digest: Digest) { self.digest = digest }

    /// Reads `sha256:` and 64 lower-case hexadecimal digits, and nothing else.
    public init?(_ description: String) {
        guard let digest = Digest(description) else { return nil }
        self.digest = digest
    }

    public static func < (a: Self, b: Self) -> Bool { a.digest < b.digest }
}

extension RecordID: CustomStringConvertible {
    public var description: String { digest.description }
}
