import Baguan
import Foundation
import Testing

@testable import BaguanCLI

/// A file is replaced whole or not at all.
@Suite struct FileWriterTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(path: "baguan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func file(_ name: String, _ text: String = "旧", mode: mode_t = 0o644) throws -> FilePath {
        let path = folder.appending(path: name).path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        chmod(path, mode)
        return FilePath(path)
    }

    private func text(_ path: FilePath) throws -> String {
        String(decoding: try FileReader(limit: 1000).read(path), as: UTF8.self)
    }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }

    private func remove() { try? FileManager.default.removeItem(at: folder) }

    @Test(arguments: [0o644, 0o600, 0o755, 0o664] as [mode_t]) func `The text is new and the permissions are the old ones`(mode: mode_t) throws {
        defer { remove() }
        let path = try file("a.txt", mode: mode)
        try FileWriter.replace(path, holding: Array("旧".utf8), by: Array("新的".utf8))
        #expect(try text(path) == "新的")
        var status = stat()
        #expect(path.withCString { stat($0, &status) } == 0)
        #expect(status.st_mode & 0o7777 == mode)
        #expect(try names == ["a.txt"])
    }

    @Test func `Through a link the file behind it is written and the link stays`() throws {
        defer { remove() }
        let target = try file("a.txt")
        let link = FilePath(folder.appending(path: "b.txt").path)
        #expect(symlink("a.txt", link.text) == 0)
        try FileWriter.replace(link, holding: Array("旧".utf8), by: Array("新".utf8))
        #expect(try text(target) == "新")
        #expect(link.isLink)
        #expect(!target.isLink)
    }

    @Test func `A file that holds something else by now is left alone`() throws {
        defer { remove() }
        for now in ["别的", "旧的更长", ""] {
            let path = try file("a.txt", now)
            #expect(throws: FileTrouble.changed) {
                try FileWriter.replace(path, holding: Array("旧".utf8), by: Array("新".utf8))
            }
            #expect(try text(path) == now)
            #expect(try names == ["a.txt"])
        }
    }

    @Test func `A read-only file is not written, whoever asks`() throws {
        defer { remove() }
        let path = try file("a.txt", mode: 0o444)
        #expect(throws: FileTrouble.readOnly) { try FileWriter.replace(path, holding: Array("旧".utf8), by: Array("新".utf8)) }
        #expect(try text(path) == "旧")
        #expect(FileTrouble.readOnly.diagnostic(path: "a.txt").level == .error)
    }

    @Test func `What is no file, or gone, is not written`() throws {
        defer { remove() }
        #expect(throws: FileTrouble.notRegular) { try FileWriter.replace(FilePath("/dev/null"), holding: [], by: [1]) }
        #expect(throws: FileTrouble.vanished) {
            try FileWriter.replace(FilePath(folder.appending(path: "x.txt").path), holding: [], by: [1])
        }
    }
}
