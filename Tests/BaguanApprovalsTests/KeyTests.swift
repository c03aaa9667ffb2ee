import BaguanFindings
import BaguanTesting
import Foundation
import Testing

@testable import BaguanApprovals

@Suite struct KeyTests {
    struct Vector: Sendable {
        var seed, publicKey, message, signature: String
    }

    /// RFC 8032 §7.1, tests 1 to 3.
    static let vectors = [
        Vector(
            seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", message: "",
            signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        Vector(
            seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", message: "72",
            signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        Vector(
            seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", message: "af82",
            signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ]

    @Test(arguments: vectors) func `Keys sign and verify as RFC 8032 says`(vector: Vector) throws {
        let key = try SSHPrivateKey(seed: [UInt8](hex: vector.seed))
        let message = try [UInt8](hex: vector.message)
        let signature = try [UInt8](hex: vector.signature)
        #expect(key.publicKey.raw == (try [UInt8](hex: vector.publicKey)))
        #expect(key.publicKey.hasSigned(message, signature: signature))
        let own = try #require(key.rawSignature(over: message))
        #expect(key.publicKey.hasSigned(message, signature: own))
        for bit in 0..<512 {
            var flipped = signature
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!key.publicKey.hasSigned(message, signature: flipped), "bit \(bit)")
        }
        #expect(!key.publicKey.hasSigned(message + [0], signature: signature))
        #expect(!key.publicKey.hasSigned(message, signature: []))
    }

    @Test func `A public key reads as a line, whatever the comment`() throws {
        let key = try SSHPrivateKey.numbered(1).publicKey
        for line in [key.line, key.line + "\n", key.line + "\r\n", key.line + " chen@office 旧电脑", key.line + "\tx"] {
            #expect(try SSHPublicKey(line: line) == key, "\(line)")
        }
    }

    @Test(arguments: [
        ("", SSHKeyProblem.notAKeyLine),
        ("ssh-ed25519", .notAKeyLine),
        ("ssh-rsa AAAA", .unsupportedType("ssh-rsa")),
        ("sk-ssh-ed25519@openssh.com AAAA", .unsupportedType("sk-ssh-ed25519@openssh.com")),
        ("ssh-ed25519 A", .notBase64),
        ("ssh-ed25519 AAAA", .damaged),
        ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==", .damaged),
        ("ssh-ed25519 AAAAB3NzaC1yc2EAAAAA", .unsupportedType("ssh-rsa")),
    ])
    func `A line that is no key says why`(line: String, problem: SSHKeyProblem) {
        #expect(throws: problem) { try SSHPublicKey(line: line) }
        #expect(!problem.message.chinese.isEmpty && problem.remedy != nil)
    }

    @Test func `A private key survives its file`() throws {
        for comment in ["", "a", "chen@office", "陈老师的电脑", "12345678"] {
            let key = try SSHPrivateKey.numbered(7, comment: comment)
            let read = try SSHPrivateKey(file: key.file)
            #expect(read.publicKey == key.publicKey)
            #expect(read.comment == comment)
            #expect(read.file == key.file)
        }
    }

    @Test func `New keys differ`() throws {
        #expect(try SSHPrivateKey.generate().publicKey != SSHPrivateKey.generate().publicKey)
    }

    @Test func `A private key never shows itself`() throws {
        let key = try SSHPrivateKey.numbered(7)
        var dumped = ""
        dump(key, to: &dumped)
        let shown = "\(key) \(String(reflecting: key)) \(dumped)"
        #expect(shown.contains(key.publicKey.fingerprint))
        #expect(!shown.contains("7, 7") && !shown.contains("0707"))
    }

    /// The number twice, the seed and the padding are what a flip can touch without hitting a length or a name.
    @Test func `Every flipped bit of a key file is seen, or changes nothing but the comment`() throws {
        let key = try SSHPrivateKey.numbered(9, comment: "chen")
        let blob = try Armor.privateKey.unwrap(key.file)
        for bit in 0..<blob.count * 8 {
            var flipped = blob
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            guard let read = try? SSHPrivateKey(file: Armor.privateKey.wrap(flipped)) else { continue }
            #expect(read.publicKey == key.publicKey && read.comment != key.comment, "bit \(bit)")
        }
    }

    @Test func `ssh-keygen reads our keys`() throws {
        let folder = try TemporaryFolder()
        let key = try SSHPrivateKey.generate(comment: "chen@office")
        try folder.write(key.file, to: "key", mode: 0o600)
        let shown = try Program.run("ssh-keygen", "-y", "-f", folder.path("key"))
        #expect(shown.status == 0 && shown.output == "\(key.publicKey.line) chen@office\n", "\(shown.output)")
        let listed = try Program.run("ssh-keygen", "-l", "-f", folder.path("key"))
        #expect(listed.output == "256 \(key.publicKey.fingerprint) chen@office (ED25519)\n", "\(listed.output)")
    }

    @Test func `We read the keys of ssh-keygen`() throws {
        let folder = try TemporaryFolder()
        for (number, comment) in ["", "chen@office", "陈老师"].enumerated() {
            let made = try Program.run(
                "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", folder.path("k\(number)"))
            #expect(made.status == 0, "\(made.output)")
            let key = try SSHPrivateKey(file: folder.bytes(of: "k\(number)"))
            let line = String(decoding: try folder.bytes(of: "k\(number).pub"), as: UTF8.self)
            #expect(key.publicKey == (try SSHPublicKey(line: line)))
            #expect(key.comment == comment)
        }
    }

    @Test func `A key with a passphrase names the way out`() throws {
        let folder = try TemporaryFolder()
        _ = try Program.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "口令abc", "-f", folder.path("key"))
        let file = try folder.bytes(of: "key")
        #expect(throws: SSHKeyProblem.encrypted) { try SSHPrivateKey(file: file) }
        let remedy = try #require(SSHKeyProblem.encrypted.remedy)
        #expect(remedy.chinese == "先用 ssh-add 把它交给 ssh-agent，或用 ssh-keygen -Y sign 签名")
    }

    @Test func `Keys of other kinds are named`() throws {
        let folder = try TemporaryFolder()
        _ = try Program.run("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", folder.path("key"))
        let file = try folder.bytes(of: "key")
        #expect(throws: SSHKeyProblem.unsupportedType("ecdsa-sha2-nistp256")) { try SSHPrivateKey(file: file) }
        #expect(throws: SSHKeyProblem.notAPrivateKey) { try SSHPrivateKey(file: Array("-----BEGIN RSA PRIVATE KEY-----\n".utf8)) }
        #expect(throws: SSHKeyProblem.damaged) { try SSHPrivateKey(file: Array(file.prefix(40))) }
    }

    @Test func `Random bytes never trap the readers`() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<3_000 {
            let bytes = (0..<Int.random(in: 0...90, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            _ = try? SSHPublicKey(blob: bytes)
            _ = try? SSHPublicKey(line: String(decoding: bytes, as: UTF8.self))
            _ = try? SSHPrivateKey(file: bytes)
            _ = try? SSHPrivateKey(file: Armor.privateKey.wrap(Array("openssh-key-v1\0\0\0\0\u{4}none".utf8) + bytes))
        }
    }
}
