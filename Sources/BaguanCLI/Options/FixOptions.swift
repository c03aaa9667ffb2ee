import ArgumentParser
import Baguan

/// Whether drafts are mended, and how far.
struct FixOptions: ParsableArguments {
    @Flag(
        help: .words(
            "改好能放心自动改的地方（全角半角、重复的标点、不可见字符等），写回文件；标准输入改好后写到标准输出",
            "fix what can safely be fixed (width of marks, doubled marks, invisible characters …) and write the files; standard input goes, fixed, to standard output"))
    var fix = false

    @Flag(
        name: .customLong("unsafe-fixes"),
        help: .words(
            "只有一种改法的字词也一起改；先用 --diff 看看再用", "replace words that have one suggestion, too; look at it by --diff first"))
    var unsafeFixes = false

    @Flag(
        help: .words(
            "只显示会怎样改，不改文件；有要改的就以 1 结束。显示的是稿件原文，其中的个人信息不打码",
            "show what would be fixed and change nothing; exit with 1 if there is something. It shows the draft as it is, with numbers of persons unmasked"))
    var diff = false

    func validate() throws {
        if unsafeFixes, !fix, !diff {
            throw ValidationError(Speech.words(
                "--unsafe-fixes 要和 --fix 或 --diff 一起用", "--unsafe-fixes goes with --fix or --diff"))
        }
    }

    /// Nothing is mended.
    static func none() throws -> FixOptions { try parse([]) }

    /// What is to be done with fixes; nil when drafts are only checked.
    var fixing: DraftFixing? {
        guard fix || diff else { return nil }
        return DraftFixing(fixer: Fixer(unsafeFixes ? .unsafe : .safe), writes: !diff)
    }
}
