import Baguan
import BaguanTesting
import Foundation
import Testing

@testable import BaguanCLI

@Suite struct InspectionCacheTests {
    // MARK: - Records

    /// A finding in which nothing is left out.
    private static let finding: Finding = {
        var finding = Finding(
            ruleID: RuleID(pack: "own", name: "names"), entry: "示例师大", severity: .warning, message: "写“全称”",
            range: Range(utf8: 3..<15), match: "示例师大", suggestions: ["示例师范大学", ""], isUncertain: true,
            fix: Fix(
                edits: [.init(range: Range(utf8: 3..<6), text: "示"), .init(range: Range(utf8: 9..<15), text: "")],
                safety: .safe),
            location: "第1段", excerpt: Excerpt(before: "在", match: "示例师大", after: "。"), source: "章程",
            helpURI: "https://example.org/", fingerprint: "0123456789abcdef")
        finding.context = Excerpt(before: "在", match: "示例师大", after: "。")
        finding.suppression = Suppression(
            kind: .waiver, reason: "旧文件名", person: "何洁", until: CalendarDate("2026-12-31"),
            position: TextPosition(line: 3, column: 5))
        finding.baselineState = .unchanged
        return finding
    }()

    private static let diagnostic = Diagnostic(
        code: "note", level: .note, filePath: "a.txt", position: TextPosition(line: 1, column: 2),
        message: Localized(zh: "话", en: "words"), remedy: Localized(zh: "改法", en: "remedy"),
        excerpt: LineExcerpt(line: "在示例", marked: 1..<3))

    private static let text = Array("在示例师大。".utf8)

    private static func inspection(extracted: Bool = false) -> Inspection {
        var bare = finding
        (bare.fix, bare.suppression, bare.context, bare.baselineState) = (nil, nil, nil, nil)
        (bare.entry, bare.excerpt, bare.source, bare.helpURI) = (nil, nil, nil, nil)
        let source = extracted
            ? SourceFile(path: "a.docx", extracted: text) : SourceFile(path: "a.txt", text: String(decoding: text, as: UTF8.self))
        var inspection = Inspection(
            source: source, kind: "banner", date: CalendarDate("2026-11-20")!, findings: [finding, bare], suppressed: [finding],
            diagnostics: [diagnostic])
        inspection.isBlank = true
        return inspection
    }

    @Test("an inspection comes back whole, without the text but with all places in it", arguments: [false, true])
    func recordRoundTrip(extracted: Bool) throws {
        let inspection = Self.inspection(extracted: extracted)
        let record = InspectionRecord.bytes(of: inspection)
        let read = try InspectionRecord.inspection(record[...], path: inspection.source.path)
        #expect(read.findings == inspection.findings)
        #expect(read.suppressed == inspection.suppressed)
        #expect(read.diagnostics == inspection.diagnostics)
        #expect((read.kind, read.date, read.isBlank) == (inspection.kind, inspection.date, true))
        #expect(read.source.utf8.isEmpty && read.source.isExtracted == extracted && read.source.path == inspection.source.path)
        for offset in [3, 6, 9, 15] {
            #expect(read.source.lines.counted(SourceOffset(offset)) == inspection.source.lines.counted(SourceOffset(offset)))
        }
    }

    @Test("what is kept is reported as what was just found, in every format", arguments: ReportFormat.all.filter { !$0.showsDrafts })
    func keptReports(format: ReportFormat) throws {
        let rules = BundledPacks.load().packs.flatMap(\.rules)
        let asOf = try #require(CalendarDate("2026-11-20"))
        let inspector = Inspector(rules: rules, asOf: asOf)
        let text = "---\ntitle: 通知\n---\n\n𠮷林，国家卫计委和教育部 国家卫计委,共3家。\n\n各位同学们们，12月3日(星期一）到示例楼。\n"
        let inspection = try inspector.inspect(Array(text.utf8), path: "a.md")
        #expect(inspection.findings.count > 2)
        let kept = try InspectionRecord.inspection(InspectionRecord.bytes(of: inspection)[...], path: "a.md")
        func report(_ inspection: Inspection) throws -> String {
            var output = ""
            var renderer = format.makeRenderer(.none)
            renderer.begin(RunDescription(toolVersion: "0", asOf: asOf, rules: rules), into: &output)
            renderer.inspection(inspection, into: &output)
            return output
        }
        #expect(try report(kept) == report(inspection))
    }

