import Foundation

/// By what a file is known to be as it was, without reading it: as git's index knows it.
///
/// The time of a file's last change of any kind (`ctime`) moves with every write, rename and touch, and nobody can set
/// it back; the other values tell apart what was put in the place of a file.
struct FileStamp: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
    /// In bytes.
    var size: UInt64
    var modified: Moment
    var changed: Moment

    struct Moment: Hashable, Sendable {
        var seconds: Int64
        var nanoseconds: Int64

        init(_ time: timespec) {
            (seconds, nanoseconds) = (Int64(time.tv_sec), Int64(time.tv_nsec))
        }

        init(seconds: Int64, nanoseconds: Int64) {
            (self.seconds, self.nanoseconds) = (seconds, nanoseconds)
        }

        /// On the clock that files are stamped by.
        static var now: Moment {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Moment(time)
        }
    }

    init(device: UInt64, inode: UInt64, size: UInt64, modified: Moment, changed: Moment) {
        (self.device, self.inode, self.size, self.modified, self.changed) = (device, inode, size, modified, changed)
    }

    init(_ status: stat) {
        self.init(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: UInt64(max(0, status.st_size)),
            modified: Moment(status.st_mtim), changed: Moment(status.st_ctim))
    }

    /// Of a regular file, or of the one that a link leads to; nil when there is none.
    init?(of path: FilePath) {
        var status = stat()
        guard path.withCString({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        self.init(status)
    }

    /// In seconds; clocks of file systems are no finer than two (FAT).
    private static let patience: Int64 = 2

    /// Whether the file cannot change any more without another stamp: its last change is some time ago.
    ///
    /// A file that has just been written may be written again within the same tick of its file system's clock. Where the
    /// clock knows no fractions of a second, or runs ahead of ours, nothing is trusted. Source: Documentation/technical/racy-git
    /// in git's sources.
    func isSettled(at now: Moment) -> Bool {
        changed.nanoseconds != 0 && now.seconds - changed.seconds > Self.patience
    }
}
