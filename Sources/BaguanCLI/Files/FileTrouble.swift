import Baguan
import Foundation

/// Why a file could not be read, or not be written.
enum FileTrouble: Error, Hashable {
    case missing
    /// It was there when its folder was listed.
    case vanished
    case forbidden
    case folder
    /// `bytes` is nil when it is not known how large it really is.
    case tooLarge(bytes: Int?, limit: Int)
    /// A link to what is not there.
    case brokenLink
    /// Links that lead in a circle.
    case linkLoop
    case other(errno: Int32)
    /// Git, which has its content, did not give it.
    case git(Localized)
    /// Its content is not decided: a merge has left a conflict.
    case unmerged

    // When writing.
    case readOnly
    /// It holds something else than what was read.
    case changed
    /// A device or a pipe.
    case notRegular
    case unwritable(errno: Int32)
    /// Something of the name of a new file is there already.
    case taken
    case uncreatable(errno: Int32)

    init(errno code: Int32, wasListed: Bool = false) {
        self =
            switch code {
            case ENOENT, ENOTDIR: wasListed ? .vanished : .missing
            case EACCES, EPERM: .forbidden
            case EISDIR: .folder
            case ELOOP: .linkLoop
            default: .other(errno: code)
            }
    }

    /// A stable name for diagnostics.
    var code: String {
        switch self {
        case .missing: "no-such-path"
        case .tooLarge: "file-too-large"
        case .readOnly, .changed, .notRegular, .unwritable, .taken, .uncreatable: "unwritten"
        default: "unreadable"
        }
    }

    var message: Localized {
        switch self {
        case .missing: Localized(zh: "没有这个文件或文件夹", en: "no such file or folder")
        case .vanished: Localized(zh: "检查途中文件不见了", en: "the file vanished while the check was running")
        case .forbidden: Localized(zh: "没有读取权限", en: "permission denied")
        case .folder: Localized(zh: "这是文件夹，不是文件", en: "this is a folder, not a file")
        case .tooLarge(let bytes?, let limit):
            Localized(
                zh: "文件过大，没有读取：\(Self.size(bytes))，上限 \(Self.size(limit))",
                en: "the file is too large and was not read: \(Self.size(bytes)), the limit is \(Self.size(limit))")
        case .tooLarge(nil, let limit):
            Localized(
                zh: "内容过大，超过上限 \(Self.size(limit))", en: "there is too much to read, the limit is \(Self.size(limit))")
        case .brokenLink: Localized(zh: "符号链接指向的文件不存在", en: "the link leads to a file that does not exist")
        case .linkLoop: Localized(zh: "符号链接绕成了圈", en: "symbolic links lead in a circle")
        case .other(let code): Self.words(for: code, zh: "无法读取", en: "cannot be read")
        case .git(let message): message
        case .unmerged: Localized(zh: "合并还有冲突没有解决", en: "a merge has left a conflict in it")
        case .readOnly: Localized(zh: "文件是只读的，没有改", en: "the file is read-only and was not fixed")
        case .changed: Localized(zh: "检查途中文件被别的程序改过，没有写回", en: "the file was changed by another program meanwhile and was not fixed")
        case .notRegular: Localized(zh: "不是普通文件，改好的文字写不回去", en: "not a regular file: the fixed text cannot be written to it")
        case .taken: Localized(zh: "已经有同名的文件，没有写", en: "there is a file of this name already; it was not written over")
        case .uncreatable(let code): Self.words(for: code, zh: "副本写不出来", en: "the copy cannot be written")
        case .unwritable(let code): Self.words(for: code, zh: "写不进去，原来的文件没有动", en: "it cannot be written; what was there is as it was")
        }
    }

    var remedy: Localized? {
        switch self {
        case .missing: Localized(zh: "检查路径是否写对；含空格的路径要加引号", en: "check the path; one with spaces needs quotation marks")
        case .vanished: Localized(zh: "等文件保存或移动完毕后再检查一次", en: "run again when the file has been saved or moved")
        case .forbidden: Localized(zh: "请文件的主人放开读取权限", en: "ask its owner to let you read it")
        case .tooLarge:
            Localized(
                zh: "确是稿件的话，在 .baguan.yml 的 limits 里调高 file-size（字节）",
                en: "if it is a draft, raise `file-size` (in bytes) under `limits` in .baguan.yml")
        case .readOnly: Localized(zh: "放开写入权限再改", en: "make it writable first")
        case .changed: Localized(zh: "存好以后再运行一次", en: "run again when it has been saved")
        case .notRegular: Localized(zh: "用 - 从标准输入读取，改好的文字会写到标准输出", en: "read it as standard input (-): the fixed text goes to standard output")
        case .taken: Localized(zh: "换一个文件夹，或先移走旧的副本", en: "choose another folder, or move the old copy away")
        case .unmerged: Localized(zh: "解决冲突，git add 之后再检查", en: "resolve it and `git add` the file first")
        case .folder, .brokenLink, .linkLoop, .other, .git, .unwritable, .uncreatable: nil
        }
    }

    func diagnostic(path: String) -> Diagnostic {
        Diagnostic(code: code, filePath: path, message: message, remedy: remedy)
    }

    static func writingFailed(_ code: Int32) -> Localized { words(for: code, zh: "无法写出结果", en: "cannot write the report") }

    /// The words with the file that it is about, for an error that ends a command.
    func usageError(reading name: String, hint: Localized? = nil) -> UsageError {
        UsageError(
            Localized(zh: "读不了“\(name)”：\(message.chinese)", en: "cannot read “\(name)”: \(message.english)"),
            hint: hint ?? remedy)
    }

    func usageError(writing name: String) -> UsageError {
        UsageError(
            Localized(zh: "不能写入“\(name)”：\(message.chinese)", en: "cannot write “\(name)”: \(message.english)"), hint: remedy)
    }

    private static func words(for code: Int32, zh: String, en: String) -> Localized {
        let reason = String(cString: strerror(code))
        return Localized(zh: "\(zh)：\(reason)", en: "\(en): \(reason)")
    }

    private static func size(_ bytes: Int) -> String {
        for (unit, power) in [("GB", 30), ("MB", 20), ("KB", 10)] where bytes >= 1 << power {
            let tenths = (bytes * 10) >> power
            return tenths % 10 == 0 ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
        }
        return "\(bytes) B"
    }
}
