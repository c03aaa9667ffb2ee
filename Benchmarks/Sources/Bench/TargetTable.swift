/// What baguan is to reach beside other engines, what it reached in this run, and whether that is enough.
struct TargetTable {
    private var table = Table(columns: ["ours", "peer", "peer's", "ratio", "target", "met"])
    private(set) var isEmpty = true

    var markdown: String { table.markdown }

    mutating func add(_ outcomes: [EngineBenchmark.Outcome], of text: String) {
        for outcome in outcomes {
            let name = "\(text), \(outcome.list)"
            if outcome.list == "s-1000" {
                add(name, outcome, "hyperscan", outcome.ratio(to: "hyperscan"), 1)
            } else if outcome.list.hasPrefix("s-") {
                add(name, outcome, outcome.best?.name ?? "–", outcome.ratioToBest, 2.5)
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

    /// How fast two things were: the more, the better.
    mutating func add(_ name: String, speed: Double?, _ peer: String, _ other: Double?, _ target: Double) {
        add("\(name), \(peer)", ours: figure(speed) + " MB/s", peer, figure(other) + " MB/s", ratio(speed, other), target)
    }

    /// How long two things took: the less, the better.
    mutating func add(_ name: String, seconds: Double?, _ peer: String, _ other: Double?, _ target: Double) {
        func milliseconds(_ seconds: Double?) -> String { figure(seconds.map { $0 * 1_000 }, 1) + " ms" }
        add("\(name), \(peer)", ours: milliseconds(seconds), peer, milliseconds(other), ratio(other, seconds), target)
    }

    private func ratio(_ above: Double?, _ below: Double?) -> Double? { above.flatMap { above in below.map { above / $0 } } }

    private mutating func add(
        _ name: String, _ outcome: EngineBenchmark.Outcome, _ peer: String, _ ratio: Double?, _ target: Double
    ) {
        add(name, speed: outcome.scanner, peer, ratio.map { outcome.scanner / $0 }, target)
    }

    private mutating func add(
        _ row: String, ours: String, _ peer: String, _ other: String, _ ratio: Double?, _ target: Double
    ) {
        isEmpty = false
        let isMet = ratio.map { $0 >= target ? "yes" : "no" } ?? "–"
        for cell in [ours, peer, other, figure(ratio, 2) + "×", "≥ \(target)×", isMet] { table.add(row, cell) }
    }
}
