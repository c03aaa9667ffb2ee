import Baguan
import BaguanTesting
import Foundation
import Testing

@testable import BaguanCLI

@Suite struct PackCacheTests {
    // MARK: - Records

    /// A value with all that is in it, as text; sets and dictionaries in one order.
    private static func text(of value: Any) -> String {
        let mirror = Mirror(reflecting: value)
        let parts = mirror.children.map { ($0.label.map { $0 + ": " } ?? "") + text(of: $0.value) }
        switch mirror.displayStyle {
        case nil: return String(reflecting: value)
        case .set, .dictionary: return "{" + parts.sorted().joined(separator: ", ") + "}"
        case .enum where parts.isEmpty: return String(reflecting: value)
        default: return "\(type(of: value))(" + parts.joined(separator: ", ") + ")"
        }
    }

    @Test("every bundled pack comes back whole, with whatever properties rules may be given", arguments: BundledPacks.ids)
    func roundTrip(id: String) throws {
        let pack = try #require(BundledPacks.load([id]).packs.first)
        let read = try PackRecord.pack(PackRecord.bytes(of: pack)[...])
        #expect(Self.text(of: read) == Self.text(of: pack))
    }

    /// 福 and its compatibility form are equal strings of different scalars.
    @Test("texts that are equal and not the same stay what they are") func equalTexts() throws {
        let wordings = ["\u{FA1B}", "\u{798F}"]
        let place = FilePlace(path: "a.yml", position: TextPosition(line: 1, column: 1))
        let rule = Rule(
            id: RuleID(pack: "own", name: "names"), check: "term", title: "", message: "", severity: .error,
            entries: [Entry(find: wordings, place: place)], place: place)
        let pack = RulePack(
            id: "own", title: "", version: "", language: "zh", owner: "", licence: "", description: "", rules: [rule], place: place)
        let read = try PackRecord.pack(PackRecord.bytes(of: pack)[...])
        #expect(read.rules[0].entries[0].find.map { $0.unicodeScalars.map(\.value) } == [[0xFA1B], [0x798F]])
    }

    @Test("no bytes trap", arguments: 0..<300) func recordsMayBeAnything(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var record = PackRecord.bytes(of: try #require(BundledPacks.load(["typos"]).packs.first))
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            record[Int.random(in: record.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        _ = try? PackRecord.pack(record[..<Int.random(in: 0...record.count, using: &random)])
    }

    // MARK: - Keeping

    /// A cache in a folder of its own, and a pack.
    private final class Trial {
        let folder = FileManager.default.temporaryDirectory.appending(path: "baguan-packs-\(UUID().uuidString)")
        var files = [
            "pack.yml": "id: own\ntitle: 自有\nversion: 1.0.0\n",
            "rules/names.yml": """
                id: names
                check: term
                title: 简称
                message: 写“{suggest}”
                severity: error
                entries:
                  - {find: 示例师大, suggest: 示例师范大学}
                examples:
                  bad:
                    - {text: 在⟦示例师大⟧。}
                    - {text: 去⟦示例师大⟧。}
                  good:
                    - {text: 在示例师范大学。}
                    - {text: 在师大。}

                """,
        ]
        var location = "own"

        deinit { try? FileManager.default.removeItem(at: folder) }

        func load(program: String = "one") -> PackLoader.Outcome {
            let source = PackSource(location: location, files: files.map { ($0.key, Array($0.value.utf8)) }.sorted { $0.path < $1.path })
            return PackCache(in: FilePath(folder.path), program: program).load(source, .path(location))
        }

        var kept: [URL] {
            (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        }
    }

    @Test("a pack is read once, and again when a file, its place or the program has changed") func keys() throws {
        let trial = Trial()
        #expect(trial.load().pack?.rules.first?.entries.first?.suggest == ["示例师范大学"])
        #expect(trial.kept.count == 1)
        #expect(trial.load().pack?.rules.first?.entries.first?.suggest == ["示例师范大学"])
        #expect(trial.kept.count == 1)

        _ = trial.load(program: "two")
        #expect(trial.kept.count == 2)
        trial.location = "elsewhere"
        #expect(trial.load().pack?.place.path == "elsewhere/pack.yml")
        trial.files["rules/names.yml"]?.replace("suggest: 示例师范大学", with: "suggest: 示例师范学院")
        #expect(trial.load().pack?.rules.first?.entries.first?.suggest == ["示例师范学院"])
        trial.files["rules/more.yml"] = trial.files["rules/names.yml"]?.replacingOccurrences(of: "id: names", with: "id: more")
        #expect(trial.load().pack?.rules.map(\.id.name) == ["more", "names"])
    }

    @Test("what is wrong with a pack is said each time") func mistakes() {
        let trial = Trial()
        trial.files["rules/names.yml"]?.replace("severity: error", with: "severity: grave")
        let first = trial.load().diagnostics
        #expect(!first.isEmpty)
        #expect(trial.kept.isEmpty)
        #expect(trial.load().diagnostics == first)
    }

    @Test("a damaged, cut or foreign file is not trusted but made anew", arguments: [0, 5, 15, 18, 23, 40, 200])
    func damage(at offset: Int) throws {
        let trial = Trial()
        _ = trial.load()
        let file = try #require(trial.kept.first)
        let good = try Data(contentsOf: file)
        var bad = good
        bad[offset] ^= 1
        for content in [bad, good.prefix(offset), Data("else".utf8), good + Data([0])] {
            try content.write(to: file)
            #expect(trial.load().pack?.rules.first?.entries.first?.suggest == ["示例师范大学"])
            #expect(try Data(contentsOf: file) == good)
        }
    }
}
