import Foundation

/// Puts a new text in the place of a file's, whole or not at all.
///
/// The text is written to a new file in the same folder, which then takes the old one's name; so at any moment a reader
/// finds the one or the other, also after a power cut. The new file has the old one's permissions and, as far as the
/// user may give it away, its owner. Through a link the file that it leads to is replaced, and the link stays.
enum FileWriter {
    /// - Parameter old: what the file held when it was read. If it holds something else now, it is left alone.
    static func replace(_ path: FilePath, holding old: [UInt8], by new: [UInt8]) throws(FileTrouble) {
        guard let target = path.canonical else { throw FileTrouble(errno: errno, wasListed: true) }
        var status = stat()
        guard target.withCString({ stat($0, &status) }) == 0 else { throw FileTrouble(errno: errno, wasListed: true) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        // Replacing the file needs no permission to write to it; that it must not be written to counts all the same,
        // also for those who may do anything.
        guard status.st_mode & 0o222 != 0, target.withCString({ access($0, W_OK) }) == 0 else { throw .readOnly }

        let (temporary, descriptor) = try makeFile(beside: target)
        do throws(FileTrouble) {
            try fill(descriptor, with: new, status)
            // Reading takes time, and so does mending: someone may have saved the draft in the meantime.
            guard (try? FileReader(limit: old.count).read(target)) == old else { throw .changed }
            let renamed = temporary.withCString { from in target.withCString { rename(from, $0) } }
            guard renamed == 0 else { throw .unwritable(errno: errno) }
        } catch {
            _ = temporary.withCString { unlink($0) }
            throw error
        }
        synchronise(folder: target.parent)
    }

    /// Writes a new file, whole or not at all, and the folders above it that are missing. What is there already is never
    /// written over.
    /// - Parameter mode: its permissions, of which the process's mask takes some away.
    static func create(_ path: FilePath, holding bytes: [UInt8], mode: mode_t = 0o666) throws(FileTrouble) {
        let temporary = try makeNewFile(beside: path, holding: bytes, mode: mode)
        defer { _ = temporary.withCString { unlink($0) } }
        let linked = temporary.withCString { from in path.withCString { link(from, $0) } }
        guard linked == 0 else { throw errno == EEXIST ? .taken : .uncreatable(errno: errno) }
        synchronise(folder: path.parent)
    }

    /// Writes a file of our own, whole or not at all, whether there is one already or not.
    static func put(_ path: FilePath, holding bytes: [UInt8]) throws(FileTrouble) {
        let temporary = try makeNewFile(beside: path, holding: bytes, mode: 0o666)
        let renamed = temporary.withCString { from in path.withCString { rename(from, $0) } }
        guard renamed == 0 else {
            let code = errno
            _ = temporary.withCString { unlink($0) }
            throw .unwritable(errno: code)
        }
        synchronise(folder: path.parent)
    }

    /// Has git leave the bytes of a folder's files alone, whatever it does to line ends elsewhere.
    static func shieldFromGit(_ folder: FilePath) throws(FileTrouble) {
        let attributes = folder.appending(Array(".gitattributes".utf8))
        guard !attributes.exists else { return }
        do throws(FileTrouble) {
            try create(attributes, holding: Array("* -text\n".utf8))
        } catch {
            // Another process was faster.
            guard error == .taken else { throw error }
        }
    }

    /// A file of another name that holds the bytes, and the folders above it that are missing.
    private static func makeNewFile(
        beside path: FilePath, holding bytes: [UInt8], mode: mode_t
    ) throws(FileTrouble) -> FilePath {
        try createFolders(above: path)
        let mask = umask(0)
        umask(mask)
        var status = stat()
        (status.st_mode, status.st_uid, status.st_gid) = (mode & ~mask, getuid(), getgid())
        let (temporary, descriptor) = try makeFile(beside: path)
        do throws(FileTrouble) {
            try fill(descriptor, with: bytes, status)
        } catch {
            _ = temporary.withCString { unlink($0) }
            throw error
        }
        return temporary
    }

    /// Puts a text where a file is, or makes a new one.
    /// - Parameter path: absolute.
    static func write(_ path: FilePath, holding bytes: [UInt8]) throws(FileTrouble) {
        guard path.exists else { return try create(path, holding: bytes) }
        try replace(path, holding: try FileReader(limit: .max - 1).read(path), by: bytes)
    }

    private static func createFolders(above path: FilePath) throws(FileTrouble) {
        let slash = UInt8(ascii: "/")
        for (index, byte) in path.bytes.enumerated() where byte == slash && index > 0 {
            let folder = FilePath(bytes: Array(path.bytes[..<index]))
            guard folder.withCString({ mkdir($0, 0o777) }) == 0 || errno == EEXIST else { throw .uncreatable(errno: errno) }
        }
    }

    /// How names of files begin that are about to take another's place.
    static let temporaryPrefix = Array(".baguan-".utf8)

    /// A new file in another's folder, which nobody else may read.
    static func makeFile(beside target: FilePath) throws(FileTrouble) -> (FilePath, descriptor: Int32) {
        let template = target.parent.appending(temporaryPrefix + Array("XXXXXX".utf8))
        var name = template.bytes.map { CChar(bitPattern: $0) } + [0]
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw .unwritable(errno: errno) }
        return (FilePath(bytes: name.dropLast().map { UInt8(bitPattern: $0) }), descriptor)
    }

    /// Writes all of the text, down to the disk, and closes the file.
    private static func fill(_ descriptor: Int32, with text: [UInt8], _ status: stat) throws(FileTrouble) {
        var isOpen = true
        defer { if isOpen { close(descriptor) } }
        do {
            try text.withUnsafeBytes { try Output.write($0, to: descriptor) }
        } catch let failure as Output.Failure {
            throw .unwritable(errno: failure.code)
        } catch {
            throw .unwritable(errno: EPIPE)
        }
        // A user may not give files away, but may give them to a group of theirs.
        if fchown(descriptor, status.st_uid, status.st_gid) != 0 { _ = fchown(descriptor, uid_t.max, status.st_gid) }
        guard fchmod(descriptor, status.st_mode & 0o7777) == 0, fsync(descriptor) == 0 else {
            throw .unwritable(errno: errno)
        }
        isOpen = false
        guard close(descriptor) == 0 else { throw .unwritable(errno: errno) }
    }

    /// So that the new name is on the disk, too. Not all file systems can do that for a folder, and the text is safe.
    private static func synchronise(folder: FilePath) {
        let descriptor = folder.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
