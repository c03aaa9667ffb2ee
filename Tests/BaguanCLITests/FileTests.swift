import Baguan
import Foundation
import Testing

@testable import BaguanCLI

/// What a transcript cannot stage: a file that goes away between listing and reading, a permission that root ignores.
@Suite struct FileTests {
    private let reader = FileReader(limit: 100)

    @Test func aFileThatVanishedIsSaidToHave() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "baguan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.txt")
        try Data("示例师大".utf8).write(to: file)

        var finder = DraftFinder(settings: ProjectSettings())
        finder.find([folder.path])
        let found = finder.rest()
        #expect(found.count == 1)
        try FileManager.default.removeItem(at: file)

        let inspection = DraftInspection(
            inspector: Inspector(rules: [Rule](), asOf: try #require(CalendarDate("2026-11-21"))),
            selection: RuleSelection(), exceptions: RunExceptions(today: try #require(CalendarDate("2026-11-21"))), reader: reader)
        guard case .unreadable(let diagnostic) = inspection.outcome(of: found[0]).report else {
            Issue.record("a file that is gone cannot be inspected")
            return
        }
        #expect(diagnostic.code == "unreadable")
        #expect(diagnostic.message.chinese == "检查途中文件不见了")
        #expect(diagnostic.filePath == file.path)
    }

    @Test func permissionDeniedIsItsOwnTrouble() {
        #expect(FileTrouble(errno: EACCES) == .forbidden)
        #expect(FileTrouble.forbidden.diagnostic(path: "a.txt").code == "unreadable")
    }

    @Test func foldersAndMissingFilesAreNotRead() {
        #expect(throws: FileTrouble.folder) { try reader.read(FilePath("/")) }
        #expect(throws: FileTrouble.missing) { try reader.read(FilePath("/nowhere/at/all")) }
    }

    /// A device has no size: the limit holds while it is read.
    @Test func anEndlessFileEnds() {
        #expect(throws: FileTrouble.tooLarge(bytes: nil, limit: 100)) { try reader.read(FilePath("/dev/zero")) }
    }

    @Test(arguments: [
        ("a.md", "/w/a.md"), ("./a/../b.md", "/w/b.md"), ("../x", "/x"), ("/y//z/.", "/y/z"), ("../../..", "/"),
    ]) func absolutePaths(path: String, expected: String) {
        #expect(FilePath(path).absolute(from: FilePath("/w")).text == expected)
    }
}
