import Baguan
import Foundation

#if os(Linux)
    /// Tells which files in folders, and in those below them, were saved: inotify(7).
    ///
    /// A file counts as saved when a writer closes it, and when one takes its name: many editors write a new file and rename
    /// it. Hidden folders are left out, as they are everywhere.
    struct FolderWatcher: ~Copyable {
        /// What happened since the last time.
        struct Changes {
            var files: Set<FilePath> = []
            /// So much that not all of it is known.
            var isIncomplete = false
        }

        private let descriptor: Int32
        private var folders: [Int32: FilePath] = [:]

        /// How long nothing must happen before changes are told, in milliseconds: saving is several steps.
        private static let quiet: Int32 = 150

        /// - Parameter folders: absolute, without links.
        init(_ folders: some Sequence<FilePath>) throws(UsageError) {
            descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
            guard descriptor >= 0 else { throw Self.failed(errno, FilePath(".")) }
            var present: Set<FilePath> = []
            for folder in folders { try add(folder, files: &present) }
        }

        deinit { close(descriptor) }

        /// Waits for changes; nil when the user wants no more of them.
        mutating func next() throws(UsageError) -> Changes? {
            var changes = Changes()
            while !Interruption.isRequested {
                var end = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                let hasChanges = !changes.files.isEmpty || changes.isIncomplete
                let count = poll(&end, 1, hasChanges ? Self.quiet : -1)
                if count == 0 { return changes }
                if count > 0 { try read(into: &changes) }
            }
            return nil
        }

        // MARK: - Events

        private mutating func read(into changes: inout Changes) throws(UsageError) {
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: MemoryLayout<inotify_event>.alignment)
            defer { buffer.deallocate() }
            let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
            var at = 0
            let head = MemoryLayout<inotify_event>.size
            while at + head <= count {
                let event = buffer.loadUnaligned(fromByteOffset: at, as: inotify_event.self)
                let name = buffer[(at + head)..<min(count, at + head + Int(event.len))].prefix { $0 != 0 }
                at += head + Int(event.len)
                try take(event, Array(name), into: &changes)
            }
        }

        private mutating func take(_ event: inotify_event, _ name: [UInt8], into changes: inout Changes) throws(UsageError) {
            if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { changes.isIncomplete = true }
            if event.mask & UInt32(IN_IGNORED) != 0 { folders[event.wd] = nil }
            guard let folder = folders[event.wd], !name.isEmpty else { return }
            let path = folder.appending(name)
            guard event.mask & UInt32(IN_ISDIR) != 0 else {
                // A file that is made is told of once it is written.
                if event.mask & UInt32(IN_CREATE) == 0 { changes.files.insert(path) }
                return
            }
            guard event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0, !FolderListing.isLeftOut(name) else { return }
            try add(path, files: &changes.files)
        }

        // MARK: - Folders

        /// Watches a folder and those below it.
        /// - Parameter files: where the files are put that are there already; they may have come before the watch.
        private mutating func add(_ folder: FilePath, files: inout Set<FilePath>) throws(UsageError) {
            let mask = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE) | UInt32(IN_ONLYDIR)
            let watch = folder.withCString { inotify_add_watch(descriptor, $0, mask) }
            guard watch >= 0 else {
                // It is gone again, or nobody may look into it; the check says so.
                if errno == ENOENT || errno == ENOTDIR || errno == EACCES { return }
                throw Self.failed(errno, folder)
            }
            folders[watch] = folder
            guard let stream = folder.withCString({ opendir($0) }) else { return }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
                let path = folder.appending(name)
                var status = stat()
                guard !FolderListing.isLeftOut(name), path.withCString({ lstat($0, &status) }) == 0 else { continue }
                if status.st_mode & S_IFMT == S_IFDIR { try add(path, files: &files) } else { files.insert(path) }
            }
        }

        private static func failed(_ code: Int32, _ folder: FilePath) -> UsageError {
            let reason = String(cString: strerror(code))
            return UsageError(
                Localized(zh: "不能守候“\(folder.text)”：\(reason)", en: "cannot watch “\(folder.text)”: \(reason)"),
                hint: code == ENOSPC || code == EMFILE
                    ? Localized(
                        zh: "文件夹太多，超过了系统的限额（fs.inotify.max_user_watches、max_user_instances），请管理员调大，或者少守候几个",
                        en: "more folders than the system allows (fs.inotify.max_user_watches, max_user_instances); have the limit raised or watch fewer")
                    : nil)
        }
    }
#endif
