internal import Crypto

/// An Ed25519 public key in OpenSSH's forms (RFC 8709 §4).
public struct SSHPublicKey: Hashable, Sendable {
    private let storage: Bytes32

    static let type = "ssh-ed25519"

    /// Nil unless there are 32 bytes.
    init?(raw: some Collection<UInt8>) {
        guard let storage = Bytes32(bytes: raw) else { return nil }
        self.storage = storage
    }

    /// Reads a line as it stands in a `.pub` file: `ssh-ed25519 AAAA… comment`.
    public init(line: String) throws(SSHKeyProblem) {
        let words = line.utf8.split(maxSplits: 2) { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard words.count >= 2 else { throw .notAKeyLine }
        guard words[0].elementsEqual(Self.type.utf8) else {
            throw .unsupportedType(String(decoding: words[0], as: UTF8.self))
        }
        // The comment, like the line itself, ends where the line ends.
        let encoded = words[1].prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
        guard let blob = Base64.decode(Array(encoded)) else { throw .notBase64 }
        try self.init(blob: blob)
    }

    /// Reads the wire form: type and key, each as a string.
    init(blob: some Sequence<UInt8>) throws(SSHKeyProblem) {
        var reader = WireReader(blob)
        guard let type = reader.string() else { throw .damaged }
        guard type.elementsEqual(Self.type.utf8) else {
            throw .unsupportedType(String(decoding: type, as: UTF8.self))
        }
        guard let raw = reader.string(), reader.isAtEnd, let storage = Bytes32(bytes: raw) else { throw .damaged }
        self.storage = storage
    }

    /// The wire form.
    var blob: [UInt8] {
        var writer = WireWriter()
        writer.string(Self.type)
        writer.string(raw)
        return writer.bytes
    }

    var raw: [UInt8] { storage.bytes }

    /// `ssh-ed25519 AAAA…`, as in a `.pub` file.
    public var line: String { Self.type + " " + String(decoding: Base64.encode(blob), as: UTF8.self) }

    /// `SHA256:…`, as `ssh-keygen -l` prints it: base64 of the wire form's digest, without padding.
    public var fingerprint: String { "SHA256:" + digest.base64.prefix { $0 != "=" } }

    /// The digest behind `fingerprint`; in hexadecimal digits it names the folder of the records signed with the key.
    public var digest: Digest { Digest(of: blob) }

    /// Whether `signature`, 64 bytes, was made over `message` with the private half (RFC 8032 §5.1.7).
    func hasSigned(_ message: [UInt8], signature: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: raw) else { return false }
        return key.isValidSignature(signature, for: message)
    }
}

extension SSHPublicKey: CustomStringConvertible {
    public var description: String { fingerprint }
}
