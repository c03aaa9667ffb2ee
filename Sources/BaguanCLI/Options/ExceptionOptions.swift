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

    /// The same when a file could not be read.
    var unreadKeepsBaseline: Diagnostic {
        Diagnostic(
            code: "baseline-kept", level: .warning, filePath: writeBaseline,
            message: Localized(zh: "有文件读不出来，基线没有改写", en: "a file could not be read: the baseline was left as it was"),
            remedy: Localized(zh: "先让这些文件读得出来，或者排除它们", en: "make these files readable, or exclude them"))
    }
}
