import Foundation

/// Reads whole files into memory, up to a limit.
struct FileReader: Sendable {
    /// In bytes; a larger file is refused before it is read.
    var limit: Int

    /// 64 MB: far above any draft, and far below what would fill a small machine's memory.
    static let defaultLimit = 64 << 20

    /// A file's bytes.
    struct Content {
        var bytes: [UInt8]
        /// By which the file with these bytes can be known again; nil when it cannot.
        var stamp: FileStamp?
    }

    /// - Parameter wasListed: The file was there a moment ago, when its folder was read.
    func read(_ path: FilePath, wasListed: Bool = false) throws(FileTrouble) -> [UInt8] {
        try content(of: path, wasListed: wasListed).bytes
    }

    /// - Parameter wasListed: as for ``read(_:wasListed:)``.
    func content(of path: FilePath, wasListed: Bool = false) throws(FileTrouble) -> Content {
        let descriptor = try Self.opened(path, wasListed: wasListed)
        defer { close(descriptor) }
        return try content(of: descriptor)
    }

    /// Hands over a file's bytes a megabyte at a time.
    ///
    /// - Parameter take: says what went wrong, if anything did; nothing more is then read, and that is the result.
    static func stream<Trouble>(
        _ path: FilePath, wasListed: Bool, _ take: ([UInt8]) -> Trouble?
    ) throws(FileTrouble) -> Trouble? {
        let descriptor = try opened(path, wasListed: wasListed)
        defer { close(descriptor) }
        while true {
            let part = try readOnce(descriptor, upTo: 1 << 20)
            if part.isEmpty { return nil }
            if let trouble = take(part) { return trouble }
        }
    }

    private static func opened(_ path: FilePath, wasListed: Bool) throws(FileTrouble) -> Int32 {
        let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else {
            let trouble = FileTrouble(errno: errno, wasListed: wasListed)
            throw trouble == .vanished && path.isLink ? .brokenLink : trouble
        }
        return descriptor
    }

    /// Reads from where the descriptor stands to its end.
    func read(descriptor: Int32) throws(FileTrouble) -> [UInt8] {
        try content(of: descriptor).bytes
    }

    private func content(of descriptor: Int32) throws(FileTrouble) -> Content {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileTrouble(errno: errno) }
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        if status.st_mode & S_IFMT == S_IFDIR { throw .folder }
        if isRegular, Int(status.st_size) > limit { throw .tooLarge(bytes: Int(status.st_size), limit: limit) }
        // Taken before the first byte is read: what is written later changes it.
        let stamp = FileStamp(status)
        let isKnownAgain = isRegular && stamp.isSettled(at: .now)
        return Content(bytes: try bytes(of: descriptor, expecting: isRegular ? Int(status.st_size) : nil), stamp: isKnownAgain ? stamp : nil)
    }

    private func bytes(of descriptor: Int32, expecting size: Int?) throws(FileTrouble) -> [UInt8] {
        // One byte more than the file has shows its end without another round. It may still grow, or be a pipe.
        var bytes: [UInt8] = []
        var chunk = size.map { $0 + 1 } ?? 64 * 1024
        while true {
            let (part, failure) = Self.readOnce(descriptor, atMost: chunk)
            if let failure { throw FileTrouble(errno: failure) }
            if part.isEmpty { return bytes }
            if bytes.isEmpty { bytes = part } else { bytes += part }
            if bytes.count > limit { throw .tooLarge(bytes: nil, limit: limit) }
            chunk = max(64 * 1024, min(bytes.count, 8 << 20))
        }
    }

    /// What can be had at once; nothing at the end.
    static func readOnce(_ descriptor: Int32, upTo count: Int = 64 * 1024) throws(FileTrouble) -> [UInt8] {
        let (part, failure) = readOnce(descriptor, atMost: count)
        if let failure { throw FileTrouble(errno: failure) }
        return part
    }

    private static func readOnce(_ descriptor: Int32, atMost count: Int) -> (bytes: [UInt8], failure: Int32?) {
        var failure: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var result = -1
            repeat {
                result = Foundation.read(descriptor, buffer.baseAddress, count)
            } while result < 0 && errno == EINTR
            if result < 0 { failure = errno }
            filled = max(result, 0)
        }
        return (bytes, failure)
    }
}
