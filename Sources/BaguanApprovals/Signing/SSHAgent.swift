/// Talks to an ssh-agent (draft-ietf-sshm-ssh-agent), which keeps keys with passphrases and keys on hardware.
public struct SSHAgent: Sendable {
    /// Sends one message and gives the answer, both without the four bytes of length before them.
    public typealias Exchange = @Sendable ([UInt8]) throws(SigningProblem) -> [UInt8]

    /// One key that an agent holds.
    public struct Identity: Hashable, Sendable {
        public var key: SSHPublicKey
        public var comment: String
    }

    private enum Message {
        static let failure: UInt8 = 5
        static let requestIdentities: UInt8 = 11
        static let identities: UInt8 = 12
        static let signRequest: UInt8 = 13
        static let signature: UInt8 = 14
    }

    private let exchange: Exchange

    /// - Parameter exchange: usually `AgentSocket(path:).exchange`, with the path that SSH_AUTH_SOCK names.
    public init(exchange: @escaping Exchange) { self.exchange = exchange }

    /// The Ed25519 keys that the agent holds; others are passed over.
    public func identities() throws(SigningProblem) -> [Identity] {
        var reader = WireReader(try exchange([Message.requestIdentities]))
        guard reader.byte() == Message.identities, let count = reader.uint32() else { throw .agentAnswer }
        var identities: [Identity] = []
        for _ in 0..<count {
            guard let blob = reader.string(), let comment = reader.string() else { throw .agentAnswer }
            guard let key = try? SSHPublicKey(blob: blob) else { continue }
            identities.append(Identity(key: key, comment: String(decoding: comment, as: UTF8.self)))
        }
        guard reader.isAtEnd else { throw .agentAnswer }
        return identities
    }

    /// A signer with one of the agent's keys.
    public func signer(for key: SSHPublicKey) throws(SigningProblem) -> some RecordSigner {
        guard try identities().contains(where: { $0.key == key }) else { throw SigningProblem.keyNotInAgent(key) }
        return Signer(publicKey: key, agent: self)
    }

    private struct Signer: RecordSigner {
        let publicKey: SSHPublicKey
        let agent: SSHAgent

        func signature(over body: [UInt8]) throws(SigningProblem) -> SSHSignature {
            var request = WireWriter()
            request.byte(Message.signRequest)
            request.string(publicKey.blob)
            request.string(SSHSignature.signedBytes(of: body, namespace: Record.namespace))
            request.uint32(0)
            var reader = WireReader(try agent.exchange(request.bytes))
            let type = reader.byte()
            guard type != Message.failure else { throw .refused }
            guard type == Message.signature, let answer = reader.string(), reader.isAtEnd else { throw .agentAnswer }
            do throws(SSHSignatureProblem) {
                return try SSHSignature(agentAnswer: Array(answer), publicKey: publicKey, namespace: Record.namespace)
            } catch {
                throw .signature(error)
            }
        }
    }
}
