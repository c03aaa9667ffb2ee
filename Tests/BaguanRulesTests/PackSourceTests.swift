import BaguanFindings
import Foundation
import Testing

@testable import BaguanRules

@Suite struct PackSourceTests {
    @Test(arguments: [
        ("../tables/a.csv", "tables/a.csv"), ("a.csv", "rules/a.csv"), ("./a.csv", "rules/a.csv"),
        ("../../a.csv", nil), ("/a.csv", nil), ("../rules/../a.csv", "a.csv"), ("x/../../../a.csv", nil),
    ])
    func `A table's path is read from the rule file and stays in the pack`(path: String, expected: String?) {
        #expect(PackSource.resolve(path, from: "rules/renamed.yml") == expected)
    }

    @Test func `A file that cannot be read is a diagnostic, and the others are read`() throws {
        let sound = pack(["rules/b.yml": soundRule])
        let source = PackSource(
            location: "p/", paths: sound.paths + ["rules/a.yml", "rules/c.yml"]
        ) { path throws(PackSource.ReadError) in
            if path == "rules/a.yml" { throw PackSource.ReadError(reason: "permission denied") }
            return path == "rules/c.yml" ? [0x61, 0xFF] : try sound.read(path)
        }
        let outcome = PackLoader(checks: sampleChecks).load(source)
        #expect(render(outcome.diagnostics) == """
            p/rules/a.yml: unreadable: 无法读取文件：permission denied | cannot read the file: permission denied
              = 检查文件是否存在、是否有读取权限 | check that the file exists and may be read
            p/rules/c.yml:1:2: not-utf8: 文件不是 UTF-8 编码 | the file is not UTF-8
              a
              ·
              = 用编辑器另存为 UTF-8 | save it as UTF-8
            """)
        #expect(outcome.pack?.rules.map(\.id.name) == ["renamed"])
    }

    @Test func `Rules are read in the order of their names, however deep`() throws {
        func named(_ id: String) -> String { rule(("id: renamed", "id: \(id)")) }
        let outcome = load([
            "rules/b.yml": named("one"), "rules/a/z.yaml": named("two"), "rules/.hidden.yml": "x", "rules/c.txt": "x",
            "rules/é.yml": named("three"), "rules/z.yml": named("four"), "other/x.yml": "x",
        ])
        #expect(outcome.diagnostics == [])
        #expect(outcome.pack?.rules.map(\.id.name) == ["two", "one", "four", "three"])
    }

    @Test func `A folder is read without following links out of it`() throws {
        let files = FileManager.default
        let root = files.temporaryDirectory.appendingPathComponent("baguan-\(UUID().uuidString)")
        defer { try? files.removeItem(at: root) }
        let folder = root.appendingPathComponent("pack")
        try files.createDirectory(at: folder.appendingPathComponent("rules"), withIntermediateDirectories: true)
        try "id: a\ntitle: b\nversion: c\n".write(
            to: folder.appendingPathComponent("pack.yml"), atomically: true, encoding: .utf8)
        try soundRule.write(to: folder.appendingPathComponent("rules/a.yml"), atomically: true, encoding: .utf8)
        let secret = root.appendingPathComponent("secret.yml")
        try "password: x\n".write(to: secret, atomically: true, encoding: .utf8)
        try files.createSymbolicLink(at: folder.appendingPathComponent("rules/b.yml"), withDestinationURL: secret)
        try files.createSymbolicLink(
            at: folder.appendingPathComponent("rules/c.yml"), withDestinationURL: folder.appendingPathComponent("pack.yml"))

        let outcome = PackLoader(checks: sampleChecks).load(try PackSource.folder(folder.path))
        let unreadable = outcome.diagnostics.filter { $0.code == "unreadable" }
        #expect(unreadable.map(\.filePath) == [folder.path + "/rules/b.yml"])
        #expect(!render(outcome.diagnostics).contains("password"))
        // A link inside the pack is as good as a file.
        #expect(outcome.diagnostics.contains { $0.filePath == folder.path + "/rules/c.yml" })
        #expect(outcome.pack?.rules.count == 1)
        #expect(throws: PackSource.ReadError.self) { try PackSource.folder(root.path + "/none") }
    }
}
