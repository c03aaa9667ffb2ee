internal import Glibc

/// One run of a program of the system, with an end set to its time, memory and output.
///
/// The program sees no environment but what it is given, runs in a group of its own and is killed with all it started when it takes too long,
/// says too much, or this side gives up.
package struct ToolProcess {
    package struct Limits {
        /// By the wall.
        package var seconds: Int
        /// When the wall's time is over, where several programs share it; nil for that many seconds from its start.
        package var deadline: ContinuousClock.Instant?
        /// Of the processor, where that shall end it sooner: what a file costs does not hang on how busy the machine is.
        package var processorSeconds: Int?
        /// In bytes, of standard output.
        package var output = 64 << 20
        /// In bytes, of addresses.
        package var memory = 4 << 30
        /// In bytes, of any file it writes.
        package var fileSize = 256 << 20

        package init(
            seconds: Int, deadline: ContinuousClock.Instant? = nil, processorSeconds: Int? = nil, output: Int = 64 << 20,
            memory: Int = 4 << 30, fileSize: Int = 256 << 20
        ) {
            (self.seconds, self.deadline, self.processorSeconds) = (seconds, deadline, processorSeconds)
            (self.output, self.memory, self.fileSize) = (output, memory, fileSize)
        }
    }

    /// How long a file may take, by the wall, whatever programs read it: nobody waits longer for one of a folder, and drafts
    /// take a tenth of it. What is refused so may be read when the machine is less busy, and its message says that.
    package static let secondsOfFile = 30

    package struct Result {
        package var output: [UInt8]
        /// The beginning of what it said on standard error.
        package var errors: String
        /// 128 and more when a signal ended it.
        package var status: Int
    }

    let tool: Tool
    var arguments: [String]
    var limits: Limits
    /// `NAME=value` each.
    var environment: [String]

    package init(tool: Tool, arguments: [String], limits: Limits, environment: [String]) {
        self.tool = tool
        self.arguments = arguments
        self.limits = limits
        self.environment = environment
    }

    /// - Parameter folder: its home and the place of its temporary files.
    init(tool: Tool, arguments: [String], limits: Limits, folder: String) {
        self.init(
            tool: tool, arguments: arguments, limits: limits,
            environment: ["PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(folder)", "TMPDIR=\(folder)", "LANG=C.UTF-8"])
    }

    private static let errorsKept = 16 << 10

    package func run() throws(ToolFault) -> Result {
        guard let program = tool.path else { throw .missing(tool: tool.name, package: tool.package) }
        guard let output = Pipe(), let errors = Pipe() else { throw .unstartable(tool: tool.name) }
        defer {
            output.close()
            errors.close()
        }
        guard let process = start(program, output, errors) else { throw .unstartable(tool: tool.name) }
        output.closeWriting()
        errors.closeWriting()
        let result: Result
        do throws(ToolFault) {
            let deadline = limits.deadline ?? ContinuousClock.now + .seconds(limits.seconds)
            let read = try drain(output.reading, errors.reading, until: deadline)
            // It may have closed its ends and go on.
            let status = try wait(for: process, until: deadline)
            // What it started and left behind has no one to speak to any more.
            kill(-process, SIGKILL)
            result = Result(output: read.output, errors: read.errors, status: status)
        } catch {
            kill(-process, SIGKILL)
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            throw error
        }
        if result.status == 128 + Int(SIGXCPU) { throw .timedOut(tool: tool.name, seconds: processorSeconds) }
        return result
    }

    private var processorSeconds: Int { limits.processorSeconds ?? limits.seconds + 1 }

    // MARK: - Starting

    /// A shell sets the limits and then becomes the program. The softer one of time tells by its signal that it was met.
    private func start(_ program: String, _ output: Pipe, _ errors: Pipe) -> pid_t? {
        let script = "ulimit -v \(limits.memory >> 10); ulimit -f \(limits.fileSize >> 9); ulimit -S -t \(processorSeconds); ulimit -c 0; exec \"$0\" \"$@\""
        let words = ["/bin/sh", "-c", script, program] + arguments
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        guard posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
        posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        posix_spawnattr_setpgroup(&attributes, 0)
        // Whoever started us may have these ignored, and a thread of ours may have all of them blocked: the program would
        // have so, too.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        sigaddset(&signals, SIGXCPU)
        posix_spawnattr_setsigdefault(&attributes, &signals)

        var process: pid_t = 0
        let code = Self.withPointers(words) { arguments in
            Self.withPointers(environment) { environment in
                posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, environment)
            }
        }
        return code == 0 ? process : nil
    }

    private static func withPointers<Value>(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Value
    ) -> Value {
        var pointers = texts.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return body(&pointers)
    }

    private func wait(for process: pid_t, until deadline: ContinuousClock.Instant) throws(ToolFault) -> Int {
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            guard ContinuousClock.now < deadline else { throw timedOut }
            usleep(1_000)
        }
        let signal = status & 0x7F
        return Int(signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
    }

    private var timedOut: ToolFault { .timedOut(tool: tool.name, seconds: limits.seconds) }

    // MARK: - Reading

    /// Reads both ends until they close.
    private func drain(
        _ output: Int32, _ errors: Int32, until deadline: ContinuousClock.Instant
    ) throws(ToolFault) -> (output: [UInt8], errors: String) {
        var ends = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var bytes: [[UInt8]] = [[], []]
        while ends.contains(where: { $0.fd >= 0 }) {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { throw timedOut }
            let milliseconds = left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000
            guard poll(&ends, nfds_t(ends.count), Int32(clamping: milliseconds + 1)) > 0 else { continue }
            for index in ends.indices where ends[index].fd >= 0 && ends[index].revents != 0 {
                let piece = Self.readOnce(ends[index].fd)
                if piece.isEmpty { ends[index].fd = -1 }
                if index == 0 {
                    bytes[0] += piece
                    if bytes[0].count > limits.output { throw .tooMuchOutput(tool: tool.name, limit: limits.output) }
                } else if bytes[1].count < Self.errorsKept {
                    bytes[1] += piece.prefix(Self.errorsKept - bytes[1].count)
                }
            }
        }
        return (bytes[0], String(decoding: bytes[1], as: UTF8.self))
    }

    /// Empty at the end.
    private static func readOnce(_ descriptor: Int32) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
            var result = -1
            repeat { result = read(descriptor, buffer.baseAddress, buffer.count) } while result < 0 && errno == EINTR
            count = max(result, 0)
        }
    }

    /// Both ends of a pipe; no other program that is started meanwhile inherits them. (A pair of sockets, since a pipe
    /// cannot be made so by what Swift sees of the C library.)
    private final class Pipe {
        private(set) var reading: Int32
        private(set) var writing: Int32

        init?() {
            var ends: [Int32] = [-1, -1]
            let type = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue
            guard socketpair(AF_UNIX, Int32(type), 0, &ends) == 0 else { return nil }
            (reading, writing) = (ends[0], ends[1])
        }

        func closeWriting() {
            if writing >= 0 { Glibc.close(writing) }
            writing = -1
        }

        func close() {
            closeWriting()
            if reading >= 0 { Glibc.close(reading) }
            reading = -1
        }
    }
}

