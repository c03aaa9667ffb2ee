import Foundation
import Testing

/// Plays every file in `Transcripts/`. With BAGUAN_RECORD=1 in the environment, answers are written instead of compared:
/// look at the difference before you keep it.
@Suite struct TranscriptTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".md") }.sorted()
    }()

    @Test func thereAreTranscripts() {
        #expect(!Self.names.isEmpty)
    }

    @Test(arguments: names) func answersAreAsWritten(name: String) throws {
        let file = Self.folder.appending(path: name)
        let written = try String(contentsOf: file, encoding: .utf8)
        let played = try Transcript(written).played(in: try Stage())
        if ProcessInfo.processInfo.environment["BAGUAN_RECORD"] == "1" {
            try played.write(to: file, atomically: true, encoding: .utf8)
            return
        }
        let expected = written.split(separator: "\n", omittingEmptySubsequences: false)
        let actual = played.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, (wanted, found)) in zip(expected, actual).enumerated() where wanted != found {
            Issue.record("\(name):\(index + 1): expected \(wanted) and found \(found)")
            return
        }
        #expect(expected.count == actual.count, "\(name) is longer or shorter than what happens")
    }
}
