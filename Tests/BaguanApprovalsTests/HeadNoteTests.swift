import BaguanFindings
import Testing

@testable import BaguanApprovals

/// Notes of how far each chain had come miss what was deleted.
@Suite struct HeadNoteTests {
    private let writers: TwoWriters

    init() throws { writers = try TwoWriters() }

    private func problems(_ notes: [HeadNote]?, ring: KeyRing? = nil) async throws -> [String] {
        let ledger = await Ledger(storage: writers.storage)
            .verified(organisation: Sample.org, keys: try ring ?? writers.ring(), heads: notes)
        return ledger.problems.map { "\($0.file == writers.folder("chen") ? "chen" : $0.file == writers.folder("li") ? "li" : "") \($0.code) \($0.level)" }
    }

    @Test func `Last records that were deleted are missed, and so are all of them`() async throws {
        let notes = [HeadNote(after: try writers.record("chen 4")), HeadNote(after: try writers.record("li 3"))]
        #expect(try await problems(notes) == [])
        // Nobody builds on these: without the notes the chains are sound.
        try writers.storage.remove(writers.path("chen 4"))
        try writers.storage.remove(writers.path("li 3"))
        #expect(try await problems(nil) == [])
        #expect(try await Set(problems(notes)) == ["chen ledger-truncated error", "li ledger-truncated error"])
        for name in ["chen 1", "chen 2", "chen 3", "li 1", "li 2"] { try writers.storage.remove(writers.path(name)) }
        #expect(try await Set(problems(notes)) == ["chen ledger-truncated error", "li ledger-truncated error"])
        // An older note misses less.
        #expect(try await problems([HeadNote(after: try writers.record("li 1"))]) == ["li ledger-truncated error"])
    }

    @Test func `A note that was deleted is missed; that of a first record alone may never have been written`() async throws {
        let notes = [HeadNote(after: try writers.record("chen 4")), HeadNote(after: try writers.record("li 3"))]
        #expect(try await problems([notes[0]]) == ["li head-missing error"])
        #expect(try await Set(problems([])) == ["chen head-missing error", "li head-missing error"])
        for name in ["li 2", "li 3"] { try writers.storage.remove(writers.path(name)) }
        #expect(try await problems([notes[0]]).contains("li head-missing warning"))
    }

    @Test func `What lies beyond the end of a stolen key's chain is not missed`() async throws {
        let ring = try writers.ring { $0.lastSeq = 3 }
        try writers.storage.remove(writers.path("chen 4"))
        #expect(try await problems([HeadNote(after: try writers.record("chen 4")), HeadNote(after: try writers.record("li 3"))], ring: ring) == [])
    }

    @Test func `A note reads back, and one that says something else is named`() async throws {
        let note = HeadNote(after: try writers.record("li 3"))
        #expect(HeadNote(writer: note.writer, file: note.file) == note)
        #expect(String(decoding: note.file, as: UTF8.self) == "3 \(try writers.record("li 3").id)\n")
        for text in ["", "3", "3 sha256:00\n", "03" + String(decoding: note.file.dropFirst(), as: UTF8.self), " ", "3 \n"] {
            let damaged = try #require(HeadNote(writer: note.writer, file: Array(text.utf8)))
            #expect(damaged.file.isEmpty, "\(text)")
            #expect(try await problems([HeadNote(after: try writers.record("chen 4")), damaged]) == ["li head-damaged error"], "\(text)")
        }
        #expect(HeadNote(writer: ".gitattributes", file: note.file) == nil)
    }
}
