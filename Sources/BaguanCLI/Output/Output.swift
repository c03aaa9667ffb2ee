import Foundation

/// Where a run writes to: a file descriptor with a buffer before it.
final class Output {
    /// Nobody reads any more (`baguan … | head`): the run ends quietly.
    struct Closed: Error {}

    /// Writing failed otherwise: the disk is full, say.
    struct Failure: Error {
        var code: Int32
    }

    /// Where messages for people go.
    static let errorDescriptor = STDERR_FILENO

    /// The report's usual place.
    static func standard() -> Output { Output(descriptor: STDOUT_FILENO) }

    let descriptor: Int32
    let isTerminal: Bool
    private var buffer = ""

    /// Beyond this many bytes the buffer is written out.
    private static let limit = 64 * 1024

    init(descriptor: Int32) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
    }

    var hasUnwritten: Bool { !buffer.isEmpty }

    /// Lets `append` add to the buffer, which is written out when it is large, or at once to a terminal.
    func write<Result>(_ append: (inout String) -> Result) throws -> Result {
        let result = append(&buffer)
        if isTerminal || buffer.utf8.count > Self.limit { try flush() }
        return result
    }

    /// Writes bytes that are no text of ours, behind all that was written before.
    func write(_ bytes: [UInt8]) throws {
        try flush()
        try bytes.withUnsafeBytes { try Self.write($0, to: descriptor) }
    }

    func flush() throws {
        defer { buffer.removeAll(keepingCapacity: true) }
        try Self.write(&buffer, to: descriptor)
    }

    /// Writes all of `text`, however many calls that takes.
    static func write(_ text: inout String, to descriptor: Int32) throws {
        try text.withUTF8 { try write(UnsafeRawBufferPointer($0), to: descriptor) }
    }

    /// Writes all of `bytes`, however many calls that takes.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let count = Foundation.write(descriptor, start, rest.count)
            if count >= 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            } else if errno == EPIPE {
                throw Closed()
            } else if errno != EINTR {
                throw Failure(code: errno)
            }
        }
    }
}

/// Messages for people: standard error. Nothing can be done when it cannot be written to.
enum Message {
    static func show(_ text: String) {
        var text = text
        try? Output.write(&text, to: STDERR_FILENO)
    }
}
