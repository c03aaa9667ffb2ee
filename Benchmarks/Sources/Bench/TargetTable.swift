/// What the scanner is to reach beside other engines, what it reached in this run, and whether that is enough.
struct TargetTable {
    private var table = Table(columns: ["ours, MB/s", "peer", "peer, MB/s", "ratio", "target", "met"])

    var markdown: String { table.markdown }

    mutating func add(_ outcomes: [EngineBenchmark.Outcome], of text: String) {
        for outcome in outcomes {
            let name = "\(text), \(outcome.list)"
            if outcome.list == "s-1000" {
                add(name, outcome, "hyperscan", outcome.ratio(to: "hyperscan"), 1)
            } else if outcome.list.hasPrefix("s-") {
                add(name, outcome, outcome.best?.name ?? "–", outcome.ratioToBest, 2.5)
                add(name, outcome, "ripgrep -F -f", outcome.ratio(to: "ripgrep -F -f"), 10)
            } else {
                add(name, outcome, "daachorse", outcome.ratio(to: "daachorse"), 1.5)
            }
            add(name, outcome, "best + folding", outcome.ratioToBestWithFolding, 3)
        }
    }

    /// The adversarial list, and the text of letters.
    mutating func addOthers(_ outcomes: [EngineBenchmark.Outcome]) {
        for (outcome, target) in zip(outcomes, [0.8, 1]) {
            add(outcome.list, outcome, "daachorse", outcome.ratio(to: "daachorse"), target)
        }
    }

    private mutating func add(
        _ name: String, _ outcome: EngineBenchmark.Outcome, _ peer: String, _ ratio: Double?, _ target: Double
    ) {
        let row = "\(name), \(peer)"
        table.add(row, figure(outcome.scanner))
        table.add(row, peer)
        table.add(row, figure(ratio.map { outcome.scanner / $0 }))
        table.add(row, figure(ratio, 2) + "×")
        table.add(row, "≥ \(target)×")
        table.add(row, ratio.map { $0 >= target ? "yes" : "no" } ?? "–")
    }
}
