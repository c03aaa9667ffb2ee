import ArgumentParser
import Baguan

/// Whether findings are written into copies of the documents.
struct AnnotateOptions: ParsableArguments {
    @Option(
        help: .words(
            "把发现写成批注，另存一份 Word 文档到这个文件夹；原文件不动",
            "write a copy of each Word document with a comment at each finding to this folder; the documents stay as they are",
            value: "folder"))
    var annotate: String?

    @Flag(help: .words("只有一种改法的，同时写成修订，供接受或拒绝", "propose single suggestions as tracked changes, too"))
    var tracked = false

    func validate() throws {
        if tracked, annotate == nil {
            throw ValidationError(Speech.words("--tracked 要和 --annotate 一起用", "--tracked goes with --annotate"))
        }
    }

    /// What is to be done with findings in documents; nil when they are only reported.
    func annotating(asOf: CalendarDate, language: Language) -> DraftAnnotating? {
        annotate.map { folder in
            DraftAnnotating(
                folder: FilePath(argument: folder), proposesChanges: tracked,
                author: AnnotationAuthor(name: "把关", initials: "关", date: "\(asOf)T00:00:00Z"), language: language)
        }
    }
}
