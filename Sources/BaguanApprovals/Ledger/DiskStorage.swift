#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The records' folder on disk. Links are never followed below it: a record is a file of its own.
package struct DiskStorage: LedgerStorage {
    private let root: String

    /// - Parameter root: the path of `.baguan/records`, which need not be there yet.
    package init(root: String) { self.root = root }

    package func entries(of folder: String) throws(StorageFault) -> [StorageEntry] {
        let descriptor = try open(folder: folder)
        // fdopendir takes the descriptor over, so it gets one of its own.
        let copy = fcntl(descriptor.number, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0, let stream = fdopendir(copy) else {
            let number = errno
            if copy >= 0 { close(copy) }
            throw StorageFault(path: folder, number: number)
        }
        defer { closedir(stream) }
        var entries: [StorageEntry] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = Self.name(of: entry)
            if name != ".", name != ".." {
                entries.append(StorageEntry(name: name, kind: kind(of: name, type: Int32(entry.pointee.d_type), in: descriptor)))
            }
            errno = 0
        }
        guard errno == 0 else { throw StorageFault(path: folder, number: errno) }
        return entries
    }

    /// The name is read where it lies. An entry is shorter than its type says, so it must not be copied as a whole, nor
    /// its name.
    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return "" }
        return String(cString: (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: UInt8.self))
    }

    private func kind(of name: String, type: Int32, in folder: borrowing Descriptor) -> StorageEntry.Kind {
        switch type {
        case Int32(DT_REG): return .file
        case Int32(DT_DIR): return .folder
        case Int32(DT_UNKNOWN):
            // Some file systems do not say it in the listing.
            var status = stat()
            guard fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .other }
            return status.st_mode & S_IFMT == S_IFREG ? .file : status.st_mode & S_IFMT == S_IFDIR ? .folder : .other
        default: return .other
        }
    }

    package func read(_ path: String, limit: Int) throws(StorageFault) -> [UInt8] {
        let (folder, name) = Self.split(path)
        // A pipe in a record's place must not hold the reader up.
        let parent = try open(folder: folder)
        let file = try parent.open(name, O_RDONLY | O_NONBLOCK, path)
        var status = stat()
        guard fstat(file.number, &status) == 0 else { throw StorageFault(path: path, number: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw StorageFault(path: path, number: EINVAL) }
        var bytes = [UInt8](repeating: 0, count: min(Int(status.st_size), limit) + 1)
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { Self.read(file.number, $0, from: filled) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw StorageFault(path: path, number: errno) }
            if count == 0 { break }
            filled += count
            if filled == bytes.count, filled <= limit { bytes.append(0) }
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    private static func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer, from start: Int) -> Int {
        #if canImport(Glibc)
        Glibc.read(file, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        #else
        Darwin.read(file, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        #endif
    }

    package func lock(_ folder: String) throws(StorageFault) -> any StorageLock {
        let descriptor = try open(folder: folder)
        // The folder itself is held: no file for the lock could be forgotten or committed.
        while flock(descriptor.number, LOCK_EX) != 0 {
            guard errno == EINTR else { throw StorageFault(path: folder, number: errno) }
        }
        return FolderLock(descriptor)
    }

    package func makeFolder(_ folder: String) throws(StorageFault) {
        let path = folder.isEmpty ? root : root + "/" + folder
        var end = path.startIndex
        while end != path.endIndex {
            end = path[end...].dropFirst().firstIndex(of: "/") ?? path.endIndex
            let part = String(path[..<end])
            guard mkdir(part, 0o755) != 0 else {
                let above = Self.split(part).folder
                try Descriptor(folder: above.isEmpty ? (part.hasPrefix("/") ? "/" : ".") : above).sync(part)
                continue
            }
            guard errno == EEXIST || errno == EISDIR else { throw StorageFault(path: part, number: errno) }
        }
    }

    package func create(_ path: String, _ bytes: [UInt8]) throws(StorageFault) {
        let (folder, name) = Self.split(path)
        let parent = try open(folder: folder)
        let file = try parent.open(name, O_WRONLY | O_CREAT | O_EXCL, path)
        do throws(StorageFault) {
            try file.write(bytes, path)
            try file.sync(path)
        } catch {
            try? parent.remove(name, path)
            throw error
        }
    }

    package func link(_ path: String, to newPath: String) throws(StorageFault) {
        let (folder, name) = Self.split(path)
        let (newFolder, newName) = Self.split(newPath)
        let from = try open(folder: folder)
        let to = try open(folder: newFolder)
        guard linkat(from.number, name, to.number, newName, 0) == 0 else { throw StorageFault(path: newPath, number: errno) }
    }

    package func remove(_ path: String) throws(StorageFault) {
        let (folder, name) = Self.split(path)
        let parent = try open(folder: folder)
        try parent.remove(name, path)
    }

    package func sync(_ folder: String) throws(StorageFault) {
        let descriptor = try open(folder: folder)
        try descriptor.sync(folder)
    }

    private func open(folder: String) throws(StorageFault) -> Descriptor {
        let top = try Descriptor(folder: root)
        return folder.isEmpty ? top : try top.open(folder, O_RDONLY | O_DIRECTORY, folder)
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }
}
