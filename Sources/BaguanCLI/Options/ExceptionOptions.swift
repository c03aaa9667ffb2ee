import ArgumentParser
import Baguan

/// What is accepted beforehand.
struct ExceptionOptions: ParsableArguments {
    @Option(
        help: .words(
            "基线：其中已有的发现不计，只报新的；改好的提醒删去", "findings that this baseline has do not count; entries that are gone are reported",
            value: "file"))
    var baseline: String?

    @Option(
        name: .customLong("write-baseline"),
        help: .words(
            "把现有的发现写成基线；与 --baseline 同用时只留下其中还在的", "write the findings of this run as a baseline; with --baseline only those that it has and that are still there",
            value: "file"))
    var writeBaseline: String?

    /// The file by which the project is found when no settings tell it: paths in a baseline start from its project's root.
    var anchor: FilePath? { (baseline ?? writeBaseline).map { FilePath(argument: $0) } }

    /// Whether a baseline is written from one that there is.
    var tightens: Bool { baseline != nil && writeBaseline != nil }

    /// Entries of what was not looked at would be taken for gone.
    func refuseTightening(seesAll: Bool) throws(UsageError) {
        guard tightens, !seesAll else { return }
        throw UsageError(
            Localized(
                zh: "只查了一部分，不能收紧基线：没有查到的会被当成已经改好", en: "only a part was to be checked: the baseline would lose what was not looked at"),
            hint: Localized(
                zh: "在设置所在的文件夹里全部检查：baguan check --baseline \(baseline ?? "") --write-baseline \(writeBaseline ?? "")，不加 --select、--ignore、--staged 等",
                en: "check all of the settings' folder, without --select, --ignore, --staged and the like"))
    }

    /// The baseline that another one takes the place of; nil when there is none.
    ///
    /// Whatever else may be there is not written over, and no folders are made: a slip in a name is no wish.
    func replacedBaseline() throws(UsageError) -> Baseline? {
        guard let file = writeBaseline else { return nil }
        let path = FilePath(argument: file).absolute(from: .workingFolder)
        guard path.parent.isFolder else {
            throw Self.unwritten(file, Localized(zh: "没有这个文件夹", en: "there is no such folder"))
        }
        guard path.exists, !path.isFolder else { return nil }
        var diagnostics: [Diagnostic] = []
        let bytes = (try? FileReader(limit: FileReader.defaultLimit).read(path)) ?? []
        if bytes.isEmpty { return nil }
        guard let old = BaselineFile.read(bytes, path: path.text, diagnostics: &diagnostics) else {
            throw Self.unwritten(
                file, Localized(zh: "已经有这个文件，它不是基线", en: "there is such a file, and it is no baseline"),
                hint: Localized(zh: "换一个名字，或先移走它", en: "choose another name, or move it away"))
        }
        return old
    }

    static func unwritten(_ file: String, _ reason: Localized, hint: Localized? = nil) -> UsageError {
        UsageError(
            Localized(zh: "基线写不进“\(file)”：\(reason.chinese)", en: "cannot write the baseline “\(file)”: \(reason.english)"), hint: hint)
    }

    /// What to say of a baseline that was written.
    /// - Parameter old: the one that was there.
    static func written(_ baseline: Baseline, over old: Baseline?) -> Localized {
        let before = old.map { old in
            Localized(zh: "；原来那份有 \(old.count) 处，已被替换", en: "; it takes the place of one with \(old.count)")
        }
        return Localized(
            zh: "写成基线：\(baseline.count) 处发现，\(baseline.files.count) 个文件\(before?.chinese ?? "")",
            en: "wrote the baseline: \(baseline.count) finding\(baseline.count == 1 ? "" : "s") in \(baseline.files.count) file\(baseline.files.count == 1 ? "" : "s")\(before?.english ?? "")")
    }

    /// The same when a file could not be read.
    var unreadKeepsBaseline: Diagnostic {
        Diagnostic(
            code: "baseline-kept", level: .warning, filePath: writeBaseline,
            message: Localized(zh: "有文件读不出来，基线没有改写", en: "a file could not be read: the baseline was left as it was"),
            remedy: Localized(zh: "先让这些文件读得出来，或者排除它们", en: "make these files readable, or exclude them"))
    }
}
