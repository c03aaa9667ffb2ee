import Baguan
import BaguanTesting
import Foundation
import Testing

@testable import BaguanCLI

/// Files as git knows them, held against git itself.
@Suite struct GitTests {
    /// A new repository, gone when this goes.
    private final class Scratch {
        let folder: FilePath

        init() throws {
            let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(path: "baguan-git-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            folder = FilePath(url.path)
            try git("init", "-q", "-b", "main", ".")
        }

        deinit { try? FileManager.default.removeItem(atPath: folder.text) }

        @discardableResult func git(_ arguments: String...) throws -> String {
            let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "core.excludesFile=/dev/null"]
            let answer = try GitRepository.run(["-C", folder.text] + identity + arguments)
            return String(decoding: answer.output, as: UTF8.self)
        }

        func write(_ text: String, to name: [UInt8]) throws {
            try FileWriter.write(folder.appending(name), holding: Array(text.utf8))
        }

        func write(_ text: String, to name: String) throws { try write(text, to: Array(name.utf8)) }
    }

    private func names(_ files: [GitChanges.File]) -> [String] { files.map(\.path.text).sorted() }

    @Test func `The index is read, with renames, deletions, links and names of all kinds`() throws {
        let scratch = try Scratch()
        for name in ["gone.md", "old name.md", "same.md"] { try scratch.write("旧文。\n\n\(name)\n", to: name) }
        try scratch.git("add", ".")
        try scratch.git("commit", "-qm", "one")
        try scratch.git("rm", "-q", "gone.md")
        try scratch.git("mv", "old name.md", "\"新\"\t名.md")
        // 稿 in GBK, which is no UTF-8.
        let gbk: [UInt8] = [0xB8, 0xE5] + Array(".md".utf8)
        try scratch.write("稿。\n", to: gbk)
        try FileManager.default.createSymbolicLink(atPath: scratch.folder.text + "/link.md", withDestinationPath: "same.md")
        try scratch.git("add", ".")
        try scratch.write("后来改的。\n", to: gbk)
        try scratch.write("没有 add。\n", to: "later.md")

        let repository = try GitRepository(around: scratch.folder)
        let staged = try GitChanges.staged(in: repository)
        #expect(staged.map(\.path.bytes).contains(gbk))
        #expect(names(staged) == ["\"新\"\t名.md", "\u{FFFD}\u{FFFD}.md"].sorted())
        let file = try #require(staged.first { $0.path.bytes == gbk })
        let blob = GitBlob(repository: repository, object: try #require(file.object), path: "x.md")
        #expect(try String(decoding: blob.read(limit: 100), as: UTF8.self) == "稿。\n")
        #expect(throws: FileTrouble.tooLarge(bytes: nil, limit: 3)) { try blob.read(limit: 3) }

        var finder = DraftFinder(settings: ProjectSettings())
        finder.find(staged, in: repository, isStaged: true, within: [])
        #expect(finder.count() == 2)
    }

    @Test func `Changes count from where the history left another, and new files among them`() throws {
        let scratch = try Scratch()
        let repository = try GitRepository(around: scratch.folder)
        try scratch.write("甲。\n", to: "a.md")
        #expect(try names(GitChanges.changed(since: "HEAD", in: repository)) == ["a.md"])
        try scratch.git("add", ".")
        #expect(try names(GitChanges.changed(since: "HEAD", in: repository)) == ["a.md"])
        try scratch.git("commit", "-qm", "one")
        try scratch.git("checkout", "-qb", "topic")
        try scratch.write("乙。\n", to: "b.md")
        try scratch.git("add", ".")
        try scratch.git("commit", "-qm", "two")
        try scratch.git("checkout", "-q", "main")
        try scratch.write("甲甲。\n", to: "a.md")
        try scratch.git("commit", "-qam", "three")
        try scratch.git("checkout", "-q", "topic")
        try scratch.write("丙。\n", to: "c.md")
        try scratch.write("不算。\n", to: "ignored.md")
        try scratch.write("ignored.md\n", to: ".gitignore")
        #expect(try names(GitChanges.changed(since: "main", in: repository)) == [".gitignore", "b.md", "c.md"])
        #expect(try names(GitChanges.changed(since: "HEAD", in: repository)) == [".gitignore", "c.md"])
        #expect(throws: GitFault.self) { try GitChanges.changed(since: "--output=x", in: repository) }
        try scratch.git("checkout", "-q", "--orphan", "other")
        try scratch.git("commit", "-qm", "four")
        do {
            _ = try GitChanges.changed(since: "main", in: repository)
            Issue.record("there is no common commit")
        } catch {
            guard case .noCommonCommit("main") = error else { throw error }
        }
    }

    @Test func `A conflict has no content, and a submodule is no draft`() throws {
        let object = String(repeating: "a", count: 40), none = String(repeating: "0", count: 40)
        let raw = ":000000 100644 \(none) \(none) U\0a.md\0:160000 160000 \(object) \(object) M\0sub\0:100644 100755 \(object) \(none) M\0b.md\0"
        let files = GitChanges.parse(Array(raw.utf8))
        #expect(files.map(\.path.text) == ["a.md", "b.md"])
        #expect(files.map(\.isUnmerged) == [true, false])
        #expect(files[1].object == nil)
        #expect(GitChanges.parse([]).isEmpty)
    }

    @Test func `What a sparse checkout leaves out is read from the index`() throws {
        let scratch = try Scratch()
        for name in ["in/a.md", "out/b.md"] { try scratch.write("甲。\n", to: name) }
        try scratch.git("add", ".")
        try scratch.git("commit", "-qm", "one")
        try scratch.git("checkout", "-qb", "topic")
        try scratch.write("乙。\n", to: "out/b.md")
        try scratch.git("commit", "-qam", "two")
        try scratch.git("sparse-checkout", "set", "in")
        let repository = try GitRepository(around: scratch.folder)
        #expect(!scratch.folder.appending(Array("out/b.md".utf8)).exists)
        var finder = DraftFinder(settings: ProjectSettings())
        finder.find(try GitChanges.changed(since: "main", in: repository), in: repository, isStaged: false, within: [])
        guard case .draft(let draft)? = finder.next(), case .staged(let blob) = draft.origin else {
            Issue.record("the file was not found")
            return
        }
        #expect(try String(decoding: blob.read(limit: 100), as: UTF8.self) == "乙。\n")
    }

    @Test func `Outside of a repository git says so`() throws {
        let folder = FilePath(FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path)
        do {
            _ = try GitRepository(around: folder)
            Issue.record("the folder for temporary files is no repository")
        } catch {
            guard case .noRepository = error else { throw error }
        }
    }

    /// Patterns by chance, in nested files, against `git check-ignore`.
    @Test(arguments: 0..<30) func `Ignore files leave out what git leaves out`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let scratch = try Scratch()
        let names = ["a", "b", "ab", "a b", "#a", "甲.md", "a.md"]
        let pieces = names + ["*", "**", "a*", "?", "[ab]", "[!a]", "*.md", "\\#a", "甲*", "a\\ b", "***"]
        func pattern() -> String {
            let segments = (0..<Int.random(in: 1...3, using: &random)).map { _ in pieces.randomElement(using: &random)! }
            return (Int.random(in: 0..<4, using: &random) == 0 ? "!" : "") + (Int.random(in: 0..<4, using: &random) == 0 ? "/" : "")
                + segments.joined(separator: "/") + ["", "", "/", "  ", "\r"].randomElement(using: &random)!
        }
        let folders = ["", "a/", "b/", "a/b/", "a b/", "ab/a/"]
        var written = ""
        for folder in folders where folder.isEmpty || Bool.random(using: &random) {
            let lines = (0..<Int.random(in: 0...5, using: &random)).map { _ in pattern() }
            try scratch.write(lines.joined(separator: "\n") + "\n", to: folder + ".gitignore")
            written += "\(folder): \(lines) "
        }
        var files: [String] = []
        for folder in folders {
            for name in names.shuffled(using: &random).prefix(4) {
                let path = folder + name + (name.hasSuffix(".md") ? "" : ".md")
                try scratch.write("", to: path)
                files.append(path)
            }
        }
        let answer = try GitRepository.run(
            ["-C", scratch.folder.text, "-c", "core.excludesFile=/dev/null", "check-ignore", "--"] + files)
        let ignored = Set(answer.output.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
        var own = IgnoreFiles(settingsFolder: scratch.folder)
        for file in files {
            let path = scratch.folder.appending(Array(file.utf8))
            #expect(own.leavesOutPath(path) == ignored.contains(file), "seed \(seed): \(file) by \(written)")
        }
    }

    @Test func `Lists of names end with lines or NUL`() {
        func names(_ text: String) -> [String] { PathList.parse(Array(text.utf8)).map(\.text) }
        #expect(names("a.md\r\n\nb c.md") == ["a.md", "b c.md"])
        #expect(names("a\nb.md\0c.md\0") == ["a\nb.md", "c.md"])
        #expect(names("") == [])
    }

    @Test func `What follows --changed is no revision`() {
        #expect(FileOptions.normalized(["check", "--changed", "docs"]) == ["check", "--changed=HEAD", "docs"])
        #expect(FileOptions.normalized(["check", "--changed=main", "--", "--changed"]) == ["check", "--changed=main", "--", "--changed"])
    }
}
