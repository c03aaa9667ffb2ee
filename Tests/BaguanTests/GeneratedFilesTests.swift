import Baguan
import Foundation
import Testing

/// Files that are made from the code and kept in the repository, because people and editors read them there.
@Suite struct GeneratedFilesTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every rule file names this schema in its first line, so that editors complete and check it.
    @Test func theSchemaBesideTheRulesIsCurrent() throws {
        let file = Self.root.appending(path: "Rules/rule.schema.json")
        let schema = Schemas.ruleSchema(checks: CheckRegistry.schemas)
        let current = schema.hasSuffix("\n") ? schema : schema + "\n"
        if ProcessInfo.processInfo.environment["BAGUAN_RECORD"] == "1" {
            try Data(current.utf8).write(to: file)
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(kept == current, "Rules/rule.schema.json is stale; BAGUAN_RECORD=1 swift test --filter GeneratedFilesTests")
    }
}
