import Foundation
import Testing

/// Habits of the house that a machine can keep.
@Suite struct StyleTests {
    /// Files stay short enough to be read in one sitting. A longer one needs its reason here.
    static let longFiles: [String: String] = [:]

    @Test func filesAreShort() throws {
        for module in try Repository.folders(in: "Sources") {
            for file in try Repository.swiftFiles(in: "Sources/\(module)") where Self.longFiles[file.path] == nil {
                let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
                #expect(lines <= 400, "\(file.path) has \(lines) lines")
            }
        }
    }

    /// Words that say nothing; see the word list in CONTRIBUTING.md.
    @Test func typesHaveNamesThatSaySomething() throws {
        let vague = #/(?:struct|class|enum|actor|protocol)\s+\w*(?:Manager|Helper|Util|Utils|Processor|Common|Core|Item|Info)\b/#
        for module in try Repository.folders(in: "Sources") {
            for file in try Repository.swiftFiles(in: "Sources/\(module)") {
                #expect(file.text.firstMatch(of: vague) == nil, "\(file.path)")
            }
        }
    }

    @Test func chineseStringsUseChineseMarks() throws {
        // A proofreading tool that writes half-width commas between Han characters would be laughed at.
        let halfWidth = #/"[^"\\]*[\u{4E00}-\u{9FFF}][,;:!?](?=[\u{4E00}-\u{9FFF}“])[^"]*"/#
        for module in try Repository.folders(in: "Sources") {
            for file in try Repository.swiftFiles(in: "Sources/\(module)") {
                for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                    guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { continue }
                    #expect(line.firstMatch(of: halfWidth) == nil, "\(file.path):\(index + 1): \(line)")
                }
            }
        }
    }
}
