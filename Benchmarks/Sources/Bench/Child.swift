import Foundation
import Glibc

/// Another program at work, with its output in a pipe.
struct Child {
    private var identifier: pid_t = 0
    private let output: Int32

    /// Nil when there is no such program.
    init?(_ command: [String], _ environment: [String: String]) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        output = ends[0]
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
        var strings = [command, variables].map { $0.map { strdup($0) } + [nil] }
        defer { for string in strings.joined() { free(string) } }
        let failure = posix_spawnp(&identifier, command[0], &actions, nil, &strings[0], strings[1])
        close(ends[1])
        guard failure == 0 else {
            close(output)
            return nil
        }
    }

    /// Reads what the program writes, to the end.
    func drain() {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(output, &buffer, buffer.count)
            if count == 0 || (count < 0 && errno != EINTR) { break }
        }
        close(output)
    }

    /// The processor seconds of the program and of what it started; nil when it failed (1 is what grep says of no match).
    func wait() -> Double? {
        var status: Int32 = 0
        var usage = rusage()
        while wait4(identifier, &status, 0, &usage) < 0 { guard errno == EINTR else { return nil } }
        guard status & 0x7F == 0, status >> 8 & 0xFF < 2 else { return nil }
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }
}
