import Baguan

/// Formats that people write drafts in and that baguan cannot read yet.
///
/// A folder with such a file in it must not look clean because the file was passed over: each is reported as unread.
/// Pictures lie beside drafts without being drafts, and are passed over.
enum UnreadFormat {
    private static let extensions: Set<String> = ["ofd", "pages", "numbers", "epub", "mht", "mhtml"]

    static func ofFile(at name: String) -> Bool {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
        return extensions.contains(name[name.index(after: dot)...].lowercased())
    }

    static func diagnostic(path: String) -> Diagnostic {
        Diagnostic(
            code: "unreadable", filePath: path,
            message: Localized(
                zh: "这种格式目前还不能读，没有检查", en: "this format cannot be read yet; the file is not checked"),
            remedy: Localized(
                zh: "另存为 .txt 或 .md 再检查；不是稿件的，在 .baguan.yml 的 exclude 里排除",
                en: "save it as .txt or .md; if it is no draft, leave it out by exclude in .baguan.yml"))
    }
}
