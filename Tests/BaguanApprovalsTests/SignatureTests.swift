import BaguanFindings
import BaguanTesting
import Foundation
import Testing

@testable import BaguanApprovals

@Suite struct SignatureTests {
    private let key: SSHPrivateKey
    private let body: RecordBody

    init() throws {
        key = try .numbered(1, comment: "chen")
        body = try Sample.approval()
    }

    /// A file of a record taken apart as a person would do it, with stock tools.
    private func opensshVerifies(_ record: Record, principal: String, ring: KeyRing) throws -> (status: Int32, output: String) {
        let folder = try TemporaryFolder()
        try folder.write(record.file, to: "000001.rec")
        try folder.write(Array(ring.allowedSigners.utf8), to: "allowed")
        return try Program.run(
            "sh", "-c",
            """
            tail -n +2 000001.rec > signature
            head -n 1 000001.rec | ssh-keygen -Y verify -f allowed -I "$0" -n baguan.record.v1 -s signature \
                -Overify-time=20261120083105Z
            """, principal, in: folder.path)
    }

    @Test(arguments: ["chen", "陈老师"]) func `ssh-keygen verifies our records`(person: String) throws {
        let record = try Record(signing: Sample.approval(by: person), with: key)
        let verified = try opensshVerifies(record, principal: person, ring: Sample.ring((key, person)))
        #expect(verified.status == 0, "\(verified.output)")
        #expect(verified.output.hasPrefix("Good \"baguan.record.v1\" signature for \(person) with ED25519 key"))
        let stranger = try opensshVerifies(record, principal: person, ring: Sample.ring((.numbered(2), person)))
        #expect(stranger.status != 0)
    }

    @Test func `ssh-keygen holds the times of our list of signers`() throws {
        let record = try Record(signing: body, with: key)
        for (from, until, isGood) in [
            ("2026-11-20T08:31:05Z", nil as String?, true), ("2026-11-20T08:31:06Z", nil, false),
            ("2026-11-01T00:00:00Z", "2026-11-20T08:31:06Z", true), ("2026-11-01T00:00:00Z", "2026-11-20T08:31:04Z", false),
        ] {
            let known = KnownKey(
                key: key.publicKey, person: "chen", validFrom: Timestamp(from), validUntil: until.flatMap { Timestamp($0) })
            let verified = try opensshVerifies(record, principal: "chen", ring: #require(KeyRing([known])))
            #expect((verified.status == 0) == isGood, "\(from) \(until ?? "") \(verified.output)")
        }
    }

    @Test(arguments: ["*", "chen,li", "!chen", "chen li", "", "ch?n", "a\"b", "#a"])
    func `A name that would speak for others is no signer`(person: String) throws {
        #expect(try Sample.ring((key, person)).allowedSigners == "")
    }

    @Test func `Our signatures are those of ssh-keygen, byte for byte`() throws {
        let folder = try TemporaryFolder()
        let record = try Record(signing: body, with: key)
        try folder.write(key.file, to: "key", mode: 0o600)
        try folder.write(body.line, to: "body")
        let signed = try Program.run("ssh-keygen", "-Y", "sign", "-f", "key", "-n", Record.namespace, "body", in: folder.path)
        #expect(signed.status == 0, "\(signed.output)")
        #expect(try folder.bytes(of: "body.sig") == record.signature.armor)
        #expect(try Record(file: body.line + folder.bytes(of: "body.sig")) == record)
    }

    @Test func `Signatures for something else are refused`() throws {
        let folder = try TemporaryFolder()
        try folder.write(key.file, to: "key", mode: 0o600)
        try folder.write(body.line, to: "body")
        func problem(_ options: String...) throws -> SSHSignatureProblem? {
            try? FileManager.default.removeItem(atPath: folder.path("body.sig"))
            _ = try Program.run("sh", "-c", "ssh-keygen -Y sign -f key \(options.joined(separator: " ")) body", in: folder.path)
            let file = body.line + (try folder.bytes(of: "body.sig"))
            do throws(RecordProblem) {
                _ = try Record(file: file)
                return nil
            } catch {
                guard case .signature(let problem) = error.reason else { return nil }
                #expect(error.offset == body.line.count)
                return problem
            }
        }
        #expect(try problem("-n", "file") == .otherNamespace("file"))
        #expect(try problem("-n", "baguan.record.v2") == .otherNamespace("baguan.record.v2"))
        #expect(try problem("-n", "baguan.record.v1", "-O", "hashalg=sha256") == .unsupportedHash("sha256"))
        _ = try Program.run("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", folder.path("other"))
        _ = try Program.run("ssh-keygen", "-Y", "sign", "-f", "other", "-n", Record.namespace, "body", in: folder.path)
        try FileManager.default.removeItem(atPath: folder.path("key"))
        try FileManager.default.moveItem(atPath: folder.path("other"), toPath: folder.path("key"))
        #expect(try problem("-n", Record.namespace) == .key(.unsupportedType("ecdsa-sha2-nistp256")))
    }

    @Test func `The same signature in another spelling is refused`() throws {
        let record = try Record(signing: body, with: key)
        let armor = String(decoding: record.signature.armor, as: UTF8.self)
        let lines = armor.split(separator: "\n")
        for other in [
            armor.replacing("\n\(lines[2])", with: lines[2]), armor.replacing("-----END", with: "\n-----END"), armor + "\n",
            String(armor.dropLast()), armor.replacing("\n", with: "\r\n"), " " + armor,
        ] {
            #expect(throws: SSHSignatureProblem.self) { try SSHSignature(armor: Array(other.utf8)) }
        }
        #expect(throws: SSHSignatureProblem.otherSpelling) {
            try SSHSignature(armor: Array(armor.replacing("\n\(lines[2])", with: lines[2]).utf8))
        }
    }