/// A program of the system.
package struct Tool: Sendable {
    package var name: String
    /// What Debian calls the package it comes in.
    package var package: String
    /// Where it is; nil when it is nowhere.
    package var path: String?

    /// - Parameter folders: where it is looked for. The environment's path is the edge's business, and not to be trusted.
    package init(_ name: String, package: String, in folders: [String]? = nil) {
        self.name = name
        self.package = package
        path = (folders ?? Self.folders).map { $0 + "/" + name }.first { access($0, X_OK) == 0 }
    }

    private static let folders = ["/usr/local/bin", "/usr/bin", "/bin", "/opt/libreoffice/program"]
}

extension ToolProcess.Result {
    /// The first line of what it said on standard error that speaks of an error, else the first one.
    package var firstError: String {
        let lines = errors.split(whereSeparator: \.isNewline)
        return String((lines.first { $0.contains("Error") || $0.hasPrefix("fatal:") || $0.hasPrefix("error:") } ?? lines.first)?.prefix(200) ?? "")
    }
}

/// Why a program of the system did not give the text of a file.
public enum ToolFault: Error, Hashable, Sendable {
    /// It is not installed; `package` is what Debian calls it.
    case missing(tool: String, package: String)
    case unstartable(tool: String)
    case timedOut(tool: String, seconds: Int)
    /// In bytes.
    case tooMuchOutput(tool: String, limit: Int)
    /// It could not make out the file: broken, with a password, or of a version that it does not know.
    case refused(tool: String)
    /// It gave up; with the first line of what it said.
    case failed(tool: String, status: Int, words: String)
    /// What it needs for a file beside itself is not installed.
    case lacksData(tool: String, package: String)
}
