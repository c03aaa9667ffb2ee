import BaguanFindings
import BaguanTesting
import Foundation
import Testing

@testable import BaguanApprovals

@Suite struct AgentTests {
    /// A real ssh-agent, which ends with the test.
    private final class RealAgent {
        let folder: TemporaryFolder
        private let program: Program
        var socket: String { folder.path("s") }

        init() throws {
            folder = try TemporaryFolder()
            program = try Program(["ssh-agent", "-D", "-a", folder.path("s")])
            for _ in 0..<5_000 where !FileManager.default.fileExists(atPath: socket) { usleep(2_000) }
        }

        func add(_ key: SSHPrivateKey, named name: String) throws {
            try folder.write(key.file, to: name, mode: 0o600)
            let added = try Program.run("ssh-add", "-q", folder.path(name), environment: ["SSH_AUTH_SOCK": socket])
            #expect(added.status == 0, "\(added.output)")
        }
    }

    @Test func `A real agent signs a record`() throws {
        let real = try RealAgent()
        let (key, other) = (try SSHPrivateKey.generate(comment: "chen"), try SSHPrivateKey.generate(comment: "li"))
        try real.add(other, named: "other")
        try real.add(key, named: "key")
        _ = try Program.run("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", real.folder.path("ecdsa"))
        _ = try Program.run("ssh-add", "-q", real.folder.path("ecdsa"), environment: ["SSH_AUTH_SOCK": real.socket])
        let agent = SSHAgent(exchange: AgentSocket(path: real.socket).exchange)
        #expect(try agent.identities() == [
            .init(key: other.publicKey, comment: "li"), .init(key: key.publicKey, comment: "chen"),
        ])
        let record = try Record(signing: Sample.approval(), with: agent.signer(for: key.publicKey))
        #expect(try record == Record(signing: Sample.approval(), with: key))
        let missing = try SSHPrivateKey.numbered(3).publicKey
        #expect(throws: SigningProblem.keyNotInAgent(missing)) { try agent.signer(for: missing) }
    }

    @Test func `An agent that has lost the key refuses`() throws {
        let real = try RealAgent()
        let key = try SSHPrivateKey.generate()
        try real.add(key, named: "key")
        let agent = SSHAgent(exchange: AgentSocket(path: real.socket).exchange)
        let signer = try agent.signer(for: key.publicKey)
        _ = try Program.run("ssh-add", "-D", environment: ["SSH_AUTH_SOCK": real.socket])
        #expect(throws: SigningProblem.refused) { try Record(signing: Sample.approval(), with: signer) }
    }

    @Test(arguments: ["", "/nonexistent/agent", "/tmp", String(repeating: "a", count: 200), "a\0b"])
    func `An agent that is not there is said to be so`(path: String) {
        let agent = SSHAgent(exchange: AgentSocket(path: path).exchange)
        let problem = #expect(throws: SigningProblem.self) { try agent.identities() }
        #expect(problem?.code == "agent-unreachable")
    }

    @Test func `An agent that talks nonsense is not believed`() throws {
        var random = SeededGenerator(seed: 4)
        let key = try SSHPrivateKey.numbered(1)
        for round in 0..<2_000 {
            var answer = (0..<Int.random(in: 0...60, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            if round.isMultiple(of: 2) { answer = [12, 0, 0, 0, 1] + answer }
            let agent = SSHAgent { [answer] message in message == [11] ? answer : [14, 0, 0, 0, 4] + answer }
            _ = try? agent.identities()
        }
        var known = WireWriter()
        known.byte(12)
        known.uint32(1)
        known.string(key.publicKey.blob)
        known.string("")
        for answer: [UInt8] in [[], [5], [14], [14, 0, 0, 0, 9], [14, 0, 0, 0, 0], [6]] {
            let (list, bytes) = (known.bytes, answer)
            let agent = SSHAgent { message in message == [11] ? list : bytes }
            let signer = try agent.signer(for: key.publicKey)
            #expect(throws: SigningProblem.self) { try Record(signing: Sample.approval(), with: signer) }
        }
    }
}
