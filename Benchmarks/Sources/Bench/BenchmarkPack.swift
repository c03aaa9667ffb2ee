import Baguan
import Foundation

/// A rule pack of many entries on disk, as an organisation's own vocabulary would be, and the rule in it.
struct BenchmarkPack {
    let rule: Rule
    /// A settings file that names the pack and nothing else.
    let settings: URL

    init(phrases: [String], in folder: URL) throws {
        func write(_ text: String, _ path: String) throws {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let files = [
            ("pack.yml", "id: bench\ntitle: 测速\nversion: 1.0.0\nlanguage: zh\n"),
            ("tables/terms.csv", "find\n" + phrases.joined(separator: "\n") + "\n"),
            ("rules/terms.yml", """
                id: terms
                check: term
                title: 测速
                message: “{match}”
                severity: warning
                entries-from: ../tables/terms.csv
                examples:
                  bad:
                    - {text: "甲⟦\(phrases[0])⟧。"}
                    - {text: "乙⟦\(phrases[1])⟧。"}
                  good:
                    - {text: 学校。}
                    - {text: 老师。}

                """),
        ]
        for (path, text) in files { try write(text, "pack/" + path) }
        try write("packs: [./pack]\nlimits: {file-size: 4000000000}\n", ".baguan.yml")
        settings = folder.appending(path: ".baguan.yml")
        let source = PackSource(location: "bench", files: files.map { ($0.0, Array($0.1.utf8)) })
        let outcome = PackLoader.standard.load(source)
        guard let rule = outcome.pack?.rules.first else {
            throw CocoaError(.fileReadCorruptFile, userInfo: ["diagnostics": "\(outcome.diagnostics.prefix(3))"])
        }
        self.rule = rule
    }
}
