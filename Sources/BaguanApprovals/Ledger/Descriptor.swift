#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// An open file or folder, closed when it goes. System calls on it are its own methods: while one runs, it is there.
struct Descriptor: ~Copyable {
    let number: Int32

    /// Takes what `open` answered.
    private init(_ number: Int32, _ path: String) throws(StorageFault) {
        guard number >= 0 else { throw StorageFault(path: path, number: errno) }
        self.number = number
    }

    /// Opens a folder by its whole path.
    init(folder: String) throws(StorageFault) {
        try self.init(openat(AT_FDCWD, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), folder)
    }

    /// Opens a name in this folder, and not what a link of this name leads to.
    func open(_ name: String, _ flags: Int32, _ path: String) throws(StorageFault) -> Descriptor {
        try Descriptor(openat(number, name, flags | O_NOFOLLOW | O_CLOEXEC, 0o644), path)
    }

    /// Removes a name from this folder.
    func remove(_ name: String, _ path: String) throws(StorageFault) {
        guard unlinkat(number, name, 0) == 0 else { throw StorageFault(path: path, number: errno) }
    }

    deinit { close(number) }

    func write(_ bytes: [UInt8], _ path: String) throws(StorageFault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(number, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw StorageFault(path: path, number: count < 0 ? errno : EIO) }
            rest = rest.dropFirst(count)
        }
    }

    /// Returns once the disk has it.
    func sync(_ path: String) throws(StorageFault) {
        #if canImport(Darwin)
        // Darwin's fsync leaves it in the drive's cache.
        if fcntl(number, F_FULLFSYNC) == 0 { return }
        #endif
        while fsync(number) != 0 {
            guard errno == EINTR else { throw StorageFault(path: path, number: errno) }
        }
    }
}

private func systemWrite(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(number, bytes, count) }

/// Holds a folder for one process until it lets go or ends, however it ends.
final class FolderLock: StorageLock {
    private let descriptor: Descriptor

    init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }

    func release() { flock(descriptor.number, LOCK_UN) }
}
