import BaguanFindings
import BaguanTesting
import BaguanText
import Testing

@testable import BaguanRules

/// Whatever the bytes, a loader answers with diagnostics whose places lie in the file, and never traps.
@Suite struct FuzzTests {
    private static let pieces: [String] = [
        "id: a\n", "check: term\n", "check: length\n", "entries:\n", "  - ", "- ", "find: ", "{", "}", "[", "]", ", ", ": ",
        "⟦", "⟧", "examples:\n", "  bad:\n", "  good:\n", "    - {text: ⟦甲⟧}\n", "&a ", "*a ", "!t ", "<<: ", "\"", "'", "|\n",
        "\t", "\r\n", "\r", "\n", "\u{2028}", "\u{FEFF}", "👨‍👩‍👧", "e\u{301}", "\0", "---\n", "#", "2018-13", "{match}", "{",
        ";", "；", ",", "until: ", "from: ", "within: ", "entries-from: ../tables/a.csv\n", "except: {within: [甲]}\n", "%YAML 1.2\n",
    ]

    private func input(using random: inout SeededGenerator) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            if Int.random(in: 0..<12, using: &random) == 0 {
                bytes.append(UInt8.random(in: 0...255, using: &random))
            } else {
                bytes += Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
            }
        }
        return bytes
    }

    /// A sound file with some bytes changed, dropped or doubled.
    private func mutant(of text: String, using random: inout SeededGenerator) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard !bytes.isEmpty else { break }
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.insert(contentsOf: Array((Self.pieces.randomElement(using: &random) ?? "").utf8), at: place)
            default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
            }
        }
        return bytes
    }

    private func expectSound(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics {
            #expect(!diagnostic.message.chinese.isEmpty && !diagnostic.message.english.isEmpty)
            if let excerpt = diagnostic.excerpt {
                #expect(excerpt.marked.lowerBound >= 0)
                #expect(excerpt.marked.upperBound <= excerpt.line.unicodeScalars.count)
                #expect(!excerpt.line.unicodeScalars.contains("\n"))
            }
            if let position = diagnostic.position { #expect(position.line >= 1 && position.column >= 1) }
        }
    }

    @Test func `Random packs never trap the loader`() {
        var random = SeededGenerator(seed: 1)
        let table = "find,suggest,from,until\n甲,\"乙\",,2018\n"
        for round in 0..<1_500 {
            let source = PackSource(location: "p", files: [
                ("pack.yml", round % 2 == 0 ? input(using: &random) : Array("id: a\ntitle: b\nversion: c\n".utf8)),
                ("rules/a.yml", input(using: &random)),
                ("rules/b.yml", mutant(of: soundRule, using: &random)),
                ("tables/a.csv", mutant(of: table, using: &random)),
            ])
            expectSound(PackLoader(checks: sampleChecks).load(source).diagnostics)
        }
    }

    @Test func `Random tables, settings and front matter never trap their readers`() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<1_500 {
            let bytes = input(using: &random)
            var log = ProblemLog()
            var collector = EntryCollector(fold: Folding.foldWording, ruleExceptions: Exceptions())
            EntryTable.read(Array("find,suggest\n".utf8) + bytes, path: "a.csv", into: &collector, log: &log)
            expectSound(log.diagnostics)
            let outcome = SettingsLoader { path throws(PackSource.ReadError) in bytes }.load(".baguan.yml")
            expectSound(outcome.diagnostics)
            let source = SourceFile(path: "a.md", text: "---\n" + String(decoding: bytes, as: UTF8.self) + "---\n")
            var diagnostics: [Diagnostic] = []
            _ = PublicationMetadata(
                frontMatter: Range(utf8: 4..<(source.utf8.count - 4)), of: source, diagnostics: &diagnostics)
            expectSound(diagnostics)
            _ = IgnoreList(String(decoding: bytes, as: UTF8.self), path: "i", diagnostics: &diagnostics).ignores("a/b")
        }
    }
}
