import Baguan
import Foundation
import Testing

/// Files that are made from the code and kept in the repository, because people and editors read them there.
@Suite struct GeneratedFilesTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Rule files and the files in `Defaults/` name their schema in their first line, so that editors complete and check them.
    @Test(arguments: ["Rules/rule.schema.json", "Defaults/policy.schema.json", "Defaults/roster.schema.json"])
    func theSchemaBesideTheFilesIsCurrent(path: String) throws {
        let schema =
            switch path {
            case "Defaults/policy.schema.json": ApprovalSchemas.policy
            case "Defaults/roster.schema.json": ApprovalSchemas.roster
            default: Schemas.ruleSchema(checks: CheckRegistry.schemas)
            }
        let file = Self.root.appending(path: path)
        let current = schema.hasSuffix("\n") ? schema : schema + "\n"
        if ProcessInfo.processInfo.environment["BAGUAN_RECORD"] == "1" {
            try Data(current.utf8).write(to: file)
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(kept == current, "\(path) is stale; BAGUAN_RECORD=1 swift test --filter GeneratedFilesTests")
    }
}
