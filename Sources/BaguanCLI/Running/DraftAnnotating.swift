import Baguan
import Foundation

/// Writes findings into copies of documents, in a folder of their own.
struct DraftAnnotating: Sendable {
    /// Made when the first copy is written; in it, drafts lie as they do below the working folder.
    let folder: FilePath
    let proposesChanges: Bool
    let author: AnnotationAuthor
    let language: Language
    private let workingFolder = FilePath.workingFolder

    init(folder: FilePath, proposesChanges: Bool, author: AnnotationAuthor, language: Language) {
        self.folder = folder
        self.proposesChanges = proposesChanges
        self.author = author
        self.language = language
    }

    /// What to say of a draft once its copy is written, or why it is not; nil when there is nothing to write.
    func write(_ inspection: Inspection, of draft: DraftFile, _ bytes: [UInt8]) -> Diagnostic? {
        guard !inspection.findings.isEmpty else { return nil }
        guard let annotator = DocumentFormat.ofFile(at: draft.name)?.annotator else { return Self.takesNone(draft.name) }
        let copy = target(of: draft)
        let file: AnnotatedFile
        do throws(AnnotatingError) {
            let annotations = inspection.annotations(proposingChanges: proposesChanges, language: language)
            file = try annotator.annotate(bytes, path: draft.name, with: annotations, by: author)
        } catch {
            return error.diagnostic(path: draft.name)
        }
        do throws(FileTrouble) {
            try FileWriter.create(copy, holding: file.bytes)
        } catch {
            return error.diagnostic(path: copy.text)
        }
        return note(file, copy, path: draft.name)
    }

    private static func takesNone(_ path: String) -> Diagnostic {
        Diagnostic(
            code: "unwritten", level: .note, filePath: path,
            message: Localized(
                zh: "只有 Word 文档加得上批注，这个文件没有写副本", en: "only Word documents take comments; no copy of this file was written"))
    }

    private func target(of draft: DraftFile) -> FilePath {
        let path = draft.isStandardInput ? FilePath(draft.name) : draft.path
        let inner = path.absolute(from: workingFolder).relative(to: workingFolder) ?? path.name
        return folder.appending(Array(inner.utf8))
    }

    private func note(_ file: AnnotatedFile, _ copy: FilePath, path: String) -> Diagnostic {
        let (comments, changes) = (file.commentCount, file.changeCount)
        var message = Localized(
            zh: "批注写在“\(copy.text)”：批注 \(comments) 条" + (proposesChanges ? "，修订 \(changes) 处" : ""),
            en: "comments are in “\(copy.text)”: \(comments) comment\(comments == 1 ? "" : "s")"
                + (proposesChanges ? ", \(changes) proposed change\(changes == 1 ? "" : "s")" : ""))
        if file.leftOut > 0 {
            message.chinese += "；Word 装不下更多批注，还有 \(file.leftOut) 处没有写进去"
            message.english += "; Word takes no more comments, and \(file.leftOut) are left out"
        }
        return Diagnostic(code: "annotated", level: file.leftOut > 0 ? .warning : .note, filePath: path, message: message)
    }
}

extension AnnotatingError {
    fileprivate func diagnostic(path: String) -> Diagnostic {
        if case .unreadable(let error) = self { return error.diagnostic }
        return Diagnostic(code: "unwritten", filePath: path, message: message, remedy: remedy)
    }

    private var message: Localized {
        switch self {
        case .unreadable(let error): error.diagnostic.message
        case .protected: Localized(zh: "文档设了保护，不许加批注，没有写副本", en: "the document is protected against comments; no copy was written")
        case .unsupportedPart(let part):
            Localized(
                zh: "里面的“\(part)”写法特别，加不进批注，没有写副本",
                en: "“\(part)” in it is written in a way that takes no comments; no copy was written")
        case .noPlace: Localized(zh: "正文没有文字，批注没有地方可挂，没有写副本", en: "its body holds no text that comments could hang on; no copy was written")
        case .wouldChangeText:
            Localized(zh: "加上批注以后文字对不上，没有写副本（这是把关的毛病）", en: "with comments its text would differ; no copy was written (a fault of baguan)")
        }
    }

    private var remedy: Localized? {
        switch self {
        case .protected: Localized(zh: "请作者解除“限制编辑”", en: "ask its writer to lift the restriction")
        case .unsupportedPart: Localized(zh: "用 Word 或 WPS 打开，另存为 .docx 再来一次", en: "open it in Word or WPS, save it as .docx and try again")
        case .unreadable, .noPlace, .wouldChangeText: nil
        }
    }
}
