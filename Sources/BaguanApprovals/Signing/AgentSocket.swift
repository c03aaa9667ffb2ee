#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The Unix socket of an ssh-agent. Every message opens it anew.
public struct AgentSocket: Sendable {
    private let path: String
    private let timeout: Int

    /// No agent answers with more.
    private static let answerLimit = 256 * 1024

    /// - Parameters:
    ///   - path: what SSH_AUTH_SOCK names.
    ///   - timeout: seconds to wait for an answer; a person may have to confirm.
    public init(path: String, timeout: Int = 120) {
        self.path = path
        self.timeout = timeout
    }

    /// Sends one message and gives the answer.
    @Sendable public func exchange(_ message: [UInt8]) throws(SigningProblem) -> [UInt8] {
        let socket = try connected()
        defer { close(socket) }
        var request = WireWriter()
        request.string(message)
        try send(request.bytes, to: socket)
        var length = WireReader(try receive(4, from: socket))
        guard let count = length.uint32(), count > 0, count <= Self.answerLimit else { throw .agentAnswer }
        return try receive(Int(count), from: socket)
    }

    private func connected() throws(SigningProblem) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = Array(path.utf8)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        // One byte stays for the zero at the end.
        guard !name.isEmpty, name.count < room, !name.contains(0) else { throw .agentUnreachable(nil) }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        #if canImport(Glibc)
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        #else
        let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { throw .agentUnreachable(errno) }
        var limit = timeval()
        limit.tv_sec = .init(timeout)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard status == 0 else {
            let number = errno
            close(descriptor)
            throw .agentUnreachable(number)
        }
        return descriptor
    }

    private func send(_ bytes: [UInt8], to socket: Int32) throws(SigningProblem) {
        #if canImport(Glibc)
        // An agent that hangs up must not end the program by a signal.
        let flags = Int32(MSG_NOSIGNAL)
        #else
        let flags: Int32 = 0
        #endif
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Self.send(socket, $0, flags) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .agentUnreachable(errno) }
            rest = rest.dropFirst(count)
        }
    }

    private static func send(_ socket: Int32, _ bytes: UnsafeRawBufferPointer, _ flags: Int32) -> Int {
        #if canImport(Glibc)
        Glibc.send(socket, bytes.baseAddress, bytes.count, flags)
        #else
        Darwin.send(socket, bytes.baseAddress, bytes.count, flags)
        #endif
    }

    private func receive(_ count: Int, from socket: Int32) throws(SigningProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: count)
        while bytes.count < count {
            let received = read(socket, &buffer, count - bytes.count)
            if received < 0, errno == EINTR { continue }
            guard received > 0 else { throw .agentUnreachable(received < 0 ? errno : nil) }
            bytes += buffer.prefix(received)
        }
        return bytes
    }
}
