import BaguanApprovals
import BaguanTesting
import Foundation
import Glibc
import Testing

@testable import BaguanApprovals

/// A folder for one test, removed with it.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "baguan-ledger-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var path: String { url.path(percentEncoded: false) }
    func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

    func write(_ bytes: [UInt8], to name: String, mode: Int = 0o644) throws {
        try Data(bytes).write(to: url.appending(path: name))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
    }

    func bytes(of name: String) throws -> [UInt8] { try Array(Data(contentsOf: url.appending(path: name))) }
}

/// A program running beside the tests, which must be there: `make test` installs what these tests need.
///
/// Foundation's `Process` would do if no program ran for long: on Linux, programs started at the same time inherit each
/// other's pipes, and an agent keeps them open.
final class Program {
    private let folder: TemporaryFolder
    private var number = pid_t()
    private var hasEnded = false

    init(_ arguments: [String], input: [UInt8] = [], in place: String? = nil, environment: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        try folder.write(input, to: "input")
        var words = ["/usr/bin/env"] + environment.map { "\($0)=\($1)" } + arguments
        if let place { words = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, place] + words }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, folder.path("input"), O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, folder.path("output"), O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // The tests' own threads hold signals back, and a program would go on doing so.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var pointers = words.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        let status = posix_spawn(&number, words[0], &actions, &attributes, &pointers, environ)
        try #require(status == 0)
    }

    deinit { kill(with: SIGKILL) }

    /// Runs a program to its end.
    static func run(
        _ arguments: String..., input: [UInt8] = [], in place: String? = nil, environment: [String: String] = [:]
    ) throws -> (status: Int32, output: String) {
        let program = try Program(arguments, input: input, in: place, environment: environment)
        let status = program.wait()
        return (status, program.output)
    }

    /// What it has printed so far.
    var output: String {
        String(decoding: (try? folder.bytes(of: "output")) ?? [], as: UTF8.self)
    }

    func kill(with signal: Int32) {
        guard number > 0, !hasEnded else { return }
        Glibc.kill(number, signal)
        wait()
    }

    /// Waits for its end, and gives its exit code, or the signal's number and 128.
    @discardableResult
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(number, &status, 0) < 0, errno == EINTR {}
        hasEnded = true
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }
}

extension SSHPrivateKey {
    /// A key of its own for each number.
    static func numbered(_ number: UInt8, comment: String = "") throws -> SSHPrivateKey {
        try SSHPrivateKey(seed: [UInt8](repeating: number, count: 32), comment: comment)
    }
}

extension [UInt8] {
    init(hex: String) throws {
        let digits = Array<UInt8>(hex.utf8)
        self = try stride(from: 0, to: digits.count, by: 2).map {
            try #require(UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16))
        }
    }
}

/// Bodies and rings that tests share.
enum Sample {
    static let org = "school.example"
    static let digest = Digest(of: Array("内容".utf8))
    static let other = Digest(of: Array("别的内容".utf8))

    static func time(_ text: String = "2026-11-20T08:31:05Z") throws -> Timestamp { try #require(Timestamp(text)) }

    static func subject(_ digest: Digest = digest) -> Subject {
        Subject(bytes: digest, text: digest, wording: digest, assets: digest, hidden: digest, extractor: "x1")
    }

    static func approval(
        by person: String = "chen", at time: Timestamp? = nil, after: [RecordID] = [], item: String = "post-1"
    ) throws -> RecordBody {
        RecordBody(
            kind: .approve, org: org, item: item, after: after.sorted(), by: person, role: "leader", stage: "终审",
            subject: subject(), policy: digest, scan: ScanSummary(rules: "0.1.0", report: digest, open: 0),
            at: try time ?? Self.time(), note: "可以发布")
    }

    static func ring(_ keys: (SSHPrivateKey, String)...) throws -> KeyRing {
        try #require(KeyRing(keys.map { KnownKey(key: $0.0.publicKey, person: $0.1) }))
    }
}
