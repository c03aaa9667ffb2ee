/// What lies beside the records and came to be with them: where it is left and they are not, they were deleted.
public struct LedgerTraces: Sendable {
    /// The digests of the texts that were kept for records.
    var texts: Set<Digest>
    /// Whether a record was ever written here.
    var wasWritten: Bool

    public init(texts: Set<Digest> = [], wasWritten: Bool = false) {
        self.texts = texts
        self.wasWritten = wasWritten
    }

    /// A text is kept right before its record is written, so one alone may be the trace of a program that was stopped. Texts
    /// and not one record mean that the records are gone.
    ///
    /// - Parameter areFilesLeft: whether anything lies where records do, sound or not.
    func problem(beside entries: [LedgerEntry], areFilesLeft: Bool) -> LedgerProblem? {
        let known = Set(entries.compactMap { $0.record.body.keptText })
        let count = texts.count { !known.contains($0) }
        if !areFilesLeft, wasWritten || count > 0 { return LedgerProblem(file: "", reason: .emptied(texts: count)) }
        return count > 0 ? LedgerProblem(file: "", reason: .unclaimedTexts(count)) : nil
    }
}

extension RecordBody {
    /// The text that was kept for the record, by its digest.
    public var keptText: Digest? { details[.kept].flatMap { Digest(hex: $0) } }
}
