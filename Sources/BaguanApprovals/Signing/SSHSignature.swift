/// A signature in OpenSSH's format SSHSIG (OpenSSH, PROTOCOL.sshsig) with an Ed25519 key and SHA-512.
public struct SSHSignature: Hashable, Sendable {
    public let publicKey: SSHPublicKey
    /// What the signature was made for, so that one made for something else cannot be passed off as an approval.
    let namespace: String
    /// 64 bytes (RFC 8032 §5.1.6).
    private let bytes: [UInt8]

    private static let magic = Array("SSHSIG".utf8)
    private static let version: UInt32 = 1
    private static let hashAlgorithm = "sha512"

    init(publicKey: SSHPublicKey, namespace: String, bytes: [UInt8]) {
        self.publicKey = publicKey
        self.namespace = namespace
        self.bytes = bytes
    }

    /// The bytes that are really signed when `message` is: namespace, hash algorithm and the hash.
    static func signedBytes(of message: [UInt8], namespace: String) -> [UInt8] {
        var writer = WireWriter()
        writer.raw(magic)
        writer.string(namespace)
        writer.string([])
        writer.string(hashAlgorithm)
        writer.string(SHA512Digest.bytes(of: message))
        return writer.bytes
    }

    /// Whether the key named in the signature has signed `message` in the signature's namespace.
    func isValid(for message: [UInt8]) -> Bool {
        publicKey.hasSigned(Self.signedBytes(of: message, namespace: namespace), signature: bytes)
    }

    /// As `ssh-keygen -Y sign` writes it.
    var armor: [UInt8] {
        var signature = WireWriter()
        signature.string(SSHPublicKey.type)
        signature.string(bytes)
        var writer = WireWriter()
        writer.raw(Self.magic)
        writer.uint32(Self.version)
        writer.string(publicKey.blob)
        writer.string(namespace)
        writer.string([])
        writer.string(Self.hashAlgorithm)
        writer.string(signature.bytes)
        return Armor.signature.wrap(writer.bytes)
    }

    /// Reads what `armor` gives, and no other spelling of it: a reader that lets pass what it does not need takes hundreds
    /// of different files for the same signature.
    init(armor: [UInt8]) throws(SSHSignatureProblem) {
        let bytes: [UInt8]
        do throws(Armor.Flaw) {
            bytes = try Armor.signature.unwrap(armor)
        } catch {
            throw error == .missing ? .missing : error == .unfinished ? .unfinished : .damaged
        }
        try self.init(blob: bytes)
        guard self.armor == armor else { throw .otherSpelling }
    }

    private init(blob: [UInt8]) throws(SSHSignatureProblem) {
        var reader = WireReader(blob)
        guard reader.literal(Self.magic), let version = reader.uint32() else { throw .damaged }
        guard version == Self.version else { throw .unsupportedVersion(version) }
        guard let key = reader.string() else { throw .damaged }
        do throws(SSHKeyProblem) {
            publicKey = try SSHPublicKey(blob: key)
        } catch {
            throw .key(error)
        }
        guard let name = reader.string(), let namespace = String(validating: name, as: UTF8.self),
            let reserved = reader.string(), reserved.isEmpty, let algorithm = reader.string()
        else { throw .damaged }
        self.namespace = namespace
        guard algorithm.elementsEqual(Self.hashAlgorithm.utf8) else {
            throw .unsupportedHash(String(decoding: algorithm, as: UTF8.self))
        }
        guard let signature = reader.string(), reader.isAtEnd else { throw .damaged }
        bytes = try Self.innerSignature(signature)
    }

    private static func innerSignature(_ signature: ArraySlice<UInt8>) throws(SSHSignatureProblem) -> [UInt8] {
        var reader = WireReader(signature)
        guard let type = reader.string(), type.elementsEqual(SSHPublicKey.type.utf8),
            let bytes = reader.string(), bytes.count == 64, reader.isAtEnd
        else { throw .damaged }
        return Array(bytes)
    }

    /// Reads the answer of an agent: type and signature, each as a string.
    init(agentAnswer: [UInt8], publicKey: SSHPublicKey, namespace: String) throws(SSHSignatureProblem) {
        let bytes = try Self.innerSignature(agentAnswer[...])
        self.init(publicKey: publicKey, namespace: namespace, bytes: bytes)
    }
}
