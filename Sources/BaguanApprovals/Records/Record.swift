/// A body with its signature. A value of this type is always signed by the key that it names; whether that key is anybody's
/// is for the ledger to say.
public struct Record: Hashable, Sendable {
    /// What a signature must have been made for.
    public static let namespace = "baguan.record.v1"

    public let body: RecordBody
    public let id: RecordID
    let signature: SSHSignature

    /// The key that signed.
    public var key: SSHPublicKey { signature.publicKey }

    /// Signs a body.
    public init(signing body: RecordBody, with signer: some RecordSigner) throws(SigningProblem) {
        let line = body.line
        do throws(RecordProblem) {
            self.body = try RecordBody(line: line)
        } catch {
            throw .body(error)
        }
        signature = try signer.signature(over: line)
        guard signature.publicKey == signer.publicKey else { throw .otherKey(signature.publicKey) }
        do throws(SSHSignatureProblem) {
            try Self.hold(signature, against: line)
        } catch {
            throw .signature(error)
        }
        id = RecordID(Digest(of: line + signature.armor))
    }

    private static func hold(_ signature: SSHSignature, against line: [UInt8]) throws(SSHSignatureProblem) {
        guard signature.namespace.utf8.elementsEqual(namespace.utf8) else { throw .otherNamespace(signature.namespace) }
        guard signature.isValid(for: line) else { throw .doesNotMatch }
    }
}

// A record's file: the body's line, and the armored signature over it.
extension Record {
    /// No file is longer: a body, and a signature, which always has the same length.
    static let fileLimit = RecordLimit.body + 1024

    /// The bytes of the file.
    public var file: [UInt8] { body.line + signature.armor }

    /// Reads a file and holds its signature against its body. It takes what `file` gives and nothing else.
    public init(file: [UInt8]) throws(RecordProblem) {
        guard file.count <= Self.fileLimit else {
            throw RecordProblem(offset: Self.fileLimit, reason: .tooLong(limit: Self.fileLimit))
        }
        guard !file.starts(with: "<<<<<<< ".utf8) else { throw RecordProblem(offset: 0, reason: .conflictMarks) }
        guard let end = file.firstIndex(of: UInt8(ascii: "\n")) else {
            throw RecordProblem(offset: file.count, reason: .unfinished)
        }
        let line = Array(file[...end])
        body = try RecordBody(line: line)
        do throws(SSHSignatureProblem) {
            signature = try SSHSignature(armor: Array(file[(end + 1)...]))
            try Self.hold(signature, against: line)
        } catch {
            throw RecordProblem(offset: end + 1, reason: .signature(error))
        }
        id = RecordID(Digest(of: file))
    }
}
