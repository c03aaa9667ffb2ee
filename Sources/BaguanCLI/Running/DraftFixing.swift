import Baguan
import Foundation

/// Mends drafts and puts the result where it belongs: into the file, to standard output, or into a diff.
struct DraftFixing: Sendable {
    let fixer: Fixer
    /// False for `--diff`, which changes nothing.
    let writes: Bool
    /// A diff for a terminal shows signs for what a terminal must not see.
    var isForTerminal = false

    /// - Parameters:
    ///   - bytes: what was read.
    ///   - inspect: what finds the mistakes.
    func outcome(
        of draft: DraftFile, _ bytes: [UInt8], inspect: (SourceFile) -> Inspection
    ) throws(ReadingError) -> DraftInspection.Outcome {
        let fixed = try fixer.fix(bytes, path: draft.name, inspect: inspect)
        guard writes else {
            let diff = UnifiedDiff(of: fixed.original, fixed.changes).rendered(isVisible: isForTerminal)
            return .init(report: .inspection(fixed.inspection), output: Array(diff.utf8))
        }
        if draft.isStandardInput { return .init(report: .inspection(fixed.inspection), output: fixed.bytes) }
        if fixed.changes.isEmpty { return .init(report: .inspection(fixed.inspection)) }
        do throws(FileTrouble) {
            try FileWriter.replace(draft.path, holding: bytes, by: fixed.bytes)
            return .init(report: .inspection(fixed.inspection))
        } catch {
            // Nothing is mended after all.
            var inspection = inspect(fixed.original)
            inspection.diagnostics.append(error.diagnostic(path: draft.name))
            return .init(report: .inspection(inspection))
        }
    }

    /// What is to be said of a draft that is left as it is although something was found in it: its file cannot be
    /// changed by changing its text. It decides nothing; what was found does.
    static func remark(on inspection: Inspection, _ path: String) -> Diagnostic? {
        guard !inspection.findings.isEmpty else { return nil }
        return Diagnostic(
            code: "unwritten", level: .note, filePath: path,
            message: Localized(
                zh: "--fix 只改文本文件，这个文件没有改", en: "--fix changes text files only; this file was left as it is"),
            remedy: Localized(
                zh: "用 --annotate 文件夹名 另存一份带批注的副本", en: "use --annotate FOLDER for a copy with comments"))
    }
}
