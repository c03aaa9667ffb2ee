import Baguan

/// What is out, found by a draft or, where that is gone, by what the records call it.
enum PublishedDraft {
    private static let shortestCode = 8

    static func find(_ arguments: RecordArguments, _ books: Books, _ setup: RunSetup) throws -> PublicationDraft {
        let path = arguments.path
        do {
            return try PublicationDraft(path, in: books.folder, settings: setup.project)
        } catch {
            guard let record = record(path, books) else { throw withHint(error, books) }
            return PublicationDraft(gone: record, as: path)
        }
    }

    /// The record by which something is out: by the publication's name, by the path or row where it was, or by its own id.
    private static func record(_ argument: String, _ books: Books) -> Record? {
        let path = FilePath(argument: argument).absolute(from: .workingFolder)
        let row = argument.lastIndex(where: RegisterTable.isMark).map { String(argument[argument.index(after: $0)...]) }
        let names = [argument, path.relative(to: books.folder.root), row].compactMap { $0 }
        let records = out(books)
        return records.first { record in names.contains { $0.utf8.elementsEqual((record.body.item ?? "").utf8) } }
            ?? records.first { argument.utf8.count >= shortestCode && $0.id.digest.hex.hasPrefix(argument) }
    }

    private static func out(_ books: Books) -> [Record] {
        books.history.items.flatMap { books.evaluator.display(of: $0).records }
    }

    private static let listed = 10

    /// What there is to take down.
    static func hint(_ books: Books) -> Localized? {
        var items: [String] = []
        for item in out(books).compactMap(\.body.item) where items.last != item { items.append(item) }
        guard !items.isEmpty else { return nil }
        let more = items.count > listed ? "……" : ""
        return Localized(
            zh: "发布在外的有：\(items.prefix(listed).joined(separator: "、"))\(more)",
            en: "these are out: \(items.prefix(listed).joined(separator: ", "))\(more)")
    }

    private static func withHint(_ error: any Error, _ books: Books) -> any Error {
        guard let error = error as? UsageError else { return error }
        return UsageError(error.message, hint: hint(books) ?? error.hint)
    }
}
