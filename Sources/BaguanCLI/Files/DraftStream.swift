import Baguan

/// Gives drafts one after the other.
protocol DraftStream {
    /// Nil at the end.
    mutating func next() -> FoundDraft?
}

/// What a path led to.
enum FoundDraft: Sendable {
    case draft(DraftFile)
    case unreadable(Diagnostic)
    /// Something else to be said: nothing to check in a folder, a mistake in an ignore file.
    case remark(Diagnostic)
}

extension DraftStream {
    /// In drafts: the most that one thread takes at once.
    private static var batchLimit: Int { 32 }
    /// In bytes: some milliseconds of work.
    private static var batchEffort: Int { 128 << 10 }

    /// The next few drafts, for one thread to take at once; nil at the end.
    mutating func nextBatch() -> [FoundDraft]? {
        var batch: [FoundDraft] = []
        var effort = 0
        while batch.count < Self.batchLimit, effort < Self.batchEffort, let found = next() {
            batch.append(found)
            if case .draft(let draft) = found { effort += min(draft.effort, Self.batchEffort) }
        }
        return batch.isEmpty ? nil : batch
    }

    /// All that is left.
    mutating func rest() -> [FoundDraft] {
        var found: [FoundDraft] = []
        while let next = next() { found.append(next) }
        return found
    }
}
