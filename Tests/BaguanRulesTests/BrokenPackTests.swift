import BaguanFindings
import Foundation
import Testing

@testable import BaguanRules

/// Each folder under `Fixtures` is a broken pack; `expected.txt` beside its files says what a person is shown.
@Suite struct BrokenPackTests {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    static let names = (try? FileManager.default.contentsOfDirectory(atPath: fixtures.path))?.sorted() ?? []

    static func load(_ name: String) throws -> PackLoader.Outcome {
        var source = try PackSource.folder(fixtures.appendingPathComponent(name).path)
        source.location = ""
        return PackLoader(checks: sampleChecks).load(source)
    }

    @Test(arguments: names) func `A broken pack gives exactly these diagnostics`(name: String) throws {
        let outcome = try Self.load(name)
        let expected = Self.fixtures.appendingPathComponent(name + "/expected.txt")
        #expect(render(outcome.diagnostics) + "\n" == (try String(contentsOf: expected, encoding: .utf8)))
    }

    @Test func `No rule with an error is in the pack`() throws {
        for name in Self.names {
            let outcome = try Self.load(name)
            let broken = Set(outcome.diagnostics.filter { $0.level == .error }.compactMap(\.filePath))
            for rule in outcome.pack?.rules ?? [] {
                #expect(!broken.contains(rule.place.path))
            }
        }
    }

    @Test func `Every kind of problem with rule files is met by a fixture`() throws {
        let met = Set(try Self.names.flatMap { try Self.load($0).diagnostics.map(\.code) })
        #expect(Set(Self.codes).subtracting(met) == [])
    }

    /// Those of text as such (encodings, size) have tests of their own.
    static let codes = [
        "bad-date", "bad-id", "bad-mark-pair", "bad-url", "column-separator", "duplicate-column", "duplicate-field", "duplicate-rule",
        "empty-example", "empty-file", "empty-find", "empty-rule", "empty-table", "empty-value",
        "example-without-marks", "few-examples", "field-not-for-check", "field-order", "full-width-colon", "impossible-date", "leaves-pack",
        "marks-not-expected", "missing-column", "missing-field", "missing-pack-file", "missing-table", "never-matches",
        "no-rules", "reversed-period", "same-entry", "suggests-itself", "text-after-quote", "too-many-cells",
        "unbalanced-marks", "unclosed-quote", "unknown-check", "unknown-choice", "unknown-column",
        "unknown-expectation", "unknown-field", "unknown-kind", "unknown-placeholder", "unknown-role",
        "unknown-severity", "wrong-type", "yaml-alias", "yaml-anchor", "yaml-documents", "yaml-key", "yaml-merge-key",
        "yaml-syntax", "yaml-tag", "yaml-too-deep",
    ]
}
