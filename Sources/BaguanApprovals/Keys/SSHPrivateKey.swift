internal import Crypto

/// An Ed25519 private key in OpenSSH's file format `openssh-key-v1` (OpenSSH, PROTOCOL.key), without a passphrase.
///
/// A key with a passphrase is left to ssh-agent and `ssh-keygen -Y sign`, which know how to keep it.
public struct SSHPrivateKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    public let publicKey: SSHPublicKey
    /// Who or what the key belongs to; no more than a remark.
    public let comment: String

    private static let magic = Array("openssh-key-v1\0".utf8)
    private static let noCipher = Array("none".utf8)
    private static let blockSize = 8

    /// Makes a new key from the system's source of randomness.
    public static func generate(comment: String = "") throws(SSHKeyProblem) -> SSHPrivateKey {
        try SSHPrivateKey(key: Curve25519.Signing.PrivateKey(), comment: comment)
    }

    /// Takes the 32 bytes from which everything else follows (RFC 8032 §5.1.5).
    init(seed: some Collection<UInt8>, comment: String = "") throws(SSHKeyProblem) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: Array(seed)) else { throw .damaged }
        try self.init(key: key, comment: comment)
    }

    private init(key: Curve25519.Signing.PrivateKey, comment: String) throws(SSHKeyProblem) {
        guard let publicKey = SSHPublicKey(raw: Array(key.publicKey.rawRepresentation)) else { throw .damaged }
        self.key = key
        self.publicKey = publicKey
        self.comment = comment
    }

    /// Reads a key file.
    public init(file: [UInt8]) throws(SSHKeyProblem) {
        let bytes: [UInt8]
        do throws(Armor.Flaw) {
            // Key files travel by mail and stick; a signature has one spelling, a key file need not.
            bytes = try Armor.privateKey.unwrap(file.filter { $0 != UInt8(ascii: "\r") })
        } catch {
            throw error == .missing ? .notAPrivateKey : .damaged
        }
        var reader = WireReader(bytes)
        guard reader.literal(Self.magic), let cipher = reader.string() else { throw .damaged }
        guard cipher.elementsEqual(Self.noCipher) else { throw .encrypted }
        guard let derivation = reader.string(), derivation.elementsEqual(Self.noCipher),
            let options = reader.string(), options.isEmpty, let count = reader.uint32()
        else { throw .damaged }
        guard count == 1 else { throw .severalKeys }
        guard let blob = reader.string(), let section = reader.string(), reader.isAtEnd else { throw .damaged }
        let publicKey = try SSHPublicKey(blob: blob)
        self = try Self.privateSection(section)
        guard self.publicKey == publicKey else { throw .halvesDiffer }
    }

    /// The part that a passphrase would hide: the same number twice, the key, its comment, and bytes 1, 2, 3… to fill a block.
    private static func privateSection(_ section: ArraySlice<UInt8>) throws(SSHKeyProblem) -> SSHPrivateKey {
        var reader = WireReader(section)
        guard section.count.isMultiple(of: blockSize), let check = reader.uint32(), check == reader.uint32(),
            let type = reader.string(), type.elementsEqual(SSHPublicKey.type.utf8),
            let raw = reader.string(), let pair = reader.string(), pair.count == 64,
            let comment = reader.string(), let text = String(validating: comment, as: UTF8.self),
            reader.remaining.count < blockSize,
            reader.remaining.enumerated().allSatisfy({ Int($1) == $0 + 1 })
        else { throw .damaged }
        let key = try SSHPrivateKey(seed: pair.prefix(32), comment: text)
        guard key.publicKey.raw.elementsEqual(raw), pair.suffix(32).elementsEqual(raw) else { throw .halvesDiffer }
        return key
    }

    /// The file as `ssh-keygen` would write it. Whoever writes it to disk gives it mode 0600.
    public var file: [UInt8] {
        var section = WireWriter()
        // The number tells a right passphrase from a wrong one. Without a passphrase any will do, and a fixed one keeps the
        // file the same for the same key.
        section.uint32(0)
        section.uint32(0)
        section.string(SSHPublicKey.type)
        section.string(publicKey.raw)
        section.string(Array(key.rawRepresentation) + publicKey.raw)
        section.string(comment)
        var filler: UInt8 = 1
        while !section.bytes.count.isMultiple(of: Self.blockSize) {
            section.byte(filler)
            filler += 1
        }
        var writer = WireWriter()
        writer.raw(Self.magic)
        writer.string(Self.noCipher)
        writer.string(Self.noCipher)
        writer.string([])
        writer.uint32(1)
        writer.string(publicKey.blob)
        writer.string(section.bytes)
        return Armor.privateKey.wrap(writer.bytes)
    }

    /// 64 bytes (RFC 8032 §5.1.6); nil if the library refuses.
    func rawSignature(over message: [UInt8]) -> [UInt8]? {
        (try? key.signature(for: message)).map { Array($0) }
    }
}

/// Shows which key it is and never the key.
extension SSHPrivateKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "private key of \(publicKey)" }
    public var customMirror: Mirror { Mirror(self, children: ["publicKey": publicKey]) }
}