    @Test("a property that is added to findings or inspections is added to the record: see to it, then to this list")
    func everyPropertyIsInTheRecord() {
        func names(_ value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }
        #expect(names(Self.finding) == [
            "ruleID", "entry", "severity", "message", "range", "match", "suggestions", "isUncertain", "fix", "location", "excerpt",
            "source", "helpURI", "fingerprint", "context", "suppression", "baselineState",
        ])
        #expect(names(Self.inspection()) == [
            "source", "kind", "date", "findings", "suppressed", "baseline", "passages", "isBlank", "changeCount", "diagnostics",
        ])
        #expect(names(Self.diagnostic) == ["code", "level", "filePath", "position", "location", "message", "remedy", "excerpt"])
        #expect(names(Self.finding.suppression as Any).isEmpty == false)
        #expect(Self.finding.suppression.map(names) == ["kind", "reason", "person", "until", "position"])
    }

    @Test("no bytes trap", arguments: 0..<300) func recordsMayBeAnything(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var record = InspectionRecord.bytes(of: Self.inspection())
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            record[Int.random(in: record.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        let end = Int.random(in: 0...record.count, using: &random)
        _ = try? InspectionRecord.inspection(record[..<end], path: "a.txt")
    }

    // MARK: - Keeping

    /// A cache in a folder of its own, a folder of drafts, and how often a draft had to be inspected or read.
    private final class Trial {
        let folder = FileManager.default.temporaryDirectory.appending(path: "baguan-cache-\(UUID().uuidString)")
        let drafts = FileManager.default.temporaryDirectory.appending(path: "baguan-drafts-\(UUID().uuidString)")
        private(set) var inspections = 0
        private(set) var reads = 0
        private let inspector: Inspector

        init() throws {
            let rules = BundledPacks.load(["institutions"]).packs.flatMap(\.rules)
            inspector = Inspector(rules: rules, asOf: try #require(CalendarDate("2026-11-20")))
            try FileManager.default.createDirectory(at: drafts, withIntermediateDirectories: true)
        }

        deinit { for used in [folder, drafts] { try? FileManager.default.removeItem(at: used) } }

        func cache(_ run: String = "run") -> InspectionCache {
            InspectionCache(in: FilePath(folder.path), run: Digest(of: Array(run.utf8)))
        }

        static func draft(_ path: String, in folder: FilePath = FilePath("/drafts"), stamp: FileStamp? = nil) -> DraftFile {
            let folder = DraftFolder(shown: FilePath(""), canonical: folder)
            return DraftFile(path: FilePath(path), name: path, settingsPath: path, origin: .listed, folder: folder, stamp: stamp)
        }

        /// The messages of what is found in a text, by a new process so to speak.
        func messages(_ text: String, path: String = "a.txt", kind: String? = nil, run: String = "run") throws -> [String] {
            let bytes = Array(text.utf8)
            return try cache(run).inspection(of: Self.draft(path), .init(bytes: bytes), kind: kind) { () throws(ReadingError) in
                inspections += 1
                return try inspector.inspect(bytes, path: path, kind: kind)
            }.findings.map(\.message)
        }

        /// What is found in the file `a.txt`, as a run does it: by its stamp, else by its content.
        func matches() throws -> [String] {
            let file = FilePath(drafts.appending(path: "a.txt").path)
            var draft = Self.draft(file.text, in: FilePath(drafts.path))
            draft.stamp = FileStamp(of: file)
            let (cache, reader) = (cache(), FileReader(limit: 1000))
            if let known = cache.inspection(ofUntouched: draft, kind: nil) { return known.findings.map(\.match) }
            reads += 1
            let content = try reader.content(of: file)
            return try cache.inspection(of: draft, content, kind: nil) { () throws(ReadingError) in
                inspections += 1
                return try inspector.inspect(content.bytes, path: file.text)
            }.findings.map(\.match)
        }

        var file: URL { drafts.appending(path: "a.txt") }

        func write(_ text: String) throws { try Data(text.utf8).write(to: file) }

        /// Until the file has not been touched for longer than file systems' clocks take for a tick.
        func settle() throws {
            let stamp = try #require(FileStamp(of: FilePath(file.path)))
            while !stamp.isSettled(at: .now) { usleep(100_000) }
        }

        var files: [URL] {
            let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
            return found.compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath }
        }
    }

    @Test func whatHasNotChangedIsNotInspectedAgain() throws {
        let trial = try Trial()
        let first = try trial.messages("国家卫计委的通知。")
        #expect(first.count == 1)
        #expect(try trial.messages("国家卫计委的通知。") == first)
        #expect(trial.inspections == 1)
    }

    @Test func anotherTextNameKindOrRunIsAnotherDraft() throws {
        let trial = try Trial()
        _ = try trial.messages("国家卫计委的通知。")
        _ = try trial.messages("国家卫计委的通知！")
        _ = try trial.messages("国家卫计委的通知。", path: "b.txt")
        _ = try trial.messages("国家卫计委的通知。", kind: "banner")
        _ = try trial.messages("国家卫计委的通知。", run: "another day")
        #expect(trial.inspections == 5)
    }

    // MARK: - Files that were not touched

    @Test("a file that was not touched is not read, whatever was found in it", arguments: [
        ("一切如常。", []), ("国家卫计委的通知。", ["国家卫计委"]),
    ])
    func untouchedFilesAreNotRead(text: String, expected: [String]) throws {
        let trial = try Trial()
        try trial.write(text)
        try trial.settle()
        for _ in 0..<3 { #expect(try trial.matches() == expected) }
        #expect((trial.inspections, trial.reads) == (1, 1))
    }

    @Test("a file that was just written is known by its content alone, until its stamp can be trusted")
    func youngFilesAreRead() throws {
        let trial = try Trial()
        try trial.write("一切如常。")
        for reads in 1...2 {
            #expect(try trial.matches() == [])
            #expect((trial.inspections, trial.reads) == (1, reads))
        }
        try trial.settle()
        for _ in 0..<2 { _ = try trial.matches() }
        #expect((trial.inspections, trial.reads) == (1, 3))
    }

    @Test("a change is seen that leaves size and time of writing as they were") func touchingBackHelpsNobody() throws {
        let trial = try Trial()
        try trial.write("国家卫健委来函。")
        let date = Date(timeIntervalSince1970: 1_700_000_000)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: trial.file.path)
        try trial.settle()
        #expect(try trial.matches() == [])
        // In place, so that it stays the same file.
        let handle = try FileHandle(forWritingTo: trial.file)
        try handle.write(contentsOf: Data("国家卫计委来函。".utf8))
        try handle.close()
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: trial.file.path)
        #expect(try trial.matches() == ["国家卫计委"])
        try trial.settle()
        #expect(try trial.matches() == ["国家卫计委"])
    }

    @Test("a file that another one has replaced is another file") func replacedFilesAreSeen() throws {
        let trial = try Trial()
        try trial.write("国家卫健委来函。")
        let other = trial.drafts.appending(path: "b")
        try Data("国家卫计委来函。".utf8).write(to: other)
        let date = Date(timeIntervalSince1970: 1_700_000_000)
        for file in [trial.file, other] {
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
        }
        try trial.settle()
        #expect(try trial.matches() == [])
        #expect(rename(other.path, trial.file.path) == 0)
        #expect(try trial.matches() == ["国家卫计委"])
    }

    @Test("a stamp is trusted when its file's last change is behind, by a clock that knows fractions of a second")
    func stampsThatAreTrusted() {
        func stamp(_ seconds: Int64, _ nanoseconds: Int64) -> FileStamp {
            let moment = FileStamp.Moment(seconds: seconds, nanoseconds: nanoseconds)
            return FileStamp(device: 1, inode: 2, size: 3, modified: .init(seconds: 0, nanoseconds: 0), changed: moment)
        }
        let now = FileStamp.Moment(seconds: 1000, nanoseconds: 5)
        #expect(stamp(997, 1).isSettled(at: now))
        #expect(!stamp(998, 1).isSettled(at: now), "it may be written again in the same tick")
        #expect(!stamp(997, 0).isSettled(at: now), "a coarse clock")
        #expect(!stamp(2000, 1).isSettled(at: now), "a clock that runs ahead")
    }

    @Test("what is staged is never taken for what the work tree has") func stagedContentIsItsOwn() throws {
        let trial = try Trial()
        try trial.write("一切如常。")
        try trial.settle()
        _ = try trial.matches()
        let file = FilePath(trial.file.path)
        var draft = Trial.draft(file.text, in: FilePath(trial.drafts.path), stamp: FileStamp(of: file))
        #expect(trial.cache().inspection(ofUntouched: draft, kind: nil) != nil)
        let root = FilePath(trial.drafts.path)
        _ = try GitRepository.run(["init", "-q", root.text])
        draft.origin = .staged(GitBlob(repository: try GitRepository(around: root), object: "", path: "a.txt"))
        #expect(trial.cache().inspection(ofUntouched: draft, kind: nil) == nil)
    }

    @Test("when a folder was gone through, what is kept of files that are gone is dropped; when not, it stays")
    func goneFilesAreDropped() throws {
        let folder = CacheFolder(path: FilePath(FileManager.default.temporaryDirectory.appending(path: "baguan-cache-\(UUID().uuidString)").path))
        defer { try? FileManager.default.removeItem(atPath: folder.path.text) }
        let entry = CachePage.Entry(terms: [1], stamp: nil, content: [2], record: [3])
        func names(_ names: [String]) -> [String] {
            let page = CachePage("page", in: folder)
            return names.filter { page.entry(Array($0.utf8)[...]) != nil }
        }
        for name in ["a", "b"] { CachePage("page", in: folder).keep(entry, of: Array(name.utf8)[...]) }
        #expect(names(["a", "b"]) == ["a", "b"])
        do {
            let page = CachePage("page", in: folder)
            page.noteListedWhole()
            page.keep(entry, of: Array("c".utf8)[...])
            _ = page.entry(Array("b".utf8)[...])
        }
        #expect(names(["a", "b", "c"]) == ["b", "c"])
    }

    @Test func whatCannotBeReadIsReadAgain() throws {
        let trial = try Trial()
        for count in 1...2 {
            #expect(throws: ReadingError.self) { try trial.messages("\0\0", path: "a.txt") }
            #expect(trial.inspections == count)
        }
        #expect(trial.files.isEmpty)
    }

    @Test("a picture's words hang on more than the program that sees them") func picturesAreNotKept() throws {
        #expect(DocumentFormat.picture.reader.programs == nil)
        #expect(DocumentFormat.word.reader.programs == [])
        let trial = try Trial()
        for _ in 0..<2 { _ = try? trial.messages("国家卫计委", path: "a.png") }
        #expect(trial.inspections == 2)
    }

    @Test("a damaged file counts as none, whichever of its bits has changed and wherever it breaks off")
    func damageIsAMiss() throws {
        let trial = try Trial()
        let expected = try trial.messages("国家卫计委的通知。")
        let file = try #require(trial.files.first)
        let whole = [UInt8](try Data(contentsOf: file))
        for index in whole.indices {
            for damaged in [whole[..<index] + [whole[index] ^ (1 << UInt8(index % 8))] + whole[(index + 1)...], whole[..<index]] {
                try Data(damaged).write(to: file)
                let before = trial.inspections
                #expect(try trial.messages("国家卫计委的通知。") == expected)
                #expect(trial.inspections == before + 1, "byte \(index)")
            }
        }
    }

    @Test("runs side by side find what one finds") func runsSideBySide() async throws {
        let trial = try Trial()
        let inspector = Inspector(
            rules: BundledPacks.load(["institutions"]).packs.flatMap(\.rules), asOf: try #require(CalendarDate("2026-11-20")))
        let caches = (0..<4).map { _ in trial.cache() }
        let wrong = await withTaskGroup(of: Int.self) { group in
            for cache in caches {
                group.addTask {
                    (0..<200).count { round in
                        let bytes = Array("第\(round % 20)期，国家卫计委的通知。".utf8)
                        let draft = Trial.draft("\(round % 20).txt")
                        let found = try? cache.inspection(of: draft, .init(bytes: bytes), kind: nil) { () throws(ReadingError) in
                            try inspector.inspect(bytes, path: "a.txt")
                        }
                        return found?.findings.map(\.match) != ["国家卫计委"]
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
        #expect(trial.files.count == 1)
    }

    @Test("nobody else may look into it") func isPrivate() throws {
        let trial = try Trial()
        _ = try trial.messages("国家卫计委的通知。")
        let file = try #require(trial.files.first)
        for (url, mode) in [(file, 0o600), (file.deletingLastPathComponent(), 0o700), (trial.folder, 0o700)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
            #expect(attributes[.posixPermissions] as? Int == mode, "\(url.lastPathComponent)")
        }
    }

    @Test("what was not used for longest goes first, and what a killed run left behind goes after an hour")
    func staysSmall() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "baguan-cache-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for index in 0..<20 {
            let file = folder.appending(path: "\(index)")
            try Data(repeating: 1, count: 10_000).write(to: file)
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -Double(index * 60))], ofItemAtPath: file.path)
        }
        for (name, age) in [(".baguan-old", 7200.0), (".baguan-new", 60)] {
            try Data("x".utf8).write(to: folder.appending(path: name))
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: folder.appending(path: name).path)
        }
        CacheFolder(path: FilePath(folder.path), limit: 10 * 12_288).trim()
        let left = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
        #expect(left == Set((0..<7).map(String.init) + [".baguan-new"]))
    }

    @Test("XDG's folder counts when it is absolute") func standardFolder() throws {
        #expect(InspectionCache.standardFolder?.text.hasSuffix("/baguan") ?? true)
    }
}
