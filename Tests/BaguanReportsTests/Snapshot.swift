import Foundation
import Testing

/// Files with the expected output, one for each sample and format; `BAGUAN_RECORD=1` writes them.
enum Snapshot {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")

    static var isRecording: Bool { ProcessInfo.processInfo.environment["BAGUAN_RECORD"] == "1" }

    /// Compares `text` with the file `name`, and shows the first line that differs.
    static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = folder.appending(path: name)
        if isRecording {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        guard let recorded = try? Data(contentsOf: file) else {
            Issue.record("no snapshot \(name); record it with BAGUAN_RECORD=1", sourceLocation: sourceLocation)
            return
        }
        guard recorded != Data(text.utf8) else { return }
        let expected = String(decoding: recorded, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let actual = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(expected, actual).prefix { $0 == $1 }.count
        Issue.record(
            """
            \(name) differs from line \(line + 1) on
            expected: \(line < expected.count ? String(expected[line]) : "(end)")
            actual:   \(line < actual.count ? String(actual[line]) : "(end)")
            """, sourceLocation: sourceLocation)
    }
}
