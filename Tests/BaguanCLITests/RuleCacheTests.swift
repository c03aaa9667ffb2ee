import Baguan
import BaguanTesting
import Foundation
import Testing

@testable import BaguanCLI

/// Rules that were made ready by an earlier run: what is found with them is what is found without.
@Suite struct RuleCacheTests {
    private static let rules = BundledPacks.load().packs.flatMap(\.rules)
    private static let asOf = CalendarDate(year: 2026, month: 11, day: 20)

    /// A cache in a folder of its own.
    private final class Trial {
        let folder = FileManager.default.temporaryDirectory.appending(path: "baguan-rules-\(UUID().uuidString)")

        deinit { try? FileManager.default.removeItem(at: folder) }

        func ruleSet(_ rules: [Rule], program: String = "one", of digest: String = "rules") -> RuleSet {
            RuleCache(in: FilePath(folder.path), program: program, rules: Digest(of: Array(digest.utf8))).ruleSet(rules)
        }

        var files: [URL] {
            let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            return (found ?? []).sorted { $0.path < $1.path }
        }
    }

    private static func findings(_ rules: RuleSet, in text: String) throws -> [Finding] {
        let inspector = Inspector(rules: rules, asOf: try #require(asOf))
        return try inspector.inspect(Array(text.utf8), path: "a.md").findings
    }

    /// What the rules call wrong and right, a few sentences at a time.
    private static let texts: [String] = {
        let examples = rules.flatMap { $0.examples.bad + $0.examples.good }.map { example in
            example.text.filter { $0 != "⟦" && $0 != "⟧" }
        }
        return stride(from: 0, to: examples.count, by: 40).map { examples[$0..<min($0 + 40, examples.count)].joined(separator: "\n\n") }
    }()

    @Test("the examples of all bundled rules are judged alike by rules just made and by rules that were kept")
    func findsTheSame() throws {
        let trial = Trial()
        let fresh = trial.ruleSet(Self.rules)
        #expect(trial.files.count == 1)
        let kept = trial.ruleSet(Self.rules)
        #expect(kept.rules.map(\.id) == fresh.rules.map(\.id))
        for text in Self.texts {
            let expected = try Self.findings(fresh, in: text)
            #expect(try Self.findings(kept, in: text) == expected)
        }
        #expect(try Self.texts.contains { try !Self.findings(fresh, in: $0).isEmpty })
    }

    @Test("other rules and other programs have files of their own") func keys() {
        let trial = Trial()
        let rules = Array(Self.rules.prefix(3))
        _ = trial.ruleSet(rules)
        _ = trial.ruleSet(rules)
        #expect(trial.files.count == 1)
        _ = trial.ruleSet(rules, of: "others")
        _ = trial.ruleSet(rules, program: "two")
        #expect(trial.files.count == 3)
    }

    @Test("what a check finds wrong with its rule is said each time") func mistakes() throws {
        let trial = Trial()
        let place = FilePlace(path: "a.yml", position: TextPosition(line: 1, column: 1))
        let parameters = Parameters(["pattern": .init(value: .string("(没有合上"), place: place)])
        let rule = Rule(
            id: RuleID(pack: "own", name: "open"), check: "pattern", title: "", message: "", severity: .error,
            parameters: parameters, place: place)
        for _ in 0..<2 { #expect(trial.ruleSet([rule]).diagnostics.count == 1) }
        #expect(trial.files.isEmpty)
    }

    @Test("a damaged, cut or foreign file is not trusted but made anew, whichever of its bytes it is") func damage() throws {
        let trial = Trial()
        let rules = Self.rules.filter { $0.id.pack == "institutions" }
        let text = "国家卫计委的通知。"
        let expected = try Self.findings(trial.ruleSet(rules), in: text)
        #expect(expected.count == 1)
        let file = try #require(trial.files.first)
        let good = try Data(contentsOf: file)
        let places = Array(0..<40) + stride(from: 40, to: good.count, by: good.count / 60)
        for index in places {
            var bad = good
            bad[index] ^= 1 << UInt8(index % 8)
            for content in [bad, good.prefix(index), Data("else".utf8)] {
                try content.write(to: file)
                #expect(try Self.findings(trial.ruleSet(rules), in: text) == expected, "byte \(index)")
                #expect(trial.files.isEmpty, "byte \(index)")
            }
        }
        _ = trial.ruleSet(rules)
        #expect(try Data(contentsOf: file) == good)
    }

    @Test("what was made for fewer rules is made anew") func otherRules() throws {
        let trial = Trial()
        let rules = Self.rules.filter { $0.id.pack == "institutions" }
        _ = trial.ruleSet(Array(rules.dropLast()))
        #expect(try Self.findings(trial.ruleSet(rules), in: "国家卫计委的通知。").count == 1)
    }
}
