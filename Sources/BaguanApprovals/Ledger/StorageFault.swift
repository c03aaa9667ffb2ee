public import BaguanFindings

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The system refused to read or write a file of the ledger.
public struct StorageFault: Error, Hashable {
    /// Relative to the folder of records.
    public var path: String
    /// The system's error number.
    public var number: Int32

    /// A link, a pipe or a folder stands where a file or folder of the ledger should.
    static func notOrdinary(_ path: String) -> StorageFault { StorageFault(path: path, number: EINVAL) }

    var isMissing: Bool { number == ENOENT }
    var isExisting: Bool { number == EEXIST }
}

extension StorageFault: Problem {
    public var code: String { "ledger-storage" }

    public var message: Localized {
        let reason = words
        return Localized(zh: "\(path.shown)：\(reason.chinese)", en: "\(path.shown): \(reason.english)")
    }

    private var words: Localized {
        switch number {
        case ENOSPC, EDQUOT: Localized(zh: "磁盘空间不足", en: "no space left")
        case EIO: Localized(zh: "磁盘读写出错", en: "the disk failed")
        case EACCES, EPERM: Localized(zh: "没有权限", en: "permission denied")
        case EROFS: Localized(zh: "磁盘只读", en: "the disk is read-only")
        case ENOENT: Localized(zh: "不存在", en: "does not exist")
        case EEXIST: Localized(zh: "已经存在", en: "is there already")
        case ELOOP, ENOTDIR, EINVAL: Localized(zh: "不是普通的文件或文件夹", en: "is no ordinary file or folder")
        case EOPNOTSUPP, EMLINK: Localized(zh: "磁盘不支持所需的操作", en: "the disk cannot do what is needed")
        default: Localized(zh: "系统错误 \(number)", en: "system error \(number)")
        }
    }

    public var remedy: Localized? {
        switch number {
        case ENOSPC, EDQUOT: Localized(zh: "腾出空间后再做一次；没有写下任何记录", en: "free some space and do it again; no record was written")
        case EIO: Localized(zh: "检查磁盘，再做一次", en: "check the disk and do it again")
        case EACCES, EPERM, EROFS: Localized(zh: "检查文件夹的权限", en: "check the folder's permissions")
        case ELOOP, ENOTDIR, EINVAL: Localized(zh: "记录不能是链接，换成真正的文件", en: "records must not be links: put the real file there")
        case EOPNOTSUPP, EMLINK:
            Localized(zh: "把内容仓库放在支持硬链接的磁盘上", en: "keep the repository on a disk that has hard links")
        default: nil
        }
    }
}
