import Baguan
import Foundation

/// What all the bundled packs cost beside their term rules alone, in one run: the rules take turns, draft by draft.
struct PackBenchmark {
    private let rounds: Int
    private let terms: Inspector
    private let all: Inspector
    private let sentences: [String]

    init(rounds: Int) {
        self.rounds = rounds
        let rules = BundledPacks.load().packs.flatMap(\.rules)
        let day = CalendarDate("2026-11-21")!
        terms = Inspector(rules: rules.filter { $0.check == "term" }, asOf: day)
        all = Inspector(rules: rules, asOf: day)
        // What the packs' own examples hold to be right is the kind of text that rules have to look at twice.
        sentences = rules.flatMap { $0.examples.good.map(\.text) }.filter { !$0.contains("---") }
    }

    /// - Parameters:
    ///   - folder: real drafts, if there are any at hand.
    ///   - filler: text in which no rule has much to look at.
    func report(folder: String?, filler: String) throws -> String {
        var table = Table(columns: ["MB", "term rules MB/s", "all packs MB/s", "all : term"])
        var corpora = [("generated text", [Array(filler.utf8)]), ("generated drafts", drafts(bytes: 4_000_000))]
        if let folder { corpora.append(("drafts of the folder", try Drafts.files(in: folder))) }
        for (name, drafts) in corpora { measure(name, drafts, into: &table) }
        return table.markdown
    }

    private func measure(_ name: String, _ drafts: [[UInt8]], into table: inout Table) {
        let megabytes = Double(drafts.reduce(0) { $0 + $1.count }) / 1e6
        var times: (terms: [Double], all: [Double]) = ([], [])
        for _ in 0..<rounds {
            var (ofTerms, ofAll) = (0.0, 0.0)
            for draft in drafts {
                ofTerms += Measurement.seconds { _ = try? terms.inspect(draft, path: "draft.md") }
                ofAll += Measurement.seconds { _ = try? all.inspect(draft, path: "draft.md") }
            }
            times.terms.append(ofTerms)
            times.all.append(ofAll)
        }
        let (termTime, allTime) = (Measurement.median(times.terms), Measurement.median(times.all))
        for cell in [
            String(format: "%.1f", megabytes), String(format: "%.1f", megabytes / termTime),
            String(format: "%.1f", megabytes / allTime), String(format: "1 : %.1f", allTime / termTime),
        ] { table.add(name, cell) }
    }

    /// Drafts of some fifty sentences each, drawn from the examples: headings now and then, paragraphs of one to five.
    private func drafts(bytes: Int) -> [[UInt8]] {
        var random = SplitMix64(seed: 3)
        var drafts: [[UInt8]] = []
        var total = 0
        while total < bytes {
            var draft = ""
            for _ in 0..<15 {
                for _ in 0...Int.random(in: 0...4, using: &random) { draft += sentences.randomElement(using: &random) ?? "" }
                draft += "\n\n"
            }
            drafts.append(Array(draft.utf8))
            total += draft.utf8.count
        }
        return drafts
    }
}
