import Baguan
import Foundation

/// A folder in which a cache keeps its files, all of them small beside its limit.
struct CacheFolder: Sendable {
    let path: FilePath
    /// In bytes on the disk.
    var limit = 256 << 20

    /// In seconds; a file that was begun so long ago was left behind by a run that was killed.
    private static let patience = 3600
    /// In seconds; how finely it is known when a file was last used.
    private static let usePrecision = 86_400

    func file(_ name: String) -> FilePath { path.appending(Array(name.utf8)) }

    /// Writes a file of the folder, whole or not at all, for nobody else to read.
    func write(_ content: [UInt8], to file: FilePath) -> Bool {
        guard let (temporary, descriptor) = makeFile(beside: file) else { return false }
        defer { _ = temporary.withCString { unlink($0) } }
        let isWritten = content.withUnsafeBytes { (try? Output.write($0, to: descriptor)) != nil }
        guard close(descriptor) == 0, isWritten else { return false }
        return temporary.withCString { from in file.withCString { rename(from, $0) } } == 0
    }

    private func makeFile(beside file: FilePath) -> (FilePath, descriptor: Int32)? {
        if let made = try? FileWriter.makeFile(beside: file) { return made }
        makeFolders()
        return try? FileWriter.makeFile(beside: file)
    }

    /// Nobody else may look into them.
    private func makeFolders() {
        let slash = UInt8(ascii: "/")
        for (index, byte) in (path.bytes + [slash]).enumerated() where byte == slash && index > 0 {
            _ = FilePath(bytes: Array(path.bytes[..<index])).withCString { mkdir($0, 0o700) }
        }
    }

    /// Says that a file is of use, so that others go first; whether there is such a file.
    static func markUsed(_ file: FilePath) -> Bool {
        var status = stat()
        guard file.withCString({ stat($0, &status) }) == 0 else { return false }
        if time(nil) - status.st_mtim.tv_sec > usePrecision { _ = file.withCString { utimensat(AT_FDCWD, $0, nil, 0) } }
        return true
    }

    /// Takes away the files that were not used for longest, to three quarters of the limit.
    func trim() {
        guard let stream = path.withCString({ opendir($0) }) else { return }
        defer { closedir(stream) }
        var files: [(path: FilePath, used: Int, size: Int)] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            let file = path.appending(name)
            var status = stat()
            guard file.withCString({ lstat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            let used = status.st_mtim.tv_sec
            if name.starts(with: FileWriter.temporaryPrefix) {
                if time(nil) - used > Self.patience { _ = file.withCString { unlink($0) } }
            } else {
                files.append((file, used, Int(status.st_blocks) * 512))
            }
        }
        var size = files.reduce(0) { $0 + $1.size }
        guard size > limit else { return }
        for file in files.sorted(by: { $0.used < $1.used }) where size > limit * 3 / 4 {
            if file.path.withCString({ unlink($0) }) == 0 { size -= file.size }
        }
    }
}
