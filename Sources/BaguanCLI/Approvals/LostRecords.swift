import Baguan

/// Traces of records which are not there: texts that were kept for them, and the folder of notes.
///
/// A text is kept right before its record is written, so one alone may be the trace of a program that was stopped; several
/// and not one record mean that the records are gone.
struct LostRecords {
    private let count: Int
    private let isEmptied: Bool
    /// Whether a record was ever written here: the folder of notes comes to be after the first.
    private let wasWritten: Bool

    init(_ folder: ApprovalFolder, _ ledger: VerifiedLedger) {
        let known = Set(ledger.entries.compactMap(\.record.body.subject?.text))
        count = folder.texts.digests.count { !known.contains($0) }
        isEmptied = ledger.entries.isEmpty
        wasWritten = folder.heads.folder.exists
    }

    private var emptied: Diagnostic {
        Diagnostic(
            code: "records-deleted", level: .error, filePath: ".baguan/heads",
            message: Localized(zh: "这里写过记录，现在一条也没有：记录被删", en: "records were written here, and there is not one: they were deleted"),
            remedy: Self.remedy)
    }

    private static let remedy = Localized(zh: "查看 git 的历史或备份，恢复 .baguan/records", en: "look into git's history or a backup, and restore .baguan/records")

    /// What to say of them; an error when there is nothing else.
    var diagnostic: Diagnostic? {
        guard count > 0 else { return isEmptied && wasWritten ? emptied : nil }
        return Diagnostic(
            code: "text-without-record", level: isEmptied ? .error : .note, filePath: ".baguan/texts",
            message: isEmptied
                ? Localized(zh: "有 \(count) 份稿件的留底，却一条记录也没有：记录被删", en: "\(count) texts were kept, and there is not one record: they were deleted")
                : Localized(zh: "有 \(count) 份留底没有记录提到：写到一半停过，或者记录被删", en: "no record is about \(count) of the kept texts: writing was cut short, or records were deleted"),
            remedy: Self.remedy)
    }
}
