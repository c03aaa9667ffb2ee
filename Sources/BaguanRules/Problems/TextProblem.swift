import BaguanFindings

/// Trouble with a file as text: before anything is known about what it says.
enum TextProblem: Problem {
    case unreadable(reason: String)
    case tooLarge(bytes: Int, limit: Int)
    case notUTF8
    /// A table that is neither UTF-8 nor GB18030.
    case unknownEncoding
    case containsNUL
    /// A workbook that cannot be read.
    case workbook
    /// Further problems in this file are not listed.
    case manyMore

    /// A problem with where it is; it leaves the function that decodes a file.
    struct Located: Error {
        var problem: TextProblem
        var text: InputText
        /// Nil when it concerns the whole file.
        var range: Range<Int>?

        init(_ problem: TextProblem, in text: InputText, at range: Range<Int>? = nil) {
            self.problem = problem
            self.text = text
            self.range = range
        }
    }

    var code: String {
        switch self {
        case .unreadable, .workbook: "unreadable"
        case .tooLarge: "file-too-large"
        case .notUTF8: "not-utf8"
        case .unknownEncoding: "unknown-encoding"
        case .containsNUL: "nul-character"
        case .manyMore: "many-more"
        }
    }

    var level: Diagnostic.Level {
        if case .manyMore = self { .note } else { .error }
    }

    var message: Localized {
        switch self {
        case .unreadable(let reason):
            Localized(zh: "无法读取文件：\(reason)", en: "cannot read the file: \(reason)")
        case .tooLarge(let bytes, let limit):
            Localized(
                zh: "文件过大：\(bytes) 字节，上限为 \(limit) 字节", en: "the file is too large: \(bytes) bytes, the limit is \(limit)")
        case .workbook:
            Localized(zh: "工作簿打不开：不是 .xlsx，已经损坏，或者加了密码", en: "the workbook cannot be opened: it is no .xlsx, is damaged or has a password")
        case .notUTF8:
            Localized(zh: "文件不是 UTF-8 编码", en: "the file is not UTF-8")
        case .unknownEncoding:
            Localized(zh: "表格既不是 UTF-8 也不是 GB18030 编码", en: "the table is neither UTF-8 nor GB18030")
        case .containsNUL:
            Localized(zh: "文件里有空字符（U+0000）", en: "the file holds a NUL character (U+0000)")
        case .manyMore:
            Localized(zh: "这个文件的问题太多，其余不再列出", en: "too many problems in this file, the rest is not listed")
        }
    }

    var remedy: Localized? {
        switch self {
        case .unreadable: Localized(zh: "检查文件是否存在、是否有读取权限", en: "check that the file exists and may be read")
        case .workbook: Localized(zh: "用表格软件打开，另存为不带密码的 .xlsx", en: "open it in the spreadsheet and save it as .xlsx, without a password")
        case .tooLarge: Localized(zh: "把词条分到几条规则里", en: "spread the entries over several rules")
        case .notUTF8: Localized(zh: "用编辑器另存为 UTF-8", en: "save it as UTF-8")
        case .unknownEncoding: Localized(zh: "在表格软件里另存为“CSV UTF-8”", en: "save it as “CSV UTF-8” in the spreadsheet")
        case .containsNUL: Localized(zh: "删去这个字符", en: "delete the character")
        case .manyMore: Localized(zh: "先改正上面列出的问题再运行", en: "mend those listed and run again")
        }
    }
}
