import Baguan
import Foundation
import Testing

/// Holds the folder of checks against the registry, and each check's documentation against the loader.
@Suite struct CheckRegistryTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/BaguanChecks/Checks")
    static let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path()))?
        .filter { $0.hasSuffix("Check.swift") }.sorted() ?? []

    static func text(of file: String) throws -> String {
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    @Test func `Every check in the folder is registered, once`() throws {
        let names = try Self.files.map { file in
            let text = try Self.text(of: file)
            let match = try #require(text.firstMatch(of: #/name: "([a-z-]+)",\n\s*summary/#), "\(file) has no schema")
            return String(match.1)
        }
        #expect(!names.isEmpty)
        #expect(CheckRegistry.schemas.map(\.name).sorted() == names.sorted())
    }

    @Test(arguments: files) func `Each check's doc comment holds a rule that loads`(file: String) throws {
        let lines = try Self.text(of: file).split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex(of: "/// ```yaml"), "\(file) shows no rule")
        let yaml = lines[(start + 1)...].prefix { $0 != "/// ```" }.map { $0.dropFirst(4) }.joined(separator: "\n")
        let examples = "\nexamples:\n  bad: [{text: ⟦一⟧}, {text: ⟦二⟧}]\n  good: [{text: 三}, {text: 四}]\n"
        let marks = "⟦⟧".unicodeScalars
        let takesMarks = !["length", "required", "pair"].contains { yaml.contains("check: \($0)") }
        let text = yaml + (takesMarks ? examples : String(examples.filter { !marks.contains($0.unicodeScalars.first!) }))
        let pack = PackSource(location: "sample", files: [
            (path: "pack.yml", bytes: Array("id: sample\ntitle: 样例\nversion: 1.0.0\n".utf8)),
            (path: "rules/shown.yml", bytes: Array(text.utf8)),
        ])
        let outcome = PackLoader.standard.load(pack)
        #expect(outcome.diagnostics.map(\.message.english) == [])
        let rule = try #require(outcome.pack?.rules.first)
        #expect(RuleSet([rule]).diagnostics == [])
        #expect(file.lowercased().hasPrefix(rule.check.filter { $0 != "-" }.prefix(9)))
    }

    @Test func `Each parameter says in Chinese what it does`() {
        for schema in CheckRegistry.schemas {
            for text in [schema.summary] + schema.parameters.map(\.help) {
                #expect(text.hasSuffix("。") && text.unicodeScalars.contains { $0.properties.isIdeographic }, "\(schema.name): \(text)")
            }
        }
    }
}
