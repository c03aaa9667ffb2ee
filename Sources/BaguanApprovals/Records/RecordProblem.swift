public import BaguanFindings

/// Why bytes are no record.
public struct RecordProblem: Error, Hashable {
    public enum Reason: Hashable, Sendable {
        case tooLong(limit: Int)
        /// The file ends too early.
        case unfinished
        /// Line ends were changed to CR LF.
        case lineEndings
        /// A merge left its marks in the file.
        case conflictMarks
        case notUTF8
        /// This character was due.
        case expected(String)
        case escape
        case control(Unicode.Scalar)
        case badNumber, badDigest, badTime, badName
        case badDetail(String)
        case version(Int)
        case unknownKind(String)
        case unknownField(String)
        case repeatedField(String)
        case fieldOutOfOrder(String)
        case missingField(String, kind: RecordKind?)
        case unwelcomeField(String, kind: RecordKind)
        case incomplete(String)
        /// A list that is not in ascending order, or holds something twice.
        case unsorted
        /// The first of a chain names one before it, or a later one does not.
        case chainStart
        case otherSpelling
        case signature(SSHSignatureProblem)
    }

    /// Where in the file, in bytes.
    public var offset: Int
    public var reason: Reason
}

extension RecordProblem: Problem {
    public var code: String {
        switch reason {
        case .unfinished: "record-truncated"
        case .lineEndings: "record-line-endings"
        case .conflictMarks: "record-conflict"
        case .signature(.unfinished), .signature(.missing): "record-truncated"
        case .signature(.doesNotMatch): "record-forged"
        case .signature(.otherNamespace): "record-namespace"
        default: "record-damaged"
        }
    }

    public var message: Localized {
        let what = words
        return Localized(zh: "第 \(offset) 字节处：\(what.chinese)", en: "at byte \(offset): \(what.english)")
    }

    private var words: Localized {
        switch reason {
        case .tooLong(let limit): Localized(zh: "超过 \(limit) 字节", en: "longer than \(limit) bytes")
        case .unfinished: Localized(zh: "记录不完整", en: "the record is cut off")
        case .lineEndings: Localized(zh: "换行被改成了 CRLF", en: "line ends were changed to CRLF")
        case .conflictMarks: Localized(zh: "含有 git 合并冲突标记", en: "there are git's marks of a merge conflict")
        case .notUTF8: Localized(zh: "不是 UTF-8", en: "not UTF-8")
        case .expected(let text): Localized(zh: "这里应当是“\(text)”", en: "expected “\(text)”")
        case .escape: Localized(zh: "只允许 \\\" 和 \\\\ 两种转义", en: "only the escapes \\\" and \\\\ are allowed")
        case .control(let scalar):
            Localized(zh: "不允许看不见的字符 \(String(scalar).shown)", en: "the unseen character \(String(scalar).shown) is not allowed")
        case .badNumber: Localized(zh: "应当是 0 到 2⁵³−1 的整数", en: "expected a whole number from 0 to 2⁵³−1")
        case .badDigest: Localized(zh: "应当是 sha256: 和 64 位小写十六进制数", en: "expected sha256: and 64 lower-case hexadecimal digits")
        case .badTime: Localized(zh: "应当是 2026-11-20T08:31:05Z 这样的时间", en: "expected a time such as 2026-11-20T08:31:05Z")
        case .badName: Localized(zh: "不能为空，首尾不能有空白", en: "must not be empty nor begin or end with a blank")
        case .badDetail(let name): Localized(zh: "“\(name)”的值不合要求", en: "the value of “\(name)” will not do")
        case .version(let version): Localized(zh: "不支持第 \(version) 版记录", en: "version \(version) of records is not supported")
        case .unknownKind(let name): Localized(zh: "没有“\(name.shown)”这种记录", en: "there is no kind of record “\(name.shown)”")
        case .unknownField(let name): Localized(zh: "未知字段“\(name.shown)”", en: "unknown field “\(name.shown)”")
        case .repeatedField(let name): Localized(zh: "字段“\(name.shown)”写了两次", en: "field “\(name.shown)” is given twice")
        case .fieldOutOfOrder(let name): Localized(zh: "字段“\(name.shown)”的位置不对", en: "field “\(name.shown)” is out of its order")
        case .missingField(let name, let kind?):
            Localized(zh: "\(kind.rawValue) 记录缺少“\(name)”", en: "a record of kind \(kind.rawValue) needs “\(name)”")
        case .missingField(let name, nil): Localized(zh: "缺少“\(name)”", en: "“\(name)” is missing")
        case .unwelcomeField(let name, let kind):
            Localized(zh: "\(kind.rawValue) 记录不能有“\(name)”", en: "a record of kind \(kind.rawValue) has no “\(name)”")
        case .incomplete(let name): Localized(zh: "“\(name)”不完整", en: "“\(name)” is incomplete")
        case .unsorted: Localized(zh: "应当从小到大排列，不重复", en: "must be in ascending order, each once")
        case .chainStart: Localized(zh: "第一条记录没有上一条，其余的都有", en: "the first record has none before it, and all others have")
        case .otherSpelling: Localized(zh: "内容不变，写法不同", en: "the same in another spelling")
        case .signature(let problem): problem.message
        }
    }

    public var remedy: Localized? {
        switch reason {
        case .lineEndings:
            Localized(
                zh: "在 .baguan/records/.gitattributes 中写“* -text”，再从 git 恢复",
                en: "write `* -text` into .baguan/records/.gitattributes and restore the file from git")
        case .conflictMarks:
            Localized(
                zh: "两台机器用了同一把密钥：保留其中一份；另一份里签的（git log 看得到）由本人用另一把密钥重新签，退回也一样",
                en: "one key was used on two machines: keep one side; what was signed on the other (git log shows it), a no as well, its signer signs again with another key")
        case .signature(.otherNamespace), .signature(.key), .signature(.unsupportedHash):
            if case .signature(let problem) = reason { problem.remedy } else { nil }
        case .version: Localized(zh: "升级 baguan", en: "upgrade baguan")
        default: Localized(zh: "从 git 或备份恢复这个文件", en: "restore the file from git or from a backup")
        }
    }
}
