import Baguan
import Foundation

/// What the check `suspect` costs beside the whole inspection without it, in one run; the two take turns.
struct SuspectBenchmark {
    private let rounds: Int
    private let baguan: String
    private let folder: URL
    private let without: Inspector
    private let with: Inspector
    private let alone: Inspector
    private let sentences: [String]

    init(rounds: Int, baguan: String, folder: URL) {
        (self.rounds, self.baguan, self.folder) = (rounds, baguan, folder)
        let rules = BundledPacks.load().packs.flatMap(\.rules)
        let day = CalendarDate("2026-11-21")!
        without = Inspector(rules: rules, asOf: day)
        let asked = RuleSelection(added: ["typos/suspects"]).active(among: rules)
        with = Inspector(rules: asked, asOf: day)
        alone = Inspector(rules: asked.filter { $0.id.description == "typos/suspects" }, asOf: day)
        sentences = rules.flatMap { $0.examples.good.map(\.text) }.filter { !$0.contains("---") }
    }

    /// - Parameter filler: text drawn by chance, in which everything is a surprise: the worst there is.
    func report(filler: String) throws -> String {
        var random = SplitMix64(seed: 5)
        var ordinary = ""
        while ordinary.utf8.count < 4_000_000 { ordinary += (sentences.randomElement(using: &random) ?? "") + "\n" }
        var table = Table(columns: ["suspects alone MB/s", "all else MB/s", "all MB/s", "peak memory without, with MB"])
        for (name, text) in [("examples of the packs", ordinary), ("generated text", String(filler.prefix(1_000_000)))] {
            let draft = Array(text.utf8)
            let times = [alone, without, with].map { inspector in
                Measurement.median((0..<rounds).map { _ in Measurement.seconds { _ = try? inspector.inspect(draft, path: "draft.txt") } })
            }
            let file = folder.appending(path: "suspects.txt")
            try Data(draft).write(to: file)
            let command = [baguan, "check", "--isolated", "--exit-zero", "--no-cache", "-q", file.path()]
            let peaks = [command, command + ["--extend-select", "typos/suspects"]].map { Measurement.run($0)?.peakMegabytes }
            for time in times { table.add(name, String(format: "%.1f", Double(draft.count) / 1e6 / time)) }
            table.add(name, peaks.map { figure($0) }.joined(separator: ", "))
        }
        return table.markdown
    }
}