    @Test func `A signature over another body is a forgery`() throws {
        let record = try Record(signing: body, with: key)
        var other = body
        other.stage = "初审"
        let problem = RecordProblem(offset: other.line.count, reason: .signature(.doesNotMatch))
        #expect(throws: problem) { try Record(file: other.line + record.signature.armor) }
        #expect(problem.code == "record-forged")
    }

    @Test func `ssh-keygen can sign for us, with a key that has a passphrase`() throws {
        let folder = try TemporaryFolder()
        _ = try Program.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "abcde", "-f", folder.path("key"))
        try folder.write(Array("#!/bin/sh\necho abcde\n".utf8), to: "ask", mode: 0o755)
        let publicKey = try SSHPublicKey(line: String(decoding: folder.bytes(of: "key.pub"), as: UTF8.self))
        let (path, ask) = (folder.path("key"), folder.path("ask"))
        let signer = CommandSigner(publicKey: publicKey) { bytes in
            let signed = try Program.run(
                "sh", "-c", "ssh-keygen -Y sign -f \"$0\" -n baguan.record.v1 2>/dev/null", path, input: bytes,
                environment: ["SSH_ASKPASS": ask, "SSH_ASKPASS_REQUIRE": "force", "DISPLAY": ":0", "SSH_AUTH_SOCK": ""])
            return Array(signed.output.utf8)
        }
        let record = try Record(signing: body, with: signer)
        #expect(record.key == publicKey)
        #expect(try Record(file: record.file) == record)
    }

    @Test func `A signer that lies makes no record`() throws {
        let (key, other) = (key, try SSHPrivateKey.numbered(2))
        #expect(throws: SigningProblem.otherKey(other.publicKey)) {
            try Record(signing: body, with: CommandSigner(publicKey: key.publicKey) { try other.signature(over: $0).armor })
        }
        #expect(throws: SigningProblem.signature(.doesNotMatch)) {
            try Record(signing: body, with: CommandSigner(publicKey: key.publicKey) { try key.signature(over: $0 + [0]).armor })
        }
        #expect(throws: SigningProblem.signature(.missing)) {
            try Record(signing: body, with: CommandSigner(publicKey: key.publicKey) { _ in Array("no".utf8) })
        }
        struct Refusal: Error {}
        #expect(throws: SigningProblem.commandFailed("Refusal()")) {
            try Record(signing: body, with: CommandSigner(publicKey: key.publicKey) { _ in throw Refusal() })
        }
    }
}
