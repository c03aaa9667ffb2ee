/// Something that signs records with one key.
///
/// Whatever it answers is held against the public key before a record is made of it.
public protocol RecordSigner: Sendable {
    var publicKey: SSHPublicKey { get }

    /// Signs a record's body, its line feed included.
    func signature(over body: [UInt8]) throws(SigningProblem) -> SSHSignature
}

extension SSHPrivateKey: RecordSigner {
    public func signature(over body: [UInt8]) throws(SigningProblem) -> SSHSignature {
        guard let bytes = rawSignature(over: SSHSignature.signedBytes(of: body, namespace: Record.namespace)) else {
            throw .refused
        }
        return SSHSignature(publicKey: publicKey, namespace: Record.namespace, bytes: bytes)
    }
}
