/// Signs by a program outside, such as `ssh-keygen -Y sign -n baguan.record.v1`, which asks for a passphrase by itself.
///
/// The edge starts the program; this is what it hands over and takes back.
public struct CommandSigner: RecordSigner {
    public let publicKey: SSHPublicKey
    private let run: @Sendable ([UInt8]) throws -> [UInt8]

    /// - Parameter run: takes the bytes to be signed and gives the armored signature, as `ssh-keygen -Y sign` writes it.
    public init(publicKey: SSHPublicKey, run: @escaping @Sendable ([UInt8]) throws -> [UInt8]) {
        self.publicKey = publicKey
        self.run = run
    }

    public func signature(over body: [UInt8]) throws(SigningProblem) -> SSHSignature {
        let armor: [UInt8]
        do { armor = try run(body) } catch { throw .commandFailed("\(error)") }
        do throws(SSHSignatureProblem) {
            return try SSHSignature(armor: armor)
        } catch {
            throw .signature(error)
        }
    }
}
