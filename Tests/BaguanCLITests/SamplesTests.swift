import Baguan
import Foundation
import Testing

/// What newcomers see is what the program does: the samples beside their reports, and what the READMEs show and count.
///
/// With BAGUAN_RECORD=1 in the environment, reports, answers and numbers are written instead of compared: look at the
/// difference before you keep it.
@Suite struct SamplesTests {
    static let names: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: Checkout.file("samples").path)) ?? []
        return names.filter { draft(in: $0) != nil }.sorted()
    }()

    /// The sample full of wordings that are nearly wrong.
    static let cleanSample = "wechat-football-day"

    private static func draft(in sample: String) -> String? {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: Checkout.file("samples/\(sample)").path)) ?? []
        return files.sorted().first { $0.hasPrefix("draft.") }.map { "samples/\(sample)/\($0)" }
    }

    @Test func thereAreSamplesOfManyKinds() {
        for kind in ["wechat", "banner", "lecture", "bulletin", "display-board", "donation"] {
            #expect(Self.names.contains { $0.hasPrefix(kind + "-") }, "no sample of a \(kind)")
        }
    }

    @Test(arguments: names) func reportIsAsExpected(sample: String) throws {
        let draft = try #require(Self.draft(in: sample))
        let lines = try Checkout.answer(
            to: "baguan check \(draft) --config samples/.baguan.yml --format full --as-of 2026-11-20")
        let expected = Checkout.file("samples/\(sample)/expected.txt")
        try Checkout.compare(lines.joined(separator: "\n") + "\n", with: expected)
    }

    @Test func aGoodDraftStaysSilent() throws {
        let draft = try #require(Self.draft(in: Self.cleanSample))
        let command = "baguan check \(draft) --format full --as-of 2026-11-20 --quiet"
        #expect(try Checkout.answer(to: command) == [])
    }

    @Test func theSamplePackIsProvedByItsExamples() throws {
        let answer = try Stage().answer(to: "cd '\(Checkout.root.path)' && baguan test samples/rules/qinghe")
        #expect(answer.last == "[exit 0]", "\(answer)")
    }
}

/// The READMEs and the picture in them.
@Suite(.serialized) struct ReadmeTests {
    static let readmes = ["README.md", "README.zh-CN.md"]

    @Test(arguments: readmes) func commandsAnswerAsShown(readme: String) throws {
        let file = Checkout.file(readme)
        let language = readme == "README.md" ? "en" : "zh"
        let transcript = Transcript(try String(contentsOf: file, encoding: .utf8))
        var lines: [String] = []
        for part in transcript.parts {
            switch part {
            case .prose(let line): lines.append(line)
            case .file(let name, _, _, _): Issue.record("\(readme) has a file \(name)")
            case .console(let commands, let fence):
                lines.append(fence[0])
                for command in commands {
                    let answer = try Checkout.answer(to: command.line, language: language)
                    lines += ["$ " + command.line] + answer
                }
                lines.append(fence[1])
            }
        }
        try Checkout.compare(lines.joined(separator: "\n"), with: file)
    }

    @Test(arguments: readmes) func packsAreCountedRightly(readme: String) throws {
        let file = Checkout.file(readme)
        var text = try String(contentsOf: file, encoding: .utf8)
        for pack in BundledPacks.load().packs {
            let row = try #require(
                text.firstMatch(of: try Regex("(?m)^\\| `\(pack.id)` \\| [0-9]+ \\| [0-9]+ \\|")),
                "\(readme) has no row for \(pack.id)")
            let entries = pack.rules.map(\.entries.count).reduce(0, +)
            text.replaceSubrange(row.range, with: "| `\(pack.id)` | \(pack.rules.count) | \(entries) |")
        }
        try Checkout.compare(text, with: file)
    }

    @Test(arguments: readmes) func theSampleRuleIsShownAsItIs(readme: String) throws {
        let text = try String(contentsOf: Checkout.file(readme), encoding: .utf8)
        for part in ["tables/names.csv", "rules/names.yml"] {
            let shown = try String(contentsOf: Checkout.file("samples/rules/qinghe/\(part)"), encoding: .utf8)
                .trimmingCharacters(in: ["\u{FEFF}", "\n"])
            #expect(text.contains("\n\(shown)\n"), "\(readme) does not show \(part)")
        }
    }

    @Test(arguments: readmes) func theSettingsAreUnderstood(readme: String) throws {
        let text = try String(contentsOf: Checkout.file(readme), encoding: .utf8)
        let settings = try #require(text.firstMatch(of: #/\n```yaml\n(packs:[^`]*)```\n/#))
        let stage = try Stage()
        try stage.write(String(settings.1), to: ".baguan.yml")
        let pack = Checkout.file("samples/rules").path
        let answer = try stage.answer(to: "cp -r '\(pack)' rules && baguan config >config.txt")
        #expect(answer == ["[exit 0]"], "\(readme): \(answer)")
    }

    /// The lines under “As a library”, which must stay as they are shown.
    @Test func theLibraryIsUsedAsShown() throws {
        let rules = BundledPacks.load().packs.flatMap(\.rules)
        let inspector = Inspector(rules: rules, asOf: CalendarDate("2026-11-21")!)
        let inspection = try inspector.inspect(Array("国家卫计委近日发布通知。".utf8), path: "draft.txt")
        #expect(inspection.findings.map(\.ruleID.description) == ["institutions/renamed"])

        let own = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
        let readme = try String(contentsOf: Checkout.file("README.md"), encoding: .utf8)
        let shown = try #require(readme.firstMatch(of: #/import Baguan\n\n((?:let [^\n]*\n)+)/#))
        for line in shown.1.split(separator: "\n") { #expect(own.contains("        \(line)\n")) }
    }

    /// The picture holds its text; `make pictures` draws it anew.
    @Test func thePictureShowsTodaysOutput() throws {
        let picture = try String(contentsOf: Checkout.file("docs/check.svg"), encoding: .utf8)
        let text = try #require(picture.firstMatch(of: #/<desc>\$ ([^\n]*)\n([^<]*)</desc>/#))
        let lines = try Checkout.answer(to: "\(text.1) --lang zh")
        let shown = text.2.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        #expect(lines.joined(separator: "\n") == shown, "make pictures")
    }
}

/// The repository as it was checked out.
enum Checkout {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func file(_ path: String) -> URL { root.appending(path: path) }

    /// What a command says when it runs at the root, without its exit code.
    static func answer(to line: String, language: String = "zh") throws -> [String] {
        let line = "cd '\(root.path)' && export BAGUAN_LANG=\(language) && \(line)"
        return try Stage().answer(to: line).dropLast()
    }

    static var isRecording: Bool { ProcessInfo.processInfo.environment["BAGUAN_RECORD"] == "1" }

    static func compare(_ actual: String, with file: URL) throws {
        if isRecording {
            return try actual.write(to: file, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        let pairs = zip(
            expected.split(separator: "\n", omittingEmptySubsequences: false),
            actual.split(separator: "\n", omittingEmptySubsequences: false))
        for (number, (wanted, found)) in pairs.enumerated() where wanted != found {
            Issue.record("\(file.lastPathComponent):\(number + 1): expected \(wanted) and found \(found)")
            return
        }
        #expect(expected.count == actual.count, "\(file.path) is longer or shorter than what happens")
    }
}
