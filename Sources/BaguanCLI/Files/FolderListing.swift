import Baguan
import Dispatch
import Foundation
import Synchronization

/// What a folder holds that may be of use: folders, and files with the names of drafts.
struct FolderListing {
    /// A file or folder inside a folder.
    struct Child {
        var name: [UInt8]
        var isFolder = false
        var isLink = false
        /// Of a file, or of the one that a link leads to.
        var stamp: FileStamp?
    }

    /// In the order of their names' bytes.
    private(set) var children: [Child] = []

    /// Whether a file or folder of that name is passed over, whatever the settings say.
    static func isLeftOut(_ name: some Collection<UInt8>) -> Bool {
        name.first == UInt8(ascii: ".") || name.elementsEqual("node_modules".utf8)
    }

    init(of folder: FilePath) throws(FileTrouble) {
        guard let stream = folder.withCString({ opendir($0) }) else { throw FileTrouble(errno: errno, wasListed: true) }
        defer { closedir(stream) }
        var entries: [(name: [UInt8], type: UInt8)] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if !Self.isLeftOut(name) { entries.append((name, entry.pointee.d_type)) }
        }
        children = Self.children(entries, in: dirfd(stream))
        children.sort { $0.name.lexicographicallyPrecedes($1.name) }
    }

    /// How many files' stamps one thread takes at once: some tenths of a millisecond.
    private static let portion = 128

    /// Asks for the stamps of many files on several threads.
    private static func children(_ entries: [(name: [UInt8], type: UInt8)], in folder: Int32) -> [Child] {
        guard entries.count > portion else { return entries.compactMap { child($0.name, $0.type, in: folder) } }
        let portions = Mutex<[[Child]]>([])
        DispatchQueue.concurrentPerform(iterations: (entries.count + portion - 1) / portion) { index in
            let part = entries[index * portion..<min(entries.count, (index + 1) * portion)]
            let children = part.compactMap { child($0.name, $0.type, in: folder) }
            portions.withLock { $0.append(children) }
        }
        return portions.withLock { $0.flatMap { $0 } }
    }

    /// Nil for what is neither folder nor draft, and for links to folders.
    /// - Parameter type: what the folder says of it; some file systems say nothing.
    private static func child(_ name: [UInt8], _ type: UInt8, in folder: Int32) -> Child? {
        if Int(type) == Int(DT_DIR) { return Child(name: name, isFolder: true) }
        let isDraft = isDraft(String(decoding: name, as: UTF8.self))
        guard isDraft || Int(type) == Int(DT_UNKNOWN) else { return nil }
        var status = stat()
        let path = FilePath(bytes: name)
        // What is gone already is met all the same; reading it will say so.
        guard path.withCString({ fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 else { return isDraft ? Child(name: name) : nil }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return Child(name: name, isFolder: true)
        case S_IFREG where isDraft: return Child(name: name, stamp: FileStamp(status))
        case S_IFLNK where isDraft:
            guard path.withCString({ fstatat(folder, $0, &status, 0) }) == 0 else { return Child(name: name, isLink: true) }
            return status.st_mode & S_IFMT == S_IFREG ? Child(name: name, isLink: true, stamp: FileStamp(status)) : nil
        default: return nil
        }
    }

    /// A draft, or what would be one if it could be read.
    private static func isDraft(_ name: String) -> Bool { DocumentFormat.isListed(name) || UnreadFormat.ofFile(at: name) }
}
